import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailHash, leafHash, stayHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a leaf', () => {
  test.each([
    // RFC 6962 §2.1 with the empty entry: SHA-256 of the one byte 0x00.
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    // The second input of Certificate Transparency's own Merkle tree tests is the byte 0x00.
    ['\0', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
  ])('of %j has the hash that transparency logs give it', (entry, hash) => {
    expect(hex(leafHash(utf8(entry), sha256))).toBe(hash)
  })

  test('is hashed with 0x00 before it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array(), entry => {
        expect(hex(leafHash(entry, sha256))).toBe(hex(sha256(Uint8Array.from([0, ...entry]))))
      }),
    )
  })
})

describe('what stands for the stay and for the paper', () => {
  const salt = 'AAECAwQFBgcICQoLDA0ODw'
  const stay = '019ab000-0000-7000-8000-0000000000aa'
  const detail = { room: '512', payer: 'Tamu kamar 512', cashier: 'Dewi' }

  test('is 43 characters of base64url over purpose, salt and content', () => {
    const base64url = (text: string) => Buffer.from(sha256(utf8(text))).toString('base64url')
    expect(stayHash(salt, stay, sha256)).toBe(base64url(`etalase/stay/1\n${salt}\n${stay}`))
    expect(detailHash(salt, detail, sha256)).toBe(
      base64url(`etalase/detail/1\n${salt}\n{"cashier":"Dewi","payer":"Tamu kamar 512","room":"512"}`),
    )
    expect(stayHash(salt, stay, sha256)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('is the same for one stay and another under another salt', () => {
    expect(stayHash(salt, stay, sha256)).toBe(stayHash(salt, stay, sha256))
    expect(stayHash(`${salt}x`, stay, sha256)).not.toBe(stayHash(salt, stay, sha256))
  })

  test('of one purpose never stands in for the other', () => {
    expect(detailHash(salt, detail, sha256)).not.toBe(
      stayHash(salt, '{"cashier":"Dewi","payer":"Tamu kamar 512","room":"512"}', sha256),
    )
  })
})
