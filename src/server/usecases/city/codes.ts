/**
 * Codes are derived, never stored: a room's code from (key, outlet, the name it had at first, generation), a stay's code from (key,
 * outlet, stay), a kwitansi's token from (key, outlet, its name). One raised generation makes every earlier QR worthless.
 */
import { type DocumentName, spelled } from '../../../domain/document-name.ts'
import {
  type CodeName,
  type DocumentNumber,
  type Generation,
  type OutletId,
  ROOM_CODE_LENGTH,
  type RoomCode,
  type Secret,
  STAY_CODE_LENGTH,
  type StayCode,
  type StayId,
  toCode,
} from '../../../domain/ids.ts'
import type { Room } from '../../../domain/outlet.ts'
import type { Keys } from '../../ports.ts'

const ROOM_CODE_BYTES = 16
const TOKEN_BYTES = 16

/** What a room's codes are made of. */
export type Coded = Pick<Room, 'outlet' | 'name' | 'codeName' | 'generation'>

/** The name under which its codes are made: its own, or the one it had before. */
export function codeNameOf({ name, codeName = name }: Pick<Room, 'name' | 'codeName'>): CodeName {
  return codeName
}

/** 128 bits, 26 symbols. */
export function roomCode(keys: Keys, room: Coded): RoomCode {
  const mac = keys.mac('room-code', room.outlet, codeNameOf(room), String(room.generation))
  return toCode(mac.subarray(0, ROOM_CODE_BYTES), ROOM_CODE_LENGTH)
}

/** 30 bits, 6 symbols, for the key-card sleeve. */
export function stayCode(keys: Keys, outlet: OutletId, stay: StayId): StayCode {
  return toCode(keys.mac('stay-code', outlet, stay), STAY_CODE_LENGTH)
}

/** What a browser of the demo is known by from its first signing in on: nobody makes one up. */
export function browserSecret(keys: Keys, name: string): Secret {
  return Buffer.from(keys.mac('pin', 'browser', name).subarray(0, TOKEN_BYTES)).toString('base64url')
}

/** What opens a kwitansi's page: 128 bits as base64url, in the link's fragment. */
export function kwitansiToken(
  keys: Keys,
  outlet: OutletId,
  number: DocumentNumber,
  generation?: Generation,
): Secret {
  const mac = keys.mac('kwitansi-token', outlet, spelled({ number, generation }))
  return Buffer.from(mac.subarray(0, TOKEN_BYTES)).toString('base64url')
}

export function kwitansiUrl(keys: Keys, outlet: OutletId, { number, generation }: DocumentName): string {
  return `/k/${outlet}/${spelled({ number, generation })}#${kwitansiToken(keys, outlet, number, generation)}`
}

export function roomUrl(keys: Keys, room: Coded): string {
  return `/r/${room.outlet}#${roomCode(keys, room)}`
}
