import { beforeEach, describe, expect, test } from 'vitest'
import { dayEntry, type KwitansiEntry, kwitansiEntry, voidEntry } from '../../../src/domain/document.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { documentsAfter } from '../../../src/server/storage/statements/documents/documents.ts'
import { countedUpTo } from '../../../src/server/storage/statements/evaluation/counted.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { issueDocument } from '../../../src/server/usecases/documents/issue-document.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { count, recount } from '../../support/counting.ts'
import { aDayBody, aKwitansiBody, anExposure, NONCE } from '../../support/entries.ts'
import { type Breakable, breakable, InjectedFault, pictureOf } from '../../support/faults.ts'
import { valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, MORNING } from '../../support/world.ts'

let faults: Breakable
let hotel: Hotel
let stay: string
beforeEach(async () => {
  faults = breakable()
  hotel = await aHotel(await aCity(faults.wrap))
  stay = (await hotel.checkIn('512')).stay
})

/** States of the day before that a product was on offer. */
async function state(product: string, inStockMinutes: number, replaces?: number): Promise<void> {
  const exposure = [anExposure({ product, inStockMinutes })]
  const body = aDayBody({ occupiedRooms: 3, exposure, ...(replaces === undefined ? {} : { replaces }) })
  await hotel.world.storage.write(hotel.outlet.slug, sql =>
    issueDocument(sql, hotel.outlet, hotel.world.clock.now(), head => dayEntry(head, body)),
  )
}

/** Two kwitansi, one of them void, and a day statement. */
async function aDay(): Promise<void> {
  await hotel.deliver(await hotel.place(stay, { amplang: 2, gabin: 1 }))
  await hotel.deliver(await hotel.place(stay, { amplang: 1, madu: 1 }))
  hotel.world.clock.set(MORNING + 17 * HOUR_MS)
  await closeDays(hotel.world, hotel.outlet)
  valueIn(await voidDocument(hotel.world, hotel.clerk, 2, 'damaged'))
}

async function counts() {
  const {
    counted_lines,
    counted_exposure,
    counted_cursors,
    tallied_products,
    tallied_days,
    tallied_cursors,
  } = await pictureOf(hotel.world.storage)
  return { counted_lines, counted_exposure, counted_cursors, tallied_products, tallied_days, tallied_cursors }
}
type Row = { number: number; day: string; voided: number; product: string }
const lines = async () => (await counts()).counted_lines as Row[]

describe('the counting reader', () => {
  test('counts every entry once: asked again, it finds nothing new', async () => {
    await aDay()
    expect(await count(hotel)).toBe(4)
    const first = await counts()
    expect(await count(hotel)).toBe(0)
    expect(await counts()).toEqual(first)
  })

  test('asked by many at once counts every entry once', async () => {
    await aDay()
    const counted = await Promise.all([count(hotel), count(hotel), count(hotel)])
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(4)
    expect(await lines()).toHaveLength(4)
  })

  test('counts bit by bit what it would count at once', async () => {
    await hotel.deliver(await hotel.place(stay, { amplang: 2 }))
    await count(hotel)
    await hotel.deliver(await hotel.place(stay, { madu: 2 }))
    await count(hotel)
    const bitByBit = await counts()
    expect(await recount(hotel)).toBe(2)
    expect(await counts()).toEqual(bitByBit)
  })

  test('counted again from nothing says the same', async () => {
    await aDay()
    await count(hotel)
    const first = await counts()
    expect(await recount(hotel)).toBe(4)
    expect(await counts()).toEqual(first)
  })

  test('agrees with the log: issued = in the log = counted', async () => {
    await aDay()
    await count(hotel)
    const log = await hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 99))
    const cursor = await hotel.world.storage.read(sql => countedUpTo(sql, hotel.outlet.slug))
    expect(cursor).toBe(log.length)
    const inLog = log
      .map(({ entry }) => JSON.parse(entry) as KwitansiEntry)
      .filter(entry => entry.kind === 'kwitansi')
      .flatMap(entry => entry.lines)
    expect(await lines()).toHaveLength(inLog.length)
  })

  test('that breaks at any statement has counted all of a step or none, and then goes on', async () => {
    await aDay()
    const before = await counts()
    for (let n = 1; ; n++) {
      faults.breakAt(n)
      const fault = await count(hotel).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      faults.breakAt(null)
      if (fault === null) break
      expect(fault).toBeInstanceOf(InjectedFault)
      expect(await counts()).toEqual(before)
    }
    const after = await counts()
    await recount(hotel)
    expect(await counts()).toEqual(after)
  })

  test('stops at a gap in the numbers instead of skipping it', async () => {
    await aDay()
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      sql.run('DELETE FROM documents WHERE number = 2'),
    )
    await expect(count(hotel)).rejects.toThrow(/does not follow/)
    expect(await lines()).toEqual([])
  })

  test('keeps outlets apart', async () => {
    await aDay()
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    await other.deliver(await other.place((await other.checkIn('512')).stay, { madu: 1 }))
    await count(hotel)
    expect(await count(other)).toBe(1)
    await recount(other)
    expect(await hotel.world.storage.read(sql => countedUpTo(sql, hotel.outlet.slug))).toBe(4)
  })
})

