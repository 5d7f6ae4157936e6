import { beforeEach, expect, test } from 'vitest'
import { FORGET_AFTER_MS } from '../../../src/domain/stay.ts'
import { findDocument } from '../../../src/server/storage/statements/documents/documents.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { issuedHere, readKwitansi } from '../../../src/server/usecases/documents/read-kwitansi.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { forgetGuests } from '../../../src/server/usecases/erasing/forget-guests.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, placeAsGuest } from '../../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const leave = async () => valueIn(await checkOut(hotel.world, hotel.clerk, '512', 'keep'))
const forget = () => forgetGuests(hotel.world, hotel.outlet.slug)
/** Everything of an outlet that a room or a note could stand in. */
async function everything(): Promise<string> {
  const tables = ['stays', 'orders', 'documents', 'events', 'verdicts', 'stock_entries', 'sessions']
  return hotel.world.storage.read(async sql => {
    const rows = await Promise.all(tables.map(table => sql.all(`SELECT * FROM ${table}`)))
    return JSON.stringify(rows)
  })
}
const entries = () => hotel.world.storage.read(sql => sql.all('SELECT number, entry FROM documents'))

test('thirty days after check-out nothing says any more which room it was; entries and verdicts stay', async () => {
  const { stay } = await hotel.checkIn('512')
  const request = hotel.request(stay, { amplang: 1 }, { note: 'Ketuk pelan' })
  valueIn(await placeAsGuest(hotel.world, hotel.outlet, request))
  const { number } = await hotel.deliver(request)
  await leave()
  const before = await entries()

  hotel.world.clock.pass(FORGET_AFTER_MS - 1)
  expect(await forget()).toBe(0)
  expect(await everything()).toContain('Tamu kamar 512')
  hotel.world.clock.pass(1)
  expect(await forget()).toBe(1)
  expect(await everything()).not.toMatch(/"512"|kamar 512|Ketuk pelan|\\"512/)
  expect(await entries()).toEqual(before)
  expect(await forget()).toBe(0)

  const token = kwitansiToken(hotel.world.keys, hotel.outlet.slug, number)
  const link = { outlet: hotel.outlet.slug, number, token }
  const paper = valueIn(await readKwitansi(hotel.world, issuedHere(hotel.world, null), link))
  expect(paper).toMatchObject({ total: 25_000, room: null, payer: null, cashier: null })
  expect(codeOf(await placeAsGuest(hotel.world, hotel.outlet, request))).toBe('ok')
  expect(codeOf(await voidDocument(hotel.world, hotel.clerk, number, 'test'))).toBe('ok')
})

test('the salt goes with what it hid: no room can be guessed and held against the entry', async () => {
  const { stay } = await hotel.checkIn('512')
  const { number } = await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  const salt = async () =>
    (await hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, number)))?.detailSalt
  await leave()
  expect(await salt()).toMatch(/./)
  hotel.world.clock.pass(FORGET_AFTER_MS)
  await forget()
  expect(await salt()).toBeNull()
})

test('a guest who is still here or still waits for an order is not forgotten', async () => {
  const { stay } = await hotel.checkIn('512')
  const kept = await hotel.place(stay, { amplang: 1 })
  await leave()
  await hotel.checkIn('513')
  hotel.world.clock.pass(FORGET_AFTER_MS)
  expect(await forget()).toBe(0)
  await hotel.deliver(kept)
  expect(await forget()).toBe(1)
})
