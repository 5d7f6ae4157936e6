/**
 * Lets others have their turn. A database within the process answers at once, so work that only asks it never gives way by
 * itself: whoever goes through many rows breathes after some.
 */
export function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

/** Each of many, so many to a turn; what came of each, in that order. */
export async function inTurns<From, To>(
  all: readonly From[],
  aTurn: number,
  work: (one: From) => To | Promise<To>,
): Promise<To[]> {
  const done: To[] = []
  for (const [i, one] of all.entries()) {
    if (i > 0 && i % aTurn === 0) await breathe()
    done.push(await work(one))
  }
  return done
}
