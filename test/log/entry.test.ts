/**
 * The entry's frozen first version: the bytes and hashes in `test/vectors/entry-v1.json` are what any program must
 * make and read. They never change; a new shape is a new version with a file of its own.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Entry } from '../../src/contract/entry.ts'
import { canonical } from '../../src/log/canonical.ts'
import { detailHash, leafHash, stayHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'
import { DETAIL, ENTRIES, SALT, STAY } from './entries.ts'

interface Vectors {
  stayHash: { salt: string; stay: string; hash: string }
  detailHash: { salt: string; detail: object; hash: string }
  entries: { name: string; entry: object; canonical: string; leafHashHex: string }[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../vectors/entry-v1.json', import.meta.url), 'utf8'),
) as Vectors

test('the vectors are of these entries and of no others', () => {
  expect(vectors.entries.map(one => one.name)).toEqual(Object.keys(ENTRIES))
})

describe.each(vectors.entries)('the $name', ({ name, entry, canonical: text, leafHashHex }) => {
  test('is built to the byte', () => {
    expect(canonical(ENTRIES[name])).toBe(text)
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
    const rows = inner.lines ?? inner.exposure ?? []
    rows[0] = { ...rows[0], room: '512' }
    expect(Entry.safeParse(inner).success).toBe(false)
  })

  test('says nothing of room, payer, cashier or stay', () => {
    for (const secret of [...Object.values(DETAIL), STAY]) expect(text).not.toContain(secret)
  })
})

test('the salted hashes are those of the vectors', () => {
  expect(vectors.stayHash).toEqual({ salt: SALT, stay: STAY, hash: stayHash(SALT, STAY, sha256) })
  expect(vectors.detailHash).toEqual({
    salt: SALT,
    detail: DETAIL,
    hash: detailHash(SALT, DETAIL, sha256),
  })
})
