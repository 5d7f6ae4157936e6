/**
 * Chance from a seed: the same name gives the same draws on every machine and every day. A fork has draws of its own, so
 * that what one part of a run draws never shifts what another does.
 */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  /** True so often. */
  odds(probability: number): boolean
  pick<T>(things: readonly T[]): T
  bytes(length: number): Uint8Array
  fork(name: string): Chance
}

const TWO_TO_32 = 2 ** 32

export function chanceOf(name: string): Chance {
  const draw = sfc32(name)
  const next = () => draw() / TWO_TO_32
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    odds: probability => next() < probability,
    pick<T>(things: readonly T[]): T {
      if (things.length === 0) throw new Error('nothing to pick from')
      return things[between(0, things.length - 1)] as T
    },
    bytes(length) {
      const bytes = new Uint8Array(length)
      for (let index = 0; index < length; index++) bytes[index] = draw() & 0xff
      return bytes
    },
    fork: child => chanceOf(`${name}/${child}`),
  }
}

/** Chris Doty-Humphrey's sfc32 over four words of an FNV-1a hash of the name. */
function sfc32(name: string): () => number {
  let [a, b, c, d] = [fnv1a(`${name}#a`), fnv1a(`${name}#b`), fnv1a(`${name}#c`), 1]
  function draw(): number {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return t >>> 0
  }
  for (let warm = 0; warm < 12; warm++) draw()
  return draw
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash | 0
}
