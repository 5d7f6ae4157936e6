/** The browser's own randomness, for ids that begin at the desk. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}
