/**
 * Phones that were told to wait: for the desk's word, or for nothing. Both are told alike, in an id with the time in it, a
 * secret and two symbols that all follow from it; only those whose place is a row are on the desk's board.
 */
import { timingSafeEqual } from 'node:crypto'
import { LATER_WRONG_CODES_MAX, LONG_LOCK_MS } from '../../../domain/door.ts'
import { type Secret, UUID_V7, uuidV7, type WaitingId } from '../../../domain/ids.ts'
import type { Room } from '../../../domain/outlet.ts'
import { memoryFor } from '../../process/memory-for.ts'
import type { Storage } from '../../storage/storage.ts'
import { codeNameOf } from '../city/codes.ts'
import type { World } from '../world.ts'

const MATCH_ALPHABET = 'ACDEFHJKMNPRTWXY'
const SECRET_BYTES = 16

export interface Waiting {
  readonly id: WaitingId
  readonly secret: Secret
  /** Two symbols shown on the phone and at the desk, so that the clerk lets in the right one. */
  readonly match: string
  readonly sinceMs: number
}

export function newWaiting(world: World, room: Room): Waiting {
  return waitingOf(
    world,
    room,
    uuidV7(world.clock.now(), length => world.random.bytes(length)),
  )
}

/** From `{id}.{secret}`; `null` for what was not told here, to a phone of this room. */
export function readWaiting(world: World, room: Room, told: string | undefined): Waiting | null {
  const [id = '', secret = ''] = (told ?? '').split('.')
  if (!UUID_V7.test(id)) return null
  const waiting = waitingOf(world, room, id)
  const [given, expected] = [Buffer.from(secret), Buffer.from(waiting.secret)]
  return given.length === expected.length && timingSafeEqual(given, expected) ? waiting : null
}

function waitingOf({ keys }: World, room: Room, id: WaitingId): Waiting {
  const mac = keys.mac('waiting', room.outlet, codeNameOf(room), id)
  const match = Array.from(
    mac.subarray(SECRET_BYTES, SECRET_BYTES + 2),
    byte => MATCH_ALPHABET[byte % MATCH_ALPHABET.length],
  ).join('')
  const secret = Buffer.from(mac.subarray(0, SECRET_BYTES)).toString('base64url')
  return { id, secret, match, sinceMs: Number.parseInt(id.replace('-', '').slice(0, 12), 16) }
}

/**
 * Wrong codes that were typed in rooms already given to the desk, as this process heard them: no row is written of what
 * a stranger may do without end. A rotated room's begin anew.
 */
const laterWrongCodes = memoryFor((_storage: Storage) => new Map<string, { wrong: number; lastMs: number }>())

const nameOf = (room: Room) => `${room.outlet} ${room.generation} ${codeNameOf(room)}`

export function countLaterWrongCode({ storage, clock }: World, room: Room): void {
  const counted = laterWrongCodes(storage)
  const nowMs = clock.now()
  const known = counted.get(nameOf(room))
  const before = known === undefined || nowMs - known.lastMs >= LONG_LOCK_MS ? 0 : known.wrong
  counted.set(nameOf(room), { wrong: before + 1, lastMs: nowMs })
}

export function isLongLocked({ storage, clock }: World, room: Room): boolean {
  const known = laterWrongCodes(storage).get(nameOf(room))
  return (
    known !== undefined && known.wrong >= LATER_WRONG_CODES_MAX && clock.now() - known.lastMs < LONG_LOCK_MS
  )
}
