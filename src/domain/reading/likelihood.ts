/** How probable all words on one product are, at each liking that it may have. */
import { log } from './elementary.ts'
import { POINTS } from './grid.ts'
import { cellsOfProduct, type Matrix } from './matrix.ts'
import { BELIEVED, doubtOf, type Words } from './negative-binomial.ts'

/** After so many factors the largest is made 1 again, long before the least of them is nothing. */
const FACTORS_AT_ONCE = 16

export interface Likelihood {
  /** At each `stride`th point, the largest 1. */
  readonly at: Float64Array
  /** What the largest was. */
  readonly logLargest: number
}

/** `words`: what a believed word is worth; at every `stride`th point of the grid. */
export function likelihoodOf(
  matrix: Matrix,
  expected: Float64Array,
  product: number,
  words: Words,
  stride = 1,
): Likelihood {
  const [from, to] = cellsOfProduct(matrix, product)
  const at = new Float64Array(POINTS)
  for (let i = 0; i < POINTS; i += stride) at[i] = 1
  let logLargest = 0
  for (let cell = from; cell < to; cell++) {
    const [stays, mean] = [matrix.stays[cell] ?? 0, expected[cell] ?? 0]
    const word = words(stays, mean)
    const doubt = doubtOf(stays, mean)
    for (let i = 0; i < POINTS; i += stride) at[i] = (at[i] ?? 0) * (BELIEVED * (word[i] ?? 0) + doubt)
    if ((cell - from) % FACTORS_AT_ONCE === FACTORS_AT_ONCE - 1 || cell === to - 1)
      logLargest += log(scaledToOne(at))
  }
  return { at, logLargest }
}

function scaledToOne(weights: Float64Array): number {
  let largest = 0
  for (let i = 0; i < weights.length; i++) largest = Math.max(largest, weights[i] ?? 0)
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) / largest
  return largest
}
