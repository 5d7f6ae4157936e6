/**
 * Places from draws: how liked each product may be is drawn again and again, each drawing is put in order, and a product's
 * places are those that it had. Drawn from a seed that is the product's own, so that others who come and go change nothing
 * of its draws.
 */
import { GRID, quantile, STEP, smoothed } from './grid.ts'

export const DRAWS = 600
const LOW = 0.05
const HIGH = 0.95

export interface Ranked {
  /** 5 % and 95 %, 1 for the most liked. */
  readonly interval: readonly [best: number, worst: number]
  readonly middle: number
}

export interface Rankings {
  readonly ranks: readonly Ranked[]
  /** Of each drawing, the middle of the products that are compared with, and the upper end of their lowest third. */
  readonly medians: Float64Array
  readonly thirds: Float64Array
}

/**
 * `cumulated`: of each product how much lies up to each point of the grid; `seeds`: a whole number of each; `isCompared`:
 * whether others are held against it.
 */
export function rankingsOf(
  cumulated: readonly Float64Array[],
  seeds: readonly number[],
  isCompared: readonly boolean[],
): Rankings {
  const draws = cumulated.map((ofProduct, product) => drawsFrom(ofProduct, seeds[product] ?? 0))
  const places = draws.map(() => new Float64Array(DRAWS))
  const medians = new Float64Array(DRAWS)
  const thirds = new Float64Array(DRAWS)
  const drawn = new Float64Array(draws.length)
  const sorted = new Float64Array(draws.length)
  const compared = new Float64Array(isCompared.filter(is => is).length)
  const last = compared.length - 1
  for (let draw = 0; draw < DRAWS; draw++) {
    let among = 0
    for (let product = 0; product < drawn.length; product++) {
      const value = draws[product]?.[draw] ?? 0
      drawn[product] = value
      if (isCompared[product]) compared[among++] = value
    }
    sorted.set(drawn)
    sorted.sort()
    compared.sort()
    for (let product = 0; product < drawn.length; product++) {
      const of = places[product]
      if (of !== undefined) of[draw] = drawn.length - upTo(sorted, drawn[product] ?? 0) + 1
    }
    medians[draw] = ((compared[Math.floor(last / 2)] ?? 0) + (compared[Math.ceil(last / 2)] ?? 0)) / 2
    thirds[draw] = compared[Math.max(0, last - Math.ceil((compared.length * 2) / 3) + 1)] ?? 0
  }
  return { ranks: places.map(rankedOf), medians, thirds }
}

/** How many of what is sorted, the smallest first, are no more than that. */
function upTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function rankedOf(places: Float64Array): Ranked {
  const sorted = places.sort()
  const at = (share: number) => sorted[Math.min(DRAWS - 1, Math.floor(DRAWS * share))] ?? 1
  return { interval: [at(LOW), at(HIGH)], middle: at(0.5) }
}

/** One draw from each of as many equal parts, the parts in an order of the seed's. */
function drawsFrom(cumulative: Float64Array, seed: number): Float64Array {
  const parts = new Float64Array(DRAWS)
  for (let i = 0; i < DRAWS; i++) parts[i] = i
  let state = seed
  for (let i = DRAWS - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (i + 1))
    const part = parts[i] ?? 0
    parts[i] = parts[other] ?? 0
    parts[other] = part
  }
  for (let i = 0; i < DRAWS; i++) parts[i] = quantile(cumulative, ((parts[i] ?? 0) + 0.5) / DRAWS)
  return parts
}

/**
 * How probable it is that a product of each liking on the grid, and what no record shows of it, is less liked than what was
 * drawn. Summed up with a product's weights before they are blurred, it is how probable that is of the product.
 */
export function chancesBelow(drawn: Float64Array, blur: number): Float64Array {
  const chances = GRID.map(x => {
    let sum = 0
    for (const value of drawn) sum += Math.min(1, Math.max(0, (value - x) / STEP + 0.5))
    return sum / drawn.length
  })
  return smoothed(chances, blur)
}

/** A whole number of a name's own (FNV-1a). */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
