/**
 * The door. A QR's code says which room and gives a ticket that orders nothing; the stay code, an enrolled tablet or
 * the desk's word makes a device one of the stay. A phone hears the same whether the room is occupied or not.
 */
import { normaliseCode } from '../../domain/ids.ts'
import type { Outlet, Room } from '../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { type Stay, WRONG_CODES_MAX, WRONG_CODES_WINDOW_MS } from '../../domain/stay.ts'
import { DAY_MS, MINUTE_MS } from '../../domain/time.ts'
import {
  addConfirmation,
  addWrongCode,
  type Confirmation,
  countWrongCodes,
  findConfirmation,
  forgetConfirmation,
  forgetWrongCodes,
  waitingConfirmations,
} from '../storage/statements/confirmations.ts'
import { findDevice } from '../storage/statements/devices.ts'
import { addEvent } from '../storage/statements/events.ts'
import { findRoom, findRoomByCode } from '../storage/statements/outlets.ts'
import { addSession, countStaySessions, endTabletSessions } from '../storage/statements/sessions.ts'
import { stayIn } from '../storage/statements/stays.ts'
import type { Transaction } from '../storage/storage.ts'
import { stayCode } from './codes.ts'
import { makeTicket, readTicket } from './ticket.ts'
import { hashOf, newSecret, type World } from './world.ts'

/** A session outlives its stay only to ask for verdicts; this bounds it in any case. */
const SESSION_MAX_MS = 60 * DAY_MS
/** Phones and tablets that may be of one stay at once. */
const STAY_DEVICES_MAX = 20
/** Phones of one room that may wait for the desk at once, and for how long each is shown there. */
const WAITING_MAX = 5
export const WAITING_MS = 30 * MINUTE_MS
/** A phone the desk refused may ask it again after this. */
const REFUSED_MS = 10 * MINUTE_MS
const MATCH_ALPHABET = 'ACDEFHJKMNPRTWXY'

export async function enterRoom(
  world: World,
  outlet: Outlet,
  typed: string,
): Promise<Result<{ room: Room; ticket: string }, 'unknown-room'>> {
  const room = await roomOfCode(world, outlet, typed)
  if (room === null) return refuse('unknown-room')
  return ok({ room, ticket: makeTicket(world, room) })
}

function roomOfCode(world: World, outlet: Outlet, typed: string): Promise<Room | null> {
  return world.storage.read(sql => findRoomByCode(sql, outlet.slug, hashOf(normaliseCode(typed))))
}

/** What the device shows for itself: the QR's code or the ticket, a stay code, a tablet's token, a waiting phone's secret. */
export interface Shown {
  readonly code?: string | undefined
  readonly ticket?: string | undefined
  readonly stayCode?: string | undefined
  readonly tablet?: string | undefined
  /** `{id}.{secret}` of a phone that was told to wait for the desk. */
  readonly waiting?: string | undefined
}

export interface Opened {
  readonly stay: Stay
  readonly room: Room
  /** The session's token, for its cookie. */
  readonly token: string
}

export type OpenCode =
  | 'unknown-room'
  | 'no-stay'
  | 'stay-code-required'
  | 'stay-code-wrong'
  | 'confirmation-pending'
  | 'too-many'

/** With `confirmation-pending`, `detail` has the two symbols to compare and the secret to come back with. */
export async function openSession(
  world: World,
  outlet: Outlet,
  shown: Shown,
): Promise<Result<Opened, OpenCode>> {
  if (shown.tablet !== undefined && shown.code === undefined && shown.stayCode === undefined) {
    const opened = await openForTablet(world, outlet, shown.tablet)
    if (opened !== null) return opened
  }
  const room = await roomShown(world, outlet, shown)
  if (room === null) return refuse('unknown-room')
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const stay = await stayIn(sql, outlet.slug, room.name)
    const waiting = await waitingPhone(sql, outlet.slug, shown.waiting)
    if (stay !== null && waiting?.room === room.name && waiting.allowedStay === stay.id) {
      return admit(sql, world, stay, room, nowMs)
    }
    const locked =
      (await countWrongCodes(sql, outlet.slug, room.name, nowMs - WRONG_CODES_WINDOW_MS)) >= WRONG_CODES_MAX
    // The desk has said no: asking again at once would only ring it again.
    if (wasRefused(waiting, room, nowMs)) return refuse('stay-code-wrong')
    if (outlet.confirmAtDesk || locked)
      return askDesk(sql, world, outlet, room, waiting, shown.waiting, nowMs)
    if (shown.stayCode === undefined) return refuse('stay-code-required', { room: room.name })
    if (stay === null || normaliseCode(shown.stayCode) !== stayCode(world.keys, outlet.slug, stay.id)) {
      await addWrongCode(sql, outlet.slug, room.name, nowMs)
      await forgetWrongCodes(sql, outlet.slug, nowMs - WRONG_CODES_WINDOW_MS)
      return refuse('stay-code-wrong')
    }
    return admit(sql, world, stay, room, nowMs)
  })
}

