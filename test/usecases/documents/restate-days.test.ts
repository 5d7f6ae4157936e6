/** Days that were stated are stated again where something else is known of them: signed, once, and never for nothing. */
import { beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../../src/contract/entry.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { documentsAfter, statementOf } from '../../../src/server/storage/statements/documents/documents.ts'
import { addLog, writeBy } from '../../../src/server/storage/statements/log/logs.ts'
import { nightAt, nightOf } from '../../../src/server/storage/statements/payments/nights.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
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
    await hotel.world.storage.write(hotel.outlet.slug, async sql => {
      await addLog(sql, hotel.outlet.slug, 'hotel.test/log/hdt', '')
      await writeBy(sql, 2)
    })
    const { stay } = await hotel.checkIn('511')
    await close(0)
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      sql.run('UPDATE stays SET checked_out_at = checked_in_at - 1 WHERE stay = ?', [stay]),
    )
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
