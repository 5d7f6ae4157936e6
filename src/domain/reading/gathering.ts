/**
 * Cells from ledgers, by the rules of what counts: days with a statement, outside events, paid terms. The new is tried for being
 * new: the first two weeks of a placement that began during the period stand in bands of their own where its place is by lot or
 * unknown, and are left out where its place is known.
 */
import type { ProductId } from '../ids.ts'
import { type DateText, nextDate } from '../time.ts'
import {
  BANDS,
  bandOf,
  bandOfNovelty,
  type Cell,
  type Evidence,
  NOVELTY_DAYS,
  type Place,
  type Shown,
} from './cell.ts'
import type { Ledger, ShownThen, StatedDay } from './ledger.ts'
import type { IsOccasion } from './occasions.ts'

export interface Gathering {
  readonly ledgers: readonly Ledger[]
  readonly isOccasion: IsOccasion
  /** What the register knows. */
  readonly products: readonly { readonly product: ProductId; readonly category: string }[]
  readonly outlets: readonly Place[]
}

/** Of products that are in no register, or at outlets that are in none, nothing is read. */
export function gather({ ledgers, isOccasion, products, outlets }: Gathering): Evidence {
  const begins = ledgers.reduce((first, { days }) => earlier(first, days[0]?.date), LATEST)
  const lives = ledgers.map(({ days }) => liveOf(days, nextDate(begins, NOVELTY_DAYS)))
  const shown = products.map(({ product, category }) => shownOf(product, category, lives))
  const newcomers = new Set(shown.flatMap(({ product, isNew }) => (isNew ? product : [])))
  const tallies = ledgers.map(ledger =>
    tallyOutlet(ledger, date => isOccasion(ledger.outlet, date), newcomers),
  )
  const known = new Set(products.map(({ product }) => product))
  const stays = tallies.reduce((sum, tally) => sum + tally.stays, 0)
  const taken = tallies.reduce((sum, tally) => sum + tally.taken, 0)
  return {
    cells: tallies.flatMap(({ cells }) => cells.filter(({ product }) => known.has(product))),
    products: shown.map(of => ({
      ...of,
      kwitansi: tallies.reduce((sum, { kwitansi }) => sum + (kwitansi.get(of.product) ?? 0), 0),
    })),
    outlets,
    kwitansiPerStay: stays > 0 ? taken / stays : 1,
  }
}

/** What one outlet says of each product. */
interface Tally {
  readonly cells: readonly Cell[]
  readonly kwitansi: ReadonlyMap<ProductId, number>
  /** Products taken by stays, and on kwitansi, on days that count. */
  readonly stays: number
  readonly taken: number
}

interface Live {
  readonly days: Set<DateText>
  liveMinutes: number
  inStockMinutes: number
  /** It was there when the outlet's period began, which began with the city's. */
  readonly wasThere: boolean
}

const LATEST: DateText = '9999-12-31'
const DAY_MS = 86_400_000

function earlier(a: DateText, b: DateText | undefined): DateText {
  return b !== undefined && b < a ? b : a
}

/** `newcomers`: what stood nowhere when the period began. */
function tallyOutlet(
  { outlet, sales, days }: Ledger,
  isOccasion: (date: DateText) => boolean,
  newcomers: ReadonlySet<ProductId>,
): Tally {
  const counted = days.filter(({ date }) => !isOccasion(date))
  const exposures = exposuresOf(counted, placedOn(days), newcomers)
  const kwitansi = new Map<ProductId, number>()
  const stays = new Map<ProductId, Set<string>>()
  let taken = 0
  for (const { date, stayHash, products, chosen } of sales) {
    for (const product of products) kwitansi.set(product, (kwitansi.get(product) ?? 0) + 1)
    for (const product of chosen) {
      if (!exposures.get(product)?.dates.has(date)) continue
      stays.set(product, (stays.get(product) ?? new Set()).add(stayHash))
      taken += 1
    }
  }
  const cells = Array.from(exposures, ([product, { exposure, unrecorded }]) => ({
    outlet,
    product,
    stays: stays.get(product)?.size ?? 0,
    exposure,
    unrecorded,
  }))
  return { cells, kwitansi, taken, stays: [...stays.values()].reduce((sum, { size }) => sum + size, 0) }
}

