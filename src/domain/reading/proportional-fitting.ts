/**
 * Iterative proportional fitting: how many stays would take a product of the city's average liking, cell by cell. An outlet
 * has its own appetite, a place on the shelf its own attention; both are scaled, in turn with the products' liking, until
 * what was taken and what is expected agree on each margin.
 */
import { BANDS, NOVEL, UNPLACED } from './cell.ts'
import { exp, log } from './elementary.ts'
import type { Matrix } from './matrix.ts'
import { winsorised } from './winsorising.ts'

const ROUNDS = 8
/** A cell that is expected to be taken often says little more than one that is not: outlets differ by more than chance. */
const OVERDISPERSION = 0.2
/** So many stays of the city's average stand beside what an outlet, a band and a product have of their own. */
const OUTLET_PRIOR = 2
const TASTE_PRIOR = 8
const BAND_PRIOR = 20
const PRODUCT_PRIOR = 0.39

export interface Fitted {
  /** Expected stays of each cell, at average liking. */
  readonly expected: Float64Array
  /** Of these, the ones that it would have were it nowhere new. */
  readonly settled: Float64Array
  /** Liking of each product beside the average, whose geometric mean is 1. */
  readonly liking: Float64Array
}

interface Factors {
  /** Stays for each unit of exposure, in all of the city. */
  readonly base: number
  readonly outlets: Float64Array
  /** Of each category at each outlet, beside what the outlet takes of all. */
  readonly tastes: Float64Array
  readonly tasteOf: Int32Array
  readonly bands: Float64Array
  readonly products: Float64Array
}

export function fitted(matrix: Matrix, categoryOf: Int32Array): Fitted {
  const exposure = sum(matrix.exposure)
  const factors: Factors = {
    base: exposure > 0 ? sum(matrix.stays) / exposure : 0,
    outlets: new Float64Array(matrix.outlets.length).fill(1),
    tastes: new Float64Array(
      matrix.outlets.length * (1 + categoryOf.reduce((most, one) => Math.max(most, one), 0)),
    ).fill(1),
    tasteOf: tastesOf(matrix, categoryOf),
    bands: new Float64Array(BANDS).fill(1),
    products: new Float64Array(matrix.products.length).fill(1),
  }
  for (let round = 0; round < ROUNDS; round++) {
    scale(factors.outlets, sumsBy(matrix.outletOf, matrix, factors, factors.outlets.length), OUTLET_PRIOR)
    scale(factors.tastes, sumsBy(factors.tasteOf, matrix, factors, factors.tastes.length), TASTE_PRIOR)
    scaleBands(matrix, factors)
    scale(factors.products, sumsBy(matrix.productOf, matrix, factors, factors.products.length), PRODUCT_PRIOR)
    centre(matrix, factors)
  }
  return {
    expected: expectedOf(matrix, factors),
    settled: expectedOf(matrix, factors, NOVEL),
    liking: factors.products,
  }
}

/** What was taken and what was expected, weighed, of each outlet or product. */
interface Sums {
  readonly taken: Float64Array
  readonly expected: Float64Array
}

/** With a Gamma prior of mean 1 that is worth so many expected stays. */
function scale(factors: Float64Array, { taken, expected }: Sums, prior: number): void {
  for (let i = 0; i < factors.length; i++) {
    const factor = factors[i] ?? 1
    factors[i] = (factor * ((taken[i] ?? 0) + prior)) / ((expected[i] ?? 0) + prior * factor)
  }
}

function tastesOf({ outletOf, productOf, outlets }: Matrix, categoryOf: Int32Array): Int32Array {
  return outletOf.map((outlet, cell) => (categoryOf[productOf[cell] ?? 0] ?? 0) * outlets.length + outlet)
}

