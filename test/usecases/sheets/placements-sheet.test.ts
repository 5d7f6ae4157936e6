/** The shelf as a sheet: handed out, prices changed in it, taken in again; what is new is offered, and undone nothing of others is lost. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Cell } from '../../../src/domain/sheets/cell.ts'
import type { SheetRow } from '../../../src/domain/sheets/compare.ts'
import { SHEETS } from '../../../src/domain/sheets/kinds.ts'
import { written } from '../../../src/domain/sheets/rows-of.ts'
import { addProduct, addSeller } from '../../../src/server/storage/statements/city/register.ts'
import { findPlacement } from '../../../src/server/storage/statements/shelf/placements.ts'
import { outletSheet } from '../../../src/server/usecases/sheets/sheet.ts'
import { previewSheet, readSheet, takeIn } from '../../../src/server/usecases/sheets/take-in.ts'
import { undoSheet } from '../../../src/server/usecases/sheets/undo.ts'
import { changePlacement } from '../../../src/server/usecases/shelf/change-placements.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { type Cells, fateOf, lookAt, rows, sheetId, take as takeSheet } from '../../support/sheets.ts'
import { aProduct, aSeller } from '../../support/things.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

let city: City
let hotel: Hotel
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
  await city.storage.writeCity(async sql => {
    await addProduct(sql, aProduct('dapur-demo/abon', { name: { id: 'Abon Kepiting', en: 'Crab floss' } }))
    await addSeller(sql, { ...aSeller('bu-sari'), name: 'Dapur Bu Sari' })
    await addProduct(sql, aProduct('bu-sari/abon', { name: { id: 'Abon Kepiting', en: 'Floss' } }))
    await addProduct(sql, aProduct('bu-sari/draf', { standing: 'draft', name: { id: 'Belum', en: '' } }))
  })
})

const [ID, NEXT] = [sheetId(1), sheetId(2)]
const sheet = () => outletSheet('placements', hotel.manager)
const preview = (...cells: readonly Cells[]) => lookAt(city, sheet(), rows(...cells))
const take = (some: readonly SheetRow[], id = ID) => takeSheet(city, sheet(), some, id)
const placement = async (id: string) =>
  (await city.storage.read(sql => findPlacement(sql, hotel.outlet.slug, id)))?.placement
const ABON = {
  product: 'Abon Kepiting',
  seller: 'Dapur Bu Sari',
  price: 'Rp 45.000',
  part: '80%',
  rack: 'B2',
} as const

/** The rows of a file that was handed out, by its names. */
async function handedOut(): Promise<SheetRow[]> {
  const { things, names } = await readSheet(city, sheet())
  const { columns } = SHEETS.placements
  return rows(
    ...things.map(({ cells }) =>
      Object.fromEntries(
        Object.entries(columns).flatMap(([id, column]): [string, Cell][] => {
          const value = cells[id]
          if (value === undefined) return []
          const called = names[column.refers ?? '']?.[String(value)]
          return [[id, called ?? written(column, value)]]
        }),
      ),
    ),
  )
}

describe('a shelf that is handed out', () => {
  test('names makers and products by what they are called, and is taken in as the same', async () => {
    valueIn(await take(rows(ABON)))
    const out = await handedOut()
    expect(out.map(({ cells }) => [cells.seller, cells.product])).toContainEqual([
      'Dapur Bu Sari',
      'Abon Kepiting',
    ])
    const { outcomes } = await previewSheet(city, sheet(), out)
    expect(outcomes.map(({ state, faults }) => ({ state, faults }))).toEqual(
      out.map(() => ({ state: 'same', faults: {} })),
    )
  })

  test('with its prices changed changes prices and nothing else', async () => {
    const out = await handedOut()
    const before = await placement('amplang')
    const dearer = out.map(({ row, cells }) => ({
      row,
      cells: { product: cells.product ?? null, price: cells.price === 0 ? null : Number(cells.price) + 500 },
    }))
    expect(valueIn(await take(dearer)).taken).toMatchObject({ added: 0, changed: 2, same: 1 })
    expect(await placement('amplang')).toEqual({ ...before, price: 25_500 })
  })

  test('is changed in price, part, rack and dates, where each can be', async () => {
    const change = { product: 'amplang enak', part: 'Rp 20.000', rack: 'C3', on: 'tidak', to: '31/12/2026' }
    valueIn(await take(rows(change)))
    expect(await placement('amplang')).toMatchObject({
      part: { kind: 'sum', rupiah: 20_000 },
      rack: 'C3',
      on: false,
      to: '2026-12-31',
    })
  })
})

