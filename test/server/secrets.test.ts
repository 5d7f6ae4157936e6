/** Keys, keyed hashes and PINs: what everything printed on a QR, a sleeve or a kwitansi rests on. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEY_PURPOSES } from '../../src/server/ports.ts'
import { deriveKeys, masterKey, pinsOf } from '../../src/server/secrets.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'etalase-secrets-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('the master key', () => {
  test('is made once, of 256 bits, and read by its owner alone', () => {
    const deep = join(dir, 'a', 'b')
    const key = masterKey(deep)
    expect(key).toHaveLength(32)
    expect(masterKey(deep)).toEqual(key)
    expect(readdirSync(deep)).toEqual(['master.key'])
    expect(statSync(join(deep, 'master.key')).mode & 0o777).toBe(0o600)
    expect(masterKey(join(dir, 'c'))).not.toEqual(key)
  })

  test.each(['', '\n', 'c2hvcnQ\n', `${'A'.repeat(42)}\n`, `${'A'.repeat(88)}\n`])(
    'is refused when its file holds %j, and the file is left alone',
    text => {
      const path = join(dir, 'master.key')
      writeFileSync(path, text)
      chmodSync(path, 0o600)
      expect(() => masterKey(dir)).toThrow(/not a key: restore it from a backup/)
      expect(readFileSync(path, 'utf8')).toBe(text)
    },
  )
})

describe('keyed hashes', () => {
  const keys = deriveKeys(Buffer.alloc(32, 7))

  test('differ by master key, by purpose and by every part', () => {
    const text = (mac: Uint8Array) => Buffer.from(mac).toString('hex')
    const all = KEY_PURPOSES.map(purpose => text(keys.mac(purpose, 'a', 'b')))
    all.push(text(deriveKeys(Buffer.alloc(32, 8)).mac('room-code', 'a', 'b')))
    expect(new Set(all).size).toBe(all.length)
    expect(text(keys.mac('ticket', 'a', 'b'))).toBe(text(keys.mac('ticket', 'a', 'b')))
  })

  test('never confuse two lists of parts that read alike', () => {
    const lists = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['abc', ''],
      ['', 'abc'],
      ['a', 'b', 'c'],
      ['a\0b', 'c'],
      ['a', '\0bc'],
      [],
      [''],
      ['hotel-demo', '51', '21'],
      ['hotel-demo', '512', '1'],
    ]
    const macs = lists.map(parts => Buffer.from(keys.mac('room-code', ...parts)).toString('hex'))
    expect(new Set(macs).size).toBe(lists.length)
  })

  test('are the same for ever: codes on printed sheets follow from them', () => {
    // Computed apart from this program: HKDF-SHA-256 (RFC 5869), then HMAC over 4-byte lengths and parts.
    const mac = keys.mac('room-code', 'hotel-demo', '512', '1')
    expect(Buffer.from(mac).toString('hex')).toBe(
      '5a7bfbe7c0ba90fa601a0bb4f6f724e3d734eaef5e14b8dcb3066071f6d53a94',
    )
  })
})

describe('a PIN', () => {
  const pins = pinsOf(deriveKeys(Buffer.alloc(32, 7)))

  test('is kept as salted slow hashes and known again', async () => {
    const [one, two] = [await pins.hash('481516'), await pins.hash('481516')]
    for (const hash of [one.pinHash, one.pepperedHash]) expect(hash).toMatch(/^[\w-]{22}\.[\w-]{43}$/)
    expect(one.pinHash).not.toBe(two.pinHash)
    expect(await pins.verify('481516', one)).toBe(true)
    expect(await pins.verify('481517', one)).toBe(false)
    expect(await pins.verify('', one)).toBe(false)
  })

  test('cannot be tried by whoever has the database and another key', async () => {
    const stolen = await pins.hash('481516')
    expect(await pinsOf(deriveKeys(Buffer.alloc(32, 1))).verify('481516', stolen)).toBe(false)
  })

  test('that the release before has set, beside nothing or an older one, counts as that knows it', async () => {
    const [old, anew] = [await pins.hash('481516'), await pins.hash('234205')]
    const unknown = { pinHash: anew.pinHash, pepperedHash: null }
    const changed = { pinHash: anew.pinHash, pepperedHash: old.pepperedHash }
    for (const known of [unknown, changed]) {
      expect([await pins.verify('234205', known), await pins.verify('481516', known)]).toEqual([true, false])
      expect(pins.isPeppered(known)).toBe(false)
    }
    expect(pins.isPeppered(anew)).toBe(true)
  })

  test.each([null, '', '.', 'x', 'x.', '.x'])('is never right against %j', async hash => {
    const known = hash === null ? null : { pinHash: hash, pepperedHash: hash }
    expect(await pins.verify('', known)).toBe(false)
    expect(await pins.verify('481516', known)).toBe(false)
  })
})
