/** What is said of the books: nothing that they do not bear out. */
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { BookOfOutlet } from '../../../src/client/evaluate/book-of-outlet.tsx'
import { distinct, stateOf, summaryOf } from '../../../src/client/evaluate/books-state.ts'
import { NoticedAnywhere } from '../../../src/client/evaluate/noticed.tsx'
import { ToldPrograms } from '../../../src/client/evaluate/told-programs.tsx'
import { Saying } from '../../../src/client/evaluate/words.ts'
import type { NoticedFault } from '../../../src/contract/agency-log.ts'
import type {
  MissingDocuments,
  ReconciledDay,
  ReconciledOutlet,
  ToldProgram,
} from '../../../src/contract/reconciliation.ts'
import { evaluate as english } from '../../../src/i18n/en/evaluate.ts'

function aDay(wish: Partial<ReconciledDay> = {}): ReconciledDay {
  return {
    date: '2026-11-24',
    given: 3,
    kwitansi: 3,
    voids: 0,
    statements: 0,
    rupiah: 75_000,
    has: { issued: 3, sealed: 3, mirrored: null, counted: 3 },
    sums: { kwitansi: 3, rupiah: 75_000, talliedKwitansi: 3, talliedRupiah: 75_000 },
    ...wish,
  }
}

function books(wish: Partial<ReconciledOutlet> = {}): ReconciledOutlet {
  return {
    slug: 'hotel-demo',
    name: 'Hotel Demo',
    kind: 'hotel',
    heads: { issued: 3, sealed: 3, mirrored: null, counted: 3 },
    days: [aDay()],
    missing: [],
    ...wish,
  }
}

test('of an outlet that has signed two histories are said before all else, by its name', () => {
  const forked = books({
    name: 'Hotel Dua',
    forks: [{ size: 9, seen: '2026-11-24T03:00:00.000Z', proven: true }],
  })
  const verdict = summaryOf({ outlets: [books({ missing: [lacking(1, 2, true)] }), forked] })
  expect([verdict.state, verdict.forked.map(({ name }) => name)]).toEqual(['forked', ['Hotel Dua']])
  expect(english.books.headline.forked('Hotel Dua')).toContain('two histories')
})

function lacking(
  from: number,
  to: number,
  late: boolean,
  wish: Partial<MissingDocuments> = {},
): MissingDocuments {
  return { stage: 'counted', day: '2026-11-24', from, to, since: '2026-11-24T03:00:00.000Z', late, ...wish }
}

describe('books', () => {
  test('agree when nothing is missing and the sums are those of the documents', () => {
    expect(stateOf(books())).toBe('agree')
    expect(stateOf(books({ heads: { issued: 0, sealed: 0, mirrored: null, counted: 0 }, days: [] }))).toBe(
      'empty',
    )
  })

  test('are not called wrong for what is on its way or being counted', () => {
    expect(stateOf(books({ missing: [lacking(3, 3, false)] }))).toBe('coming')
    expect(stateOf(books({ days: [aDay({ sums: null })] }))).toBe('agree')
  })

  test('do not agree when something is late, or when the ranking adds up something else', () => {
    expect(stateOf(books({ missing: [lacking(2, 2, false), lacking(3, 3, true)] }))).toBe('missing')
    const sums = { kwitansi: 3, rupiah: 75_000, talliedKwitansi: 4, talliedRupiah: 75_000 }
    expect(stateOf(books({ days: [aDay({ sums })] }))).toBe('missing')
  })

  test('of a city are as good as the worst of them, and a number that several stages lack is one', () => {
    const wrong = books({ missing: [lacking(2, 3, true), lacking(3, 5, true, { stage: 'sealed' })] })
    const verdict = summaryOf({ outlets: [books(), wrong, books({ missing: [lacking(9, 9, false)] })] })
    expect(verdict).toMatchObject({ state: 'missing', wrong: [wrong], late: 4, coming: 1, documents: 9 })
    expect(summaryOf({ outlets: [] }).state).toBe('empty')
  })

  test('ranges that overlap are counted once', () => {
    expect(distinct([])).toBe(0)
    expect(
      distinct([
        { from: 5, to: 9 },
        { from: 1, to: 2 },
        { from: 2, to: 6 },
        { from: 8, to: 8 },
      ]),
    ).toBe(9)
  })
})

const drawn = <Props>(node: VNode<Props>) =>
  renderToString(node as VNode)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('what is missing is told by its numbers, in both languages', () => {
  const outlet = books({
    missing: [lacking(1_647, 1_649, true, { stage: 'issued', since: null }), lacking(2, 2, false)],
  })
  const node = h(BookOfOutlet, { outlet })
  expect(drawn(node)).toContain('Nomor 1647–1649 sudah terpakai sebagai nomor, tetapi dokumennya tidak ada')
  expect(drawn(node)).toContain('(dalam perjalanan)')
  const say = { language: 'en', words: english } as const
  expect(drawn(h(Saying.Provider, { value: say, children: node }))).toContain(
    'Numbers 1647–1649 given as a number, but there is no document',
  )
})

test('of many ranges the first are told, and that there are more', () => {
  const missing = Array.from({ length: 20 }, (_, i) => lacking(2 * i + 1, 2 * i + 1, true))
  expect(drawn(h(BookOfOutlet, { outlet: books({ missing }) }))).toContain('dan 8 rentang lain')
})

describe('what places have noticed of the agency’s own log', () => {
  const noticed = (name: string, wish: Partial<NoticedFault> = {}): NoticedFault => ({
    ...{ outlet: name, name, fault: 'forked', ever: 1, open: 1, since: '2026-11-24T03:00:00.000Z' },
    ...wish,
  })

  test('is told by their names before all else, as long as it stands somewhere', () => {
    const seven = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(name => noticed(name))
    expect(drawn(h(NoticedAnywhere, { noticed: seven }))).toContain(
      'Dilihat dari A, B, C, D, E dan 2 tempat lain',
    )
    const again = [noticed('A'), noticed('A', { fault: 'silent' }), noticed('B', { open: 0 })]
    expect(drawn(h(NoticedAnywhere, { noticed: again }))).toContain('Dilihat dari A, register')
    expect(drawn(h(NoticedAnywhere, { noticed: [noticed('B', { open: 0 })] }))).toBe('')
  })

  test('stands with the books of each, also when it is well again', () => {
    const there = [noticed('A'), noticed('A', { fault: 'rolled-back', open: 0 })]
    const said = drawn(h(BookOfOutlet, { outlet: books(), noticed: there }))
    expect(said).toMatch(/Register dinas berbeda .* di sana masih begitu/)
    expect(said).toMatch(/Register dinas mundur .* kini sudah baik/)
  })
})

test('dead letters are told with the first of them and why', () => {
  const program: ToldProgram = {
    outlet: 'hotel-demo',
    hook: 'ab',
    url: 'https://books.test/',
    number: 9,
    waiting: 1,
    dead: 2,
    firstDead: 4,
    fault: 'HTTP 500',
    ended: null,
  }
  expect(drawn(h(ToldPrograms, { programs: [program] }))).toMatch(/9 1 2 ▲ mulai nomor 4 HTTP 500/)
  expect(drawn(h(ToldPrograms, { programs: [] }))).toContain('Belum ada program yang diberi kabar')
})
