/** The demo city keeps the promises of a real one, and is the same city whenever its seed is. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DayEntry, type Entry, occupiedOf } from '../../src/domain/document.ts'
import { isOpen, type Order } from '../../src/domain/order.ts'
import { ALLERGENS, CARE_MARKS, CATEGORIES, NET_UNITS } from '../../src/domain/product.ts'
import { MOVEMENT_EFFECTS, type Movement } from '../../src/domain/stock.ts'
import { businessDay, nextDate, toMilliseconds } from '../../src/domain/time.ts'
import { DEMO_OUTLETS, demoCast, demoRooms } from '../../src/server/demo/cast.ts'
import { demoProducts } from '../../src/server/demo/catalogue.ts'
import { makeDemoCity } from '../../src/server/demo/make-city.ts'
import { DEMO_SELLERS } from '../../src/server/demo/sellers.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import type { SqlValue, Storage } from '../../src/server/storage/storage.ts'
import { counts as countsFold } from '../../src/server/usecases/folds/count-documents.ts'
import { readAnew } from '../../src/server/usecases/folds/fold.ts'
import { believed } from '../support/believed.ts'
import { openPins } from '../support/pins.ts'

/** Orders under way when the demo opens, by outlet. */
const OPEN: Readonly<Record<string, number>> = {
  'hotel-demo-teluk': 5,
  'hotel-demo-bukit': 2,
  'mal-demo-pesisir': 1,
}
const SEED = 'balikpapan'
const DAYS = 14
/** 19:30 in Balikpapan. */
const NOW_MS = Date.parse('2026-11-24T11:30:00Z')
const TODAY = '2026-11-24'
const COUNTED = [
  ['fold_cursors', 'fold'],
  ['counted_cursors', 'outlet'],
  ['counted_lines', 'number, line'],
  ['counted_exposure', 'day, product, terms'],
  ['tallied_cursors', 'outlet'],
  ['tallied_days', 'day'],
  ['tallied_products', 'day, product, terms'],
] as const

const keys = {
  mac: (...parts: readonly string[]) => createHmac('sha256', 'demo').update(parts.join('\0')).digest(),
}

function makeCity(storage: Storage, seed: string, nowMs = NOW_MS, days = DAYS) {
  return makeDemoCity({ storage, keys, hashPin: openPins.hash, nowMs, seed, days })
}

function rowsOf<Row extends object>(storage: Storage, text: string, values: readonly SqlValue[] = []) {
  return storage.read(sql => believed(sql).all<Row>(text, values))
}

function documentsOf(storage: Storage) {
  return rowsOf<{ outlet: string; number: number; entry: string; order_id: string | null }>(
    storage,
    'SELECT outlet, number, entry, order_id FROM documents ORDER BY outlet, number',
  )
}

let city: Storage
beforeAll(async () => {
  city = openSqlite({ path: ':memory:', durable: false })
  await makeCity(city, SEED)
})
afterAll(() => city.close())

describe('a seed', () => {
  test('gives the same people and the same documents, byte for byte', async () => {
    const again = openSqlite({ path: ':memory:', durable: false })
    expect(await makeCity(again, SEED)).toEqual(demoCast(SEED))
    expect(await documentsOf(again)).toEqual(await documentsOf(city))
    await again.close()
  })

  test('gives another city than another seed', async () => {
    const other = openSqlite({ path: ':memory:', durable: false })
    await makeCity(other, 'samarinda', NOW_MS, 2)
    expect(demoCast('samarinda').agency.pin).not.toBe(demoCast(SEED).agency.pin)
    expect(await documentsOf(other)).not.toEqual(await documentsOf(city))
    await other.close()
  })

  test('gives PINs of six digits and a token of 128 bits', () => {
    const { outlets, agency, auditor } = demoCast(SEED)
    for (const { pin } of [...outlets.flatMap(({ staff }) => staff), agency]) expect(pin).toMatch(/^\d{6}$/)
    expect(Buffer.from(auditor.token, 'base64url')).toHaveLength(16)
  })
})

describe('the register', () => {
  test('has 52 products of 14 sellers, in the words of the domain', () => {
    const products = demoProducts(TODAY)
    const sellers = new Set(DEMO_SELLERS.map(({ slug }) => slug))
    expect(new Set(products.map(({ id }) => id)).size).toBe(52)
    expect(new Set(products.map(({ seller }) => seller))).toEqual(sellers)
    expect(sellers.size).toBe(14)
    for (const product of products) {
      expect(CATEGORIES).toContain(product.category)
      expect(NET_UNITS).toContain(product.net.unit)
      for (const allergen of product.allergens ?? []) expect(ALLERGENS).toContain(allergen)
      for (const mark of product.care) expect(CARE_MARKS).toContain(mark)
    }
  })

  test('says of every paper and every seller that it is an example', () => {
    for (const { permit, halal } of demoProducts(TODAY)) {
      for (const { number } of [permit, halal]) if (number !== undefined) expect(number).toContain('(contoh)')
    }
    for (const { name } of DEMO_SELLERS) expect(name).toMatch(/^UMKM Demo /)
  })
})

