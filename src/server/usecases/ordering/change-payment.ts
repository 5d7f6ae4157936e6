/** At the door it is paid otherwise than was said: the order says so from then on, to its guest, the board and its kwitansi. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { DeedId, OrderId } from '../../../domain/ids.ts'
import { apply, type Order } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { decideRepaying } from '../../../domain/repaying.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver } from '../../../domain/stay.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { findStay } from '../../storage/statements/stays/stays.ts'
import type { World } from '../world.ts'

/** `id`: made on the device. Repeated, it answers the order as it is and changes nothing. */
export async function changePayment(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  orderId: OrderId,
  { id: deed, payment }: { readonly id: DeedId; readonly payment: PaymentMethod },
): Promise<Result<Order, 'unknown-order' | 'wrong-state' | 'stay-ended' | 'invalid' | 'full'>> {
  const { outlet, staff: by } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null) return refuse('unknown-order')
    const nowMs = world.clock.now()
    const stay = await findStay(sql, outlet.slug, order.stay)
    const decided = decideRepaying(
      order,
      { deed, payment, at: toTimestamp(nowMs), by },
      { accepted: outlet.payments, isBillOpen: stay !== null && !isOver(stay) },
    )
    if (!decided.ok) return decided
    if (decided.value === null) return ok(order)
    const next = apply(order, decided.value)
    await saveOrder(sql, outlet.slug, next)
    if (next.payment === order.payment) return ok(next)
    await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
    const changed = { payment: { from: order.payment, to: next.payment }, total: order.total }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'change-payment', on: order.id, changed }, nowMs)
    return ok(next)
  })
}
