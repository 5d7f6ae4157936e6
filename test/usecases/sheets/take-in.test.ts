/** A sheet is compared to what is there, taken in whole or not at all, once by its id, and undone as far as nobody changed it since. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { SheetRow } from '../../../src/domain/sheets/compare.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { forgetLapsed } from '../../../src/server/usecases/forget-lapsed.ts'
import { outletSheet } from '../../../src/server/usecases/sheets/sheet.ts'
import { previewSheet, readSheet, takeIn } from '../../../src/server/usecases/sheets/take-in.ts'
import { undoSheet } from '../../../src/server/usecases/sheets/undo.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { rows, sheetId, take as takeSheet } from '../../support/sheets.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

let city: City
let hotel: Hotel
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
})

const [ID, NEXT] = [sheetId(1), sheetId(2)]
const sheet = () => outletSheet('rooms', hotel.manager)
const preview = (some: readonly SheetRow[]) => previewSheet(city, sheet(), some)
const take = (some: readonly SheetRow[], id = ID) => takeSheet(city, sheet(), some, id)
const floors = async () => {
  const { things } = await readSheet(city, sheet())
  return Object.fromEntries(things.map(({ key, cells }) => [key, cells.floor]))
}

describe('rooms of a sheet', () => {
  test('are compared without anything being written', async () => {
    const before = await floors()
    const { outcomes } = await preview(
      rows({ room: '801', floor: 8 }, { room: '512', floor: 6 }, { room: '513' }),
    )
    expect(outcomes.map(({ state, key }) => [state, key])).toEqual([
      ['new', null],
      ['changed', '512'],
      ['same', '513'],
    ])
    expect(outcomes[1]?.changes).toEqual({ floor: { from: 5, to: 6 } })
    expect(await floors()).toEqual(before)
  })

  test('are taken in by one act, and stand as they were said', async () => {
    const done = valueIn(
      await take(rows({ room: '801', floor: 8 }, { room: '512', floor: 6 }, { room: '513' })),
    )
    expect(done).toMatchObject({ isNew: true, taken: { added: 1, changed: 1, same: 1, canUndo: true } })
    expect(await floors()).toMatchObject({ '801': 8, '512': 6, '513': 5 })
  })

  test('are none where one row is refused', async () => {
    const before = await floors()
    expect(codeOf(await take(rows({ room: '801', floor: 8 }, { room: '802', floor: 'atas' })))).toBe(
      'sheet-refused',
    )
    expect(await floors()).toEqual(before)
  })

  test('of an id that was taken in are not taken in again, whatever it stood for', async () => {
    const some = rows({ room: '801', floor: 8 })
    const { version } = await preview(some)
    expect(valueIn(await takeIn(city, sheet(), ID, { rows: some, version })).isNew).toBe(true)
    expect(valueIn(await takeIn(city, sheet(), ID, { rows: some, version })).isNew).toBe(false)
    expect(codeOf(await take(rows({ room: '802', floor: 8 })))).toBe('sheet-moved')
    expect(Object.keys(await floors())).not.toContain('802')
  })

  test('are not taken in where what was seen has moved, and are where it has not', async () => {
    const some = rows({ room: '512', floor: 6 })
    const { version } = await preview(some)
    valueIn(await take(rows({ room: '513', floor: 9 })))
    valueIn(await takeIn(city, sheet(), NEXT, { rows: some, version }))
    expect(codeOf(await takeIn(city, sheet(), sheetId(3), { rows: some, version }))).toBe('sheet-moved')
  })

  test('are two thousand in one go, and gone again in one', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => ({ room: `T${i}`, floor: 20 + (i % 40) }))
    valueIn(await take(rows(...many)))
    expect(Object.keys(await floors())).toHaveLength(2_003)
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({ undone: 2_000, left: [] })
    expect(Object.keys(await floors())).toHaveLength(3)
  })
})

describe('undoing', () => {
  test('puts back what was there, once', async () => {
    const before = await floors()
    valueIn(await take(rows({ room: '801', floor: 8 }, { room: '512', floor: 6 })))
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({ undone: 2, left: [] })
    expect(await floors()).toEqual(before)
    expect(codeOf(await undoSheet(city, sheet(), ID))).toBe('sheet-moved')
  })

  test('leaves what somebody has changed since, and a room that was used', async () => {
    valueIn(await take(rows({ room: '801', floor: 8 }, { room: '802', floor: 8 }, { room: '512', floor: 6 })))
    await hotel.checkIn('801')
    await city.storage.write(hotel.outlet.slug, sql =>
      sql.run('UPDATE rooms SET floor = 7 WHERE outlet = ? AND room = ?', [hotel.outlet.slug, '512']),
    )
    const undone = valueIn(await undoSheet(city, sheet(), ID))
    expect(undone).toMatchObject({ undone: 1 })
    expect(undone.left).toEqual([
      { key: '512', why: 'changed-since' },
      { key: '801', why: 'in-use' },
    ])
    expect(await floors()).toMatchObject({ '512': 7, '801': 8 })
  })

  test('is of the last sheet alone, and nobody’s else', async () => {
    valueIn(await take(rows({ room: '801', floor: 8 })))
    city.clock.pass(1_000)
    valueIn(await take(rows({ room: '802', floor: 8 }), NEXT))
    expect(codeOf(await undoSheet(city, sheet(), ID))).toBe('sheet-moved')
    expect(codeOf(await undoSheet(city, sheet(), '019ab000-0000-7000-8000-00000000ffff'))).toBe('not-found')
    expect((await readSheet(city, sheet())).last).toMatchObject({ id: NEXT, canUndo: true })
  })

  test('is remembered for thirty days, and then how it was before is gone', async () => {
    valueIn(await take(rows({ room: '801', floor: 8 })))
    city.clock.pass(31 * DAY_MS)
    await forgetLapsed(city, hotel.outlet.slug)
    expect((await readSheet(city, sheet())).last).toBeNull()
    expect(codeOf(await undoSheet(city, sheet(), ID))).toBe('not-found')
  })
})
