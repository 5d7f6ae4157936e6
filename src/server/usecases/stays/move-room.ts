/** The stay moves with its phones; its open orders follow it. The old room's tablet is no longer one of the stay. */
import type { ActorOf } from '../../../domain/actor.ts'
import { apply } from '../../../domain/order.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { openOrdersOfStay, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { endTabletSessions } from '../../storage/statements/stays/sessions.ts'
import { moveStay, stayIn } from '../../storage/statements/stays/stays.ts'
import { closedNow } from '../city/close-rooms.ts'
import { stayCode } from '../city/codes.ts'
import type { World } from '../world.ts'
import type { CheckedIn } from './check-in.ts'

export async function moveRoom(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  from: string,
  to: string,
): Promise<Result<CheckedIn, 'unknown-room' | 'no-stay' | 'room-occupied' | 'room-closed'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    for (const room of [from, to]) {
      if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room', { room })
    }
    const stay = await stayIn(sql, outlet.slug, from)
    if (stay === null) return refuse('no-stay')
    if (from !== to && (await stayIn(sql, outlet.slug, to)) !== null)
      return refuse('room-occupied', { room: to })
    const nowMs = world.clock.now()
    const closure = from === to ? null : await closedNow(sql, outlet, to, nowMs)
    if (closure !== null) return refuse('room-closed', closure)
    await moveStay(sql, outlet.slug, stay.id, to)
    if (from !== to) await endTabletSessions(sql, outlet.slug, from)
    const { read: orders } = await openOrdersOfStay(sql, outlet.slug, stay.id)
    for (const order of orders) {
      await saveOrder(sql, outlet.slug, apply(order, { type: 'moved', room: to }))
      await addEvent(sql, outlet.slug, { kind: 'order', stay: stay.id, subject: order.id }, nowMs)
    }
    await addEvent(sql, outlet.slug, { kind: 'stay', stay: stay.id, subject: to }, nowMs)
    const done = { actor: clerk, what: 'move', on: stay.id, changed: { room: { from, to } } } as const
    if (from !== to) await addAct(sql, outlet.slug, done, nowMs)
    return ok({ stay: stay.id, stayCode: stayCode(world.keys, outlet.slug, stay.id), room: to })
  })
}
