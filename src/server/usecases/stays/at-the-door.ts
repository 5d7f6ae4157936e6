/** What a phone's showing comes to at a room's door, in the state that a reader or a transaction sees. */
import { timingSafeEqual } from 'node:crypto'
import {
  type AtDoor,
  type DoorStep,
  REFUSED_MS,
  stepAtDoor,
  WAITING_MS,
  WRONG_CODES_MAX,
  WRONG_CODES_WINDOW_MS,
} from '../../../domain/door.ts'
import { normaliseCode, type OutletId, type StayCode } from '../../../domain/ids.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import type { Stay } from '../../../domain/stay.ts'
import {
  countPlaces,
  countWrongCodes,
  findConfirmation,
} from '../../storage/statements/stays/confirmations.ts'
import { countStaySessions } from '../../storage/statements/stays/sessions.ts'
import { stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { stayCode } from '../city/codes.ts'
import type { World } from '../world.ts'
import { isLongLocked, type Waiting } from './waiting.ts'

/** Phones and tablets that may be of one stay at once. */
export const STAY_DEVICES_MAX = 20

/** What the device shows for itself. */
export interface Shown {
  /** The QR's code, or the ticket that it was exchanged for. */
  readonly code?: string | undefined
  readonly ticket?: string | undefined
  readonly stayCode?: StayCode | undefined
  readonly tablet?: string | undefined
  /** The session it has already. */
  readonly guest?: string | undefined
  /** `{id}.{secret}` of a phone that was told to wait. */
  readonly waiting?: string | undefined
}

export interface Ask {
  readonly world: World
  readonly outlet: Outlet
  readonly room: Room
  readonly shown: Shown
  readonly waiting: Waiting | null
}

/** `full`: it may enter, and the stay has as many devices as it may have. */
export type Step = DoorStep | 'full'
export interface Seen {
  readonly step: Step
  readonly stay: Stay | null
}

export async function look(sql: Sql, { world, outlet, room, shown, waiting }: Ask): Promise<Seen> {
  const nowMs = world.clock.now()
  const [stay, wrong, places] = await Promise.all([
    stayIn(sql, outlet.slug, room.name),
    countWrongCodes(sql, outlet.slug, room.name, nowMs - WRONG_CODES_WINDOW_MS),
    countPlaces(sql, outlet.slug, room.name, nowMs - WAITING_MS),
  ])
  const waitedMs = waiting === null ? WAITING_MS : nowMs - waiting.sinceMs
  const step = stepAtDoor({
    confirmAtDesk: outlet.confirmAtDesk,
    locked: wrong >= WRONG_CODES_MAX || isLongLocked(world, room),
    typed: shown.stayCode === undefined ? null : isRight(world, stay, shown.stayCode) ? 'right' : 'wrong',
    place: waiting === null ? null : await placeOf(sql, outlet.slug, waiting, stay, nowMs),
    heldOutMs: waitedMs < WAITING_MS ? waitedMs : null,
    placesOfRoom: places.ofRoom,
    placesOfOutlet: places.ofOutlet,
  })
  const isTooMany = step === 'enter' && stay !== null && (await isFull(sql, stay))
  return { step: isTooMany ? 'full' : step, stay }
}

/** As long over a vacant room's as over another's. */
function isRight({ keys }: World, stay: Stay | null, typed: string): boolean {
  const expected = Buffer.from(stayCode(keys, stay?.outlet ?? '', stay?.id ?? ''))
  const given = Buffer.from(normaliseCode(typed))
  return given.length === expected.length && timingSafeEqual(given, expected) && stay !== null
}

async function placeOf(
  sql: Sql,
  outlet: OutletId,
  { id }: Waiting,
  stay: Stay | null,
  nowMs: number,
): Promise<AtDoor['place']> {
  const asked = await findConfirmation(sql, outlet, id)
  if (asked === null) return null
  if (asked.answeredAt === null) return nowMs - asked.askedAt < WAITING_MS ? 'waiting' : null
  if (asked.allowedStay !== null) return asked.allowedStay === stay?.id ? 'allowed' : null
  return nowMs - asked.answeredAt < REFUSED_MS ? 'refused' : null
}

export async function isFull(sql: Sql, stay: Stay): Promise<boolean> {
  return (await countStaySessions(sql, stay.outlet, stay.id)) >= STAY_DEVICES_MAX
}
