/** In how many minutes there is another try of a PIN, for a person to read: never none. */
export function minutesToWait({ retryAfterS = 0 }: { readonly retryAfterS?: number }): number {
  return Math.max(1, Math.ceil(retryAfterS / 60))
}
