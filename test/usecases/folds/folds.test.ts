/** Readers of the log: each entry once, whatever breaks and whoever reads beside; forgotten, they make the same again. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  dayEntry,
  ENTRY_VERSION,
  type Entry,
  type EntryHead,
  kwitansiEntry,
  voidEntry,
} from '../../../src/domain/document.ts'
import { MINUTE_MS } from '../../../src/domain/time.ts'
import {
  foldCursor,
  foldLags,
  outletsBehind,
} from '../../../src/server/storage/statements/folds/fold-cursors.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { issueDocument } from '../../../src/server/usecases/documents/issue-document.ts'
import { counts } from '../../../src/server/usecases/folds/count-documents.ts'
import {
  ENTRIES_AT_ONCE,
  type Fold,
  forget,
  readAnew,
  readOn,
} from '../../../src/server/usecases/folds/fold.ts'
import { FOLDS } from '../../../src/server/usecases/folds/list.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { pusher } from '../../../src/server/usecases/log/push.ts'
import { sealLog } from '../../../src/server/usecases/log/seal.ts'
import { aDayBody, aKwitansiBody, anExposure, NONCE } from '../../support/entries.ts'
import { type Breakable, breakable, InjectedFault, pictureOf } from '../../support/faults.ts'
import { entriesOf, type History, history, issue, PRODUCTS } from '../../support/histories.ts'
import { aHub } from '../../support/hub.ts'
import { handHighWater, handSigner } from '../../support/log.ts'
import { makeSeen, type Seen, seen, seenIn } from '../../support/seen.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

let faults: Breakable
let city: City
let hotel: Hotel
beforeEach(async () => {
  faults = breakable()
  city = await aCity(faults.wrap)
  hotel = await aHotel(city)
  await aHotel(city, { outlet: { slug: 'hotel-lain', mark: 'HL' } })
  await makeSeen(city.storage)
})

const dayOf = (issuedAt: string) => issuedAt.slice(0, 10)
const read = (fold: Fold, outlet = HOTEL) => readOn(city, fold, outlet, dayOf)
const cursor = (fold: Fold, outlet = HOTEL) => city.storage.read(sql => foldCursor(sql, outlet, fold.name))
const behind = (fold: Fold, version: number = ENTRY_VERSION) =>
  city.storage.read(sql => outletsBehind(sql, fold.name, version))

/** More than two steps' worth of everything that happens. */
const long: History = {
  happenings: fc.sample(history, { numRuns: 80, seed: 7 }).flatMap(({ happenings }) => happenings),
  perDay: 300,
}
const aLongLog = (outlet = HOTEL) => entriesOf(outlet, long).slice(0, 2 * ENTRIES_AT_ONCE + 100)
const aShortLog = (outlet = HOTEL) => entriesOf(outlet, long).slice(0, 30)

const MIRRORED = ENTRIES_AT_ONCE + 100

/** As a hub would take it: kwitansi, each seventh void, and now and then a day. */
function anEntry(head: EntryHead, index: number): Entry {
  const body = aKwitansiBody({
    lines: [
      {
        product: PRODUCTS[index % PRODUCTS.length] ?? PRODUCTS[0],
        name: 'something',
        seller: 'dapur-demo',
        terms: 'consigned',
        quantity: 1 + (index % 3),
        unitPrice: 7_000,
      },
    ],
  })
  if (index % 100 === 99) return dayEntry(head, aDayBody({ exposure: [anExposure()], replaces: 1 }))
  if (index % 7 !== 6) return kwitansiEntry(head, body)
  return voidEntry(head, kwitansiEntry({ ...head, number: head.number - 1 }, body), 'other', NONCE)
}

type Picture = Awaited<ReturnType<typeof pictureOf>>

const picture = (storage: Storage = city.storage) => pictureOf(storage)

/** All rows of the tables that have changed since. */
function changed(before: Picture, after: Picture): Picture {
  return Object.fromEntries(
    Object.entries(after).filter(([name, rows]) => JSON.stringify(rows) !== JSON.stringify(before[name])),
  )
}

const once = (entries: readonly Entry[]): Seen[] => entries.map(({ number }) => ({ number, times: 1 }))

