/** Whatever happened, what is tallied says what the lines say, and counting leaves no trace of how it went. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evaluation, EvaluationQuery } from '../../../src/contract/evaluation.ts'
import { type Entry, type KwitansiEntry, occupiedOf } from '../../../src/domain/document.ts'
import { TERMS } from '../../../src/domain/placement.ts'
import { CATEGORIES } from '../../../src/domain/product.ts'
import { evaluate } from '../../../src/server/usecases/evaluation/evaluate.ts'
import { count, recount } from '../../support/counting.ts'
import { livesToPlay } from '../../support/engines.ts'
import { pictureOf } from '../../support/faults.ts'
import {
  DAYS,
  dateOf,
  entriesOf,
  HAPPENINGS_MAX,
  type History,
  history,
  inPieces,
  issue,
} from '../../support/histories.ts'
import { valueIn } from '../../support/results.ts'
import { aCity, aHotel, type City, type Hotel, SHELF, type Shelved } from '../../support/world.ts'

const OUTLETS = [
  { slug: 'hotel-demo', kind: 'hotel' },
  { slug: 'mall-demo', kind: 'mall' },
] as const
const DAY_MINUTES = 1_440

async function aCityOf(): Promise<{ city: City; hotels: Hotel[] }> {
  const city = await aCity()
  const hotels: Hotel[] = []
  for (const outlet of OUTLETS) hotels.push(await aHotel(city, { outlet }))
  return { city, hotels }
}

async function countsOf(city: City): Promise<Record<string, object[]>> {
  const picture = await pictureOf(city.storage)
  const counted = Object.entries(picture).filter(([name]) => /^(counted|tallied)_/.test(name))
  expect(counted).toHaveLength(6)
  return Object.fromEntries(counted)
}

describe('of any history', () => {
  test('counted bit by bit, at once or again from nothing, the rows are the same', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 9 }), async (happened, size) => {
        const entries = entriesOf('hotel-demo', happened)
        const whole = await aCityOf()
        await issue(whole.city.storage, 'hotel-demo', entries)
        expect(await count(whole.hotels[0] as Hotel)).toBe(entries.length)
        const first = await countsOf(whole.city)
        // An engine may have one city at a time.
        const bits = await aCityOf()
        for (const piece of inPieces(entries, size)) {
          await issue(bits.city.storage, 'hotel-demo', piece)
          await count(bits.hotels[0] as Hotel)
        }
        expect(await countsOf(bits.city)).toEqual(first)
        expect(await recount(bits.hotels[0] as Hotel)).toBe(entries.length)
        expect(await countsOf(bits.city)).toEqual(first)
      }),
      { numRuns: livesToPlay() },
    )
  })

  test('an evaluation says what a plain look at all entries says, whatever it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(history, history),
        fc.array(query, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 3, max: 20 }),
        async (happened, queries, size) => {
          const { city, hotels } = await aCityOf()
          const logs = OUTLETS.map(({ slug }, i) => entriesOf(slug, happened[i] ?? happened[0]))
          const issued = logs.map((): Entry[] => [])
          for (let round = 0; round * size < HAPPENINGS_MAX; round++) {
            for (const [i, hotel] of hotels.entries()) {
              const piece = (logs[i] ?? []).slice(round * size, (round + 1) * size)
              await issue(city.storage, hotel.outlet.slug, piece)
              issued[i]?.push(...piece)
              await count(hotel)
            }
            // Asked between, so that what is kept has to follow.
            for (const asked of queries)
              expect(saidBy(valueIn(await evaluate(city, asked)))).toEqual(plainly(issued, asked))
          }
        },
      ),
      { numRuns: livesToPlay() },
    )
  })
})

describe('tallies of another release', () => {
  test('which counted and did not tally, are not believed, and made anew when counting goes on', async () => {
    const { city, hotels } = await aCityOf()
    const [hotel] = hotels as [Hotel]
    const [happened] = fc.sample(history, { numRuns: 1, seed: 7 }) as [History]
    const entries = entriesOf('hotel-demo', happened)
    await issue(city.storage, 'hotel-demo', entries)
    await count(hotel)
    const asked = { from: dateOf(0), to: dateOf(DAYS) }
    const before = plainly([entries, []], asked)
    const counts = await countsOf(city)
    await city.storage.write('hotel-demo', async sql => {
      await sql.run('DELETE FROM tallied_products')
      await sql.run('UPDATE tallied_cursors SET number = 0')
    })
    expect(saidBy(valueIn(await evaluate(city, asked)))).toEqual(before)
    expect(await count(hotel)).toBe(entries.length)
    expect(await countsOf(city)).toEqual(counts)
    expect(saidBy(valueIn(await evaluate(city, asked)))).toEqual(before)
  })
})

const day = fc.integer({ min: -1, max: DAYS })
/** Some of which are longer than what is kept in memory. */
const span = fc.oneof(
  fc.tuple(day, day).map(([a, b]) => ({ from: dateOf(Math.min(a, b)), to: dateOf(Math.max(a, b)) })),
  fc.constant({ from: '2020-01-01', to: '2030-01-01' }),
)
const query: fc.Arbitrary<EvaluationQuery> = fc
  .tuple(
    span,
    fc.record(
      {
        outlet: fc.constantFrom('hotel-demo', 'mall-demo', 'no-such'),
        kind: fc.constantFrom('hotel' as const, 'mall' as const),
        category: fc.constantFrom(...CATEGORIES),
        seller: fc.constantFrom('dapur-demo', 'orang-lain'),
        event: fc.constantFrom('festival', 'lebaran', 'none'),
        terms: fc.constantFrom(...TERMS),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([days, filters]) => ({ ...days, ...filters }))

/** The figures, by product; and the totals. */
function saidBy({ products, kwitansi, voided, outlets }: Evaluation) {
  const rows = products.map(({ product, kwitansi, complimentary, voided, units, rupiah, exposure }) => [
    product,
    { kwitansi, complimentary, voided, units, rupiah, exposure },
  ])
  return {
    products: Object.fromEntries(rows),
    kwitansi,
    voided,
    outlets: outlets.map(outlet => [outlet.slug, outlet.kwitansi]),
  }
}

/** By no code of the program: every entry is looked at anew. */
function plainly(logs: readonly (readonly Entry[])[], asked: EvaluationQuery) {
  const places = OUTLETS.map((outlet, i) => ({ ...outlet, log: logs[i] ?? [] })).filter(
    ({ slug, kind }) => (asked.outlet ?? slug) === slug && (asked.kind ?? kind) === kind,
  )
  const isMixed = places.length > 1
  const wanted = Object.entries(SHELF)
    .filter(([, { category }]) => (asked.category ?? category) === category)
    .filter(() => (asked.seller ?? 'dapur-demo') === 'dapur-demo')
    .map(([slug]) => `dapur-demo/${slug as Shelved}`)
  const isIn = (date: string) => date >= (asked.from ?? '') && date <= (asked.to ?? '')
  const lines = places.flatMap(({ slug, log }) => {
    const voided = voidedIn(log)
    return kwitansiOf(log)
      .filter(({ issuedAt, event }) => isIn(issuedAt.slice(0, 10)) && (asked.event ?? event) === event)
      .flatMap(({ number, lines }) =>
        lines.map(line => ({ ...line, slug, id: `${slug} ${number}`, isVoid: voided.has(number) })),
      )
      .filter(({ terms }) => (asked.terms ?? terms) === terms)
  })
  const shown = places.flatMap(({ kind, log }) =>
    statedIn(log)
      .filter(({ date, terms }) => isIn(date) && (asked.terms ?? terms) === terms)
      .map(one => ({ ...one, counts: !isMixed || kind === 'hotel' })),
  )
  const distinct = (some: readonly { id: string }[]) => new Set(some.map(({ id }) => id)).size
  const rows = wanted.flatMap(product => {
    const own = lines.filter(line => line.product === product)
    const offered = shown.filter(one => one.product === product)
    if (own.length === 0 && offered.length === 0) return []
    const live = own.filter(({ isVoid }) => !isVoid)
    const paid = live.filter(({ terms }) => terms !== 'complimentary')
    const minutes = offered
      .filter(({ counts, terms }) => counts && (terms !== 'complimentary' || asked.terms === terms))
      .map(({ occupied, inStockMinutes }) => occupied * Math.min(inStockMinutes, DAY_MINUTES))
    return [
      [
        product,
        {
          kwitansi: distinct(paid),
          complimentary: distinct(live.filter(({ terms }) => terms === 'complimentary')),
          voided: distinct(own.filter(({ isVoid }) => isVoid)),
          units: sum(paid.map(({ quantity }) => quantity)),
          rupiah: sum(live.map(({ amount }) => amount)),
          exposure: Number((sum(minutes) / DAY_MINUTES).toFixed(1)),
        },
      ] as const,
    ]
  })
  const ofWanted = lines.filter(({ product }) => wanted.includes(product))
  const live = ofWanted.filter(({ isVoid }) => !isVoid)
  return {
    products: Object.fromEntries(rows),
    kwitansi: distinct(live),
    voided: distinct(ofWanted.filter(({ isVoid }) => isVoid)),
    outlets: places.map(({ slug }) => [slug, distinct(live.filter(line => line.slug === slug))]),
  }
}

function kwitansiOf(log: readonly Entry[]): KwitansiEntry[] {
  return log.filter(entry => entry.kind === 'kwitansi')
}

/** A void names what came before it. */
function voidedIn(log: readonly Entry[]): ReadonlySet<number> {
  return new Set(
    log.flatMap(entry => (entry.kind === 'void' && entry.voids < entry.number ? [entry.voids] : [])),
  )
}

function statedIn(log: readonly Entry[]) {
  return log.flatMap(entry => {
    if (entry.kind !== 'day') return []
    const isReplaced = log.some(
      later =>
        later.kind === 'day' &&
        later.date === entry.date &&
        later.replaces !== undefined &&
        later.number > entry.number,
    )
    if (isReplaced) return []
    return entry.exposure.map(one => ({ ...one, date: entry.date, occupied: occupiedOf(entry) }))
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
