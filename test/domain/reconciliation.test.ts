/** The books agree, or what they lack is named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BookRow,
  type Heads,
  isLate,
  type Missing,
  reconcile,
  STAGES,
} from '../../src/domain/reconciliation.ts'
import { HOUR_MS, MINUTE_MS, nextDate } from '../../src/domain/time.ts'

const DAY = '2026-11-24'
const AT = Date.UTC(2026, 10, 24, 3)

function aRow(number: number, wish: Partial<BookRow> = {}): BookRow {
  const row = {
    number,
    day: DAY,
    issuedAt: AT + number * MINUTE_MS,
    kind: 'kwitansi',
    rupiah: 25_000,
  } as const
  return { ...row, isInTree: true, isCounted: true, ...wish }
}

function rowsUpTo(last: number): BookRow[] {
  return Array.from({ length: last }, (_, i) => aRow(i + 1, { day: nextDate(DAY, Math.floor(i / 10)) }))
}

function headsAt(size: number, wish: Partial<Heads> = {}): Heads {
  return { issued: size, sealed: size, mirrored: size, counted: size, ...wish }
}

function named(missing: readonly Missing[], stage: Missing['stage']): number[] {
  return missing
    .filter(one => one.stage === stage)
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
}

const read = (heads: Heads, rows: readonly BookRow[]) =>
  reconcile(heads, { first: 1, last: heads.issued, day: DAY }, rows)

test('books that agree lack nothing, and each stage has as many as were issued', () => {
  const { days, missing } = read(headsAt(25), rowsUpTo(25))
  expect(missing).toEqual([])
  expect(days.map(({ day, given, has }) => [day, given, ...STAGES.map(stage => has[stage])])).toEqual([
    ['2026-11-24', 10, 10, 10, 10, 10],
    ['2026-11-25', 10, 10, 10, 10, 10],
    ['2026-11-26', 5, 5, 5, 5, 5],
  ])
})

test('a day says how many of each kind were given, and what its kwitansi came to: voids are not taken off', () => {
  const rows = [
    aRow(1),
    aRow(2, { rupiah: 60_000, day: '2026-11-25' }),
    aRow(3, { kind: 'void' }),
    aRow(4, { kind: 'day', rupiah: 0 }),
  ]
  const has = (count: number) => ({ issued: count, sealed: count, mirrored: count, counted: count })
  expect(read(headsAt(5), [...rows, aRow(5, { day: '2026-11-23' })]).days).toEqual([
    {
      day: '2026-11-23',
      given: 1,
      kinds: { kwitansi: 1, void: 0, day: 0, loss: 0 },
      rupiah: 25_000,
      has: has(1),
    },
    { day: DAY, given: 3, kinds: { kwitansi: 1, void: 1, day: 1, loss: 0 }, rupiah: 25_000, has: has(3) },
    {
      day: '2026-11-25',
      given: 1,
      kinds: { kwitansi: 1, void: 0, day: 0, loss: 0 },
      rupiah: 60_000,
      has: has(1),
    },
  ])
  const [gap] = read(headsAt(1, { mirrored: null }), []).days
  expect(gap).toEqual({
    day: DAY,
    given: 1,
    kinds: { kwitansi: 0, void: 0, day: 0, loss: 0 },
    rupiah: 0,
    has: { issued: 0, sealed: 1, mirrored: null, counted: 1 },
  })
})

test('what is taken out anywhere is named, and nothing else is', () => {
  const some = (size: number) => fc.uniqueArray(fc.integer({ min: 1, max: size }))
  const cases = fc.integer({ min: 1, max: 60 }).chain(size =>
    fc.record({
      size: fc.constant(size),
      gone: some(size),
      treeless: some(size),
      uncounted: some(size),
      sealed: fc.integer({ min: 0, max: size }),
      counted: fc.integer({ min: 0, max: size }),
      mirrored: fc.option(fc.integer({ min: 0, max: size })),
    }),
  )
  fc.assert(
    fc.property(cases, ({ size, gone, treeless, uncounted, sealed, counted, mirrored }) => {
      const rows = rowsUpTo(size)
        .filter(({ number }) => !gone.includes(number))
        .map(row => ({
          ...row,
          isInTree: !treeless.includes(row.number),
          isCounted: !uncounted.includes(row.number),
        }))
      const { days, missing } = read({ issued: size, sealed, mirrored, counted }, rows)
      const there = (number: number) => !gone.includes(number)
      const expected = {
        issued: (n: number) => !there(n),
        sealed: (n: number) => n > sealed || (there(n) && treeless.includes(n)),
        mirrored: (n: number) => mirrored !== null && n <= sealed && n > mirrored,
        counted: (n: number) => n > counted || (there(n) && uncounted.includes(n)),
      }
      const all = Array.from({ length: size }, (_, i) => i + 1)
      for (const stage of STAGES) {
        expect(named(missing, stage)).toEqual(all.filter(expected[stage]))
        const runs = missing.filter(one => one.stage === stage)
        runs.slice(1).forEach((run, i) => {
          const before = runs[i] as Missing
          expect(run.from > before.to + 1 || run.day !== before.day).toBe(true)
        })
      }
      expect(days.reduce((sum, { given }) => sum + given, 0)).toBe(size)
    }),
  )
})

describe('what is missing', () => {
  test('is told with the day and the hour of the first of it', () => {
    expect(read(headsAt(3, { counted: 1 }), rowsUpTo(3)).missing).toEqual([
      { stage: 'counted', day: DAY, from: 2, to: 3, since: AT + 2 * MINUTE_MS },
    ])
  })

  test('on several days is told of each', () => {
    const { missing } = read(headsAt(25, { counted: 5 }), rowsUpTo(25))
    expect(missing.map(({ day, from, to }) => [day, from, to])).toEqual([
      ['2026-11-24', 6, 10],
      ['2026-11-25', 11, 20],
      ['2026-11-26', 21, 25],
    ])
  })

  test('is known since the first of which that is known', () => {
    const rows = rowsUpTo(4).filter(({ number }) => number !== 2)
    expect(read(headsAt(4, { counted: 1 }), rows).missing).toContainEqual({
      stage: 'counted',
      day: DAY,
      from: 2,
      to: 4,
      since: AT + 3 * MINUTE_MS,
    })
  })

  test('without a document belongs to the day of the one before it', () => {
    const rows = rowsUpTo(20).filter(({ number }) => number !== 11)
    expect(read(headsAt(20), rows).missing).toEqual([
      { stage: 'issued', day: DAY, from: 11, to: 11, since: null },
    ])
  })

  test('in the mirror is nothing where there is no hub, and nothing that the log itself lacks', () => {
    expect(read(headsAt(3, { mirrored: null }), rowsUpTo(3)).days[0]?.has.mirrored).toBeNull()
    expect(read(headsAt(3, { mirrored: null }), rowsUpTo(3)).missing).toEqual([])
    const { missing } = read(headsAt(5, { sealed: 3, mirrored: 2 }), rowsUpTo(5))
    expect([named(missing, 'sealed'), named(missing, 'mirrored')]).toEqual([[4, 5], [3]])
  })

  test('is on its way at first and an alarm later; a gap is one at once', () => {
    const sealed = { stage: 'sealed', since: AT } as const
    expect([isLate(sealed, AT + MINUTE_MS), isLate(sealed, AT + MINUTE_MS + 1)]).toEqual([false, true])
    const waits = [
      ['mirrored', HOUR_MS],
      ['counted', MINUTE_MS],
      ['issued', 0],
    ] as const
    for (const [stage, ms] of waits)
      expect([isLate({ stage, since: AT }, AT + ms), isLate({ stage, since: AT }, AT + ms + 1)]).toEqual([
        false,
        true,
      ])
    for (const nowMs of [0, AT]) expect(isLate({ stage: 'mirrored', since: null }, nowMs)).toBe(true)
  })
})
