import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { MenuScreen } from '../../../src/client/guest/first/menu.tsx'
import { type GuestState, NOBODY_YET } from '../../../src/client/guest/first/state.ts'
import { fieldText, readChange, seenOf } from '../../../src/client/manage/shelf/change-typed.ts'
import { leftWords, partWords } from '../../../src/client/manage/shelf/money-words.ts'
import { partText, readPart } from '../../../src/client/manage/shelf/part-typed.ts'
import { asGuestsSee } from '../../../src/client/manage/shelf/preview.ts'
import { shownOf } from '../../../src/client/manage/shelf/shown.ts'
import { SHOWS, standingOf } from '../../../src/client/manage/shelf/standing.ts'
import { onTerms, rowOf, withAll, withRack } from '../../../src/client/manage/shelf/wizard/draft.ts'
import { readRow } from '../../../src/client/manage/shelf/wizard/reading.ts'
import type { ManagedPlacement } from '../../../src/contract/shelf.ts'
import { CATEGORIES } from '../../../src/domain/product.ts'
import { manage } from '../../../src/i18n/id/manage.ts'
import { menu } from '../../../src/i18n/id/menu.ts'
import { shelf as words } from '../../../src/i18n/id/shelf.ts'

const TODAY = '2026-11-24'
const share = (permille: number) => ({ kind: 'share', permille }) as const
const sum = (rupiah: number) => ({ kind: 'sum', rupiah }) as const

const aManaged = (wish: Partial<ManagedPlacement> = {}): ManagedPlacement => ({
  id: 'madu',
  product: 'dapur-demo/madu',
  name: { id: 'Madu', en: 'Honey' },
  seller: { slug: 'dapur-demo', name: 'Dapur Demo' },
  category: 'garden',
  picture: null,
  terms: 'consigned',
  price: 60_000,
  part: share(800),
  next: null,
  rack: 'B1',
  on: true,
  from: null,
  to: null,
  isPinned: false,
  dark: null,
  available: 18,
  reserved: 0,
  daysLeft: 9,
  batches: [],
  ...wish,
})

describe("the maker's part, as it is typed", () => {
  test.each([
    ['80 %', share(800)],
    ['80%', share(800)],
    ['82,5 %', share(825)],
    [' 100 % ', share(1000)],
    ['Rp20.000', sum(20_000)],
    ['20.000', sum(20_000)],
    ['20000', sum(20_000)],
    ['', null],
  ])('%j is %j, and is written so that it reads the same', (typed, part) => {
    expect(readPart(typed)).toEqual({ ok: true, part })
    expect(readPart(partText(part))).toEqual({ ok: true, part })
  })

  test.each([
    ['80', 'unit'],
    ['999', 'unit'],
    ['101 %', 'form'],
    ['delapan', 'form'],
    ['-5 %', 'form'],
  ])('%j is not guessed', (typed, reason) => {
    expect(readPart(typed)).toEqual({ ok: false, reason })
  })

  test('what is left for the hotel stands beside it, below nothing where it is larger', () => {
    expect(leftWords({ terms: 'consigned', price: 45_000, part: share(800) })).toEqual({
      text: 'Rp9.000',
      isBad: false,
    })
    expect(leftWords({ terms: 'consigned', price: 35_000, part: sum(40_000) })).toEqual({
      text: '−Rp5.000',
      isBad: true,
    })
    expect(leftWords({ terms: 'complimentary', price: 0, part: null })).toBeNull()
    expect(partWords({ terms: 'bought', price: 65_000 }, words)).toBe('milik hotel')
    expect(partWords({ terms: 'consigned', price: 65_000, part: null }, words)).toBe('belum dicatat')
  })
})

describe('how a placement stands', () => {
  const batches = (bestBefore: string) => [{ batch: 'b1', bestBefore, onHand: 3 }]
  test.each<[Partial<ManagedPlacement>, string, string]>([
    [{}, 'ok', 'cukup 9 hari'],
    [{ daysLeft: 2 }, 'soon', 'habis 2 hari lagi'],
    [{ available: 0, daysLeft: 0 }, 'late', 'habis'],
    [{ batches: batches('2026-11-27') }, 'soon', 'kedaluwarsa 3 hari lagi'],
    [{ daysLeft: 2, batches: batches('2026-11-25') }, 'soon', 'kedaluwarsa 1 hari lagi'],
    [{ batches: batches('2026-11-20') }, 'late', 'lewat tanggal'],
    [{ dark: 'halal' }, 'late', 'surat halal habis'],
    [{ on: false, dark: 'off' }, 'waiting', 'dimatikan'],
    [{ daysLeft: null }, 'waiting', 'belum ada yang terjual'],
  ])('%j: %s, %s', (wish, look, says) => {
    expect(standingOf(aManaged(wish), TODAY, words)).toEqual({ look, says })
  })

  test('what has ended is out of the way, in a chip of its own', () => {
    const ended = aManaged({ dark: 'ended', batches: batches('2026-11-20') })
    const chips = (Object.keys(SHOWS) as (keyof typeof SHOWS)[]).filter(chip => SHOWS[chip](ended, TODAY))
    expect(chips).toEqual(['ended'])
  })
})