describe('a reader of the log', () => {
  test.each([...FOLDS, seen])('has a name of its own that can stand anywhere: $name', ({ name }) => {
    expect(name).toMatch(/^[a-z][a-z-]{1,30}$/)
    expect(FOLDS.filter(fold => fold.name === name).length).toBeLessThan(2)
  })

  test('is told every entry once and in order, a step at a time', async () => {
    const log = aLongLog()
    await issue(city.storage, HOTEL, log)
    expect(await read(seen)).toBe(log.length)
    expect(await read(seen)).toBe(0)
    expect(await seenIn(city.storage, HOTEL)).toEqual(once(log))
    expect(await cursor(seen)).toEqual({ number: log.length, stoppedBy: 0 })
  })

  test('asked by many at once is told every entry once', async () => {
    const log = aLongLog()
    await issue(city.storage, HOTEL, log)
    const applied = await Promise.all(Array.from({ length: 5 }, () => read(seen)))
    expect(applied.reduce((sum, one) => sum + one, 0)).toBe(log.length)
    expect(await seenIn(city.storage, HOTEL)).toEqual(once(log))
  })

  test('that breaks at any statement, its commit included, was told of none of that step, and is then told once', async () => {
    const log = aShortLog()
    await issue(city.storage, HOTEL, log.slice(0, 10))
    await read(seen)
    await issue(city.storage, HOTEL, log.slice(10))
    const before = await picture()
    for (let n = 1; ; n++) {
      faults.breakAt(n)
      const fault = await read(seen).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      faults.breakAt(null)
      if (fault === null) break
      expect(fault).toBeInstanceOf(InjectedFault)
      expect(await picture()).toEqual(before)
    }
    expect(await seenIn(city.storage, HOTEL)).toEqual(once(log))
  })

  test('goes its own way: how far another is, or at another outlet, is nothing to it', async () => {
    await issue(city.storage, HOTEL, aShortLog())
    await read(counts)
    expect(await cursor(seen)).toEqual({ number: 0, stoppedBy: 0 })
    expect(await behind(counts)).toEqual([])
    expect(await behind(seen)).toEqual([HOTEL])
    await read(seen)
    await issue(city.storage, 'hotel-lain', aShortLog('hotel-lain'))
    expect(await behind(seen)).toEqual(['hotel-lain'])
    await read(seen, 'hotel-lain')
    const both = await picture()
    await readAnew(city, seen, 'hotel-lain', dayOf)
    expect(await picture()).toEqual(both)
  })

  test('stops at a gap in the numbers instead of skipping it', async () => {
    await issue(city.storage, HOTEL, aShortLog())
    await city.storage.write(HOTEL, sql => sql.run('DELETE FROM documents WHERE number = 5'))
    await expect(read(seen)).rejects.toThrow(/does not follow/)
    expect(await seenIn(city.storage, HOTEL)).toEqual([])
  })
})

describe('an entry that is newer than the program', () => {
  const newer = {
    v: ENTRY_VERSION + 1,
    kind: 'gift',
    outlet: HOTEL,
    number: 11,
    issuedAt: '2026-11-02T04:00:00Z',
  }

  test('is where a reader stops, which says so and is not asked again before a program that reads it', async () => {
    const log = aShortLog()
    await issue(city.storage, HOTEL, [...log.slice(0, 10), newer as unknown as Entry, ...log.slice(11)])
    expect(await read(seen)).toBe(10)
    expect(await cursor(seen)).toEqual({ number: 10, stoppedBy: ENTRY_VERSION + 1 })
    expect(await behind(seen)).toEqual([])
    expect(await behind(seen, ENTRY_VERSION + 1)).toEqual([HOTEL])
    const lags = await city.storage.read(sql => foldLags(sql, seen.name))
    expect(lags).toContainEqual({ outlet: HOTEL, behind: log.length - 10, stoppedBy: ENTRY_VERSION + 1 })
    // As a program reads it that knows what it says.
    const known = JSON.stringify(log[10])
    await city.storage.write(HOTEL, sql =>
      sql.run('UPDATE documents SET entry = ? WHERE outlet = ? AND number = 11', [known, HOTEL]),
    )
    expect(await read(seen)).toBe(log.length - 10)
    expect(await cursor(seen)).toEqual({ number: log.length, stoppedBy: 0 })
    expect(await seenIn(city.storage, HOTEL)).toEqual(once(log))
  })
})

