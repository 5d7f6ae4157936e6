/** How well a reading does where the truth is known. */

import type { Evidence } from '../../src/domain/reading/cell.ts'
import { gather } from '../../src/domain/reading/gathering.ts'
import { type Ledger, ledgerOf } from '../../src/domain/reading/ledger.ts'
import { occasionDays } from '../../src/domain/reading/occasions.ts'
import { type Reading, read } from '../../src/domain/reading/reading.ts'
import { businessDay, nextDate } from '../../src/domain/time.ts'
import { chanceOf } from './chance.ts'
import { CATEGORIES, type City, cityOf, type Traits, truthOf } from './city.ts'
import { FIRST_DAY, logOf } from './days.ts'
import { shelvesOf } from './shelves.ts'

export interface Told {
  readonly city: City
  readonly ledgers: readonly Ledger[]
  readonly truth: ReadonlyMap<string, number>
}

const dayOf = (issuedAt: string) => businessDay(Date.parse(issuedAt), 'Asia/Makassar', 4)

export function told(traits: Traits): Told {
  const city = cityOf(traits)
  const chance = chanceOf(traits.seed * 104_729 + 3)
  const shelves = shelvesOf(city, chance)
  const ledgers = city.hotels.map((hotel, h) =>
    ledgerOf(hotel.slug, logOf(city, hotel, shelves[h] ?? [], chance), dayOf),
  )
  return { city, ledgers, truth: truthOf(city) }
}

export function evidenceOf({ city, ledgers }: Pick<Told, 'city' | 'ledgers'>): Evidence {
  const { eventFrom, eventTo } = city.period
  const event = { slug: 'city-days', from: nextDate(FIRST_DAY, eventFrom), to: nextDate(FIRST_DAY, eventTo) }
  return gather({
    ledgers,
    isOccasion: occasionDays(ledgers, [event]),
    products: city.products.map(({ id, category }) => ({
      product: id,
      category: CATEGORIES[category] ?? '',
    })),
    outlets: city.hotels.map(({ slug }) => ({ outlet: slug, unit: 'room-night' })),
  })
}

/** As it was after so many days. */
export function upTo({ outlet, sales, days }: Ledger, count: number): Ledger {
  const end = nextDate(FIRST_DAY, count)
  return {
    outlet,
    sales: sales.filter(({ date }) => date < end),
    days: days.filter(({ date }) => date < end),
  }
}

export interface Verdict {
  readonly tau: number
  readonly rawTau: number
  readonly covered: number
  readonly rankCovered: number
  readonly proposed: number
  readonly wrong: number
  readonly rawWrong: number
  readonly bestThird: number
  readonly missed: number
  readonly missable: number
  readonly judged: number
  readonly newGood: number
  readonly newGoodFound: number
  readonly newBad: number
  readonly newBadKept: number
  readonly alone: number
  readonly silent: number
  readonly cells: number
  readonly stays: number
  readonly sigma: number
  readonly phi: number
  readonly ms: number
}

export function judge(
  told: Pick<Told, 'city' | 'truth'>,
  evidence: Evidence,
): Verdict & { readonly reading: Reading } {
  const began = process.cpuUsage().user
  const reading = read(evidence)
  const ms = (process.cpuUsage().user - began) / 1_000
  const truthBy = (product: string) => told.truth.get(product) ?? 0
  const rows = reading.products.filter(({ exposure }) => exposure > 0)
  const truths = rows.map(({ product }) => truthBy(product))
  const sorted = [...truths].sort((a, b) => b - a)
  const rankBy = (product: string) => sorted.indexOf(truthBy(product)) + 1
  const factor = Math.exp(
    rows.reduce((sum, { rate, product }) => sum + Math.log(rate / truthBy(product)), 0) / rows.length,
  )
  const isIn = (value: number, [a, b]: readonly [number, number]) => value >= a && value <= b
  const isNew = new Set(told.city.products.flatMap(({ id, isNew }) => (isNew ? id : [])))
  const established = rows.filter(({ product }) => !isNew.has(product))
  const news = rows.filter(({ product, proposal }) => isNew.has(product) && proposal !== 'newcomer')
  const below = (share: number) => (product: string) => rankBy(product) > rows.length * share
  const isBelowMedian = below(1 / 2)
  const replaced = rows.filter(({ proposal }) => proposal === 'replace')
  const byCount = [...established].sort((a, b) => a.kwitansi - b.kwitansi).slice(0, replaced.length)
  const worst = rows.filter(
    ({ product, isJudged, proposal }) => below(4 / 5)(product) && isJudged && proposal !== 'newcomer',
  )
  const cells = reading.products.flatMap(({ leftOut }) => leftOut)
  return {
    reading,
    tau: kendall(
      truths,
      rows.map(({ rate }) => rate),
    ),
    rawTau: kendall(
      truths,
      rows.map(({ kwitansi }) => kwitansi),
    ),
    covered: share(rows, ({ interval, product }) => isIn(truthBy(product) * factor, interval)),
    rankCovered: share(rows, ({ rankInterval, product }) => isIn(rankBy(product), rankInterval)),
    proposed: replaced.length,
    wrong: replaced.filter(({ product }) => !isBelowMedian(product)).length,
    rawWrong: byCount.filter(({ product }) => !isBelowMedian(product)).length,
    bestThird: replaced.filter(({ product }) => !below(1 / 3)(product)).length,
    missed: worst.filter(({ proposal }) => proposal !== 'replace').length,
    missable: worst.length,
    judged: share(established, ({ isJudged }) => isJudged),
    newGood: news.filter(({ product }) => !below(1 / 3)(product)).length,
    newGoodFound: news.filter(({ product, proposal }) => !below(1 / 3)(product) && proposal === 'keep')
      .length,
    newBad: news.filter(({ product }) => below(2 / 3)(product)).length,
    newBadKept: news.filter(({ product, proposal }) => below(2 / 3)(product) && proposal === 'keep').length,
    alone: cells.filter(({ mark }) => mark === 'alone').length,
    silent: cells.filter(({ mark }) => mark === 'silent').length,
    cells: cells.length,
    stays: rows.reduce((sum, { stays }) => sum + stays, 0),
    sigma: reading.model.sigma,
    phi: reading.model.phi,
    ms,
  }
}

function share<Of>(all: readonly Of[], is: (one: Of) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length
}

/** Kendall's tau-b. */
export function kendall(a: readonly number[], b: readonly number[]): number {
  let [agreed, tiedA, tiedB, pairs] = [0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const signA = Math.sign((a[i] ?? 0) - (a[j] ?? 0))
      const signB = Math.sign((b[i] ?? 0) - (b[j] ?? 0))
      agreed += signA * signB
      if (signA === 0) tiedA += 1
      if (signB === 0) tiedB += 1
      pairs += 1
    }
  }
  return agreed / Math.sqrt((pairs - tiedA) * (pairs - tiedB))
}
