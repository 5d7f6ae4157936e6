import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCity } from '../../src/server/city/read-city.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'etalase-city-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const HOTEL = {
  slug: 'hotel-a',
  name: 'Hotel A',
  kind: 'hotel',
  address: 'Jalan A 1',
  district: 'Kota',
  mark: 'HA',
  phone: '0',
  zone: 'Asia/Makassar',
  closingHour: 4,
  service: { fromHour: 18, toHour: 2 },
  payments: ['room', 'cash'],
  rooms: [{ name: '101', kind: 'room', floor: 1 }],
  staff: [{ name: 'Dewi', role: 'manager', pin: '918273' }],
  placements: [],
}

function read(outlet: object) {
  const path = join(dir, 'city.json')
  writeFileSync(path, JSON.stringify({ sellers: [], products: [], outlets: [{ ...HOTEL, ...outlet }] }))
  return readCity(path)
}

test('hours that cross midnight are taken as they are', () => {
  expect(read({}).outlets[0]?.outlet.service).toEqual({ fromHour: 18, toHour: 2 })
})

test.each([
  [{ service: { fromHour: 7, toHour: 7 } }, /hotel-a service: 7 to 7 cannot be kept; may be .*0 to 24/],
  [{ payments: ['none'] }, /hotel-a payments: none cannot be kept; may be room, cash/],
  [
    { rooms: [{ name: 'K', kind: 'counter', floor: 1 }] },
    /hotel-a payments: room cannot be kept; may be cash/,
  ],
])('what cannot be kept (%j) is named with what may stand there', (wish, said) => {
  expect(() => read(wish)).toThrow(said)
})
