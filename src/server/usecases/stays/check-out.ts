/** A stay ends, on every device. Open orders are asked for first; kept ones stay on the board and are paid in cash. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { apply, type Order } from '../../../domain/order.ts'
import { PAYMENTS } from '../../../domain/payment.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/outlets.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { openOrdersOfStay, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { endStay, stayIn } from '../../storage/statements/stays/stays.ts'
import type { World } from '../world.ts'

export interface CheckedOut {
  readonly stay: StayId
  /** Orders still open, on the board without their guest. */
  readonly kept: readonly string[]
}

export async function checkOut(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  room: RoomName,
  open: 'ask' | 'keep' = 'ask',
): Promise<Result<CheckedOut, 'unknown-room' | 'no-stay' | 'open-orders'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const stay = await stayIn(sql, outlet.slug, room)
    if (stay === null) return refuse('no-stay')
    const { read: orders, unreadable } = await openOrdersOfStay(sql, outlet.slug, stay.id)
    const kept = [...orders.map(order => order.id), ...unreadable]
    if (kept.length > 0 && open === 'ask') return refuse('open-orders', { orders: kept })
    const nowMs = world.clock.now()
    for (const order of orders) {
      await saveOrder(sql, outlet.slug, rebilled(order))
      await addEvent(sql, outlet.slug, { kind: 'order', stay: stay.id, subject: order.id }, nowMs)
    }
    await endStay(sql, outlet.slug, stay.id, nowMs)
    await addEvent(sql, outlet.slug, { kind: 'stay', stay: stay.id, subject: room }, nowMs)
    const changed = { room: { from: room, to: null }, kept: kept.length }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'check-out', on: stay.id, changed }, nowMs)
    return ok({ stay: stay.id, kept })
  })
}

function rebilled(order: Order): Order {
  const payment = PAYMENTS[order.payment].afterStay
  return payment === order.payment ? order : apply(order, { type: 'rebilled', payment })
}
