import fc from 'fast-check'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Headline } from '../../../src/client/evaluate/headline.tsx'
import {
  FIRST_CHOICES,
  isComplete,
  isFiltered,
  lastDays,
  toSearch,
} from '../../../src/client/evaluate/query.ts'
import { scaleOf } from '../../../src/client/evaluate/scale.ts'
import { byRate, standingsOf } from '../../../src/client/evaluate/standings.ts'
import { formats } from '../../../src/client/ui/formats.ts'
import type { EvaluationRow } from '../../../src/contract/evaluation.ts'
import { aReading, aRow } from './rows.ts'

const NOW = Date.parse('2026-11-24T03:00:00Z')

function sentence(rows: readonly EvaluationRow[], wish = {}): string {
  const evaluation = aReading(rows, wish)
  const drawn = renderToString(h(Headline, { evaluation, standings: standingsOf(rows) }))
  return drawn
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('what may be said', () => {
  const amplang = aRow('amplang', { kwitansi: 50, rate: 4, interval: [3, 5] })
  const madu = aRow('madu', { kwitansi: 30, rate: 2.8, interval: [2.2, 3.5] })
  const batik = aRow('batik', { kwitansi: 9, rate: 1, interval: [0.5, 1.5] })
  const rare = aRow('rare', { kwitansi: 2, rate: 9, interval: [1, 30], enough: false, needed: 400 })

  test('level with the highest is whose interval reaches the interval of the highest', () => {
    const standings = standingsOf([amplang, madu, batik])
    expect(standings.highest).toBe(amplang)
    expect([...standings.level]).toEqual(['demo/madu'])
  })

  test('who is known too little is compared with nothing, however high', () => {
    const standings = standingsOf([rare, amplang, madu])
    expect(standings.highest).toBe(amplang)
    expect(standings.level.has('demo/rare')).toBe(false)
    expect([standings.compared, standings.needMore]).toEqual([2, 1])
  })

  test('what was never on sale where exposure is counted does not need more of it', () => {
    expect(standingsOf([aRow('mall-only', { exposure: 0, enough: false })]).needMore).toBe(0)
  })

  test('a tie has several leaders, and nothing bought has none', () => {
    expect(standingsOf([amplang, { ...madu, kwitansi: 50 }]).leaders).toHaveLength(2)
    expect(standingsOf([aRow('a'), aRow('b')])).toMatchObject({ leaders: [], level: new Set(['demo/b']) })
    expect(standingsOf([])).toMatchObject({ leaders: [], highest: null, compared: 0, needMore: 0 })
  })

  test('the highest rate stands first, then more kwitansi, and the unsure after all', () => {
    const rows = [rare, batik, madu, { ...batik, kwitansi: 10, product: 'demo/tie' }, amplang].sort(byRate)
    expect(rows.map(row => row.product.slice(5))).toEqual(['amplang', 'madu', 'tie', 'batik', 'rare'])
  })

  test('one that stands out is said to', () => {
    const said = sentence([amplang, batik])
    expect(said).toContain('Produk amplang paling banyak kwitansinya (50).')
    expect(said).toContain('Produk amplang tertinggi (4,0) dan selangnya jelas di atas semua yang lain.')
  })

  test('one that cannot be told apart is not said to stand out', () => {
    expect(sentence([amplang, madu, batik])).toContain('1 produk lain belum bisa dibedakan darinya.')
  })

  test('one alone has nothing to be compared with', () => {
    expect(sentence([amplang, rare])).toContain('belum ada pembanding')
  })

  test('what is not known is not said', () => {
    expect(sentence([rare])).toContain('Belum ada produk dengan data yang cukup')
    expect(sentence([])).toBe(
      'Tidak ada produk yang cocok dengan pilihan ini. Dari 123 kwitansi di 0 tempat, 27 Agustus 2026 sampai 24 November 2026.',
    )
  })

  test('a city without a kwitansi is told so, and not that its choice was wrong', () => {
    expect(sentence([], { kwitansi: 0 })).toContain('Belum ada kwitansi dalam masa ini. Dari 0 kwitansi')
  })

  test('a tie is named up to three, and counted beyond', () => {
    const tied = ['a', 'b', 'c', 'd'].map(name => aRow(name, { kwitansi: 7 }))
    expect(sentence(tied.slice(0, 3))).toContain('Produk a, Produk b, Produk c sama-sama')
    expect(sentence(tied)).toContain('4 produk sama-sama')
  })

  test('gifts alone are called gifts, and voids are told', () => {
    expect(sentence([aRow('a', { complimentary: 12 })])).toContain('Hanya pemberian cuma-cuma: 12 kwitansi.')
    expect(sentence([amplang], { voided: 3 })).toContain('3 kwitansi yang dibatalkan sudah dikurangkan.')
  })
})

describe('how far the charts reach', () => {
  const rows = fc.array(
    fc.record({
      kwitansi: fc.nat(5_000),
      rate: fc.double({ min: 0, max: 400, noNaN: true }),
      spread: fc.nat(90),
      enough: fc.boolean(),
    }),
    { maxLength: 20 },
  )

  test('as far as the sure ones and their intervals do, in at most seven round steps', () => {
    fc.assert(
      fc.property(rows, some => {
        const all = some.map(({ kwitansi, rate, spread, enough }, n) =>
          aRow(`p${n}`, { kwitansi, rate, enough, interval: [Math.max(0, rate - spread), rate + spread] }),
        )
        const { countMax, rateMax, ticks } = scaleOf(all)
        for (const row of all.filter(({ enough }) => enough))
          expect(rateMax).toBeGreaterThanOrEqual(row.interval[1] - 1e-9)
        for (const row of all) expect(countMax).toBeGreaterThanOrEqual(row.kwitansi)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeCloseTo(rateMax, 6)
        expect(ticks.length - 1).toBeLessThanOrEqual(7)
        expect(ticks.length).toBeGreaterThan(1)
      }),
    )
  })

  test('the unsure do not press the sure ones together', () => {
    const sure = aRow('sure', { rate: 4, interval: [3, 5] })
    const wild = aRow('wild', { rate: 60, interval: [1, 200], enough: false })
    expect(scaleOf([sure, wild]).rateMax).toBe(5)
  })

  test('where nothing is sure, what there is has room', () => {
    expect(scaleOf([aRow('wild', { rate: 60, interval: [1, 190], enough: false })]).rateMax).toBe(200)
  })
})

describe('the question', () => {
  test('of the last days ends today on the wall of Balikpapan, both days counted', () => {
    expect(lastDays(30, Date.parse('2026-11-23T17:00:00Z'))).toEqual({ from: '2026-10-26', to: '2026-11-24' })
    expect(lastDays(1, NOW)).toEqual({ from: '2026-11-24', to: '2026-11-24' })
  })

  test('leaves out what is not chosen', () => {
    expect(toSearch(FIRST_CHOICES, NOW)).toBe('from=2026-08-27&to=2026-11-24')
    expect(toSearch({ period: 30, kind: 'hotel', category: undefined }, NOW)).toBe(
      'from=2026-10-26&to=2026-11-24&kind=hotel',
    )
  })

  test('of chosen dates needs both, in order', () => {
    expect(isComplete({ period: 'range', from: '2026-11-01' })).toBe(false)
    expect(isComplete({ period: 'range', from: '2026-11-02', to: '2026-11-01' })).toBe(false)
    expect(isComplete({ period: 'range', from: '2026-11-01', to: '2026-11-01' })).toBe(true)
    expect(toSearch({ period: 'range', from: '2026-11-01', to: '2026-11-02' }, NOW)).toBe(
      'from=2026-11-01&to=2026-11-02',
    )
  })

  test('is filtered by any choice but its period', () => {
    expect(isFiltered({ period: 'range', from: '2026-11-01', to: '2026-11-02' })).toBe(false)
    expect(isFiltered({ period: 90, seller: 'dapur-demo' })).toBe(true)
  })
})

test('figures and times are written as the language does, on the clock of Balikpapan', () => {
  expect(formats('id-ID').integer(12_345)).toBe('12.345')
  expect(formats('id-ID').decimal(4)).toBe('4,0')
  expect(formats('en-GB').integer(12_345)).toBe('12,345')
  expect(formats('id-ID').date('2026-11-24')).toBe('24 November 2026')
  expect(formats('id-ID').moment('2026-11-23T17:30:00Z')).toMatch(/^24 November 2026.*01\.30 WITA$/)
})