function sumsBy(groupOf: Int32Array, matrix: Matrix, factors: Factors, groups: number): Sums {
  const sums = { taken: new Float64Array(groups), expected: new Float64Array(groups) }
  const expected = expectedOf(matrix, factors)
  for (let i = 0; i < expected.length; i++) {
    const mean = (expected[i] ?? 0) * (factors.products[matrix.productOf[i] ?? 0] ?? 1)
    const weight = 1 / (1 + OVERDISPERSION * mean)
    const group = groupOf[i] ?? 0
    sums.taken[group] = (sums.taken[group] ?? 0) + weight * winsorised(matrix.stays[i] ?? 0, mean)
    sums.expected[group] = (sums.expected[group] ?? 0) + weight * mean
  }
  return sums
}

/** A cell that stood in several bands is shared out among them by what is expected of each. */
function scaleBands(matrix: Matrix, { base, outlets, tastes, tasteOf, bands, products }: Factors): void {
  const sums = { taken: new Float64Array(BANDS), expected: new Float64Array(BANDS) }
  for (let i = 0; i < matrix.stays.length; i++) {
    const level =
      base *
      (outlets[matrix.outletOf[i] ?? 0] ?? 1) *
      (tastes[tasteOf[i] ?? 0] ?? 1) *
      (products[matrix.productOf[i] ?? 0] ?? 1)
    const mean = level * seen(matrix, bands, i)
    if (mean <= 0) continue
    const weight = 1 / (1 + OVERDISPERSION * mean)
    const taken = weight * winsorised(matrix.stays[i] ?? 0, mean)
    for (let band = 0; band < BANDS; band++) {
      const ofBand = level * (matrix.bands[i * BANDS + band] ?? 0) * (bands[band] ?? 1)
      sums.taken[band] = (sums.taken[band] ?? 0) + (taken * ofBand) / mean
      sums.expected[band] = (sums.expected[band] ?? 0) + weight * ofBand
    }
  }
  // Of places that nobody knows there is nothing to compare.
  sums.taken[UNPLACED] = sums.expected[UNPLACED] ?? 0
  scale(bands, sums, BAND_PRIOR)
}

/** Exposure of a cell, each band by the attention that it has. */
function seen(matrix: Matrix, bands: Float64Array, cell: number, upTo = BANDS): number {
  let exposure = 0
  for (let band = 0; band < upTo; band++)
    exposure += (matrix.bands[cell * BANDS + band] ?? 0) * (bands[band] ?? 1)
  return exposure
}

/** `upTo`: bands that count. */
function expectedOf(
  matrix: Matrix,
  { base, outlets, tastes, tasteOf, bands }: Factors,
  upTo = BANDS,
): Float64Array {
  const expected = new Float64Array(matrix.stays.length)
  for (let i = 0; i < expected.length; i++)
    expected[i] =
      base *
      (outlets[matrix.outletOf[i] ?? 0] ?? 1) *
      (tastes[tasteOf[i] ?? 0] ?? 1) *
      seen(matrix, bands, i, upTo)
  return expected
}

/** What is common to all products is the outlets'. Products that were seen more weigh more, by the root of it. */
function centre(matrix: Matrix, { outlets, products }: Factors): void {
  let weights = 0
  let logs = 0
  for (const [product, exposure] of exposureByProduct(matrix).entries()) {
    weights += Math.sqrt(exposure)
    logs += Math.sqrt(exposure) * log(products[product] ?? 1)
  }
  const mean = weights > 0 ? exp(logs / weights) : 1
  for (let i = 0; i < products.length; i++) products[i] = (products[i] ?? 1) / mean
  for (let i = 0; i < outlets.length; i++) outlets[i] = (outlets[i] ?? 1) * mean
}

function exposureByProduct(matrix: Matrix): Float64Array {
  const sums = new Float64Array(matrix.products.length)
  for (let i = 0; i < matrix.exposure.length; i++) {
    const product = matrix.productOf[i] ?? 0
    sums[product] = (sums[product] ?? 0) + (matrix.exposure[i] ?? 0)
  }
  return sums
}

function sum(numbers: Float64Array): number {
  let whole = 0
  for (const number of numbers) whole += number
  return whole
}
