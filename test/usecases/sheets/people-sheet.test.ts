/** People as a sheet: who may what, who has left; nothing that lets anybody in, and nobody left who could not undo it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { SheetRow } from '../../../src/domain/sheets/compare.ts'
import { SHEETS } from '../../../src/domain/sheets/kinds.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { findPerson } from '../../../src/server/storage/statements/people/people.ts'
import { changeRights, endPerson } from '../../../src/server/usecases/people/change-people.ts'
import { peopleSheet } from '../../../src/server/usecases/sheets/sheet.ts'
import { previewSheet, readSheet, takeIn } from '../../../src/server/usecases/sheets/take-in.ts'
import { undoSheet } from '../../../src/server/usecases/sheets/undo.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { type Cells, fateOf, lookAt, rows, sheetId, take as takeSheet } from '../../support/sheets.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

const DOORS = { host: null, takesPins: true }
let city: City
let hotel: Hotel
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
  const pins = { pinHash: 'x', pepperedHash: null }
  await city.storage.write(hotel.outlet.slug, async sql => {
    await addStaff(sql, hotel.outlet.slug, { name: 'Bu Rina', role: 'manager', ...pins })
    await addStaff(sql, hotel.outlet.slug, { name: 'Agus', role: 'clerk', ...pins })
  })
})

const [ID, NEXT] = [sheetId(1), sheetId(2)]
const hand = () => ({ actor: hotel.manager, at: hotel.outlet.slug, doors: DOORS })
const sheet = () => peopleSheet(hotel.manager, DOORS)
const preview = (...cells: readonly Cells[]) => lookAt(city, sheet(), rows(...cells))
const take = (some: readonly SheetRow[], id = ID) => takeSheet(city, sheet(), some, id)
const person = (name: string) =>
  city.storage.read(sql => findPerson(sql, { outlet: hotel.outlet.slug, person: name }))

test('bears names, rights and who has left, and no PIN or pass', async () => {
  expect(Object.keys(SHEETS.people.columns)).toEqual(['name', 'rights', 'ended'])
  const { things } = await readSheet(city, sheet())
  expect(things).toContainEqual({
    key: 'Agus',
    cells: { name: 'Agus', rights: ['sell'], ended: false },
  })
  expect(JSON.stringify(things)).not.toContain('x"')
})

test('adds people without anything that lets them in, changes rights, and ends who has left', async () => {
  const done = await take(
    rows({ name: 'Sari', hak: null, rights: 'Jual; Betulkan' }, { name: 'Agus', rights: 'Jual; Rak' }),
  )
  expect(valueIn(done).taken).toMatchObject({ added: 1, changed: 1 })
  expect(await person('Sari')).toMatchObject({ rights: ['sell', 'correct'], hasPin: false, endedAt: null })
  expect(await person('Agus')).toMatchObject({ rights: ['sell', 'shelf'], hasPin: true })
  valueIn(await take(rows({ name: 'Agus', ended: 'ya' }), NEXT))
  expect(await person('Agus')).toMatchObject({ hasPin: false, endedAt: expect.any(Number) })
})

describe('a row', () => {
  test('that cannot be done says why', async () => {
    valueIn(await endPerson(city, hand(), 'Agus'))
    const outcomes = await preview(
      { name: 'Agus', rights: 'Jual' },
      { name: 'Baru', rights: 'Kasir' },
      { name: 'Baru Juga' },
      { name: 'Tidak Pernah', rights: 'Jual', ended: 'ya' },
    )
    expect(outcomes.map(fateOf)).toEqual([
      ['refused', { name: 'was-here' }],
      ['refused', { rights: 'unknown-word' }],
      ['refused', { rights: 'missing' }],
      ['refused', { ended: 'unknown' }],
    ])
  })

  test('that leaves nobody who could undo it is refused, however it takes them away', async () => {
    for (const change of [{ ended: 'ya' }, { rights: 'Jual' }]) {
      const [one] = await preview({ name: 'Bu Rina', ...change })
      expect(one?.state).toBe('refused')
      expect(Object.values(one?.faults ?? {})).toEqual([{ code: 'last-person' }])
    }
  })

  test('may take it away where another row gives it to somebody who comes in', async () => {
    const outcomes = await preview(
      { name: 'Agus', rights: 'Jual; Orang' },
      { name: 'Bu Rina', rights: 'Jual; Rak' },
    )
    expect(outcomes.map(({ state }) => state)).toEqual(['changed', 'changed'])
  })
})

describe('undoing', () => {
  test('gives rights back, brings back who was ended without what they came in by, and ends who was added', async () => {
    valueIn(await take(rows({ name: 'Sari', rights: 'Jual' }, { name: 'Agus', ended: 'ya' })))
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({ undone: 2, left: [] })
    expect(await person('Agus')).toMatchObject({ rights: ['sell'], endedAt: null, hasPin: false })
    expect((await person('Sari'))?.endedAt).not.toBeNull()
  })

  test('writes over nothing that somebody has changed since', async () => {
    valueIn(await take(rows({ name: 'Agus', rights: 'Jual; Betulkan' })))
    valueIn(await changeRights(city, hand(), 'Agus', ['sell', 'shelf']))
    expect(valueIn(await undoSheet(city, sheet(), ID))).toMatchObject({
      undone: 0,
      left: [{ key: 'Agus', why: 'changed-since' }],
    })
    expect((await person('Agus'))?.rights).toEqual(['sell', 'shelf'])
  })

  test('takes the right to add people from nobody who is the last by then', async () => {
    valueIn(await take(rows({ name: 'Agus', rights: 'Jual; Orang' })))
    valueIn(await endPerson(city, hand(), 'Bu Rina'))
    const by = { ...hotel.manager, staff: 'Agus' } as const
    expect(valueIn(await undoSheet(city, peopleSheet(by, DOORS), ID))).toMatchObject({
      undone: 0,
      left: [{ key: 'Agus', why: 'in-use' }],
    })
    expect((await person('Agus'))?.rights).toContain('people')
  })
})

test('by somebody who may add people no more since, nothing is taken in', async () => {
  valueIn(await take(rows({ name: 'Agus', rights: 'Jual; Orang' })))
  const some = rows({ name: 'Lain', rights: 'Jual' })
  const { version } = await previewSheet(city, sheet(), some)
  const agus = { ...hand(), actor: { ...hotel.manager, staff: 'Agus' } as const }
  valueIn(await changeRights(city, agus, 'Bu Rina', ['sell']))
  expect(codeOf(await takeIn(city, sheet(), NEXT, { rows: some, version }))).toBe('sheet-moved')
  expect(await person('Lain')).toBeNull()
})
