/**
 * One outlet's word may lift what is known of a product so far, and no further. That it is believed only in part bounds what is
 * far from all others' words; this bounds a dose that is chosen to be near enough. The word that lifts most is taken to such a
 * power that it does not lift more.
 */
import { exp, log } from './elementary.ts'
import { GRID, meanOf, meet, normalised, POINTS } from './grid.ts'
import { cellsOfProduct, type Matrix } from './matrix.ts'
import { BELIEVED, doubtOf, type Words } from './negative-binomial.ts'

/** In standard deviations of what the others say. */
const LIFT_MAX = 0.5
const HALVINGS = 10

/** Which cell's word is taken to which power: at most one of a product. */
export interface Bound {
  readonly cell: number
  readonly power: number
}

/** What the words of a product are of: all but its likelihood. */
export interface Heard {
  readonly matrix: Matrix
  readonly expected: Float64Array
  readonly words: Words
}

/** How probable a cell's word is at each point, believed or not, at that power. */
export function wordOf(into: Float64Array, heard: Heard, cell: number, power = 1): Float64Array {
  const [stays, mean] = [heard.matrix.stays[cell] ?? 0, heard.expected[cell] ?? 0]
  const word = heard.words(stays, mean)
  const doubt = doubtOf(stays, mean)
  for (let at = 0; at < POINTS; at++) {
    const mixed = BELIEVED * (word[at] ?? 0) + doubt
    into[at] = power === 1 ? mixed : exp(power * log(mixed))
  }
  return into
}

/** `weights` without that word. */
export function without(into: Float64Array, weights: Float64Array, word: Float64Array): Float64Array {
  for (let at = 0; at < POINTS; at++) into[at] = (weights[at] ?? 0) / (word[at] ?? 1)
  return normalised(into)
}

/** Of a product, what all words say, and which of them would say too much. */
export function bounded(
  heard: Heard,
  product: number,
  weights: Float64Array,
): { readonly weights: Float64Array; readonly bound: Bound | null } {
  const [from, to] = cellsOfProduct(heard.matrix, product)
  const mean = meanOf(weights)
  const [others, word] = [new Float64Array(POINTS), new Float64Array(POINTS)]
  let [most, cell] = [0, from]
  for (let at = from; at < to; at++) {
    const lift = liftOf(without(others, weights, wordOf(word, heard, at)), mean)
    if (lift > most) [most, cell] = [lift, at]
  }
  if (most <= LIFT_MAX) return { weights, bound: null }
  without(others, weights, wordOf(word, heard, cell))
  let [low, high] = [0, 1]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const power = (low + high) / 2
    if (liftOf(others, meanOf(together(others, wordOf(word, heard, cell, power)))) > LIFT_MAX) high = power
    else low = power
  }
  return { weights: together(others, wordOf(word, heard, cell, low)), bound: { cell, power: low } }
}

function together(others: Float64Array, word: Float64Array): Float64Array {
  return normalised(others.map((of, at) => of * (word[at] ?? 0)))
}

const SQUARES = GRID.map(x => x * x)

function liftOf(others: Float64Array, mean: number): number {
  const middle = meanOf(others)
  return (mean - middle) / Math.sqrt(Math.max(1e-9, meet(others, SQUARES) - middle * middle))
}
