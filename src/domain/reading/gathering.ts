/**
 * Cells from ledgers, by the rules of what counts: days with a statement, outside events, paid terms, and of a placement that
 * began during the period what came after its first two weeks, for the new is tried for being new.
 */
import type { ProductId } from '../ids.ts'
import { type DateText, nextDate } from '../time.ts'
import { BANDS, bandOf, type Cell, type Evidence, type Place, type Shown, UNPLACED } from './cell.ts'
import type { Ledger, ShownThen, StatedDay } from './ledger.ts'
import type { IsOccasion } from './occasions.ts'

export const NOVELTY_DAYS = 14

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
  const tallies = ledgers.map(ledger => tallyOutlet(ledger, date => isOccasion(ledger.outlet, date), begins))
  const known = new Set(products.map(({ product }) => product))
  const stays = tallies.reduce((sum, tally) => sum + tally.stays, 0)
  const taken = tallies.reduce((sum, tally) => sum + tally.taken, 0)
  return {
    cells: tallies.flatMap(({ cells }) => cells.filter(({ product }) => known.has(product))),
    products: products.map(({ product, category }) => shownOf(product, category, tallies)),
    outlets,
    kwitansiPerStay: stays > 0 ? taken / stays : 1,
  }
}

/** What one outlet says of each product. */
interface Tally {
  readonly cells: readonly Cell[]
  readonly kwitansi: ReadonlyMap<ProductId, number>
  readonly live: ReadonlyMap<ProductId, Live>
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

function earlier(a: DateText, b: DateText | undefined): DateText {
  return b !== undefined && b < a ? b : a
}

/** `periodBegins`: the first day of any outlet's. */
function tallyOutlet(
  { outlet, sales, days }: Ledger,
  isOccasion: (date: DateText) => boolean,
  periodBegins: DateText,
): Tally {
  const live = liveOf(days, nextDate(periodBegins, NOVELTY_DAYS))
  const counted = new Set(days.flatMap(({ date }) => (isOccasion(date) ? [] : date)))
  const begins = beginsOf(days)
  const pinned = new Set(days.map(({ date, pinned: product }) => `${date} ${product}`))
  const doesCount = (product: ProductId, date: DateText) =>
    date >= (begins.get(product) ?? '') && !pinned.has(`${date} ${product}`)
  const exposures = exposuresOf(
    days.filter(({ date }) => counted.has(date)),
    doesCount,
  )
  const kwitansi = new Map<ProductId, number>()
  const stays = new Map<ProductId, Set<string>>()
  let taken = 0
  for (const { date, stayHash, products, chosen } of sales) {
    for (const product of products) kwitansi.set(product, (kwitansi.get(product) ?? 0) + 1)
    if (!counted.has(date)) continue
    for (const product of chosen) {
      if (!doesCount(product, date)) continue
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
  return { cells, kwitansi, live, taken, stays: [...stays.values()].reduce((sum, { size }) => sum + size, 0) }
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

/** From which day on a product counts that was not there when the period began. */
function beginsOf(days: readonly StatedDay[]): ReadonlyMap<ProductId, DateText> {
  const begins = new Map<ProductId, DateText>()
  for (const { date, shown } of days)
    for (const [product, { liveMinutes }] of shown)
      if (liveMinutes > 0 && !begins.has(product))
        begins.set(product, date === days[0]?.date ? date : nextDate(date, NOVELTY_DAYS))
  return begins
}

interface Exposed {
  readonly exposure: number[]
  unrecorded: number
}

function exposuresOf(
  days: readonly StatedDay[],
  doesCount: (product: ProductId, date: DateText) => boolean,
): ReadonlyMap<ProductId, Exposed> {
  const exposures = new Map<ProductId, Exposed>()
  for (const day of days) {
    for (const [product, then] of day.shown) {
      if (!doesCount(product, day.date)) continue
      const exposed = exposures.get(product) ?? { exposure: new Array<number>(BANDS).fill(0), unrecorded: 0 }
      exposures.set(product, exposed)
      addDay(exposed, day, then)
    }
  }
  return exposures
}

function addDay(exposed: Exposed, { occupied, isUnrecorded }: StatedDay, { share, place }: ShownThen): void {
  const band = place === null ? UNPLACED : bandOf(place)
  exposed.exposure[band] = (exposed.exposure[band] ?? 0) + occupied * share
  if (isUnrecorded) exposed.unrecorded += occupied * share
}

function shownOf(product: ProductId, category: string, tallies: readonly Tally[]): Shown {
  const days = new Set<DateText>()
  let [kwitansi, liveMinutes, inStockMinutes] = [0, 0, 0]
  let isNew = true
  for (const tally of tallies) {
    kwitansi += tally.kwitansi.get(product) ?? 0
    const live = tally.live.get(product)
    if (live === undefined) continue
    for (const date of live.days) days.add(date)
    liveMinutes += live.liveMinutes
    inStockMinutes += live.inStockMinutes
    isNew &&= !live.wasThere
  }
  const inStock = liveMinutes > 0 ? inStockMinutes / liveMinutes : 1
  return { product, category, kwitansi, isNew, liveDays: days.size, inStock }
}