function liveOf(days: readonly StatedDay[], joinedBefore: DateText): Map<ProductId, Live> {
  const live = new Map<ProductId, Live>()
  for (const { date, shown } of days) {
    for (const [product, { liveMinutes, inStockMinutes }] of shown) {
      if (liveMinutes === 0) continue
      const wasThere = date === days[0]?.date && date < joinedBefore
      const of = live.get(product) ?? { days: new Set(), liveMinutes: 0, inStockMinutes: 0, wasThere }
      of.days.add(date)
      of.liveMinutes += liveMinutes
      of.inStockMinutes += inStockMinutes
      live.set(product, of)
    }
  }
  return live
}

/** The day on which a product was put on the shelf that was not there when the period began. */
function placedOn(days: readonly StatedDay[]): ReadonlyMap<ProductId, DateText | null> {
  const placed = new Map<ProductId, DateText | null>()
  for (const { date, shown } of days)
    for (const [product, { liveMinutes }] of shown)
      if (liveMinutes > 0 && !placed.has(product)) placed.set(product, date === days[0]?.date ? null : date)
  return placed
}

interface Exposed {
  readonly exposure: number[]
  unrecorded: number
  /** Days that count. */
  readonly dates: Set<DateText>
}

function exposuresOf(
  days: readonly StatedDay[],
  placed: ReadonlyMap<ProductId, DateText | null>,
  newcomers: ReadonlySet<ProductId>,
): ReadonlyMap<ProductId, Exposed> {
  const exposures = new Map<ProductId, Exposed>()
  for (const day of days) {
    for (const [product, then] of day.shown) {
      if (day.pinned === product) continue
      const age = daysBetween(placed.get(product) ?? null, day.date)
      if (then.place !== null && age < NOVELTY_DAYS) continue
      const band = then.place === null ? bandOfNovelty(age, newcomers.has(product)) : bandOf(then.place)
      const exposed = exposures.get(product) ?? {
        exposure: new Array<number>(BANDS).fill(0),
        unrecorded: 0,
        dates: new Set(),
      }
      exposures.set(product, exposed)
      exposed.dates.add(day.date)
      addDay(exposed, day, then, band)
    }
  }
  return exposures
}

/** Without a first day it was always there. */
function daysBetween(from: DateText | null, to: DateText): number {
  return from === null ? Number.POSITIVE_INFINITY : (Date.parse(to) - Date.parse(from)) / DAY_MS
}

function addDay(
  exposed: Exposed,
  { occupied, isUnrecorded }: StatedDay,
  { share }: ShownThen,
  band: number,
): void {
  exposed.exposure[band] = (exposed.exposure[band] ?? 0) + occupied * share
  if (isUnrecorded) exposed.unrecorded += occupied * share
}

/** All but its kwitansi. */
function shownOf(
  product: ProductId,
  category: string,
  lives: readonly ReadonlyMap<ProductId, Live>[],
): Omit<Shown, 'kwitansi'> {
  const days = new Set<DateText>()
  let [liveMinutes, inStockMinutes] = [0, 0]
  let isNew = true
  for (const outlet of lives) {
    const live = outlet.get(product)
    if (live === undefined) continue
    for (const date of live.days) days.add(date)
    liveMinutes += live.liveMinutes
    inStockMinutes += live.inStockMinutes
    isNew &&= !live.wasThere
  }
  const inStock = liveMinutes > 0 ? inStockMinutes / liveMinutes : 1
  return { product, category, isNew, liveDays: days.size, inStock }
}