/** `null` when the token is no tablet's: the device is then treated as a phone. */
async function openForTablet(
  world: World,
  outlet: Outlet,
  token: string,
): Promise<Result<Opened, OpenCode> | null> {
  return world.storage.write(outlet.slug, async sql => {
    const device = await findDevice(sql, outlet.slug, hashOf(token))
    if (device?.kind !== 'tablet' || device.room === null) return null
    const room = await findRoom(sql, outlet.slug, device.room)
    const stay = await stayIn(sql, outlet.slug, device.room)
    if (room === null || stay === null) return refuse('no-stay')
    // One session at a time: a tablet that asks anew every night must not use up the stay's devices.
    await endTabletSessions(sql, outlet.slug, room.name)
    return admit(sql, world, stay, room, world.clock.now(), device.tokenHash)
  })
}

async function roomShown(world: World, outlet: Outlet, shown: Shown): Promise<Room | null> {
  if (shown.code !== undefined) return roomOfCode(world, outlet, shown.code)
  if (shown.ticket === undefined) return null
  const ticket = readTicket(world, shown.ticket)
  if (ticket === null || ticket.outlet !== outlet.slug) return null
  const room = await world.storage.read(sql => findRoom(sql, outlet.slug, ticket.room))
  return room !== null && room.generation === ticket.generation ? room : null
}

async function admit(
  sql: Transaction,
  world: World,
  stay: Stay,
  room: Room,
  nowMs: number,
  tablet: string | null = null,
): Promise<Result<Opened, OpenCode>> {
  if ((await countStaySessions(sql, stay.outlet, stay.id)) >= STAY_DEVICES_MAX) {
    return refuse('too-many', { devicesMax: STAY_DEVICES_MAX })
  }
  const token = newSecret(world)
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
  return ok({ stay, room, token })
}

async function waitingPhone(
  sql: Transaction,
  outlet: string,
  waiting: string | undefined,
): Promise<Confirmation | null> {
  if (waiting === undefined) return null
  const [id = '', secret = ''] = waiting.split('.')
  const asked = await findConfirmation(sql, outlet, id)
  return asked !== null && asked.secretHash === hashOf(secret) ? asked : null
}

function wasRefused(waiting: Confirmation | null, room: Room, nowMs: number): boolean {
  if (waiting === null || waiting.room !== room.name || waiting.answeredAt === null) return false
  return waiting.allowedStay === null && nowMs - waiting.answeredAt < REFUSED_MS
}

/** Puts the phone on the desk's board, once; coming back with its secret it goes on waiting. */
async function askDesk(
  sql: Transaction,
  world: World,
  outlet: Outlet,
  room: Room,
  known: Confirmation | null,
  secretOfKnown: string | undefined,
  nowMs: number,
): Promise<Result<Opened, OpenCode>> {
  if (known !== null && known.room === room.name && known.answeredAt === null) {
    return refuse('confirmation-pending', { match: known.match, waiting: secretOfKnown })
  }
  await makeWay(sql, outlet.slug, room.name, nowMs)
  const id = newSecret(world)
  const secret = newSecret(world)
  const match = Array.from(world.random.bytes(2), byte => MATCH_ALPHABET[byte % MATCH_ALPHABET.length]).join(
    '',
  )
  await addConfirmation(sql, outlet.slug, {
    id,
    room: room.name,
    secretHash: hashOf(secret),
    match,
    askedAt: nowMs,
    allowedStay: null,
    answeredAt: null,
  })
  await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject: room.name }, nowMs)
  return refuse('confirmation-pending', { match, waiting: `${id}.${secret}` })
}

/** A photographed code must neither flood the desk's board nor keep the guest from it: the oldest asker makes way. */
async function makeWay(sql: Transaction, outlet: string, room: string, nowMs: number): Promise<void> {
  const asking = (await waitingConfirmations(sql, outlet, nowMs - WAITING_MS)).filter(
    asked => asked.room === room,
  )
  const surplus = asking.slice(0, Math.max(0, asking.length - WAITING_MAX + 1))
  for (const { id } of surplus) await forgetConfirmation(sql, outlet, id)
}
