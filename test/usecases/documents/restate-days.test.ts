/** Days that were stated are stated again where something else is known of them: signed, once, and never for nothing. */
import { beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../../src/contract/entry.ts'
import { REREAD_DAYS } from '../../../src/domain/restating.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { documentsAfter, statementOf } from '../../../src/server/storage/statements/documents/documents.ts'
import { addLog, writeBy } from '../../../src/server/storage/statements/log/logs.ts'
import { nightAt, nightOf } from '../../../src/server/storage/statements/payments/nights.ts'
import { readActs } from '../../../src/server/usecases/acts/read-acts.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { restateNow } from '../../../src/server/usecases/documents/restate-days.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { dayOfEntryAt, readOn } from '../../../src/server/usecases/folds/fold.ts'
import { FOLDS } from '../../../src/server/usecases/folds/list.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, MORNING } from '../../support/world.ts'

/** Four in the morning after the first day, and an hour after that. */
const CLOSING = MORNING + 17 * HOUR_MS
const TODAY = '2026-11-24'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const idOf = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`
async function close(days: number): Promise<void> {
  hotel.world.clock.set(CLOSING + days * DAY_MS)
  await closeDays(hotel.world, hotel.outlet)
}
async function statements() {
  const documents = await hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 999))
  return documents
    .map(({ entry }) => contract.Entry.parse(JSON.parse(entry)))
    .filter(entry => entry.kind === 'day')
}
/** Of entries that say by themselves who was there. */
const writesSecond = () =>
  hotel.world.storage.write(hotel.outlet.slug, async sql => {
    await addLog(sql, hotel.outlet.slug, 'hotel.test/log/hdt', '')
    await writeBy(sql, 2)
  })
/** A stay turns out to have been nobody’s. */
const undone = (stay: string) =>
  hotel.world.storage.write(hotel.outlet.slug, sql =>
    sql.run('UPDATE stays SET checked_out_at = checked_in_at - 1 WHERE stay = ?', [stay]),
  )
const said = async () => (await statements()).map(({ number, date, replaces }) => [number, date, replaces])
const brought = async (payment: 'room' | 'cash') =>
  (await hotel.deliver(await hotel.place((await hotel.checkIn('512')).stay, { amplang: 1 }, { payment })))
    .number

describe('a day that was stated', () => {
  test('is stated again when a kwitansi of it was voided after it was closed', async () => {
    const number = await brought('room')
    await close(0)
    hotel.world.clock.pass(5 * HOUR_MS)
    valueIn(await voidDocument(hotel.world, hotel.clerk, number, 'wrong-guest'))
    await close(1)
    expect(await said()).toEqual([
      [2, TODAY, undefined],
      [4, '2026-11-25', undefined],
      [5, TODAY, 2],
    ])
    const nights = await hotel.world.storage.read(async sql => [
      await nightAt(sql, hotel.outlet.slug, TODAY, 2),
      await nightOf(sql, hotel.outlet.slug, TODAY),
    ])
    expect(nights.map(night => [night?.total, night?.number])).toEqual([
      [25_000, 2],
      [0, 5],
    ])
    expect(await hotel.world.storage.read(sql => statementOf(sql, hotel.outlet.slug, TODAY))).toBe(5)
  })

  test('is stated again when money of a void one was given back, and once for each', async () => {
    const number = await brought('cash')
    valueIn(await voidDocument(hotel.world, hotel.clerk, number, 'damaged'))
    await close(0)
    hotel.world.clock.pass(HOUR_MS)
    const back = { id: idOf(1), number, command: { step: 'return' } } as const
    valueIn(await stepPayment(hotel.world, hotel.clerk, back))
    await close(1)
    await close(2)
    expect((await said()).filter(([, , replaces]) => replaces !== undefined)).toEqual([[5, TODAY, 3]])
  })

  test('is stated again when a stay was not there after all', async () => {
    await writesSecond()
    const { stay } = await hotel.checkIn('511')
    await close(0)
    await undone(stay)
    await close(1)
    const [before, , again] = await statements()
    expect([before, again]).toMatchObject([
      { nights: 1, stays: 1 },
      { nights: 0, stays: 0, viewers: 0, replaces: before?.number, date: TODAY },
    ])
    expect(again?.exposure).toEqual(before?.exposure)
  })

  test('stands where it was paid later, and where nothing is known anew', async () => {
    const number = await brought('room')
    await close(0)
    hotel.world.clock.pass(HOUR_MS)
    valueIn(
      await stepPayment(hotel.world, hotel.clerk, {
        id: idOf(1),
        number,
        command: { step: 'pay', means: 'cash' },
      }),
    )
    await close(3)
    expect((await said()).map(([, , replaces]) => replaces)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('counts once for whoever reads the log: by its newest statement', async () => {
    const number = await brought('room')
    await close(0)
    hotel.world.clock.pass(HOUR_MS)
    valueIn(await voidDocument(hotel.world, hotel.clerk, number, 'test'))
    await close(1)
    const { world, outlet } = hotel
    for (const fold of FOLDS) await readOn(world, fold, outlet.slug, dayOfEntryAt(outlet))
    const rows = await world.storage.read(sql =>
      sql.all('SELECT day, product FROM counted_exposure WHERE outlet = ?', [outlet.slug]),
    )
    const ofDay = rows.filter(({ day }) => day === TODAY)
    expect(ofDay.length).toBeGreaterThan(0)
    expect(ofDay).toHaveLength((await statements())[0]?.exposure.length ?? 0)
  })
})

describe('at a manager’s word a day is stated again', () => {
  const now = (date = TODAY) => restateNow(hotel.world, hotel.manager, date)
  async function acts() {
    const all = { of: 'time', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER } as const
    const read = await readActs(hotel.world, hotel.outlet.slug, all)
    return read.acts
      .filter(({ word }) => word === 'restate-day')
      .map(({ who, subject, told }) => [who, subject, told?.changed])
  }

  test('before the next is closed, with why, kept as an act, once; the closing finds nothing more', async () => {
    const number = await brought('room')
    await close(0)
    valueIn(await voidDocument(hotel.world, hotel.manager, number, 'wrong-guest'))
    expect(await now()).toEqual({ date: TODAY, number: 4, for: ['void'] })
    expect(await now()).toBeNull()
    const changed = { day: TODAY, for: ['void'] }
    expect(await acts()).toEqual([['Bu Rina', '4', changed]])
    const night = await hotel.world.storage.read(sql => nightOf(sql, hotel.outlet.slug, TODAY))
    expect([night?.number, night?.total]).toEqual([4, 0])
    await close(1)
    expect((await said()).filter(([, date]) => date === TODAY)).toEqual([
      [2, TODAY, undefined],
      [4, TODAY, 2],
    ])
  })

  test('with all that is known of it, each time more is', async () => {
    await writesSecond()
    const { stay } = await hotel.checkIn('511')
    const number = await brought('cash')
    await close(0)
    valueIn(await voidDocument(hotel.world, hotel.manager, number, 'damaged'))
    await undone(stay)
    const first = await now()
    expect(first?.for).toEqual(['void', 'occupancy'])
    const back = { id: idOf(1), number, command: { step: 'return' } } as const
    valueIn(await stepPayment(hotel.world, hotel.clerk, back))
    const second = await now()
    expect(second?.for).toEqual(['return'])
    expect((await said()).map(([, , replaces]) => replaces).slice(1)).toEqual([2, first?.number])
  })

  test('also long after, but who was there then is read again of its last nights alone', async () => {
    await writesSecond()
    const { stay } = await hotel.checkIn('511')
    const number = await brought('room')
    await close(0)
    await close(REREAD_DAYS)
    await undone(stay)
    expect((await now())?.for).toEqual(['occupancy'])
    await close(REREAD_DAYS + 2)
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      sql.run('UPDATE stays SET checked_out_at = NULL WHERE stay = ?', [stay]),
    )
    expect(await now()).toBeNull()
    valueIn(await voidDocument(hotel.world, hotel.manager, number, 'wrong-guest'))
    expect((await now())?.for).toEqual(['void'])
  })

  test('not where nothing is known anew, nor one that nobody has stated, and no act is kept', async () => {
    expect(await now()).toBeNull()
    await brought('room')
    await close(0)
    expect([await now(), await now('2026-11-25'), await now('2020-01-01')]).toEqual([null, null, null])
    expect([(await said()).length, await acts()]).toEqual([1, []])
  })
})
