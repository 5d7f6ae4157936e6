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
