import { expect, test } from 'vitest'
import { townOf } from '../../../src/client/kwitansi/town.ts'

test.each([
  ['Jalan Demo 1, Balikpapan', 'Balikpapan'],
  ['Jalan Demo 1, Balikpapan 76112', 'Balikpapan'],
  ['Jalan Demo 1, Balikpapan, Kalimantan Timur', 'Balikpapan'],
  ['Jalan Demo 1, Balikpapan, Kalimantan Timur 76112', 'Balikpapan'],
  ['Jalan Demo 1, Malang, Jawa Timur, Indonesia', 'Malang'],
  ['Jalan Bali, Denpasar, Bali', 'Denpasar'],
  ['Jalan Demo 1, Samarinda, 75111', 'Samarinda'],
  ['Kalimantan Timur', 'Kalimantan Timur'],
  ['', ''],
])('the town of "%s" is "%s"', (address, town) => {
  expect(townOf(address)).toBe(town)
})
