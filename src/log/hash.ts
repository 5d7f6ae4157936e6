/**
 * Hashes of the log. SHA-256 is handed in: the server has its own, the browser another. Each use has its own prefix,
 * so that a hash made for one purpose can never stand in for another.
 */
import { canonical } from './canonical.ts'

export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** RFC 6962 §2.1: a leaf's hash has 0x00 before it, an inner node's 0x01. */
export function leafHash(entry: Uint8Array, sha256: Sha256): Uint8Array {
  const bytes = new Uint8Array(entry.length + 1)
  bytes.set(entry, 1)
  return sha256(bytes)
}

/**
 * What an entry says instead of the stay: the same for all kwitansi of one stay, nobody's name. The salt is the
 * stay's own; once it is erased nothing leads back. Base64url, 43 characters.
 */
export function stayHash(salt: string, stay: string, sha256: Sha256): string {
  return saltedHash('etalase/stay/1', salt, stay, sha256)
}

/** What an entry says instead of what only the paper shows (room, payer, cashier). Base64url, 43 characters. */
export function detailHash(salt: string, detail: object, sha256: Sha256): string {
  return saltedHash('etalase/detail/1', salt, canonical(detail), sha256)
}

/** Purpose and salt have no line feed in them, so the three parts can be told apart. */
function saltedHash(purpose: string, salt: string, content: string, sha256: Sha256): string {
  return base64url(sha256(new TextEncoder().encode(`${purpose}\n${salt}\n${content}`)))
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** RFC 4648 §5 without padding; neither realm that uses this module has a common encoder. */
function base64url(bytes: Uint8Array): string {
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const triple = (a << 16) | (b << 8) | c
    const symbols = Math.min(4, bytes.length - i + 1)
    for (let s = 0; s < symbols; s++) encoded += BASE64URL[(triple >> (18 - 6 * s)) & 63]
  }
  return encoded
}
