/** Rooms are out of order for some days, or in order again. None is ever taken away, and their codes stay good. */
import type { ChangedRooms } from '../../../contract/rooms.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { type Closure, type ClosureWish, closeAnew, isClosed } from '../../../domain/closure.ts'
import type { RoomName } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addClosure, closureOf, closuresFrom, endClosure } from '../../storage/statements/city/closures.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { presentStays } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { businessDayOf, type World } from '../world.ts'
import { roomTiles } from './find-rooms.ts'

/** Why nobody is checked in there today; `null`: it is in order. */
export async function closedNow(
  sql: Sql,
  outlet: Outlet,
  room: RoomName,
  nowMs: number,
): Promise<Pick<ClosureWish, 'to' | 'reason'> | null> {
  const today = businessDayOf(outlet, nowMs)
  const closure = await closureOf(sql, outlet.slug, today, room)
  return closure !== null && isClosed(closure, today) ? { to: closure.to, reason: closure.reason } : null
}

export interface ClosureChangeWish {
  /** `was`: as whoever asks has seen it. */
  readonly rooms: readonly { readonly room: RoomName; readonly was: ClosureWish | null }[]
  /** `null` opens them. */
  readonly closure: ClosureWish | null
}

type Refusal = 'unknown-room' | 'room-occupied' | 'changed-meanwhile' | 'invalid'

/** All of them, or none. */
export async function closeRooms(
  world: World,
  manager: ActorOf<'manager'>,
  wish: ClosureChangeWish,
): Promise<Result<ChangedRooms, Refusal>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const today = businessDayOf(outlet, nowMs)
    const known = await closuresFrom(sql, outlet.slug, today)
    // Told again, it is so already.
    const changed = wish.rooms.filter(({ room }) => !isSame(known.get(room), wish.closure))
    const no = await refusalOf(sql, outlet, today, { ...wish, rooms: changed }, known)
    if (no !== null) return no
    for (const { room } of changed) {
      await closeOne(sql, outlet, today, known.get(room) ?? null, { room, wish: wish.closure })
      const told = wish.closure ?? known.get(room)
      if (told === undefined) continue
      const what = wish.closure === null ? 'open-room' : 'close-room'
      const act = { actor: manager, what, on: room, changed: { from: told.from, to: told.to } } as const
      await addAct(sql, outlet.slug, act, nowMs)
    }
    const subject = changed[0]?.room
    if (subject !== undefined) await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject }, nowMs)
    return ok(
      await roomTiles(
        sql,
        world,
        outlet,
        wish.rooms.map(({ room }) => room),
      ),
    )
  })
}

/** Of the first room that it cannot be done to. */
async function refusalOf(
  sql: Sql,
  outlet: Outlet,
  today: string,
  { rooms, closure: wish }: ClosureChangeWish,
  known: ReadonlyMap<RoomName, Closure>,
): Promise<Result<never, Refusal> | null> {
  const names = new Set((await allRooms(sql, outlet.slug)).map(({ name }) => name))
  const shutsNow = wish !== null && isClosed(wish, today)
  const occupied = new Set(shutsNow ? (await presentStays(sql, outlet.slug)).map(({ room }) => room) : [])
  for (const { room, was } of rooms) {
    if (!names.has(room)) return refuse('unknown-room', { room })
    const before = known.get(room) ?? null
    if (!isSame(before, was)) return refuse('changed-meanwhile', { room })
    if (closeAnew(before, wish, today) === 'invalid')
      return refuse('invalid', { pointer: '/closure', reason: `days from ${today} on, in their order` })
    if (occupied.has(room)) return refuse('room-occupied', { room })
  }
  return null
}

async function closeOne(
  sql: Transaction,
  outlet: Outlet,
  today: string,
  known: Closure | null,
  { room, wish }: { readonly room: RoomName; readonly wish: ClosureWish | null },
): Promise<void> {
  const change = closeAnew(known, wish, today)
  if (change === 'invalid') throw new Error(`no closure of ${room}: it was looked at before`)
  if (known !== null) await endClosure(sql, outlet.slug, known, change.keepUntil)
  if (change.next !== null) await addClosure(sql, outlet.slug, { room, ...change.next })
}

function isSame(one: ClosureWish | null | undefined, other: ClosureWish | null | undefined): boolean {
  return one?.from === other?.from && one?.to === other?.to && one?.reason === other?.reason
}
