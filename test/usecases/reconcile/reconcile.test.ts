/** Issued = in the log = mirrored = counted; whatever somebody takes out of storage is named. */
import { beforeEach, describe, expect, test } from 'vitest'
import type {
  MissingDocuments,
  Reconciliation,
  ReconciliationQuery,
} from '../../../src/contract/reconciliation.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, toMilliseconds } from '../../../src/domain/time.ts'
import { saveWitnessed } from '../../../src/server/storage/statements/log/logs.ts'
import type { SqlValue } from '../../../src/server/storage/storage.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { counts } from '../../../src/server/usecases/folds/count-documents.ts'
import { readOn } from '../../../src/server/usecases/folds/fold.ts'
import { exportEntries } from '../../../src/server/usecases/log/export-entries.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { pusher } from '../../../src/server/usecases/log/push.ts'
import { type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { lags } from '../../../src/server/usecases/reconcile/lag.ts'
import { reconcileBooks } from '../../../src/server/usecases/reconcile/reconcile.ts'
import { businessDayOf } from '../../../src/server/usecases/world.ts'
import { aHub } from '../../support/hub.ts'
import { handHighWater, handSigner } from '../../support/log.ts'
import { valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const TODAY = '2026-11-24'
const TOMORROW = '2026-11-25'

let hotel: Hotel
let world: Sealing
let stay: string
beforeEach(async () => {
  hotel = await aHotel(await aCity(), { pieces: { amplang: 2_000 } })
  const signer = handSigner()
  world = { ...hotel.world, signer, highWater: handHighWater() }
  await openLogs(world, signer, 'etalase.test')
  stay = (await hotel.checkIn('512')).stay
})

const issue = async (times = 1) => {
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1, madu: 1 }))
}
const count = () =>
  readOn(world, counts, HOTEL, issuedAt => businessDayOf(hotel.outlet, toMilliseconds(issuedAt)))
const run = (text: string, values: readonly SqlValue[] = []) =>
  world.storage.write(HOTEL, sql => sql.run(text, values))

/** Today six kwitansi, of which the second is void; the day's statement; tomorrow two more. All sealed and counted. */
async function twoDays(): Promise<void> {
  await run('UPDATE batches SET on_hand = 500 WHERE outlet = ?', [HOTEL])
  await issue(6)
  valueIn(await voidDocument(world, hotel.clerk, 2, 'wrong-item'))
  hotel.world.clock.pass(DAY_MS)
  await closeDays(world, hotel.outlet)
  await issue(2)
  await sealLog(world, HOTEL)
  await count()
  hotel.world.clock.pass(MINUTE_MS)
}

async function read(query: ReconciliationQuery = {}, isWitnessed = false): Promise<Reconciliation> {
  return valueIn(await reconcileBooks(world, isWitnessed, query))
}

async function missing(query: ReconciliationQuery = {}, isWitnessed = false): Promise<MissingDocuments[]> {
  const { outlets } = await read(query, isWitnessed)
  return outlets.flatMap(outlet => outlet.missing)
}

const named = (all: readonly MissingDocuments[]) =>
  all.map(({ stage, day, from, to }) => [stage, day, from, to])

