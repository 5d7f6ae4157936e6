import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCity } from '../../src/server/city/read-city.ts'
import { ConfigError } from '../../src/server/config.ts'

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
  [
    { service: { fromHour: 7, toHour: 7 } },
    /outlets\[0\]\.service: found 7 to 7, which cannot be kept; allowed: .*0 to 24/,
  ],
  [{ payments: ['none'] }, /outlets\[0\]\.payments: found none, which cannot be kept; allowed: room, cash/],
  [
    { rooms: [{ name: 'K', kind: 'counter', floor: 1 }] },
    /outlets\[0\]\.payments: found room, which cannot be kept; allowed: cash/,
  ],
])('what cannot be kept (%j) is named with what may stand there', (wish, said) => {
  expect(() => read(wish)).toThrow(said)
})

test('whatever is wrong is named at once: where, what stands there, and what may', () => {
  const said = saidOf({
    kind: 'motel',
    closingHour: 24,
    colour: 'green',
    rooms: [
      { name: '101', kind: 'room', floor: 1 },
      { name: '1/02', kind: 'suite', floor: 1 },
      { name: '101', kind: 'room', floor: 1.5 },
    ],
    staff: [
      { name: 'Dewi', role: 'clerk', pin: '918273' },
      { name: 'Sari', role: 'clerk', pin: '12' },
    ],
    placements: [
      { id: 'amplang', product: 'dapur/amplang', terms: 'consigned', price: 0, rack: 'A1' },
      { id: 'madu', product: 'dapur/madu', terms: 'bought', price: 5000, rack: 'A2', from: '2026-13-01' },
    ],
  })
  for (const line of [
    'outlets[0].kind: found "motel"; allowed: "hotel", "restaurant", "mall"',
    'outlets[0].closingHour: found 24; allowed: at most 23',
    'outlets[0].colour: no such field; remove it',
    'outlets[0].rooms[1].name: found "1/02"; allowed: letters, digits, single spaces and dashes',
    'outlets[0].rooms[1].kind: found "suite"; allowed: "room"',
    'outlets[0].rooms[2].name: found "101"; allowed: each once',
    'outlets[0].rooms[2].floor: found 1.5; allowed: a whole number',
    'outlets[0].staff[1].pin: found a PIN of 2 characters; allowed: 6 to 12 digits',
    'outlets[0].staff: nobody is manager',
    'outlets[0].placements[0].product: found "dapur/amplang"; allowed: a product of this file: there is none',
    'outlets[0].placements[0].price: found 0; allowed: more than 0, or complimentary terms',
    'outlets[0].placements[1].from: found "2026-13-01"; allowed: a date, such as 2026-12-31',
  ])
    expect(said).toContain(line)
  expect(said).not.toContain('918273')
})

test.each([
  ['[]'],
  ['{}'],
  ['null'],
  ['{"sellers":{},"products":[null],"outlets":[{"rooms":"many"}]}'],
  ['{"outlets":'],
])('a file that says %s is no city, and that is all', text => {
  const path = join(dir, 'city.json')
  writeFileSync(path, text)
  expect(() => readCity(path)).toThrow(ConfigError)
})

test('the example in the documents is a city', () => {
  const example = join(import.meta.dirname, '../../docs/example-city.json')
  expect(readCity(example).outlets.map(({ outlet }) => outlet.slug)).toEqual(['hotel-contoh'])
})

function saidOf(outlet: object): string {
  try {
    read(outlet)
  } catch (fault) {
    return (fault as Error).message
  }
  return ''
}
