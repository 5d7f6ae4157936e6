/** The server's ports as tests hold them: a clock wound by hand, randomness from a seed, keyed hashes for real. */
import { createHash, createHmac } from 'node:crypto'
import type { Clock, Keys, Random } from '../../src/server/ports.ts'

export interface HandClock extends Clock {
  /** Goes on by some milliseconds. */
  pass(ms: number): void
  /** Goes to that instant. */
  set(ms: number): void
}

export function handClock(startMs: number): HandClock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    pass(ms) {
      nowMs += ms
    },
    set(ms) {
      nowMs = ms
    },
  }
}

/** The same bytes for the same seed, block after block of SHA-256. */
export function seededRandom(seed: string): Random {
  let block = 0
  return {
    bytes(length) {
      const blocks: Uint8Array[] = []
      for (let have = 0; have < length; have += 32) {
        blocks.push(createHash('sha256').update(`${seed} ${block++}`).digest())
      }
      return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
    },
  }
}

export function hmacKeys(secret: string): Keys {
  return {
    mac(purpose, ...parts) {
      return createHmac('sha256', `${secret} ${purpose}`).update(JSON.stringify(parts)).digest()
    },
  }
}
