/**
 * Entries of the agency's log, version 1: the bytes and hashes in `test/vectors/agency-entry-v1.json` are what any program must make
 * and read. They never change; a new shape is a new version with a file of its own.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { legibleOfAgency, readAgencyEntry } from '../../src/contract/agency-entry.ts'
import { AGENCY_DEEDS, subjectOf } from '../../src/domain/agency-entry.ts'
import { canonical } from '../../src/log/canonical.ts'
import { leafHash, opensHash, sealedHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'
import { AGENCY_ENTRIES, OPENINGS } from './agency-entries.ts'

interface Vectors {
  openings: { field: string; salt: string; value: string; hash: string }[]
  entries: { name: string; canonical: string; leafHashHex: string }[]
}
const vectors = JSON.parse(
  readFileSync(new URL('../vectors/agency-entry-v1.json', import.meta.url), 'utf8'),
) as Vectors

test('there is a vector for every deed, and for no other entry', () => {
  expect(vectors.entries.map(({ name }) => name)).toEqual(Object.keys(AGENCY_ENTRIES))
  expect(new Set(Object.values(AGENCY_ENTRIES).map(({ deed }) => deed))).toEqual(new Set(AGENCY_DEEDS))
})

test.each(vectors.openings)('what $field hides has its hash', ({ field, hash, ...opening }) => {
  expect(OPENINGS).toHaveProperty(field, opening)
  expect(sealedHash(opening.salt, opening.value, sha256)).toBe(hash)
  expect(opensHash(hash, opening, sha256)).toBe(true)
  expect(opensHash(hash, { ...opening, value: `${opening.value} ` }, sha256)).toBe(false)
})

test('a salt of fewer bits opens nothing, though the hash be right', () => {
  const opening = { salt: 'AAECAwQFBgcICQoLDA0OD', value: 'Bu Sari' }
  expect(opensHash(sealedHash(opening.salt, opening.value, sha256), opening, sha256)).toBe(false)
})

describe.each(vectors.entries)('the $name', ({ name, canonical: text, leafHashHex }) => {
  const entry = AGENCY_ENTRIES[name]
  if (entry === undefined) throw new Error(`no entry ${name}`)

  test('is built to the byte, and has its leaf hash', () => {
    expect(canonical(entry)).toBe(text)
    expect(Buffer.from(leafHash(Buffer.from(text), sha256)).toString('hex')).toBe(leafHashHex)
  })

  test('is read by the contract as it is, and is about something', () => {
    expect(readAgencyEntry(JSON.parse(text))).toEqual(JSON.parse(text))
    expect(subjectOf(entry)).toMatch(/^(dapur-demo|hotel-demo|x-hotel-demo)/)
  })

  test.each([
    ['one property more', { room: '512' }],
    ['no number', { number: 0 }],
    ['a second that it must not tell', { at: '2026-11-30T02:05:07Z' }],
    ['a name in a hash’s place', { by: 'Bu Sari' }],
    ['nobody’s name but an empty one', { by: null }],
  ])('is refused with %s', (_, differs) => {
    expect(readAgencyEntry({ ...entry, ...differs })).toBeNull()
  })
})

test.each([
  ['a newer version', { v: 2, number: 4, deed: 'event' }, 'newer'],
  ['a newer version without a deed', { v: 2, number: 4 }, 'none'],
  ['a newer version without its number', { v: 2, deed: 'event' }, 'none'],
  [
    'version 1 of a deed that it has not',
    { v: 1, number: 4, at: '2026-11-30T02:05:00Z', deed: 'event' },
    'none',
  ],
  ['no version', { v: 0, number: 4, deed: 'event' }, 'none'],
  ['nothing', null, 'none'],
])('%s is %s', (_, value, standing) => {
  expect(legibleOfAgency(value)).toBe(standing)
})
