/**
 * The entry's frozen versions: the bytes and hashes in `test/vectors/entry-v1.json` and `entry-v2.json` are what any
 * program must make and read. They never change; a new shape is a new version with a file of its own.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Entry, legible } from '../../src/contract/entry.ts'
import { canonical } from '../../src/log/canonical.ts'
import { detailHash, leafHash, stayHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'
import { DETAIL, ENTRIES_V1, ENTRIES_V2, SALT, STAY } from './entries.ts'

interface Vectors {
  stayHash: { salt: string; stay: string; hash: string }
  detailHash: { salt: string; detail: object; hash: string }
  entries: { name: string; entry: { v: number }; canonical: string; leafHashHex: string }[]
}

const read = (version: number) =>
  JSON.parse(readFileSync(new URL(`../vectors/entry-v${version}.json`, import.meta.url), 'utf8')) as Vectors
const v1 = read(1)
const v2 = read(2)

test('the vectors are of these entries and of no others', () => {
  expect(v1.entries.map(one => one.name)).toEqual(Object.keys(ENTRIES_V1))
  expect(v2.entries.map(one => one.name)).toEqual(Object.keys(ENTRIES_V2))
})

test.each([
  ['a newer version', { v: 3, kind: 'gift', more: [] }, 'newer'],
  ['a newer version of a kind that is known', { v: 9, kind: 'day' }, 'newer'],
  ['a newer version without its outlet', { v: 3, kind: 'gift', outlet: undefined }, 'none'],
  ['a newer version whose number is none', { v: 3, kind: 'gift', number: 0 }, 'none'],
  ['a newer version without a kind', { v: 3 }, 'none'],
  ['a version that is none', { v: 0, kind: 'day' }, 'none'],
  ['a version between two', { v: 2.5, kind: 'day' }, 'none'],
  ['a known version that is not whole', { v: 2, kind: 'day' }, 'none'],
])('%s is %s', (_, said, standing) => {
  const head = { outlet: 'hotel-demo', number: 4, issuedAt: '2026-11-24T03:05:00Z' }
  expect(legible({ ...head, ...said })).toBe(standing)
})

test('a version is read in its own words alone', () => {
  for (const entry of Object.values(ENTRIES_V1)) expect(legible({ ...entry, v: 2 })).toBe('none')
  for (const entry of Object.values(ENTRIES_V2)) expect(legible({ ...entry, v: 1 })).toBe('none')
})

test('every void and every day of version 2 holds 128 bits that nobody can guess', () => {
  const closed = Object.values(ENTRIES_V2).filter(({ kind }) => kind !== 'kwitansi')
  for (const entry of closed) {
    const { nonce, ...open } = entry as Entry & { nonce: string }
    expect(Buffer.from(nonce, 'base64url').length).toBe(16)
    expect(legible(open)).toBe('none')
  }
})

describe.each([
  ...v1.entries.map(one => ({ ...one, built: ENTRIES_V1 })),
  ...v2.entries.map(one => ({ ...one, built: ENTRIES_V2 })),
])('$entry.v: the $name', ({ name, built, entry, canonical: text, leafHashHex }) => {
  test('is built to the byte', () => {
    expect(canonical(built[name])).toBe(text)
    expect(canonical(entry)).toBe(text)
  })

  test('has its leaf hash', () => {
    const bytes = new TextEncoder().encode(text)
    expect(Buffer.from(leafHash(bytes, sha256)).toString('hex')).toBe(leafHashHex)
  })

  test('is read by the contract as it is', () => {
    expect(Entry.parse(JSON.parse(text))).toEqual(JSON.parse(text))
  })

  test('is refused by the contract with one property more', () => {
    const grown = { ...(JSON.parse(text) as object), room: '512' }
    expect(Entry.safeParse(grown).success).toBe(false)
  })

  test('is refused by the contract with one property more inside a line', () => {
    const inner = JSON.parse(text) as { lines?: object[]; exposure?: object[] }
    const rows = inner.lines ?? inner.exposure
    if (rows === undefined) return
    rows[0] = { ...rows[0], room: '512' }
    expect(Entry.safeParse(inner).success).toBe(false)
  })

  test('says nothing of room, payer, cashier or stay', () => {
    for (const secret of [...Object.values(DETAIL), STAY]) expect(text).not.toContain(secret)
  })
})

test('the salted hashes are those of the vectors', () => {
  expect(v1.stayHash).toEqual({ salt: SALT, stay: STAY, hash: stayHash(SALT, STAY, sha256) })
  expect(v1.detailHash).toEqual({
    salt: SALT,
    detail: DETAIL,
    hash: detailHash(SALT, DETAIL, sha256),
  })
})
