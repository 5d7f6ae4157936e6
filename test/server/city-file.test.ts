/** What a city's file says that nobody can keep is named with its place, before anything is made of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCity } from '../../src/server/city/read-city.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-city-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A hotel of one room, with people of these PINs. */
function fileWith(pins: Readonly<Record<string, string>>): string {
  const staff = Object.entries(pins).map(([name, pin]) => ({ name, role: 'manager', pin }))
  const outlet = {
    slug: 'hotel-contoh',
    name: 'Hotel Contoh',
    kind: 'hotel',
    address: 'Jalan Contoh 1',
    district: 'Balikpapan Kota',
    mark: 'HC',
    phone: '0',
    zone: 'Asia/Makassar',
    closingHour: 4,
    service: { fromHour: 7, toHour: 22 },
    payments: ['room'],
    rooms: [{ name: '619', kind: 'room', floor: 6 }],
    staff,
    placements: [],
  }
  const path = join(folder, 'city.json')
  writeFileSync(path, JSON.stringify({ sellers: [], products: [], outlets: [outlet] }))
  return path
}

test('a PIN that is easy to guess is named by whose it is, and every one of them', () => {
  const path = fileWith({
    Sari: '481516',
    Dewi: '123456',
    Bayu: '000000',
    Ayu: '111222',
    Edo: '619619',
    Ina: '061900',
  })
  let said = ''
  try {
    readCity(path)
  } catch (fault) {
    said = (fault as Error).message
  }
  for (const name of ['Dewi', 'Bayu', 'Ayu', 'Edo', 'Ina']) expect(said).toMatch(new RegExp(`PIN .*${name}`))
  expect(said).not.toContain('Sari')
})

test('other PINs are taken as they are', () => {
  const [outlet] = readCity(fileWith({ Sari: '481516', Dewi: '9073131' })).outlets
  expect(outlet?.staff.map(({ pin }) => pin)).toEqual(['481516', '9073131'])
})
