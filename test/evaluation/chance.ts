/** Chance from a seed: a city is the same each time it is made. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number below that. */
  below(count: number): number
  normal(sd?: number): number
  poisson(mean: number): number
  shuffled<Of>(all: readonly Of[]): Of[]
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = (sd = 1) => sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    below: count => Math.floor(next() * count),
    normal,
    poisson(mean) {
      if (mean > 30) return Math.max(0, Math.round(mean + normal(Math.sqrt(mean))))
      let count = 0
      for (let left = Math.exp(-mean) / 1, product = next(); product > left; product *= next()) count++
      return count
    },
    shuffled(all) {
      const shuffled = [...all]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const other = Math.floor(next() * (i + 1))
        ;[shuffled[i], shuffled[other]] = [shuffled[other] as never, shuffled[i] as never]
      }
      return shuffled
    },
  }
}
