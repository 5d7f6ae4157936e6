/** How probable all words on one product are, at each liking that it may have. */
import { log } from './elementary.ts'
import { POINTS } from './grid.ts'
import { cellsOfProduct, type Matrix } from './matrix.ts'
import { wordAt } from './negative-binomial.ts'

/** After so many factors the largest is made 1 again, long before the least of them is nothing. */
const FACTORS_AT_ONCE = 16

export interface Likelihood {
  /** At each `stride`th point, the largest 1. */
  readonly at: Float64Array
  /** What the largest was. */
  readonly logLargest: number
}

export function likelihoodOf(
  matrix: Matrix,
  expected: Float64Array,
  product: number,
  phi: number,
  stride = 1,
): Likelihood {
  const [from, to] = cellsOfProduct(matrix, product)
  const at = new Float64Array(POINTS)
  for (let i = 0; i < POINTS; i += stride) at[i] = 1
  const word = new Float64Array(POINTS)
  let logLargest = 0
  for (let cell = from; cell < to; cell++) {
    wordAt(word, { stays: matrix.stays[cell] ?? 0, expected: expected[cell] ?? 0 }, phi, stride)
    for (let i = 0; i < POINTS; i += stride) at[i] = (at[i] ?? 0) * (word[i] ?? 0)
    if ((cell - from) % FACTORS_AT_ONCE === FACTORS_AT_ONCE - 1 || cell === to - 1)
      logLargest += log(scaledToOne(at))
  }
  return { at, logLargest }
}

function scaledToOne(weights: Float64Array): number {
  let largest = 0
  for (const weight of weights) if (weight > largest) largest = weight
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) / largest
  return largest
}
