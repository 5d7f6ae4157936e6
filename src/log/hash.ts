/**
 * Hashes of the log. SHA-256 is handed in: the server has its own, the browser another. Each use has its own prefix,
 * so that a hash made for one purpose can never stand in for another.
 */
import type { StayId } from '../domain/ids.ts'
import { base64url, concat, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'

export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Bytes of a hash. */
export const HASH_BYTES = 32

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** RFC 6962 §2.1: a leaf's hash has 0x00 before it, an inner node's 0x01. */
export function leafHash(entry: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concat([LEAF, entry]))
}

export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concat([NODE, left, right]))
}

/**
 * What an entry says instead of the stay: the same for all kwitansi of one stay, nobody's name. The salt is the
 * stay's own; once it is erased nothing leads back. Base64url, 43 characters.
 */
export function stayHash(salt: string, stay: StayId, sha256: Sha256): string {
  return saltedHash('etalase/stay/1', salt, stay, sha256)
}

/** What an entry says instead of what only the paper shows (room, payer, cashier). Base64url, 43 characters. */
export function detailHash(salt: string, detail: object, sha256: Sha256): string {
  return saltedHash('etalase/detail/1', salt, canonical(detail), sha256)
}

/** What an entry of the agency's log says instead of a name, of somebody's words, or of what is not published yet. */
export function sealedHash(salt: string, value: unknown, sha256: Sha256): string {
  return saltedHash('etalase/agency/1', salt, canonical(value), sha256)
}

/** Is that what was hashed? Of a salt that is none of 128 bits nothing is. */
export function opensHash(hash: string, opening: Opening, sha256: Sha256): boolean {
  return SALT.test(opening.salt) && sealedHash(opening.salt, opening.value, sha256) === hash
}

/** What lies beside a hash, and is handed to whoever may know. Once it is erased nothing leads back. */
export interface Opening {
  /** Base64url of 16 random bytes. */
  readonly salt: string
  readonly value: unknown
}

const SALT = /^[A-Za-z0-9_-]{22}$/

/** Purpose and salt have no line feed in them, so the three parts can be told apart. */
function saltedHash(purpose: string, salt: string, content: string, sha256: Sha256): string {
  return base64url(sha256(utf8(`${purpose}\n${salt}\n${content}`)))
}
