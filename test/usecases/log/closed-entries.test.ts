/**
 * Leaf hashes of a log are public. Whoever knows all that was said in an entry but its secret finds it by none of them: of
 * every kind that is written, in the same minute, of the same goods, by the same number.
 */
import { expect, test } from 'vitest'
import type { Entry } from '../../../src/domain/document.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { canonical } from '../../../src/log/canonical.ts'
import { leafHash } from '../../../src/log/hash.ts'
import { findEntries } from '../../../src/server/storage/statements/documents/documents.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { handSigner } from '../../support/log.ts'
import { valueIn } from '../../support/results.ts'
import { sha256 } from '../../support/sha256.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel } from '../../support/world.ts'

/** The same day at the same hotel; what is random depends on how many bytes were drawn before. */
async function aDay(drawn: number, hasHub: boolean): Promise<Entry[]> {
  const hotel = await aHotel(await aCity())
  hotel.world.random.bytes(drawn)
  await openLogs(hotel.world, handSigner(), 'etalase.test', hasHub)
  const { stay } = await hotel.checkIn('512')
  await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  valueIn(await voidDocument(hotel.world, hotel.clerk, 1, 'test'))
  hotel.world.clock.pass(DAY_MS)
  await closeDays(hotel.world, hotel.outlet)
  const texts = await hotel.world.storage.read(sql => findEntries(sql, HOTEL, 0, 9))
  return texts.map(text => JSON.parse(text) as Entry)
}

const leaf = (entry: object) =>
  Buffer.from(leafHash(Buffer.from(canonical(entry)), sha256)).toString('base64')

/** What the entry says but for what was drawn by lot, and what somebody who has no better guess would put there. */
const SECRETS = ['nonce', 'stay', 'detail'] as const
const GUESSES = [16, 32].flatMap(bytes => [
  '',
  'A'.repeat(bytes),
  Buffer.alloc(bytes).toString('base64url'),
  Buffer.from(sha256(Buffer.from('1')))
    .toString('base64url')
    .slice(0, Math.ceil((bytes * 4) / 3)),
])
function guesses(entry: Entry): string[] {
  const known = Object.fromEntries(
    Object.entries(entry).filter(([name]) => !SECRETS.some(secret => secret === name)),
  )
  const had = SECRETS.filter(name => name in entry)
  return [
    known,
    ...GUESSES.map(guess => ({ ...known, ...Object.fromEntries(had.map(name => [name, guess])) })),
  ].map(leaf)
}

test('of version 2 no kind is found by guessing, and the same day is another leaf elsewhere', async () => {
  const here = await aDay(0, false)
  const there = await aDay(16, false)
  expect(here.map(({ v, kind }) => [v, kind])).toEqual([
    [2, 'kwitansi'],
    [2, 'void'],
    [2, 'day'],
  ])
  for (const [i, entry] of here.entries()) {
    const { [i]: other = entry } = there
    expect(leaf(entry), entry.kind).not.toBe(leaf(other))
    expect(guesses(entry), entry.kind).not.toContain(leaf(entry))
    expect(guesses(other), entry.kind).toEqual(guesses(entry))
  }
})

test('of version 1 voids and days were open: what was said is what there was to guess', async () => {
  const [kwitansi, ...open] = await aDay(0, true)
  if (kwitansi === undefined) throw new Error('no kwitansi')
  expect(guesses(kwitansi)).not.toContain(leaf(kwitansi))
  expect(open.map(({ kind }) => kind)).toEqual(['void', 'day'])
  for (const entry of open) expect(guesses(entry), entry.kind).toContain(leaf(entry))
})
