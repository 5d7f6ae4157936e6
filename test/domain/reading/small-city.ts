/** A city of whole numbers, small enough to be read a hundred times. */
import type { Cell, Evidence } from '../../../src/domain/reading/cell.ts'
import { BANDS, UNPLACED } from '../../../src/domain/reading/cell.ts'
import { chanceOf } from '../../evaluation/chance.ts'

const OUTLETS = 8
const PRODUCTS = 18
/** Stays an average outlet has of each product: the first are liked most. */
const LIKED = [14, 11, 9, 8, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0]

export function productOf(at: number): string {
  return `maker/goods-${String(at).padStart(2, '0')}`
}

export function cellOf(outlet: number, product: number, stays: number, exposure = 2_000): Cell {
  return {
    outlet: `hotel-${outlet}`,
    product: productOf(product),
    stays,
    exposure: Array.from({ length: BANDS }, (_, band) => (band === UNPLACED ? exposure : 0)),
    unrecorded: 0,
  }
}

export function smallCity(seed = 1): Evidence {
  const chance = chanceOf(seed)
  const cells = Array.from({ length: OUTLETS }, (_, outlet) =>
    Array.from({ length: PRODUCTS }, (_, product) => {
      const most = LIKED[product] ?? 0
      return cellOf(outlet, product, chance.below(most + 1) + Math.floor(most / 2))
    }),
  )
  return {
    cells: cells.flat(),
    products: Array.from({ length: PRODUCTS }, (_, at) => ({
      product: productOf(at),
      category: at % 3 === 0 ? 'sea' : 'craft',
      kwitansi: 10,
      isNew: false,
      liveDays: 90,
      inStock: 1,
    })),
    outlets: Array.from({ length: OUTLETS }, (_, outlet) => ({
      outlet: `hotel-${outlet}`,
      unit: 'room-night',
    })),
    kwitansiPerStay: 1,
  }
}

/** The same, but for one cell. */
export function withCell(evidence: Evidence, cell: Cell): Evidence {
  return {
    ...evidence,
    cells: evidence.cells.map(one =>
      one.outlet === cell.outlet && one.product === cell.product ? cell : one,
    ),
  }
}