describe('a void', () => {
  test('is taken off in the period of its kwitansi, not in its own', async () => {
    await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
    await count(hotel)
    hotel.world.clock.pass(40 * DAY_MS)
    valueIn(await voidDocument(hotel.world, hotel.clerk, 1, 'not-received'))
    await count(hotel)
    expect(await lines()).toMatchObject([{ number: 1, day: '2026-11-24', voided: 1 }])
  })
})

const LINE = {
  product: 'dapur-demo/amplang',
  name: 'amplang',
  seller: 'dapur-demo',
  terms: 'consigned',
  quantity: 1,
  unitPrice: 25_000,
} as const

describe('a void that cancels nothing', () => {
  test('for its number is no kwitansi or is void already, changes nothing but the cursor', async () => {
    await aDay()
    await count(hotel)
    const { counted_cursors: _, tallied_cursors: __, ...before } = await counts()
    const nowMs = hotel.world.clock.now()
    for (const voids of [2, 3, 4, 99])
      await hotel.world.storage.write(hotel.outlet.slug, sql =>
        issueDocument(sql, hotel.outlet, nowMs, head => {
          const voided = kwitansiEntry({ ...head, number: voids }, aKwitansiBody({ lines: [LINE] }))
          return voidEntry(head, voided, 'other', NONCE)
        }),
      )
    expect(await count(hotel)).toBe(4)
    expect(await counts()).toMatchObject(before)
    expect(await hotel.world.storage.read(sql => countedUpTo(sql, hotel.outlet.slug))).toBe(8)
  })
})

describe('a document that stands in for another', () => {
  const replacing = async (replaces: number) => {
    const nowMs = hotel.world.clock.now()
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      issueDocument(sql, hotel.outlet, nowMs, head =>
        kwitansiEntry(
          head,
          aKwitansiBody({
            lines: [LINE],
            replaces,
          }),
        ),
      ),
    )
  }

  test('counts once beside the void of the first', async () => {
    await hotel.deliver(await hotel.place(stay, { amplang: 2 }))
    valueIn(await voidDocument(hotel.world, hotel.clerk, 1, 'wrong-item'))
    await replacing(1)
    await count(hotel)
    expect((await lines()).map(({ number, voided }) => [number, voided])).toEqual([
      [1, 1],
      [3, 0],
    ])
  })

  test('a corrected day statement takes the place of what was said of that day', async () => {
    await state('dapur-demo/amplang', 1440)
    await count(hotel)
    await state('dapur-demo/amplang', 700, 1)
    await count(hotel)
    expect((await counts()).counted_exposure).toMatchObject([{ day: '2026-11-23', in_stock_minutes: 700 }])
  })

  test('a day that is stated in parts is the sum of them', async () => {
    await state('dapur-demo/amplang', 9)
    await count(hotel)
    await state('dapur-demo/madu', 9)
    await count(hotel)
    const counted = (await counts()).counted_exposure as Row[]
    expect(counted.map(({ product }) => product)).toEqual(['dapur-demo/amplang', 'dapur-demo/madu'])
  })
})
