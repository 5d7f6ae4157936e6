/** Ways to buy a place, and what each of them buys. */
import type { Cell, Evidence } from '../../src/domain/reading/cell.ts'
import { meanOf } from '../../src/domain/reading/grid.ts'
import { cellsOfProduct } from '../../src/domain/reading/matrix.ts'
import { posteriorOf } from '../../src/domain/reading/posterior.ts'
import { type Reading, read } from '../../src/domain/reading/reading.ts'
import { chanceOf } from './chance.ts'
import type { City } from './city.ts'

export interface Gamed {
  /** Places that a product gains by a thousand kwitansi of one hotel, and by as many in the plain count. */
  readonly forged: number
  readonly forgedRaw: number
  /** The most that any other product loses by it. */
  readonly bystander: number
  /** Places gained at the hotel and by the number of kwitansi that gain most. */
  readonly worst: number
  /** Places that a product loses whose stock the largest hotel states and does not offer, and whether that is marked. */
  readonly hidden: number
  readonly hiddenMarked: boolean
  /** Places gained where a hotel says that what it gave away was sold. */
  readonly gifts: number
}

const FORGED = 1_000
/** So many stays more, said by one hotel: what is near enough to be believed, and what is not. */
const DOSES = [2, 4, 8, 14, 25, 50, 200, FORGED] as const
const GIFTS = 250

export function game(city: Pick<City, 'products' | 'seed'>, evidence: Evidence, before: Reading): Gamed {
  const chance = chanceOf(city.seed * 31 + 7)
  const places = placesIn(before)
  const lower = evidence.cells.filter(({ product }) => (places.get(product) ?? 0) > places.size * 0.4)
  const cell = lower[chance.below(lower.length)] ?? evidence.cells[0]
  if (cell === undefined) throw new Error('there is no cell')
  const forged = read(withStays(evidence, cell, FORGED))
  const gained = gainOf(before, forged, cell.product)
  return {
    forged: gained,
    forgedRaw: rawGain(evidence, cell.product),
    bystander: Math.max(
      ...[...places.keys()].map(product => (product === cell.product ? 0 : -gainOf(before, forged, product))),
    ),
    worst: Math.max(gained, worstOf(before, cell.product)),
    ...hide(evidence, before, chance.next()),
    gifts: gainOf(before, read(withStays(evidence, cell, GIFTS)), cell.product),
  }
}

/** At whichever hotel and by whichever dose it gains most, were all that is known of hotels and of others as it is. */
function worstOf({ model, products }: Reading, product: string): number {
  const at = model.matrix.products.indexOf(product)
  const centres = model.posteriors.map(({ weights }) => meanOf(weights))
  const others = centres.filter((_, other) => other !== at && (products[other]?.exposure ?? 0) > 0)
  const placeOf = (centre: number) => others.filter(of => of > centre).length
  const [from, to] = cellsOfProduct(model.matrix, at)
  const gains = Array.from({ length: to - from }, (_, i) =>
    DOSES.map(dose => {
      const stays = model.matrix.stays.slice()
      stays[from + i] = (stays[from + i] ?? 0) + dose
      const { weights } = posteriorOf({ ...model, matrix: { ...model.matrix, stays } }, model, at)
      return placeOf(centres[at] ?? 0) - placeOf(meanOf(weights))
    }),
  )
  return Math.max(0, ...gains.flat())
}

function hide(evidence: Evidence, before: Reading, at: number): Pick<Gamed, 'hidden' | 'hiddenMarked'> {
  const byOutlet = new Map<string, number>()
  for (const { outlet, exposure } of evidence.cells)
    byOutlet.set(
      outlet,
      exposure.reduce((sum, of) => sum + of, byOutlet.get(outlet) ?? 0),
    )
  const [largest = ''] = [...byOutlet].sort((a, b) => b[1] - a[1])[0] ?? []
  const places = placesIn(before)
  const there = evidence.cells.filter(
    ({ outlet, product }) => outlet === largest && (places.get(product) ?? 999) < places.size / 2,
  )
  const victim = there[Math.floor(at * there.length)]
  if (victim === undefined) return { hidden: 0, hiddenMarked: true }
  const after = read(withStays(evidence, victim, -victim.stays))
  const row = after.products.find(({ product }) => product === victim.product)
  return {
    hidden: -gainOf(before, after, victim.product),
    hiddenMarked: row?.leftOut.find(({ outlet }) => outlet === largest)?.mark === 'silent',
  }
}

function withStays(evidence: Evidence, cell: Cell, more: number): Evidence {
  return {
    ...evidence,
    cells: evidence.cells.map(one =>
      one.outlet === cell.outlet && one.product === cell.product ? { ...one, stays: one.stays + more } : one,
    ),
  }
}

function gainOf(before: Reading, after: Reading, product: string): number {
  return (placesIn(before).get(product) ?? 0) - (placesIn(after).get(product) ?? 0)
}

function placesIn({ products }: Reading): ReadonlyMap<string, number> {
  const sorted = products.filter(({ exposure }) => exposure > 0).sort((a, b) => b.rate - a.rate)
  return new Map(sorted.map(({ product }, at) => [product, at + 1]))
}

function rawGain({ products }: Evidence, product: string): number {
  const own = products.find(one => one.product === product)?.kwitansi ?? 0
  return products.filter(({ kwitansi }) => kwitansi > own && kwitansi < own + FORGED).length
}
