/**
 * Empirical Bayes: how far products differ from one another (σ), how far outlets differ about the same product (φ), and
 * where each category lies, as the words themselves make most probable, liking integrated out.
 */
import { log } from './elementary.ts'
import { GRID, normalAt, POINTS } from './grid.ts'
import { type Likelihood, likelihoodOf } from './likelihood.ts'
import type { Matrix } from './matrix.ts'
import { wordsOf } from './negative-binomial.ts'

export const SIGMAS = [0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.5] as const
export const PHIS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.75, 1, 1.4] as const
/** A category's own mean weighs as much as that of all, where it has so many products. */
const CATEGORY_PRIOR = 4
/** Where categories lie depends on how far products differ, and that on where categories lie. */
const ROUNDS = 3
/** Every third point is enough where a curve is summed up. */
const STRIDE = 3

export interface Prior {
  readonly sigma: number
  readonly phi: number
  /** Of each product, by its category. */
  readonly mean: Float64Array
}

/** `categoryOf`: which category each product is of, as a number from 0. */
export function priorOf(matrix: Matrix, expected: Float64Array, categoryOf: Int32Array): Prior {
  const products = matrix.products.length
  const curves = PHIS.map(phi => {
    const words = wordsOf(phi, STRIDE)
    return Array.from({ length: products }, (_, product) =>
      likelihoodOf(matrix, expected, product, words, STRIDE),
    )
  })
  let prior: Prior = { sigma: SIGMAS[0], phi: PHIS[0], mean: new Float64Array(products) }
  for (let round = 0; round < ROUNDS; round++) {
    prior = mostProbable(curves, prior.mean, categoryOf)
    const words = curves[PHIS.indexOf(prior.phi as (typeof PHIS)[number])] ?? []
    prior = { ...prior, mean: meansOf(words, prior, categoryOf) }
  }
  return prior
}

/** Of all pairs, the first that makes the words most probable. */
function mostProbable(
  curves: readonly (readonly Likelihood[])[],
  mean: Float64Array,
  categoryOf: Int32Array,
): Prior {
  let best: Prior = { sigma: SIGMAS[0], phi: PHIS[0], mean }
  let most = Number.NEGATIVE_INFINITY
  for (const sigma of SIGMAS) {
    const priors = priorsOf(mean, sigma, categoryOf)
    for (const [at, phi] of PHIS.entries()) {
      let evidence = 0
      for (const [product, { at: weights, logLargest }] of (curves[at] ?? []).entries())
        evidence += logLargest + log(Math.max(1e-300, meet(weights, priors[product], STRIDE)))
      if (evidence <= most) continue
      most = evidence
      best = { sigma, phi, mean }
    }
  }
  return best
}

/** One curve for each category: products of one category share it. */
function priorsOf(mean: Float64Array, sigma: number, categoryOf: Int32Array): readonly Float64Array[] {
  const curves = new Map<number, Float64Array>()
  return Array.from(categoryOf, (category, product) => {
    const curve = curves.get(category) ?? normalAt(mean[product] ?? 0, sigma)
    curves.set(category, curve)
    return curve
  })
}

function meet(words: Float64Array, prior: Float64Array | undefined, stride: number): number {
  let sum = 0
  for (let i = 0; i < POINTS; i += stride) sum += (words[i] ?? 0) * (prior?.[i] ?? 0)
  return sum
}

/** Each product's category's mean, drawn to the mean of all the more, the fewer products the category has. */
function meansOf(words: readonly Likelihood[], prior: Prior, categoryOf: Int32Array): Float64Array {
  const priors = priorsOf(prior.mean, prior.sigma, categoryOf)
  const means = words.map(({ at }, product) => centreOf(at, priors[product]))
  const all = means.reduce((sum, mean) => sum + mean, 0) / Math.max(1, means.length)
  const sums = new Map<number, { products: number; mean: number }>()
  for (const [product, mean] of means.entries()) {
    const sum = sums.get(categoryOf[product] ?? 0) ?? { products: 0, mean: 0 }
    sum.products += 1
    sum.mean += mean
    sums.set(categoryOf[product] ?? 0, sum)
  }
  return Float64Array.from(categoryOf, category => {
    const { products, mean } = sums.get(category) ?? { products: 0, mean: 0 }
    return (mean + CATEGORY_PRIOR * all) / (products + CATEGORY_PRIOR)
  })
}

function centreOf(words: Float64Array, prior: Float64Array | undefined): number {
  let weights = 0
  let sum = 0
  for (let i = 0; i < POINTS; i += STRIDE) {
    const weight = (words[i] ?? 0) * (prior?.[i] ?? 0)
    weights += weight
    sum += weight * (GRID[i] ?? 0)
  }
  return weights > 0 ? sum / weights : 0
}
