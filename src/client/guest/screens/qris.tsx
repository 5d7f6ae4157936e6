/**
 * Paying an order by QRIS: its code with the amount filled in, the guest's word that it was sent, and that it has come. The word
 * waits in the outbox like an order does; the code is drawn with a network, without which no bank could be paid either.
 */
import { useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { DrawnQr } from '../../ui/drawn-qr.tsx'
import { CHECK, CLOCK, Icon } from '../../ui/icon.tsx'
import type { GuestState } from '../first/state.ts'
import { claim } from '../ordering.ts'
import { Notice, wordsOf } from './parts.tsx'
import { isClaiming } from './waiting.ts'

export function PayByQris({ state, order }: { state: GuestState; order: OrderView }) {
  const { qris: words } = wordsOf(state)
  const [again, setAgain] = useState(false)
  const { qris } = order
  if (qris === undefined)
    return order.payment === 'qris' && order.state === 'placed' ? (
      <p class="hint narrow">{words.soon}</p>
    ) : null
  const total = formatRupiah(qris.amount)
  if (qris.state === 'paid') return <Notice icon={CHECK}>{words.paid(total)}</Notice>
  const claiming = isClaiming(state, order.id)
  const isSaid = claiming || qris.state === 'claimed'
  return (
    <section class="sheet qris">
      <h2>{words.title(total)}</h2>
      {isSaid && <Notice icon={CLOCK}>{claiming ? words.claiming : words.claimed}</Notice>}
      {(!isSaid || again) && <Code state={state} qris={qris} total={total} />}
      {isSaid ? (
        !again && (
          <button type="button" class="button quiet" onClick={() => setAgain(true)}>
            {words.again}
          </button>
        )
      ) : (
        <button type="button" class="button wide" onClick={() => void claim(order.id)}>
          <Icon d={CHECK} />
          {words.claim}
        </button>
      )}
    </section>
  )
}

interface CodeProps {
  readonly state: GuestState
  readonly qris: NonNullable<OrderView['qris']>
  readonly total: string
}

function Code({ state, qris: { code, to = '' }, total }: CodeProps) {
  const { qris: words } = wordsOf(state)
  if (code === undefined) return <p>{words.noCode}</p>
  return (
    <>
      <DrawnQr text={code} label={words.code(total, to)} instead={words.noCode} />
      <p>{words.help(to)}</p>
    </>
  )
}
