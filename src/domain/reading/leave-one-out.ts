/**
 * The same without one outlet: what the others say of a product, whether that outlet's word fits it, and whether a judgement
 * would stand on the others' words alone.
 */
import type { OutletId } from '../ids.ts'
import { without, wordOf } from './bounded.ts'
import { exp } from './elementary.ts'
import { GRID, meanOf, meet, POINTS } from './grid.ts'
import { cellsOfProduct } from './matrix.ts'
import { BELIEVED, doubtOf } from './negative-binomial.ts'
import type { Model } from './posterior.ts'

/** A word that is so probably not to be believed, and more than the others' words suggest, stands alone. */
const ALONE = 0.9
/**
 * Nobody took it where the others' words suggest so many, and would leave nobody at so few outlets in a hundred: it may not
 * have been to be had.
 */
const SILENT = 0.25
const SUGGESTED_MIN = 2

export const CELL_MARKS = ['alone', 'silent'] as const
export type CellMark = (typeof CELL_MARKS)[number]

export interface LeftOut {
  readonly outlet: OutletId
  readonly stays: number
  /** Stays that the other outlets' words suggest here. */
  readonly suggested: number
  /** Probability of lying below the median, by the others' words. */
  readonly belowMedian: number
  /** Of all that is known of the product, how much is this outlet's word: 0 to 1. */
  readonly share: number
  readonly mark: CellMark | null
}

/** Of each outlet that shows the product. `below`: how probably each liking lies below the median, which is that of all outlets. */
export function leftOutOf(model: Model, below: Float64Array, product: number): LeftOut[] {
  const { matrix, expected, phi, words, posteriors } = model
  const posterior = posteriors[product]
  if (posterior === undefined) return []
  const [from, to] = cellsOfProduct(matrix, product)
  const liking = exp(meanOf(posterior.weights))
  const weights = Array.from({ length: to - from }, (_, i) => weightOf(expected[from + i] ?? 0, phi, liking))
  const weight = weights.reduce((sum, of) => sum + of, 0)
  const [others, word] = [new Float64Array(POINTS), new Float64Array(POINTS)]
  return weights.map((own, i) => {
    const cell = from + i
    const stays = matrix.stays[cell] ?? 0
    const mean = expected[cell] ?? 0
    const power = posterior.bound?.cell === cell ? posterior.bound.power : 1
    without(others, posterior.sharp, wordOf(word, model, cell, power))
    const suggested = mean * meet(others, LIKING)
    return {
      outlet: matrix.outlets[matrix.outletOf[cell] ?? 0] ?? '',
      stays,
      suggested,
      belowMedian: meet(others, below),
      share: weight > 0 ? own / weight : 0,
      mark: markOf({ stays, suggested, fits: meet(others, words(stays, mean)), doubt: doubtOf(stays, mean) }),
    }
  })
}

/** How much a word can tell: what is expected, less what outlets differ by. */
function weightOf(expected: number, phi: number, liking: number): number {
  return expected / (1 + phi * expected * liking)
}

const LIKING = GRID.map(exp)

interface Heard {
  readonly stays: number
  readonly suggested: number
  /** How probable so many stays are by the others' words, and how probable if it is not believed. */
  readonly fits: number
  readonly doubt: number
}

function markOf({ stays, suggested, fits, doubt }: Heard): CellMark | null {
  if (stays > suggested && doubt / (doubt + BELIEVED * fits) > ALONE) return 'alone'
  return stays === 0 && suggested >= SUGGESTED_MIN && fits < SILENT ? 'silent' : null
}