describe('a row', () => {
  test('of a product that two makers call so is asked whose it is', async () => {
    const [which, known] = await preview({ ...ABON, seller: null }, ABON)
    expect(which && fateOf(which)).toEqual(['refused', { product: 'two-of-that-name' }])
    expect(known).toMatchObject({ state: 'new', faults: {} })
  })

  test('of another maker than the product’s is of none', async () => {
    const [other] = await preview({ product: 'amplang enak', seller: 'Dapur Bu Sari', price: 1_000 })
    expect(other && fateOf(other)).toMatchObject(['refused', { product: 'unknown' }])
  })

  test('that the wizard would refuse is refused, at its cell', async () => {
    const told = await preview(
      { ...ABON, part: null },
      { ...ABON, product: 'dapur-demo/abon', seller: null, part: 'Rp 60.000' },
      { product: 'amplang enak', price: 0 },
      { product: 'gabin enak', price: 5_000 },
      { product: 'madu enak', from: '2027-02-01', to: '2027-01-01' },
      { ...ABON, product: 'bu-sari/draf', seller: null },
    )
    expect(told.map(fateOf)).toEqual([
      ['refused', { part: 'missing' }],
      ['refused', { part: 'part-larger' }],
      ['refused', { price: 'not-free' }],
      ['refused', { price: 'free' }],
      ['refused', { to: 'turned' }],
      ['refused', { product: 'unknown' }],
    ])
  })

  test('with an empty cell erases nothing', async () => {
    valueIn(await take(rows({ product: 'madu enak', to: '2027-01-01', rack: 'D1' })))
    valueIn(await take(rows({ product: 'madu enak', to: '', rack: '-', price: 61_000 }), NEXT))
    expect(await placement('madu')).toMatchObject({ to: '2027-01-01', rack: 'D1', price: 61_000 })
  })

  test('that stands twice is refused the second time, also where one of them leaves its terms out', async () => {
    const told = await preview(ABON, { ...ABON, terms: 'Titip jual' })
    expect(told.map(({ state }) => state)).toEqual(['new', 'refused'])
  })
})

describe('undoing', () => {
  test('puts prices back, and ends what was offered; the same sheet again offers it in its place', async () => {
    const before = await placement('amplang')
    valueIn(await take(rows({ product: 'amplang enak', price: 30_000 }, ABON)))
    const offered = await placement('abon')
    expect(offered).toMatchObject({ product: 'bu-sari/abon', price: 45_000, on: true })
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({ undone: 2, left: [] })
    expect(await placement('amplang')).toEqual(before)
    expect(await placement('abon')).toMatchObject({ to: '2026-11-23' })
    expect(valueIn(await take(rows(ABON), NEXT)).taken).toMatchObject({ added: 1 })
    expect(await placement('abon')).toEqual(offered)
  })

  test('writes over nothing that somebody has changed since, and leaves what has goods', async () => {
    valueIn(
      await take(
        rows({ product: 'amplang enak', price: 30_000 }, { product: 'madu enak', price: 70_000 }, ABON),
      ),
    )
    valueIn(await changePlacement(city, hotel.manager, 'amplang', { price: 31_000 }))
    valueIn(await changePlacement(city, hotel.manager, 'madu', { rack: 'Z9' }))
    const goods = { kind: 'in', batch: 'A', quantity: 3 } as const
    valueIn(await recordGoods(city, hotel.manager, 'abon', goods))
    const undone = valueIn(await undoSheet(city, sheet(), ID))
    expect(undone.undone).toBe(1)
    expect(undone.left).toEqual([
      { key: 'amplang', name: 'amplang enak', why: 'changed-since' },
      { key: 'abon', name: 'Abon Kepiting', why: 'in-use' },
    ])
    expect(await placement('amplang')).toMatchObject({ price: 31_000 })
    expect(await placement('madu')).toMatchObject({ price: 60_000, rack: 'Z9' })
    expect(await placement('abon')).toMatchObject({ to: null })
  })
})

test('what was seen and has moved since is compared anew', async () => {
  const some = rows({ product: 'amplang enak', price: 30_000 })
  const { version } = await previewSheet(city, sheet(), some)
  valueIn(await changePlacement(city, hotel.manager, 'amplang', { price: 31_000 }))
  expect(codeOf(await takeIn(city, sheet(), ID, { rows: some, version }))).toBe('sheet-moved')
  expect(await placement('amplang')).toMatchObject({ price: 31_000 })
})
