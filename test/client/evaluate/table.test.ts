// @vitest-environment happy-dom
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Table } from '../../../src/client/evaluate/table.tsx'
import { aReading, aRow } from './rows.ts'

const READING = aReading([
  aRow('banyak', { kwitansi: 20, rupiah: 1_000, interval: [2, 4], rate: 3, name: { id: 'Cumi', en: '' } }),
  aRow('sedang', { kwitansi: 10, rupiah: 9_000, interval: [5, 8], rate: 6, name: { id: 'Amplang', en: '' } }),
  aRow('sedikit', { kwitansi: 10, rupiah: 500, enough: false, needed: 400, name: { id: 'Batik', en: '' } }),
  aRow('nol', { kwitansi: 0, exposure: 0, name: { id: 'Dodol', en: '' } }),
])

beforeEach(() => act(() => render(h(Table, { evaluation: READING }), document.body)))
afterEach(() => act(() => render(null, document.body)))

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const names = () => all('tbody th').map(cell => cell.firstChild?.textContent)
const head = (title: string) => all('thead th').find(cell => cell.textContent?.startsWith(title))

function press(title: string): void {
  act(() => head(title)?.querySelector('button')?.click())
}

test('most kwitansi stand first, and equal rows keep the order of the reading', () => {
  expect(names()).toEqual(['Cumi', 'Amplang', 'Batik', 'Dodol'])
  expect(head('Kwitansi')?.getAttribute('aria-sort')).toBe('descending')
})

test('products that nobody bought are rows like the others, and say nothing of what they cannot have', () => {
  const cells = [...(all('tbody tr')[3]?.children ?? [])].map(cell => cell.textContent)
  expect(cells.slice(1, 2)).toEqual(['0'])
  expect(cells.slice(-3)).toEqual(['–', '–', '–'])
})

test('a column sorts from its largest, and at the second press from its smallest', () => {
  press('Rupiah')
  expect(names()).toEqual(['Amplang', 'Cumi', 'Batik', 'Dodol'])
  press('Rupiah')
  expect(names()).toEqual(['Dodol', 'Batik', 'Cumi', 'Amplang'])
  expect(head('Rupiah')?.getAttribute('aria-sort')).toBe('ascending')
  expect(head('Kwitansi')?.getAttribute('aria-sort')).toBe('none')
})

test('names sort from A', () => {
  press('Produk')
  expect(names()).toEqual(['Amplang', 'Batik', 'Cumi', 'Dodol'])
})

test('an interval sorts by what is certain: its lower end', () => {
  press('Selang')
  expect(names().slice(0, 2)).toEqual(['Amplang', 'Cumi'])
})

test('who lacks most stands last among those with data', () => {
  press('Data')
  expect(names().at(-1)).toBe('Batik')
})
