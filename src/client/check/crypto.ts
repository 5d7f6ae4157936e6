/** Hashing and verifying in a browser, the same on https, on plain http and in a file from a USB stick: audited, without waiting. */
import './own.ts'
import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { Crypto } from '../../log/note.ts'

hashes.sha512 = sha512

export const crypto: Crypto = {
  sha256,
  verify(publicKey, message, signature) {
    try {
      return verify(signature, message, publicKey)
    } catch {
      return false
    }
  },
}