describe.each([...FOLDS, seen])('what $name has made', fold => {
  test('is gone without a row when it is forgotten, and nothing else is', async () => {
    for (const outlet of [HOTEL, 'hotel-lain']) await issue(city.storage, outlet, aShortLog(outlet))
    await read(fold, 'hotel-lain')
    const before = await picture()
    await read(fold)
    expect(await picture()).not.toEqual(before)
    await city.storage.write(HOTEL, sql => forget(sql, fold, HOTEL))
    expect(await picture()).toEqual(before)
  })

  test('is the same to the byte when it is made from nothing, steps or no steps', async () => {
    const log = aLongLog()
    for (let from = 0; from < log.length; from += 333) {
      await issue(city.storage, HOTEL, log.slice(from, from + 333))
      await read(fold)
    }
    const before = JSON.stringify(await picture())
    expect(await readAnew(city, fold, HOTEL, dayOf)).toBe(log.length)
    expect(JSON.stringify(await picture())).toBe(before)
  })

  test('at a hub, which has the entries and nothing else, is what it made at the outlet, and is made again', async () => {
    const served = await aHub(city.clock)
    const signer = handSigner()
    const outlet = served.pushing({ ...city, signer, highWater: handHighWater() })
    await makeSeen(served.hub.storage)
    await openLogs(outlet, signer, 'etalase.test', true)
    await served.adopt(outlet, HOTEL)
    await city.storage.write(HOTEL, async sql => {
      for (let i = 0; i < MIRRORED; i++)
        await issueDocument(sql, hotel.outlet, city.clock.now() + i * MINUTE_MS, head => anEntry(head, i))
    })
    await sealLog(outlet, HOTEL)
    expect(await pusher(outlet).push(HOTEL)).toBe(MIRRORED)
    const [here, there] = [await picture(), await picture(served.hub.storage)]
    await read(fold)
    expect(await readOn(served.hub, fold, HOTEL, dayOf)).toBe(MIRRORED)
    const made = changed(there, await picture(served.hub.storage))
    expect(made).toEqual(changed(here, await picture()))
    expect(await readAnew(served.hub, fold, HOTEL, dayOf)).toBe(MIRRORED)
    expect(changed(there, await picture(served.hub.storage))).toEqual(made)
    await served.stop()
  })
})

describe('a release before this one, which knows no cursor but its own', () => {
  /** What it has counted, it has counted as this one does; it leaves this one's cursor where it was. */
  async function countAsBefore(): Promise<void> {
    const { number } = await cursor(counts)
    await read(counts)
    await city.storage.write(HOTEL, sql =>
      sql.run('UPDATE fold_cursors SET number = ? WHERE outlet = ?', [number, HOTEL]),
    )
  }

  test('may count beside this one: what either has counted is counted once', async () => {
    const log = aShortLog()
    for (let from = 0; from < log.length; from += 5) {
      await issue(city.storage, HOTEL, log.slice(from, from + 5))
      if (from % 10 === 0) await countAsBefore()
      else await read(counts)
    }
    await read(counts)
    const together = await picture()
    await readAnew(city, counts, HOTEL, dayOf)
    expect(await picture()).toEqual(together)
  })

  test('leaves a database whose counts go on where it left them, and finds its own cursors where this one left them', async () => {
    const log = aShortLog()
    await issue(city.storage, HOTEL, log.slice(0, 20))
    await read(counts)
    await city.storage.write(HOTEL, sql => sql.run('DELETE FROM fold_cursors'))
    await issue(city.storage, HOTEL, log.slice(20))
    expect(await behind(counts)).toEqual([HOTEL])
    expect(await read(counts)).toBe(10)
    const { counted_cursors, tallied_cursors } = await picture()
    expect([counted_cursors, tallied_cursors]).toEqual([
      [{ outlet: HOTEL, number: 30 }],
      [{ outlet: HOTEL, number: 30 }],
    ])
  })
})
