/**
 * What no record shows: how alike outlets are in ways that are in no entry. Where a lot decides what stands where, it is least;
 * where the order is fixed and nobody wrote it down, it is most, for a product may stand well everywhere.
 */
import { cellsOfProduct, type Matrix } from './matrix.ts'

/** Variances of the logarithm of liking: its standard deviation is 0.1, 0.15 and 0.3. */
const VARIANCE = { lot: 0.01, placed: 0.0225, unrecorded: 0.09 } as const

/** Standard deviation of the logarithm of a product's liking. */
export function blurOf(matrix: Matrix, product: number): number {
  const [from, to] = cellsOfProduct(matrix, product)
  const exposure = { lot: 0, placed: 0, unrecorded: 0 }
  for (let cell = from; cell < to; cell++) {
    const [unrecorded, placed] = [matrix.unrecorded[cell] ?? 0, matrix.placed[cell] ?? 0]
    exposure.unrecorded += unrecorded
    exposure.placed += placed
    exposure.lot += (matrix.exposure[cell] ?? 0) - placed - unrecorded
  }
  const all = exposure.lot + exposure.placed + exposure.unrecorded
  if (all <= 0) return Math.sqrt(VARIANCE.unrecorded)
  const { lot, placed, unrecorded } = exposure
  const sum = VARIANCE.lot * lot + VARIANCE.placed * placed + VARIANCE.unrecorded * unrecorded
  return Math.sqrt(sum / all)
}
