/**
 * The door. A QR's code says which room and gives a ticket that orders nothing; the stay code, an enrolled tablet or
 * the desk's word makes a device one of the stay. A phone hears the same whether the room is occupied or not. What it
 * hears is found out by reading; only what changes something is written.
 */
import { WRONG_CODES_WINDOW_MS } from '../../../domain/door.ts'
import { normaliseCode, ROOM_CODE_LENGTH, type Secret } from '../../../domain/ids.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Stay } from '../../../domain/stay.ts'
import { DAY_MS } from '../../../domain/time.ts'
import { findRoom, findRoomByCode } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { findDevice } from '../../storage/statements/staff/devices.ts'
import {
  addConfirmation,
  addWrongCode,
  forgetConfirmations,
  forgetWrongCodes,
} from '../../storage/statements/stays/confirmations.ts'
import { addSession, endTabletSessions } from '../../storage/statements/stays/sessions.ts'
import { stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { roomCode } from '../city/codes.ts'
import { guestOf } from '../who-is.ts'
import { hashOf, newSecret, type World } from '../world.ts'
import { type Ask, isFull, look, type Seen, type Shown, STAY_DEVICES_MAX, type Step } from './at-the-door.ts'
import { makeTicket, readTicket } from './ticket.ts'
import { countLaterWrongCode, newWaiting, readWaiting, type Waiting } from './waiting.ts'

/** A session outlives its stay only to ask for verdicts; this bounds it in any case. */
const SESSION_MAX_MS = 60 * DAY_MS
/** Who asked at the desk is forgotten after this. */
const ASKED_FOR_MS = DAY_MS

export async function enterRoom(
  world: World,
  outlet: Outlet,
  typed: string,
): Promise<Result<{ room: Room; ticket: string }, 'unknown-room'>> {
  const room = await roomOfCode(world, outlet, typed)
  if (room === null) return refuse('unknown-room')
  return ok({ room, ticket: makeTicket(world, room) })
}

async function roomOfCode(world: World, outlet: Outlet, typed: string): Promise<Room | null> {
  const code = normaliseCode(typed)
  if (code.length !== ROOM_CODE_LENGTH) return null
  return world.storage.read(sql => findRoomByCode(sql, outlet.slug, hashOf(code)))
}

export interface Opened {
  readonly stay: Stay
  readonly room: Room
  /** The session's token, for its cookie. */
  readonly token: Secret
}

export type OpenCode =
  | 'unknown-room'
  | 'no-stay'
  | 'stay-code-required'
  | 'stay-code-wrong'
  | 'confirmation-pending'
  | 'too-many'
type Answer = Result<Opened, OpenCode>

/** With `confirmation-pending`, `detail` has the two symbols to compare and the secret to come back with. */
export async function openSession(world: World, outlet: Outlet, shown: Shown): Promise<Answer> {
  if (shown.tablet !== undefined && shown.code === undefined && shown.stayCode === undefined) {
    const opened = await openForTablet(world, outlet, shown.tablet)
    if (opened !== null) return opened
  }
  const room = await roomShown(world, outlet, shown)
  if (room === null) return refuse('unknown-room')
  const inside = await alreadyIn(world, room, shown.guest)
  if (inside !== null) return ok(inside)
  const ask: Ask = { world, outlet, room, shown, waiting: readWaiting(world, room, shown.waiting) }
  const seen = await world.storage.read(sql => look(sql, ask))
  const { step, answer } = WRITTEN[seen.step]
    ? await world.storage.write(outlet.slug, sql => act(sql, ask))
    : { step: seen.step, answer: tell(ask, seen) }
  if (step === 'hold-out' && shown.stayCode !== undefined) countLaterWrongCode(world, room)
  return answer
}

/** A device that is of this room's stay already is so without a guess, a place or another session. */
async function alreadyIn(world: World, room: Room, token: Secret | undefined): Promise<Opened | null> {
  const guest = token === undefined ? null : await guestOf(world, room.outlet, token)
  if (token === undefined || guest === null || guest.ended || guest.room.name !== room.name) return null
  return { stay: guest.stay, room: guest.room, token }
}

/** `null` when the token is no tablet's: the device is then treated as a phone. */
async function openForTablet(world: World, outlet: Outlet, token: Secret): Promise<Answer | null> {
  async function find(sql: Sql) {
    const device = await findDevice(sql, outlet.slug, hashOf(token))
    if (device?.kind !== 'tablet' || device.room === null) return null
    const room = await findRoom(sql, outlet.slug, device.room)
    const stay = await stayIn(sql, outlet.slug, device.room)
    return room === null || stay === null
      ? refuse('no-stay')
      : ok({ room, stay, tokenHash: device.tokenHash })
  }
  const found = await world.storage.read(find)
  if (found === null || !found.ok) return found
  return world.storage.write(outlet.slug, async sql => {
    const now = await find(sql)
    if (now === null || !now.ok) return now
    const { room, stay, tokenHash } = now.value
    // One session at a time: a tablet that asks anew every night must not use up the stay's devices.
    await endTabletSessions(sql, outlet.slug, room.name)
    if (await isFull(sql, stay)) return refuse('too-many', { devicesMax: STAY_DEVICES_MAX })
    return ok(await admit(sql, world, stay, room, tokenHash))
  })
}

async function roomShown(world: World, outlet: Outlet, shown: Shown): Promise<Room | null> {
  if (shown.code !== undefined) return roomOfCode(world, outlet, shown.code)
  if (shown.ticket === undefined) return null
  const ticket = readTicket(world, shown.ticket)
  if (ticket === null || ticket.outlet !== outlet.slug) return null
  // As its code would find it: a ticket of a code that was made anew finds nothing, one of a renamed room finds that room.
  const { room: codeName, generation } = ticket
  const code = roomCode(world.keys, { outlet: outlet.slug, name: '', codeName, generation })
  return world.storage.read(sql => findRoomByCode(sql, outlet.slug, hashOf(code)))
}

const WRITTEN = {
  enter: true,
  queue: true,
  'wrong-code': true,
  full: false,
  wait: false,
  'ask-code': false,
  'sent-away': false,
  'hold-out': false,
} satisfies Record<Step, boolean>

/** Looks again, for others may have come first, and does what that leads to. */
async function act(sql: Transaction, ask: Ask): Promise<{ readonly step: Step; readonly answer: Answer }> {
  const { world, outlet, room } = ask
  const nowMs = world.clock.now()
  const seen = await look(sql, ask)
  const { step, stay } = seen
  if (step === 'enter' && stay !== null) return { step, answer: ok(await admit(sql, world, stay, room)) }
  if (step === 'queue') return { step, answer: await queue(sql, ask, nowMs) }
  if (step === 'wrong-code') {
    await addWrongCode(sql, outlet.slug, room.name, nowMs)
    await forgetWrongCodes(sql, outlet.slug, nowMs - WRONG_CODES_WINDOW_MS)
  }
  return { step, answer: tell(ask, seen) }
}

function tell({ world, room, shown, waiting }: Ask, { step }: Seen): Answer {
  switch (step) {
    case 'ask-code':
      return refuse('stay-code-required', { room: room.name })
    case 'full':
      return refuse('too-many', { devicesMax: STAY_DEVICES_MAX })
    case 'wait':
      return toldToWait(waiting ?? newWaiting(world, room))
    case 'hold-out':
      return toldToWait(shown.stayCode === undefined && waiting !== null ? waiting : newWaiting(world, room))
    default:
      return refuse('stay-code-wrong')
  }
}

function toldToWait({ id, secret, match }: Waiting): Answer {
  return refuse('confirmation-pending', { match, waiting: `${id}.${secret}` })
}

/** Puts the phone on the desk's board, once; coming back with its secret it goes on waiting. */
async function queue(sql: Transaction, { world, outlet, room }: Ask, nowMs: number): Promise<Answer> {
  const waiting = newWaiting(world, room)
  await forgetConfirmations(sql, outlet.slug, nowMs - ASKED_FOR_MS)
  await addConfirmation(sql, outlet.slug, {
    id: waiting.id,
    room: room.name,
    secretHash: hashOf(waiting.secret),
    match: waiting.match,
    askedAt: nowMs,
    allowedStay: null,
    answeredAt: null,
  })
  await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject: room.name }, nowMs)
  return toldToWait(waiting)
}

async function admit(
  sql: Transaction,
  world: World,
  stay: Stay,
  room: Room,
  tablet: string | null = null,
): Promise<Opened> {
  const token = newSecret(world)
  const nowMs = world.clock.now()
  await addSession(sql, {
    outlet: stay.outlet,
    tokenHash: hashOf(token),
    role: 'guest',
    stay: stay.id,
    staff: null,
    device: tablet,
    createdAt: nowMs,
    expiresAt: nowMs + SESSION_MAX_MS,
  })
  return { stay, room, token }
}
