/**
 * Chance from a seed: the same seed gives the same city, whatever else is drawn. Every part of the city throws its own
 * dice, named after it, so that a change in one part leaves the others as they were.
 */
import { createHash } from 'node:crypto'
import type { Random } from '../ports.ts'

export interface Dice {
  /** In [0, 1). */
  next(): number
  /** Whole, from `low` to `high`, both inclusive. */
  int(low: number, high: number): number
  /** True with that probability. */
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the items, each as likely as its weight says. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  /** Standard normal. */
  normal(): number
  /** A count whose mean is given. */
  poisson(mean: number): number
  shuffled<T>(items: readonly T[]): T[]
}

/** Dice of one part of the city, `throwDice(seed, 'stays', outlet)`. */
export function throwDice(...names: readonly string[]): Dice {
  const next = sfc32(names)
  const dice: Dice = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: probability => next() < probability,
    pick: items => at(items, Math.floor(next() * items.length)),
    weighted(items, weightOf) {
      let rest = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        rest -= weightOf(item)
        if (rest < 0) return item
      }
      return at(items, items.length - 1)
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson(mean) {
      // Knuth's way: quick for the small means of a stay's orders.
      const floor = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > floor; product *= next()) count++
      return count
    },
    shuffled(items) {
      const keyed = items.map(item => ({ item, key: next() }))
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
  }
  return dice
}

/** Ids and salts of a history made from a seed: repeatable, and for that reason no secret. */
export function seededRandom(...names: readonly string[]): Random {
  const next = sfc32(names)
  return { bytes: length => Uint8Array.from({ length }, () => Math.floor(next() * 256)) }
}

/** Chris Doty-Humphrey's small fast counter: 128 bits of state, filled from a hash of the names. */
function sfc32(names: readonly string[]): () => number {
  const digest = createHash('sha256').update(names.join('\0')).digest()
  let a = digest.readInt32LE(0)
  let b = digest.readInt32LE(4)
  let c = digest.readInt32LE(8)
  let counter = digest.readInt32LE(12)
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}
