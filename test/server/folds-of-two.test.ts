/**
 * Two processes on one PostgreSQL read the same logs, while entries come and connections are cut in the middle: each entry
 * is told once to each reader, and none is missed.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { foldCursor } from '../../src/server/storage/statements/folds/fold-cursors.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { counts } from '../../src/server/usecases/folds/count-documents.ts'
import { ENTRIES_AT_ONCE, type Fold, readAnew, readOn } from '../../src/server/usecases/folds/fold.ts'
import { freshDatabase } from '../support/databases.ts'
import { pictureOf } from '../support/faults.ts'
import { entriesOf, history, issue } from '../support/histories.ts'
import { makeSeen, seen, seenIn } from '../support/seen.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel } from '../support/world.ts'

const PIECE = 130
const log = entriesOf(HOTEL, {
  happenings: fc.sample(history, { numRuns: 90, seed: 11 }).flatMap(({ happenings }) => happenings),
  perDay: 300,
}).slice(0, 3 * ENTRIES_AT_ONCE)

let storages: Storage[]
beforeEach(async () => {
  const url = await freshDatabase()
  storages = [await openPostgres({ url }), await openPostgres({ url }), await openPostgres({ url })]
  const [first] = storages
  if (first === undefined) throw new Error('no storage')
  await aHotel(await aCity(() => first))
  await makeSeen(first)
})
afterEach(() => Promise.all(storages.map(storage => storage.close())))

/** Every so many steps its connection is cut: before anything was written, or when all of it was. */
function cutting(fold: Fold, every: number): { readonly fold: Fold; readonly cuts: () => number } {
  let steps = 0
  let cuts = 0
  const cut = async (sql: Parameters<Fold['apply']>[0]) => {
    cuts += 1
    await sql.get('SELECT pg_terminate_backend(pg_backend_pid())')
  }
  return {
    cuts: () => cuts,
    fold: {
      ...fold,
      async apply(sql, step) {
        steps += 1
        if (steps % every === 1) await cut(sql)
        await fold.apply(sql, step)
        if (steps % every === 2) await cut(sql)
      },
    },
  }
}

test.each([seen, counts])('$name is told each entry once, by two that race and are cut off', async fold => {
  const [issuer, ...readers] = storages as [Storage, Storage, Storage]
  let isIssued = false
  const issuing = async () => {
    for (let from = 0; from < log.length; from += PIECE)
      await issue(issuer, HOTEL, log.slice(from, from + PIECE))
    isIssued = true
  }
  const racing = readers.map(storage => ({ storage, ...cutting(fold, 5) }))
  const reading = async ({ storage, fold: cut }: (typeof racing)[number]) => {
    for (let isLast = false; ; isLast = isIssued) {
      const applied = await readOn({ storage }, cut, HOTEL, at => at.slice(0, 10)).catch(() => null)
      if (applied === 0 && isLast) return
    }
  }
  await Promise.all([issuing(), ...racing.map(reading)])
  for (const { cuts } of racing) expect(cuts()).toBeGreaterThan(0)
  expect(await issuer.read(sql => foldCursor(sql, HOTEL, fold.name))).toEqual({
    number: log.length,
    stoppedBy: 0,
  })
  if (fold === seen)
    expect(await seenIn(issuer, HOTEL)).toEqual(log.map(({ number }) => ({ number, times: 1 })))
  const made = await pictureOf(issuer)
  await readAnew({ storage: issuer }, fold, HOTEL, at => at.slice(0, 10))
  expect(await pictureOf(issuer)).toEqual(made)
})
