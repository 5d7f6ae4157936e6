/** That a person heard the bell counts for the person's shift in this tab, and for nobody else. */
import { HOUR_MS } from '../../../domain/time.ts'

const KEY = 'etalase-bell'
const SHIFT_MS = 14 * HOUR_MS

interface Proof {
  readonly who: string
  readonly atMs: number
}

export function isProved(who: string): boolean {
  try {
    const proof = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Proof | null
    return proof !== null && proof.who === who && Date.now() - proof.atMs < SHIFT_MS
  } catch {
    return false
  }
}

export function keepProof(who: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ who, atMs: Date.now() } satisfies Proof))
  } catch {
    // Blocked storage: the bell is tested again at the next load.
  }
}

export function dropProof(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Blocked storage holds no proof.
  }
}
