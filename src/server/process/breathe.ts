/**
 * Lets others have their turn. A database within the process answers at once, so work that only asks it never gives way by
 * itself: whoever goes through many rows breathes after some.
 */
export function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
