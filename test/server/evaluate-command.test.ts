import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { evaluateFolder } from '../../src/server/commands/evaluate.ts'

const ROOT = mkdtempSync(join(tmpdir(), 'evaluate-'))
afterAll(() => rmSync(ROOT, { recursive: true, force: true }))

const HASH = 'h'.repeat(43)
const OUTLETS = ['hotel-a', 'hotel-b', 'hotel-c', 'hotel-d', 'hotel-e']
const PRODUCTS = ['ibu/tea', 'ibu/mat', 'ibu/cup']
const REGISTER = {
  sellers: [{ slug: 'ibu', name: 'Ibu', district: 'kota' }],
  products: PRODUCTS.map(id => ({ id, seller: 'ibu', category: 'drink', kind: 'tea' })),
  outlets: OUTLETS.map(slug => ({ slug, kind: 'hotel', rooms: 60, district: 'kota' })),
}

function dayOf(outlet: string, number: number, date: string) {
  const exposure = PRODUCTS.map(product => ({
    product,
    seller: 'ibu',
    terms: 'consigned',
    liveMinutes: 1_440,
    inStockMinutes: 1_440,
  }))
  return {
    v: 1,
    kind: 'day',
    outlet,
    number,
    issuedAt: `${date}T19:59:00Z`,
    date,
    occupiedRooms: 40,
    exposure,
  }
}

function saleOf(outlet: string, number: number, date: string, product: string) {
  const line = {
    product,
    name: 'Produk',
    seller: 'ibu',
    terms: 'consigned',
    quantity: 1,
    unitPrice: 25_000,
    amount: 25_000,
  }
  const stay = `${outlet}-${number}`.padEnd(43, 'A')
  return {
    total: 25_000,
    v: 1,
    outlet,
    number,
    issuedAt: `${date}T03:00:00Z`,
    kind: 'kwitansi',
    lines: [line],
    payment: 'room',
    stay,
    detail: HASH,
  }
}

let folders = 0
function folderOf(linesOf: (outlet: string) => readonly unknown[], register: unknown = REGISTER) {
  const folder = join(ROOT, String(folders++))
  mkdirSync(folder)
  for (const outlet of OUTLETS)
    writeFileSync(
      join(folder, `${outlet}.jsonl`),
      linesOf(outlet)
        .map(line => (typeof line === 'string' ? line : JSON.stringify(line)))
        .join('\n'),
    )
  const file = join(folder, 'register.json')
  writeFileSync(file, JSON.stringify(register))
  return [folder, file] as const
}

/** Tea is taken five times as often as mats; nobody takes a cup. */
function days(outlet: string): object[] {
  const lines: object[] = []
  for (let day = 1; day <= 60; day++) {
    const date = new Date(Date.UTC(2026, 7, day)).toISOString().slice(0, 10)
    for (const product of day % 5 === 0 ? ['ibu/tea', 'ibu/mat'] : ['ibu/tea'])
      lines.push(saleOf(outlet, 10 * day + lines.length, date, product))
    lines.push(dayOf(outlet, 10 * day + 5 + lines.length, date))
  }
  return lines
}

test('liking is read from a folder of entries and a register alone', () => {
  const { products } = evaluateFolder(...folderOf(days))
  expect(products.map(({ product }) => product)).toEqual(PRODUCTS)
  const [tea, mat, cup] = products
  expect(tea).toMatchObject({ kwitansi: 300, stays: 300, exposure: 12_000, outlets: 5, proposal: 'keep' })
  expect(tea?.score).toBeGreaterThan(3 * (mat?.score ?? 0))
  expect(cup).toMatchObject({ kwitansi: 0, proposal: expect.stringMatching(/replace|watch/) })
  for (const { score, interval, rankInterval } of products) {
    expect(score).toBeGreaterThanOrEqual(interval[0] ?? 0)
    expect(score).toBeLessThanOrEqual(interval[1] ?? 0)
    expect(rankInterval[0]).toBeLessThanOrEqual(rankInterval[1])
  }
})

test.each<[string, readonly unknown[], string]>([
  ['no JSON', [dayOf('hotel-a', 1, '2026-08-01'), '{'], 'hotel-a.jsonl:2: no JSON'],
  ['another outlet’s entry', [dayOf('hotel-b', 1, '2026-08-01')], 'hotel-a.jsonl:1: entry 1 is of hotel-b'],
  [
    'numbers that do not ascend',
    [dayOf('hotel-a', 2, '2026-08-01'), '', dayOf('hotel-a', 2, '2026-08-02')],
    'hotel-a.jsonl:3: entry 2 comes after 2: numbers must ascend',
  ],
  [
    'no entry',
    [{ ...dayOf('hotel-a', 1, '2026-08-01'), occupiedRooms: -1 }],
    'hotel-a.jsonl:1: occupiedRooms:',
  ],
  [
    'an entry of tomorrow',
    [{ ...dayOf('hotel-a', 1, '2026-08-01'), v: 3 }],
    'hotel-a.jsonl:1: entry 1 is of version 3; 2 is the newest that is read here',
  ],
])('%s is told with its file and line', (_, lines, says) => {
  const [folder, file] = folderOf(outlet => (outlet === 'hotel-a' ? lines : []))
  expect(() => evaluateFolder(folder, file)).toThrow(says)
})

test('what the register lacks, or has twice, is told', () => {
  const less = { ...REGISTER, outlets: REGISTER.outlets.slice(1) }
  expect(() => evaluateFolder(...folderOf(() => [], less))).toThrow(
    'hotel-a.jsonl: hotel-a is no outlet of the register',
  )
  const twice = { ...REGISTER, outlets: [...REGISTER.outlets, ...REGISTER.outlets] }
  expect(() => evaluateFolder(...folderOf(() => [], twice))).toThrow('the outlet hotel-a is there twice')
  const orphans = { ...REGISTER, sellers: [] }
  expect(() => evaluateFolder(...folderOf(() => [], orphans))).toThrow('who is no seller there')
  expect(() => evaluateFolder(...folderOf(() => [], { ...REGISTER, products: 1 }))).toThrow(
    'register.json: products:',
  )
  expect(() => evaluateFolder(ROOT, join(ROOT, 'none.json'))).toThrow('none.json cannot be read')
})

test('the command says how it is used', () => {
  expect(() => commandNamed('evaluate', ['--entries', 'x'])).toThrow('--entries DIR --register FILE [--json]')
})
