/** How an order is paid, until its kwitansi is issued: changed by a tap, and back by another. */
import type { OrderView } from '../../../contract/order.ts'
import { repayable } from '../../../domain/repaying.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { Choices } from '../parts/choices.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { wallTime } from '../time.ts'

export function PaysBy({ order }: { readonly order: OrderView }) {
  const { say, language } = useSpeech()
  const { outlet, steps } = useDesk()
  const ways = repayable(order, outlet.payments)
  const last = order.repaid?.filter(({ from, to }) => from !== to).slice(-1)[0]
  // What was seen at the bank is paid: the server takes nothing else.
  if (ways.length < 2 || order.qris?.state === 'paid') return null
  return (
    <>
      <Choices
        name={`pays-${order.id}`}
        legend={say.paysBy}
        options={ways}
        words={say.ways}
        value={order.payment}
        onChoose={way => steps.pay(order, way)}
        flat
      />
      {last !== undefined && (
        <small class="num">
          {say.paidAs(say.ways[last.from], last.by, wallTime(toMilliseconds(last.at), outlet.zone, language))}
        </small>
      )}
    </>
  )
}