describe.each(DEMO_OUTLETS)('$name', outlet => {
  const { slug } = outlet
  const ordersHere = async () =>
    (await rowsOf<{ body: string }>(city, 'SELECT body FROM orders WHERE outlet = ?', [slug])).map(
      ({ body }) => JSON.parse(body) as Order,
    )
  const documentsHere = async () => (await documentsOf(city)).filter(document => document.outlet === slug)

  test('numbers its documents without gaps', async () => {
    const numbers = (await documentsHere()).map(({ number }) => number)
    expect(numbers.length).toBeGreaterThan(DAYS)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })

  test('has stated every day but today, with its rooms and its shelf', async () => {
    const days = (await documentsHere())
      .map(({ entry }) => JSON.parse(entry) as Entry)
      .filter((entry): entry is DayEntry => entry.kind === 'day')
    expect(days.map(({ date }) => date)).toEqual(
      Array.from({ length: DAYS }, (_, i) => nextDate(TODAY, i - DAYS)),
    )
    for (const day of days) {
      const { exposure } = day
      expect(occupiedOf(day)).toBeGreaterThan(demoRooms(outlet).length / 3)
      expect(occupiedOf(day)).toBeLessThanOrEqual(demoRooms(outlet).length)
      expect(exposure.length).toBeGreaterThan(20)
    }
  })

  test('is counted as its log says', async () => {
    const counts = () =>
      Promise.all(
        COUNTED.map(([table, key]) =>
          rowsOf(city, `SELECT * FROM ${table} WHERE outlet = ? ORDER BY ${key}`, [slug]),
        ),
      )
    const before = await counts()
    const unused = { now: () => NOW_MS, bytes: (length: number) => new Uint8Array(length) }
    const world = { storage: city, keys, clock: unused, random: unused }
    const dayOf = (issuedAt: string) => businessDay(toMilliseconds(issuedAt), outlet.zone, outlet.closingHour)
    expect(await readAnew(world, countsFold, slug, dayOf)).toBe((await documentsHere()).length)
    expect(await counts()).toEqual(before)
  })

  test('never has less than nothing on a shelf, and what the ledger says', async () => {
    const ledger = await rowsOf<Movement & { placement: string }>(
      city,
      'SELECT placement, kind, batch, quantity FROM stock_entries WHERE outlet = ? ORDER BY seq',
      [slug],
    )
    const level = new Map<string, number>()
    const move = (key: string, pieces: number) => {
      const now = (level.get(key) ?? 0) + pieces
      expect(now).toBeGreaterThanOrEqual(0)
      level.set(key, now)
    }
    for (const { placement, kind, batch, quantity } of ledger) {
      const { onHand, reserved } = MOVEMENT_EFFECTS[kind]
      move(placement, reserved * quantity)
      if (batch !== null) move(`${placement} ${batch}`, onHand * quantity)
    }
    const batches = await rowsOf<{ key: string; pieces: number }>(
      city,
      `SELECT placement || ' ' || batch AS key, on_hand AS pieces FROM batches WHERE outlet = ?`,
      [slug],
    )
    for (const { key, pieces } of batches) expect(level.get(key)).toBe(pieces)
  })

  test('has done no order by half: a kwitansi for each delivery, a promise for each open order', async () => {
    const orders = await ordersHere()
    const kwitansi = (await documentsHere()).filter(({ entry }) => JSON.parse(entry).kind === 'kwitansi')
    const delivered = orders.filter(order => order.state === 'delivered')
    expect(kwitansi.map(({ order_id }) => order_id).sort()).toEqual(delivered.map(({ id }) => id).sort())

    const promised = new Map<string, number>()
    for (const { placementId, quantity } of orders.filter(isOpen).flatMap(({ lines }) => lines)) {
      promised.set(placementId, (promised.get(placementId) ?? 0) + quantity)
    }
    const reserved = await rowsOf<{ placement: string; reserved: number }>(
      city,
      'SELECT placement, reserved FROM placements WHERE outlet = ? AND reserved > 0',
      [slug],
    )
    expect(new Map(reserved.map(row => [row.placement, row.reserved]))).toEqual(promised)
  })

  test('ends in a present: guests in their rooms, orders on the board, something sold out', async () => {
    const stays = await rowsOf<{ leaves_at: number }>(
      city,
      'SELECT leaves_at FROM stays WHERE outlet = ? AND checked_out_at IS NULL',
      [slug],
    )
    expect(stays.length).toBeGreaterThan(demoRooms(outlet).length / 2)
    for (const { leaves_at } of stays) expect(leaves_at).toBeGreaterThan(NOW_MS)

    const open = (await ordersHere()).filter(isOpen)
    expect(open).toHaveLength(OPEN[slug] ?? 0)
    for (const { receivedAt } of open) expect(toMilliseconds(receivedAt)).toBeLessThanOrEqual(NOW_MS)

    const soldOut = await rowsOf(
      city,
      `SELECT placement FROM placements p WHERE outlet = ? AND is_on = 1 AND NOT EXISTS
         (SELECT 1 FROM batches b WHERE b.outlet = p.outlet AND b.placement = p.placement AND on_hand > 0)`,
      [slug],
    )
    expect(soldOut.length).toBeGreaterThan(0)
  })
})

test.each([
  ['as the day turns', '2026-11-24T20:00:00Z'],
  ['a moment before', '2026-11-24T19:59:59Z'],
  ['at noon, when guests leave', '2026-11-24T04:00:00Z'],
  ['in the small hours', '2026-11-23T18:10:00Z'],
])('a city can be made %s', async (_, now) => {
  const storage = openSqlite({ path: ':memory:', durable: false })
  await makeCity(storage, SEED, Date.parse(now), 3)
  const open = await rowsOf(storage, 'SELECT order_id FROM orders WHERE is_open = 1')
  expect(open).toHaveLength(8)
  await storage.close()
})
