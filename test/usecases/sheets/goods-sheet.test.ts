/** Goods as a sheet: what stands on the racks goes out, and what is written behind it comes in by one delivery note, undone by a counter-note. */
import { beforeEach, describe, expect, test } from 'vitest'
import { NOTE_LINES_MAX } from '../../../src/domain/goods-note.ts'
import type { SheetRow } from '../../../src/domain/sheets/compare.ts'
import { readNote, readNotes } from '../../../src/server/usecases/goods/read-goods.ts'
import { counterNote } from '../../../src/server/usecases/goods/take-back.ts'
import { outletSheet } from '../../../src/server/usecases/sheets/sheet.ts'
import { previewSheet, readSheet, takeIn } from '../../../src/server/usecases/sheets/take-in.ts'
import { undoSheet } from '../../../src/server/usecases/sheets/undo.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { type Cells, fateOf, lookAt, rows, sheetId, take as takeSheet } from '../../support/sheets.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

let city: City
let hotel: Hotel
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
})

const [ID, NEXT, LAST] = [sheetId(1), sheetId(2), sheetId(3)]
const sheet = () => outletSheet('goods', hotel.manager)
const preview = (...cells: readonly Cells[]) => lookAt(city, sheet(), rows(...cells))
const take = (some: readonly SheetRow[], id = ID) => takeSheet(city, sheet(), some, id)
const onHand = async (id: 'amplang' | 'madu') =>
  (await hotel.stock(id)).batches.reduce((sum, batch) => sum + batch.onHand, 0)
const AMPLANG = { product: 'amplang enak', quantity: 24, batch: 'B12', bestBefore: '31/12/2027' } as const

test('what came is one delivery note under the sheet’s own id, and stands on the racks', async () => {
  const some = rows(AMPLANG, { product: 'madu enak', quantity: '6', price: 'Rp 40.000' })
  const before = await onHand('amplang')
  expect(valueIn(await take(some)).taken).toMatchObject({ added: 2, canUndo: true })
  expect(await onHand('amplang')).toBe(before + 24)
  const note = valueIn(await readNote(city, hotel.outlet, ID))
  expect(note).toMatchObject({ kind: 'delivery', pieces: 30 })
  expect(note.lines).toContainEqual(
    expect.objectContaining({ batch: 'B12', bestBefore: '2027-12-31', quantity: 24 }),
  )
})

test('sent again under its id nothing comes twice', async () => {
  const some = rows(AMPLANG)
  const { version } = await previewSheet(city, sheet(), some)
  const before = await onHand('amplang')
  for (const isNew of [true, false])
    expect(valueIn(await takeIn(city, sheet(), ID, { rows: some, version })).isNew).toBe(isNew)
  expect(await onHand('amplang')).toBe(before + 24)
  expect((await readNotes(city, hotel.outlet, {})).all).toBe(1)
})

test('what is on the racks goes out; taken in again as it is nothing comes, and with a number behind it so many do', async () => {
  valueIn(await take(rows(AMPLANG)))
  const { things } = await readSheet(city, sheet())
  const b12 = things.find(({ cells }) => cells.batch === 'B12')
  expect(b12?.cells).toMatchObject({ product: 'dapur-demo/amplang', bestBefore: '2027-12-31', onHand: 24 })
  const out = rows(...things.map(({ cells }) => cells as Cells))
  const { outcomes } = await previewSheet(city, sheet(), out)
  expect(outcomes.map(({ state }) => state)).toEqual(things.map(() => 'same'))
  valueIn(await take(out, LAST))
  expect((await readNotes(city, hotel.outlet, {})).all).toBe(1)
  expect(valueIn(await undoSheet(city, sheet(), LAST))).toMatchObject({ undone: 0, left: [] })
  const more = rows(
    ...things.map(({ cells }) => ({ ...(cells as Cells), quantity: cells.batch === 'B12' ? 6 : null })),
  )
  expect(valueIn(await take(more, NEXT)).taken).toMatchObject({ added: 1 })
  const after = (await readSheet(city, sheet())).things.find(({ cells }) => cells.batch === 'B12')
  expect(after?.cells.onHand).toBe(30)
})

describe('a row', () => {
  test('that the door would not let in says why, at its cell, and what to do', async () => {
    valueIn(await take(rows(AMPLANG)))
    const near = { product: 'madu enak', quantity: 2, bestBefore: '2026-11-28' }
    const outcomes = await preview(
      { ...AMPLANG, bestBefore: '2026-11-01', batch: 'LAMA' },
      near,
      { ...near, bestBefore: '2026-11-29', near: 'ya' },
      { ...AMPLANG, bestBefore: '2028-01-01' },
      { product: 'tidak ada', quantity: 1 },
      { product: 'madu enak', quantity: 0 },
    )
    expect(outcomes.map(fateOf)).toEqual([
      ['refused', { bestBefore: 'past' }],
      ['refused', { near: 'near' }],
      ['new', {}],
      ['refused', { bestBefore: 'other-date' }],
      ['refused', { product: 'unknown' }],
      ['refused', { quantity: 'too-small' }],
    ])
    expect(outcomes[3]?.faults.bestBefore?.suggestion).toBe('31/12/2027')
    expect(outcomes[1]?.faults.near?.suggestion).toBe('ya')
  })

  test('of a batch that another row has is asked', async () => {
    const outcomes = await preview(AMPLANG, { ...AMPLANG, batch: 'B13' }, AMPLANG)
    expect(outcomes.map(({ state }) => state)).toEqual(['new', 'new', 'refused'])
    expect(outcomes[2]?.faults.product).toEqual({ code: 'twice', row: 2 })
  })

  test('beyond what a paper holds is refused', async () => {
    const many = Array.from({ length: NOTE_LINES_MAX + 1 }, (_, i) => ({ ...AMPLANG, batch: `B${i}` }))
    const outcomes = await preview(...many)
    expect(outcomes.filter(({ state }) => state === 'refused').map(({ row }) => row)).toEqual([
      NOTE_LINES_MAX + 2,
    ])
  })
})

test('the maker’s paper is taken in once, by its number', async () => {
  const some = rows({ ...AMPLANG, theirNumber: 'SJ-12' })
  valueIn(await take(some))
  const [again] = (await previewSheet(city, sheet(), some)).outcomes
  expect(again && fateOf(again)).toEqual(['refused', { theirNumber: 'taken' }])
  const two = await preview(
    { ...AMPLANG, theirNumber: 'SJ-13' },
    { product: 'madu enak', quantity: 1, theirNumber: 'SJ-14' },
  )
  expect(two.map(fateOf)).toEqual([
    ['new', {}],
    ['refused', { theirNumber: 'taken' }],
  ])
})

describe('undoing', () => {
  test('is a counter-note: what is still there goes back', async () => {
    const before = await onHand('amplang')
    valueIn(await take(rows(AMPLANG)))
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({ undone: 1, left: [] })
    expect(await onHand('amplang')).toBe(before)
    const { notes } = await readNotes(city, hotel.outlet, {})
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'counter-note', takesBack: ID }))
    expect(codeOf(await undoSheet(city, sheet(), ID))).toBe('sheet-moved')
  })

  test('takes back no more than is there, and nothing that somebody took back already', async () => {
    valueIn(await take(rows(AMPLANG)))
    const counter = { takesBack: ID }
    valueIn(await counterNote(city, hotel.manager, NEXT, counter))
    const after = await onHand('amplang')
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({
      undone: 0,
      left: [{ why: 'changed-since' }],
    })
    expect(await onHand('amplang')).toBe(after)
  })
})
