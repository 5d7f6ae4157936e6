/**
 * The stay moves with its phones; its open orders follow it. The old room's tablet is no longer one of the stay. Two stays that swap
 * do so in one act: each is in one room at any moment that others can see.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { apply } from '../../../domain/order.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Stay } from '../../../domain/stay.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { openOrdersOfStay, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { endTabletSessions } from '../../storage/statements/stays/sessions.ts'
import { moveStay, stayIn } from '../../storage/statements/stays/stays.ts'
import type { Transaction } from '../../storage/storage.ts'
import { closedNow } from '../city/close-rooms.ts'
import { stayCode } from '../city/codes.ts'
import type { World } from '../world.ts'
import type { CheckedIn } from './check-in.ts'

type Hand = ActorOf<'clerk' | 'manager'>

export async function moveRoom(
  world: World,
  clerk: Hand,
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
    const moved = { stay: stay.id, stayCode: stayCode(world.keys, outlet.slug, stay.id), room: to }
    if (from === to) return ok(moved)
    if ((await stayIn(sql, outlet.slug, to)) !== null) return refuse('room-occupied', { room: to })
    const nowMs = world.clock.now()
    const closure = await closedNow(sql, outlet, to, nowMs)
    if (closure !== null) return refuse('room-closed', closure)
    await moveStay(sql, outlet.slug, stay.id, to)
    await follow(sql, clerk, stay, to, nowMs)
    return ok(moved)
  })
}

export interface StayThere {
  readonly room: RoomName
  readonly stay: StayId
}

/** In no room while the other takes its place: a room has one stay at a time. */
const BETWEEN: RoomName = ''

/** Each named with its room as it was shown: the same again is done once, and what somebody else has done meanwhile is not undone. */
export async function swapRooms(
  world: World,
  clerk: Hand,
  one: StayThere,
  other: StayThere,
): Promise<Result<{ rooms: StayThere[] }, 'unknown-room' | 'changed-meanwhile' | 'room-closed' | 'invalid'>> {
  const { outlet } = clerk
  if (one.room === other.room || one.stay === other.stay)
    return refuse('invalid', { pointer: '/with', reason: 'another room with another stay' })
  return world.storage.write(outlet.slug, async sql => {
    for (const { room } of [one, other]) {
      if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room', { room })
    }
    const [here, there] = [
      await stayIn(sql, outlet.slug, one.room),
      await stayIn(sql, outlet.slug, other.room),
    ]
    const swapped = [
      { room: other.room, stay: one.stay },
      { room: one.room, stay: other.stay },
    ]
    if (here?.id === other.stay && there?.id === one.stay) return ok({ rooms: swapped })
    if (here?.id !== one.stay || there?.id !== other.stay) return refuse('changed-meanwhile')
    const nowMs = world.clock.now()
    for (const { room } of [one, other]) {
      const closure = await closedNow(sql, outlet, room, nowMs)
      if (closure !== null) return refuse('room-closed', { room, ...closure })
    }
    await moveStay(sql, outlet.slug, here.id, BETWEEN)
    await moveStay(sql, outlet.slug, there.id, one.room)
    await moveStay(sql, outlet.slug, here.id, other.room)
    await follow(sql, clerk, here, other.room, nowMs)
    await follow(sql, clerk, there, one.room, nowMs)
    return ok({ rooms: swapped })
  })
}

/** What a stay has goes where it has gone, and whoever listens is told. */
async function follow(
  sql: Transaction,
  clerk: Hand,
  { id: stay, room: from }: Stay,
  to: RoomName,
  nowMs: number,
): Promise<void> {
  const { slug } = clerk.outlet
  await endTabletSessions(sql, slug, from)
  const { read: orders } = await openOrdersOfStay(sql, slug, stay)
  for (const order of orders) {
    await saveOrder(sql, slug, apply(order, { type: 'moved', room: to }))
    await addEvent(sql, slug, { kind: 'order', stay, subject: order.id }, nowMs)
  }
  await addEvent(sql, slug, { kind: 'stay', stay, subject: to }, nowMs)
  const changed = { room: { from, to } }
  await addAct(sql, slug, { actor: clerk, what: 'move', on: stay, changed }, nowMs)
}
