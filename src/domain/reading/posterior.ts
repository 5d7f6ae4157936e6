/** What is known of each product's liking once all words on it are heard. */
import { blurOf } from './blur.ts'
import { type Bound, bounded, type Heard } from './bounded.ts'
import type { Evidence } from './cell.ts'
import { type Prior, priorOf } from './empirical-bayes.ts'
import { blurred, cumulated, normalAt, normalised } from './grid.ts'
import { likelihoodOf } from './likelihood.ts'
import { type Matrix, matrixOf } from './matrix.ts'
import { type Words, wordsOf } from './negative-binomial.ts'
import { fitted } from './proportional-fitting.ts'

/** What an outlet's factor is taken to be is an estimate too: its words are worth a little less. */
const PHI_MORE = 1.3

export interface Posterior {
  /** As the words say it, before what no record shows. */
  readonly sharp: Float64Array
  /** The word that would have lifted it too far. */
  readonly bound: Bound | null
  readonly blur: number
  /** Weights on the grid, and how much lies up to each point. */
  readonly weights: Float64Array
  readonly cumulative: Float64Array
}

export interface Model {
  readonly matrix: Matrix
  /** Expected stays of each cell, at average liking. */
  readonly expected: Float64Array
  /** Of these, what they would be were nothing new. */
  readonly settled: Float64Array
  readonly sigma: number
  readonly phi: number
  /** What a believed word is worth, at that φ. */
  readonly words: Words
  /** Mean of the prior of each product. */
  readonly mean: Float64Array
  readonly posteriors: readonly Posterior[]
}

export function modelOf(evidence: Evidence): Model {
  const matrix = matrixOf(evidence)
  const categoryOf = categoriesOf(matrix, evidence)
  const { expected, settled } = fitted(matrix, categoryOf)
  const prior = priorOf(matrix, expected, categoryOf)
  const phi = prior.phi * PHI_MORE
  const words = wordsOf(phi)
  const posteriors = matrix.products.map((_, product) =>
    posteriorOf({ matrix, expected, words }, prior, product),
  )
  return { matrix, expected, settled, sigma: prior.sigma, phi, words, mean: prior.mean, posteriors }
}

/** `mean` and `sigma`: of its prior. */
export function posteriorOf(
  heard: Heard,
  { mean, sigma }: Pick<Prior, 'mean' | 'sigma'>,
  product: number,
): Posterior {
  const prior = normalAt(mean[product] ?? 0, sigma)
  const { at } = likelihoodOf(heard.matrix, heard.expected, product, heard.words)
  const { weights: sharp, bound } = bounded(
    heard,
    product,
    normalised(at.map((word, i) => word * (prior[i] ?? 0))),
  )
  const blur = blurOf(heard.matrix, product)
  const weights = blurred(sharp, blur)
  return { sharp, bound, blur, weights, cumulative: cumulated(weights) }
}

function categoriesOf({ products }: Matrix, evidence: Evidence): Int32Array {
  const of = new Map(evidence.products.map(({ product, category }) => [product, category]))
  const names = [...new Set(of.values())].sort()
  return Int32Array.from(products, product => names.indexOf(of.get(product) ?? ''))
}
