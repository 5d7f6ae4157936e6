/** Hashing, signing and verifying as Node has them, for the parts that are handed them. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Crypto } from '../../src/log/note.ts'
import { sha256 } from './sha256.ts'

/** RFC 8410's head of an Ed25519 private key in PKCS #8. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

export interface TestKey {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** A key that is the same for the same name. */
export function testKey(name: string): TestKey {
  const seed = sha256(Buffer.from(`a key for tests: ${name}`))
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length)
  return { publicKey: new Uint8Array(publicKey), sign: message => new Uint8Array(sign(null, message, key)) }
}

export const crypto: Crypto = {
  sha256,
  verify(publicKey, message, signature) {
    const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  },
}
