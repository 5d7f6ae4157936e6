/** An order's money by QRIS: the clerk's word that it was seen in the hotel's own banking app, and the code for its slip. */
import { useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { ask } from '../../platform/api.ts'
import { DrawnQr } from '../../ui/drawn-qr.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'

/** It may be tapped again after a cut: said twice, it is said once. */
export function ConfirmMoney({ order, quiet = false }: { order: OrderView; quiet?: boolean }) {
  const { say, problem } = useSpeech()
  const { outlet, live } = useDesk()
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const { qris } = order
  if (qris === undefined || qris.state === 'paid') return null
  async function confirm(): Promise<void> {
    const address = `/api/desk/orders/${order.id}/confirm` as const
    const reply = await ask<'confirmPayment'>('POST', address, { outlet: outlet.slug })
    setTrouble(reply.ok ? null : reply.code)
    if (reply.ok) live.answered(reply.value.order)
  }
  return (
    <>
      <button
        type="button"
        class={quiet ? 'button quiet' : 'button'}
        aria-label={say.money.confirmOf(formatRupiah(qris.amount), order.room)}
        onClick={() => void confirm()}
      >
        {say.money.confirm}
      </button>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
    </>
  )
}

/** Where the guest has paid, or says so, what is not brought has to be given back. */
export function MoneyBack({ order: { qris } }: { order: OrderView }) {
  const { say } = useSpeech()
  if (qris === undefined || qris.state === 'due') return null
  return <p class="trouble">{say.money.back(formatRupiah(qris.amount))}</p>
}

export function SlipCode({ order: { qris } }: { order: OrderView }) {
  const { say } = useSpeech()
  if (qris?.code === undefined) return null
  const label = say.money.code(formatRupiah(qris.amount))
  return (
    <>
      <DrawnQr text={qris.code} label={label} instead="" />
      <p>
        {label} · {qris.to}
      </p>
    </>
  )
}
