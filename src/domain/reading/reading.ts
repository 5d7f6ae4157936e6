/**
 * The reading: how liked each product is, how sure that is, and what follows. Pure, and the same to the byte wherever it is
 * made; `docs/evaluation.md` explains it without a formula.
 */
import type { OutletId, ProductId } from '../ids.ts'
import type { Evidence, Shown } from './cell.ts'
import { exp } from './elementary.ts'
import { meanOf, meet, quantile } from './grid.ts'
import { type Influence, turnedBy } from './influence.ts'
import { type LeftOut, leftOutOf } from './leave-one-out.ts'
import { cellsOfProduct } from './matrix.ts'
import { type Model, modelOf } from './posterior.ts'
import { canBeJudged, type Judged, type Proposed, propose, withinPlaces } from './proposal.ts'
import { chancesBelow, type Rankings, rankingsOf, seedOf } from './ranks.ts'
import { isOnTrial } from './trial.ts'

const RATE_PER = 100
const ROOM_NIGHT = 'room-night'

export interface ReadProduct extends Proposed {
  readonly product: ProductId
  /** The agency's own measure. */
  readonly kwitansi: number
  /** Distinct stays, on days that count. */
  readonly stays: number
  /** Room-nights, on days that count. */
  readonly exposure: number
  /** Of these, the ones after its first two weeks on a shelf. */
  readonly settled: number
  readonly outlets: number
  /** Stays expected of a product of average liking. */
  readonly expected: number
  /** Kwitansi per 100 room-nights at the city's average outlet and place, with its 90 % interval about it. */
  readonly rate: number
  readonly interval: readonly [low: number, high: number]
  /** Places: 90 % interval and middle, 1 for the most liked. */
  readonly rankInterval: readonly [best: number, worst: number]
  readonly rank: number
  readonly belowMedian: number
  readonly lowestThird: number
  readonly isJudged: boolean
  /** What each outlet says beside the others. */
  readonly leftOut: readonly LeftOut[]
  /** How few more stays would turn the proposal; `null`: no number within reason, or nothing to turn. */
  readonly turnedBy: Influence | null
}

export interface Reading {
  readonly products: readonly ReadProduct[]
  readonly model: Model
  readonly rankings: Rankings
  /** Kwitansi per 100 room-nights of a product of average liking. */
  readonly averageRate: number
}

/** Products in the order of their ids. `places`: how many may be replaced; absent: as many as are proposed. */
export function read(evidence: Evidence, places = Number.POSITIVE_INFINITY): Reading {
  const model = modelOf(evidence)
  const facts = new Map(evidence.products.map(shown => [shown.product, shown]))
  const counted = model.matrix.products.map((product, at) => ({
    ...countedOf(model, at, evidence),
    shown: facts.get(product) ?? neverShown(product),
  }))
  const rankings = rankingsOf(
    model.posteriors.map(({ cumulative }) => cumulative),
    model.matrix.products.map(seedOf),
    counted.map(({ shown, ...tried }) => tried.outlets > 0 && !isOnTrial({ ...tried, isNew: shown.isNew })),
  )
  const averageRate = averageRateOf(model, evidence)
  const curves = curvesOf(rankings)
  const rows = counted.map((count, at) => rowOf({ model, rankings, averageRate, curves }, count, at))
  return { products: withinPlaces(rows, places), model, rankings, averageRate }
}

type Counted = Pick<ReadProduct, 'stays' | 'exposure' | 'settled' | 'outlets' | 'expected'> & {
  readonly shown: Shown
}

/** By how much no record shows of a product: how probably each liking lies below the median, and in the lowest third. */
type Curves = (blur: number) => { readonly median: Float64Array; readonly third: Float64Array }

function curvesOf({ medians, thirds }: Rankings): Curves {
  const known = new Map<number, ReturnType<Curves>>()
  return blur => {
    const curves = known.get(blur) ?? {
      median: chancesBelow(medians, blur),
      third: chancesBelow(thirds, blur),
    }
    known.set(blur, curves)
    return curves
  }
}

function rowOf(
  { model, rankings, averageRate, curves }: Omit<Reading, 'products'> & { readonly curves: Curves },
  { shown, ...counted }: Counted,
  at: number,
): ReadProduct {
  const posterior = model.posteriors[at]
  const ranked = rankings.ranks[at]
  if (posterior === undefined || ranked === undefined) throw new Error(`no posterior of ${shown.product}`)
  const { cumulative, weights } = posterior
  const below = curves(posterior.blur)
  const leftOut = leftOutOf(model, below.median, at)
  const judged: Judged = {
    ...counted,
    isNew: shown.isNew,
    belowMedian: thousandths(meet(posterior.sharp, below.median)),
    lowestThird: thousandths(meet(posterior.sharp, below.third)),
    leftOut,
    inStock: shown.inStock,
    liveDays: shown.liveDays,
  }
  const rateAt = (logLiking: number) => averageRate * exp(logLiking)
  const [low, high] = [quantile(cumulative, 0.05), quantile(cumulative, 0.95)]
  const proposed = propose(judged)
  return {
    product: shown.product,
    kwitansi: shown.kwitansi,
    ...counted,
    rate: rateAt(Math.min(high, Math.max(low, meanOf(weights)))),
    interval: [rateAt(low), rateAt(high)],
    rankInterval: ranked.interval,
    rank: ranked.middle,
    belowMedian: judged.belowMedian,
    lowestThird: judged.lowestThird,
    isJudged: canBeJudged(judged),
    leftOut,
    ...proposed,
    turnedBy: turnedBy(model, below.median, at, proposed.proposal),
  }
}

function countedOf({ matrix, expected }: Model, product: number, { outlets }: Evidence) {
  const rooms = roomsOf(outlets)
  const [from, to] = cellsOfProduct(matrix, product)
  const counted = { stays: 0, exposure: 0, settled: 0, outlets: to - from, expected: 0 }
  for (let cell = from; cell < to; cell++) {
    counted.stays += matrix.stays[cell] ?? 0
    counted.expected += expected[cell] ?? 0
    if (!rooms.has(matrix.outlets[matrix.outletOf[cell] ?? 0] ?? '')) continue
    counted.exposure += matrix.exposure[cell] ?? 0
    counted.settled += matrix.settled[cell] ?? 0
  }
  return counted
}

function averageRateOf({ matrix, settled }: Model, { outlets, kwitansiPerStay }: Evidence): number {
  const rooms = roomsOf(outlets)
  let stays = 0
  let exposure = 0
  for (let cell = 0; cell < settled.length; cell++) {
    if (!rooms.has(matrix.outlets[matrix.outletOf[cell] ?? 0] ?? '')) continue
    stays += settled[cell] ?? 0
    exposure += matrix.settled[cell] ?? 0
  }
  return exposure > 0 ? (RATE_PER * kwitansiPerStay * stays) / exposure : 0
}

function roomsOf(outlets: Evidence['outlets']): ReadonlySet<OutletId> {
  return new Set(outlets.flatMap(({ outlet, unit }) => (unit === ROOM_NIGHT ? outlet : [])))
}

function neverShown(product: ProductId): Shown {
  return { product, category: '', kwitansi: 0, isNew: true, liveDays: 0, inStock: 1 }
}

function thousandths(probability: number): number {
  return Math.round(probability * 1_000) / 1_000
}
