/** Random histories of an outlet's log: kwitansi, voids that name anything, re-issues, day statements and corrections. */
import fc from 'fast-check'
import type { Entry, EntryLine } from '../../src/domain/document.ts'
import { TERMS } from '../../src/domain/placement.ts'
import { assertNever } from '../../src/domain/result.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { canonical } from '../../src/log/canonical.ts'
import type { Storage } from '../../src/server/storage/storage.ts'

export const PRODUCTS = ['dapur-demo/amplang', 'dapur-demo/madu', 'dapur-demo/gabin'] as const
export const FIRST_DAY_MS = Date.UTC(2026, 10, 1, 4, 0)
export const DAYS = 6
export const HAPPENINGS_MAX = 40
const DATES = Array.from({ length: DAYS }, (_, day) => dateOf(day))

export function dateOf(day: number): string {
  return new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 10)
}

const line = fc
  .record({
    product: fc.constantFrom(...PRODUCTS),
    terms: fc.constantFrom(...TERMS),
    quantity: fc.integer({ min: 1, max: 3 }),
    unitPrice: fc.constantFrom(0, 7_000, 25_000),
  })
  .map(
    (some): EntryLine => ({
      ...some,
      name: some.product,
      seller: 'dapur-demo',
      amount: some.quantity * some.unitPrice,
    }),
  )

/** One product's minutes under one sort of terms stand in one statement of a day at most: the rest is for another. */
const shown = fc.uniqueArray(
  fc.record({
    product: fc.constantFrom(...PRODUCTS),
    terms: fc.constantFrom(...TERMS),
    inStockMinutes: fc.integer({ min: 0, max: 1_440 }),
  }),
  { selector: ({ product, terms }) => `${product} ${terms}`, maxLength: 6 },
)

const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('kwitansi' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      event: fc.option(fc.constantFrom('festival', 'lebaran'), { nil: undefined }),
      isReissue: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('void' as const),
      back: fc.integer({ min: -1, max: 5 }),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('day' as const),
      date: fc.constantFrom(...DATES),
      occupied: fc.integer({ min: 0, max: 9 }),
      isCorrection: fc.boolean(),
      shown,
    }),
  },
)

/** What happened, with how many happenings went by on each day. */
export const history = fc.record({
  happenings: fc.array(happening, { minLength: 1, maxLength: HAPPENINGS_MAX, size: 'max' }),
  perDay: fc.integer({ min: 1, max: 12 }),
})
export type History = typeof history extends fc.Arbitrary<infer H> ? H : never

/** Entries as the log would have them; days are stated once, in disjoint parts, or corrected. */
export function entriesOf(outlet: string, { happenings, perDay }: History): Entry[] {
  const stated = new Map<string, Set<string>>()
  return happenings.map((one, index): Entry => {
    const number = index + 1
    const day = Math.min(DAYS - 1, Math.floor(index / perDay))
    const issuedAt = `${new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 16)}:00Z`
    const head = { v: 1, outlet, number, issuedAt } as const
    switch (one.kind) {
      case 'kwitansi':
        return {
          ...head,
          kind: 'kwitansi',
          lines: one.lines,
          payment: 'cash',
          total: one.lines.reduce((sum, { amount }) => sum + amount, 0),
          stay: 's'.repeat(43),
          detail: 'd'.repeat(43),
          ...(one.event === undefined ? {} : { event: one.event }),
          ...(one.isReissue && number > 1 ? { replaces: number - 1 } : {}),
        }
      case 'void':
        return {
          ...head,
          kind: 'void',
          voids: Math.max(1, number - one.back),
          reason: 'other',
          lines: one.lines,
          total: one.lines.reduce((sum, { amount }) => sum + amount, 0),
        }
      case 'day': {
        const before = one.isCorrection ? new Set<string>() : (stated.get(one.date) ?? new Set<string>())
        const fresh = one.shown.filter(({ product, terms }) => !before.has(`${product} ${terms}`))
        stated.set(
          one.date,
          new Set([...before, ...fresh.map(({ product, terms }) => `${product} ${terms}`)]),
        )
        return {
          ...head,
          kind: 'day',
          date: one.date,
          occupiedRooms: one.occupied,
          exposure: fresh.map(part => ({ ...part, seller: 'dapur-demo', liveMinutes: part.inStockMinutes })),
          ...(one.isCorrection ? { replaces: Math.max(1, number - 1) } : {}),
        }
      }
      default:
        return assertNever(one)
    }
  })
}

/** Issued as by another process: nothing of this one has been told. */
export async function issue(storage: Storage, outlet: string, entries: readonly Entry[]): Promise<void> {
  await storage.write(outlet, async sql => {
    for (const entry of entries) {
      await sql.run(
        'INSERT INTO documents (outlet, number, kind, entry, issued_at, day) VALUES (?, ?, ?, ?, ?, ?)',
        [
          outlet,
          entry.number,
          entry.kind,
          canonical(entry),
          Date.parse(entry.issuedAt),
          entry.issuedAt.slice(0, 10),
        ],
      )
      await sql.run(
        `INSERT INTO counters (outlet, name, value) VALUES (?, 'document', ?)
         ON CONFLICT (outlet, name) DO UPDATE SET value = excluded.value`,
        [outlet, entry.number],
      )
    }
  })
}

/** The log in pieces, each counted by itself. */
export function inPieces(entries: readonly Entry[], size: number): Entry[][] {
  const pieces: Entry[][] = []
  for (let from = 0; from < entries.length; from += size) pieces.push(entries.slice(from, from + size))
  return pieces
}
