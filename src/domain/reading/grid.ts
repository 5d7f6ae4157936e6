/** Where liking is looked for: the logarithm of a product's liking beside the city's average, point by point. */
import { exp } from './elementary.ts'

export const POINTS = 231
export const STEP = 0.04
export const LOWEST = -4.6

export const GRID = Float64Array.from({ length: POINTS }, (_, i) => LOWEST + STEP * i)

/** Weights of the points, made to add up to 1, in their own place. Where all are 0 every point is as good as another. */
export function normalised(weights: Float64Array): Float64Array {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i] ?? 0
  for (let i = 0; i < weights.length; i++) weights[i] = sum > 0 ? (weights[i] ?? 0) / sum : 1 / weights.length
  return weights
}

/** The mean of the logarithm of liking. */
export function meanOf(weights: Float64Array): number {
  return meet(weights, GRID)
}

/** Of a normal distribution, at each point. */
export function normalAt(mean: number, sd: number): Float64Array {
  return normalised(GRID.map(x => exp(-((x - mean) * (x - mean)) / (2 * sd * sd))))
}

/** As it is where a normal error of that standard deviation is added: the ends keep what would fall over them. */
export function blurred(weights: Float64Array, sd: number): Float64Array {
  const sums = new Float64Array(POINTS)
  for (const [k, share] of kernelOf(sd).entries()) {
    for (let from = 0; from < POINTS; from++) {
      const to = neighbour(from, k, sd)
      sums[to] = (sums[to] ?? 0) + (weights[from] ?? 0) * share
    }
  }
  return sums
}

/** What a curve comes to, on average, where such an error is added to each point: what is summed up with it need not be blurred. */
export function smoothed(curve: Float64Array, sd: number): Float64Array {
  const kernel = kernelOf(sd)
  return curve.map((_, from) => {
    let sum = 0
    for (const [k, share] of kernel.entries()) sum += share * (curve[neighbour(from, k, sd)] ?? 0)
    return sum
  })
}

function kernelOf(sd: number): Float64Array {
  const reach = reachOf(sd)
  return normalised(
    Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
      const off = (i - reach) * STEP
      return exp(-(off * off) / (2 * sd * sd))
    }),
  )
}

function reachOf(sd: number): number {
  return Math.ceil((4 * sd) / STEP)
}

function neighbour(from: number, k: number, sd: number): number {
  return Math.min(POINTS - 1, Math.max(0, from + k - reachOf(sd)))
}

/** Of a curve, as the weights have it. */
export function meet(weights: Float64Array, curve: Float64Array): number {
  let sum = 0
  for (let i = 0; i < POINTS; i++) sum += (weights[i] ?? 0) * (curve[i] ?? 0)
  return sum
}

/** How much lies up to each point's upper edge. */
export function cumulated(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length)
  let whole = 0
  for (let i = 0; i < sums.length; i++) {
    whole += weights[i] ?? 0
    sums[i] = whole
  }
  return sums
}

/** Below it lies that share; between two edges it is drawn out evenly. */
export function quantile(cumulative: Float64Array, share: number): number {
  let low = 0
  let high = POINTS - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? 1) < share) low = middle + 1
    else high = middle
  }
  const below = low === 0 ? 0 : (cumulative[low - 1] ?? 0)
  const within = (cumulative[low] ?? 1) - below
  return LOWEST + STEP * (low - 0.5 + (within > 0 ? (share - below) / within : 0.5))
}
