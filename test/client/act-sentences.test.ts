/** What was done is told in a sentence of its own, in each language. */
import { expect, test } from 'vitest'
import type { ActChange } from '../../src/contract/act.ts'
import type { ActWord } from '../../src/domain/act.ts'
import { acts as english } from '../../src/i18n/en/acts.ts'
import { acts as indonesian } from '../../src/i18n/id/acts.ts'

function said<Word extends ActWord>(what: Word, on: string, changed: ActChange<Word>, times = 1) {
  return [indonesian, english].map(({ told }) => {
    const [does, detail] = told[what]({ on, changed, times })
    return detail === undefined || detail === '' ? does : `${does} / ${detail}`
  })
}

test('a price, with what it was and is', () => {
  expect(said('change-placement', 'Madu Kelulut', { price: { from: 65_000, to: 68_000 } })).toEqual([
    'mengubah harga Madu Kelulut / Rp65.000 → Rp68.000',
    'changed the price of Madu Kelulut / Rp65.000 → Rp68.000',
  ])
})

test('several changes at once, by the first of them', () => {
  expect(
    said('change-placement', 'Madu', { on: { from: true, to: false }, rack: { from: 'A1', to: 'B2' } }),
  ).toEqual(['berhenti menawarkan Madu / rak A1 → B2', 'no longer offers Madu / rack A1 → B2'])
})

test('wrong PINs, with how often within the hour', () => {
  expect(said('wrong-pin', 'Petugas 2', {}, 5)).toEqual([
    'menolak PIN yang salah untuk Petugas 2 / 5 kali dalam satu jam',
    'refused a wrong PIN for Petugas 2 / 5 times within an hour',
  ])
  expect(said('wrong-pin', '', {})[0]).toBe('menolak PIN untuk nama yang tidak ada')
})

test('a guest who came, by room and not by name', () => {
  expect(said('check-in', 'stay', { room: { from: null, to: '512' } })).toEqual([
    'mencatat tamu masuk, kamar 512',
    'checked a guest in, room 512',
  ])
})