describe('what is typed into a placement', () => {
  test('asks for that alone, with what was seen of it', () => {
    const placement = aManaged()
    const read = readChange(placement, { price: '65.000', rack: ' c9 ' }, TODAY)
    expect(read).toMatchObject({ ok: true, change: { price: 65_000, rack: 'c9' } })
    if (read.ok) expect(seenOf(placement, read.change)).toEqual({ price: 60_000, rack: 'B1' })
  })

  test('from a day on, leaves the price of today as it is', () => {
    const read = readChange(aManaged(), { price: '70.000', part: '82 %', since: '2026-12-01' }, TODAY)
    const next = { from: '2026-12-01', price: 70_000, part: share(820) }
    expect(read).toEqual({ ok: true, change: { next }, money: { price: 70_000, part: share(820) } })
  })

  test('is told at its field what is wrong with it', () => {
    const wrong = (typed: object) => {
      const read = readChange(aManaged(), typed, TODAY)
      return read.ok ? null : read.wrong
    }
    expect(wrong({ price: 'mahal' })).toEqual({ field: 'price', price: 'form' })
    expect(wrong({ part: '80' })).toEqual({ field: 'part', part: 'unit' })
    expect(wrong({ part: 'Rp60.001' })).toEqual({ field: 'part', fault: 'part-larger' })
    expect(wrong({ from: '2026-12-02', to: '2026-12-01' })).toEqual({ field: 'to', fault: 'turned' })
    expect(wrong({ price: '70.000', since: TODAY })).toEqual({ field: 'since', fault: 'next-past' })
  })

  test('of what nobody agreed on a part for may change all the same', () => {
    expect(readChange(aManaged({ part: null }), { price: '61.000' }, TODAY).ok).toBe(true)
    expect(fieldText(aManaged({ part: null }), 'part')).toBe('')
  })
})

describe('a row of the wizard', () => {
  const product = { ...aManaged(), id: 'dapur-demo/sirup', here: [], reason: null }
  const says = { shelf: words, badPrice: manage.placements.badPrice }
  test('begins with the first terms that are free, and reads as what it offers', () => {
    const row = rowOf(product)
    expect(row).toMatchObject({ terms: 'consigned', part: '80 %', price: '' })
    expect(rowOf({ ...product, here: ['consigned'] })?.terms).toBe('bought')
    expect(rowOf({ ...product, here: ['consigned', 'bought', 'complimentary'] })).toBeNull()
    if (row === null) return
    expect(readRow(row, TODAY, says)).toMatchObject({ ok: false, wrong: { field: 'price' } })
    const whole = readRow({ ...row, price: '45.000', rack: 'C1' }, TODAY, says)
    expect(whole).toMatchObject({
      ok: true,
      offering: { price: 45_000, part: share(800), rack: 'C1', to: null },
    })
    expect(onTerms(row, 'complimentary')).toMatchObject({ price: '0', part: '' })
  })

  test('begins at the price that the register hints at, where it costs anything', () => {
    expect(rowOf({ ...product, priceHint: 25_000 })?.price).toBe('25.000')
    expect(rowOf({ ...product, priceHint: 25_000, here: ['consigned', 'bought'] })?.price).toBe('')
  })

  test('all that were found are chosen in one go, without what cannot be offered and what is chosen already', () => {
    const other = { ...product, id: 'dapur/other' }
    const lapsed = { ...product, id: 'dapur/lapsed', reason: 'permit' as const }
    const placed = {
      ...product,
      id: 'dapur/placed',
      here: ['consigned', 'bought', 'complimentary'] as const,
    }
    const first = withAll([], [product])
    const all = withAll(first, [product, other, lapsed, { ...placed, here: [...placed.here] }])
    expect(all.map(row => row.product.id)).toEqual([product.id, other.id])
    expect(all[0]).toBe(first[0])
  })

  test('one rack is said for all, and takes none away that was said for one', () => {
    const [one, two] = withAll([], [product, { ...product, id: 'dapur/other' }])
    if (one === undefined || two === undefined) throw new Error('two were chosen')
    const own = { ...two, rack: 'B2' }
    const typed = withRack(withRack([one, own], '', 'A'), 'A', 'A1')
    expect(typed.map(({ rack }) => rack)).toEqual(['A1', 'B2'])
  })
})

test('the preview has the order of the page that guests see, and its prices', () => {
  const all = CATEGORIES.flatMap((category, i) =>
    [1, 2].map(n =>
      aManaged({
        id: `${category}-${n}`,
        name: { id: `${category} ${n}`, en: '' },
        category,
        price: 1_000 * (i + n),
      }),
    ),
  ).reverse()
  const shelf = shownOf(all, { id: all[3]?.id ?? '', price: 99_000 }, 'id')
  const state = {
    ...NOBODY_YET,
    outlet: { slug: 'hotel-demo', name: 'Hotel', kind: 'hotel' },
    place: { root: '/r/hotel-demo', language: 'id', screen: { name: 'menu' } },
    words: menu,
    items: shelf.map(one => ({
      ...one,
      maker: '',
      district: '',
      picture: '',
      soldOut: one.isSoldOut,
      story: '',
    })),
  } as GuestState
  const drawn = renderToString(<MenuScreen state={state} />)
  const names = [...drawn.matchAll(/<b>(.*?)<\/b>/g)].map(([, name]) => name)
  expect(asGuestsSee(shelf).map(({ name }) => name)).toEqual(names)
  expect(drawn).toContain('Rp99.000')
})