describe('books that agree', () => {
  test('say so by day, in documents and in rupiah', async () => {
    await twoDays()
    const { outlets, from, to } = await read()
    expect([from, to]).toEqual(['2026-11-19', TOMORROW])
    expect(outlets[0]?.missing).toEqual([])
    expect(outlets[0]?.heads).toEqual({ issued: 10, sealed: 10, mirrored: null, counted: 10 })
    expect(outlets[0]?.days).toEqual([
      {
        date: TODAY,
        given: 7,
        kwitansi: 6,
        voids: 1,
        statements: 0,
        rupiah: 510_000,
        has: { issued: 7, sealed: 7, mirrored: null, counted: 7 },
        sums: { kwitansi: 5, rupiah: 425_000, talliedKwitansi: 5, talliedRupiah: 425_000 },
      },
      {
        date: TOMORROW,
        given: 3,
        kwitansi: 2,
        voids: 0,
        statements: 1,
        rupiah: 170_000,
        has: { issued: 3, sealed: 3, mirrored: null, counted: 3 },
        sums: { kwitansi: 2, rupiah: 170_000, talliedKwitansi: 2, talliedRupiah: 170_000 },
      },
    ])
  })

  test('are asked for by day, and of an outlet that there is, not for years at once', async () => {
    await twoDays()
    expect((await read({ from: TODAY, to: TODAY })).outlets[0]?.days.map(({ date }) => date)).toEqual([TODAY])
    expect((await read({ from: '2026-12-01', to: '2026-12-02' })).outlets[0]?.days).toEqual([])
    for (const [query, code] of [
      [{ outlet: 'nowhere' }, 'unknown-outlet'],
      [{ from: '2026-01-01', to: '2026-11-24' }, 'invalid'],
      [{ from: TOMORROW, to: TODAY }, 'invalid'],
    ] as const)
      expect(await reconcileBooks(world, false, query)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('are not disturbed by what is on its way', async () => {
    await twoDays()
    await issue()
    const [first, second] = await missing()
    expect([first?.stage, second?.stage, first?.late, second?.late]).toEqual([
      'sealed',
      'counted',
      false,
      false,
    ])
    hotel.world.clock.pass(MINUTE_MS + 1)
    expect((await missing()).map(({ late }) => late)).toEqual([true, true])
  })
})

describe('what somebody takes out is named:', () => {
  beforeEach(twoDays)

  test.each([1, 2, 6, 7, 8, 10])('document %d', async number => {
    await run('DELETE FROM documents WHERE outlet = ? AND number = ?', [HOTEL, number])
    const all = await missing()
    expect(all.filter(({ stage }) => stage === 'issued').map(({ from, to }) => [from, to])).toEqual([
      [number, number],
    ])
    expect(all.find(({ stage }) => stage === 'issued')?.late).toBe(true)
  })

  test('a document of a day that is not asked for', async () => {
    await run('DELETE FROM documents WHERE outlet = ? AND number = 3', [HOTEL])
    expect(named(await missing({ from: TOMORROW, to: TOMORROW }))).toEqual([['issued', null, 3, 3]])
  })

  test('a digit of a document', async () => {
    await run(
      `UPDATE documents SET entry = REPLACE(entry, '25000', '95000') WHERE outlet = ? AND number = 4`,
      [HOTEL],
    )
    expect(named(await missing())).toContainEqual(['sealed', TODAY, 4, 4])
  })

  test('a tile', async () => {
    await run('DELETE FROM log_tiles WHERE outlet = ? AND level = 0 AND tile = 0', [HOTEL])
    expect(named(await missing())).toEqual([
      ['sealed', TODAY, 1, 7],
      ['sealed', TOMORROW, 8, 10],
    ])
  })

  test.each([
    ['a line that was counted', 'DELETE FROM counted_lines WHERE number = 5 AND line = 1', 5],
    ['all lines of one', 'DELETE FROM counted_lines WHERE number = 5', 5],
    ['rupiah of a line', 'UPDATE counted_lines SET amount = amount + 1 WHERE number = 5 AND line = 0', 5],
    ['a void that was counted', 'UPDATE counted_lines SET voided = 0 WHERE number = 2', 7],
    ['a count without a void', 'UPDATE counted_lines SET voided = 1 WHERE number = 3', 3],
    ['exposure', "DELETE FROM counted_exposure WHERE product = 'dapur-demo/madu'", 8],
  ])('%s', async (_, text, number) => {
    await run(text)
    expect((await missing()).map(({ stage, from, to }) => [stage, from, to])).toEqual([
      ['counted', number, number],
    ])
  })

  test('a sum that the ranking adds up from, by its day', async () => {
    await run(`UPDATE tallied_products SET kwitansi = kwitansi + 1000 WHERE day = ? AND product = ''`, [
      TODAY,
    ])
    const [today, tomorrow] = (await read()).outlets[0]?.days ?? []
    expect(today?.sums).toMatchObject({ kwitansi: 5, talliedKwitansi: 1_005 })
    expect(tomorrow?.sums).toMatchObject({ kwitansi: 2, talliedKwitansi: 2 })
  })

  test('the end of all documents', async () => {
    await run('DELETE FROM documents WHERE outlet = ? AND number > 8', [HOTEL])
    expect(named(await missing()).filter(([stage]) => stage === 'issued')).toEqual([
      ['issued', TOMORROW, 9, 10],
    ])
  })
})

describe('a mirror', () => {
  test('lacks what it has not cosigned, and only where there is one', async () => {
    await twoDays()
    await world.storage.write(HOTEL, sql => saveWitnessed(sql, HOTEL, 6, 'note'))
    expect(named(await missing({}, true))).toEqual([
      ['mirrored', TODAY, 7, 7],
      ['mirrored', TOMORROW, 8, 10],
    ])
    expect((await read({}, true)).outlets[0]?.days.map(({ has }) => has.mirrored)).toEqual([6, 0])
    hotel.world.clock.pass(HOUR_MS)
    expect((await missing({}, true)).some(({ late }) => late)).toBe(true)
  })

  test('reads its own books as the outlet reads them, once all has come', async () => {
    const served = await aHub(hotel.world.clock)
    const pushing = served.pushing({ ...world, signer: handSigner() })
    await served.adopt(pushing, HOTEL)
    await twoDays()
    const { push } = pusher(pushing)
    await push(HOTEL)
    await readOn(served.hub, counts, HOTEL, issuedAt => businessDayOf(hotel.outlet, toMilliseconds(issuedAt)))
    const [own] = (await read({}, true)).outlets
    const [mirror] = valueIn(await reconcileBooks(served.hub, true, {})).outlets
    expect([own?.missing, mirror?.missing]).toEqual([[], []])
    expect(mirror?.heads).toEqual({ issued: 10, sealed: 10, mirrored: 10, counted: 10 })
    expect(mirror?.days).toEqual(own?.days)
    await served.stop()
  })

  test('that has seen a checkpoint and not its entries lacks those', async () => {
    await twoDays()
    await run('UPDATE logs SET signed_size = 14, witnessed_size = 10 WHERE outlet = ?', [HOTEL])
    const all = await missing({}, true)
    expect(all.filter(({ stage }) => stage === 'issued').map(({ from, to }) => [from, to])).toEqual([
      [11, 14],
    ])
  })
})

test('gauges tell how many each stage lacks and since when', async () => {
  await twoDays()
  const before = await lags(world, true)
  expect(before.stages.filter(({ missing }) => missing > 0)).toMatchObject([
    { stage: 'mirrored', missing: 10 },
  ])
  await issue(2)
  hotel.world.clock.pass(5_000)
  expect((await lags(world, false)).stages).toEqual([
    { outlet: HOTEL, stage: 'issued', missing: 0, oldestMs: 0 },
    { outlet: HOTEL, stage: 'sealed', missing: 2, oldestMs: 5_000 },
    { outlet: HOTEL, stage: 'counted', missing: 2, oldestMs: 5_000 },
  ])
  await run('DELETE FROM documents WHERE outlet = ? AND number = 3', [HOTEL])
  expect((await lags(world, false)).stages[0]).toMatchObject({ stage: 'issued', missing: 1 })
})

describe('an export', () => {
  async function numbers(query: Parameters<typeof exportEntries>[2]): Promise<number[]> {
    const exported = await exportEntries(world, HOTEL, query)
    const all: number[] = []
    for await (const documents of exported?.documents ?? [])
      all.push(...documents.map(({ entry }) => JSON.parse(entry).number as number))
    return all
  }

  test('has every sealed entry from where it is asked to begin, and no other', async () => {
    await twoDays()
    await issue()
    expect(await numbers({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(await numbers({ after: 7 })).toEqual([8, 9, 10])
    expect(await numbers({ after: 2, limit: 3 })).toEqual([3, 4, 5])
    expect(await numbers({ after: 10 })).toEqual([])
    expect(await numbers({ limit: 0 })).toEqual([])
  })

  test('of days has those that were issued in them', async () => {
    await twoDays()
    expect(await numbers({ to: TODAY })).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await numbers({ from: TOMORROW })).toEqual([8, 9, 10])
    expect(await numbers({ from: TOMORROW, to: TOMORROW, limit: 1 })).toEqual([8])
    expect(await numbers({ from: '2027-01-01' })).toEqual([])
    expect(await exportEntries(world, 'nowhere', {})).toBeNull()
  })
})
