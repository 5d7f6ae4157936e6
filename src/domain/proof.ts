/**
 * Before what cannot be undone, whoever is signed in proves once more who they are: a screen that was left open is nobody's
 * word.
 */
import { MINUTE_MS } from './time.ts'

/** Coming in is a proof too. */
export const PROOF_LIFE_MS = 5 * MINUTE_MS

export const PROOF_WAYS = ['passkey', 'pin'] as const
export type ProofWay = (typeof PROOF_WAYS)[number]

/** `provedAtMs`: null, it is not known when. A clock that was set back makes no proof last longer. */
export function isProved(provedAtMs: number | null, nowMs: number): boolean {
  return provedAtMs !== null && provedAtMs <= nowMs && nowMs < provedAtMs + PROOF_LIFE_MS
}

/** Why a PIN proved nothing: it was wrong, it was wrong too often, nobody was heard, or something else. */
export type PinTrouble =
  | { readonly is: 'wrong-pin' | 'offline' | 'other' }
  | { readonly is: 'wait'; readonly retryAfterS: number }
