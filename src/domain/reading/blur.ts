/**
 * What no record shows: how alike outlets are in ways that are in no entry. Where the order on the shelf is fixed and nobody
 * wrote it down, it is more: a product may stand well everywhere.
 */
import { cellsOfProduct, type Matrix } from './matrix.ts'

const BLUR = 0.15
const BLUR_UNRECORDED = 0.3

/** Standard deviation of the logarithm of a product's liking. */
export function blurOf(matrix: Matrix, product: number): number {
  const [from, to] = cellsOfProduct(matrix, product)
  let exposure = 0
  let unrecorded = 0
  for (let cell = from; cell < to; cell++) {
    exposure += matrix.exposure[cell] ?? 0
    unrecorded += matrix.unrecorded[cell] ?? 0
  }
  const share = exposure > 0 ? unrecorded / exposure : 1
  return Math.sqrt(BLUR ** 2 + share * (BLUR_UNRECORDED ** 2 - BLUR ** 2))
}
