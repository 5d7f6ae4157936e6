/**
 * What the server asks of the world outside its rules. The composition root hands in the real ones; tests and the
 * demo's history hand in a clock that is wound by hand and randomness from a seed.
 */

/** Milliseconds since 1970 UTC. */
export interface Clock {
  now(): number
}

/** Cryptographically strong bytes (in production). */
export interface Random {
  bytes(length: number): Uint8Array
}

/** Keyed hashes, one key per purpose: what room codes, stay codes and links are derived from. */
export interface Keys {
  mac(purpose: KeyPurpose, ...parts: readonly string[]): Uint8Array
}

export const KEY_PURPOSES = ['room-code', 'stay-code', 'ticket', 'kwitansi-token'] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]
