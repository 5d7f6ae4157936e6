/**
 * Questions that are asked in the same turn of the event loop are asked as one: each asker hears its own answer, of a
 * committed state that is no older than its question. Nothing is kept.
 */
export type AskMany<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>

/** The answer is `undefined` for a key that has none. */
export function gathered<Key, Value>(askMany: AskMany<Key, Value>): (key: Key) => Promise<Value | undefined> {
  let waiting = new Set<Key>()
  let answers: Promise<ReadonlyMap<Key, Value>> | null = null

  async function askAll(): Promise<ReadonlyMap<Key, Value>> {
    await new Promise(setImmediate)
    const keys = [...waiting]
    waiting = new Set()
    answers = null
    return askMany(keys)
  }

  return async key => {
    waiting.add(key)
    answers ??= askAll()
    return (await answers).get(key)
  }
}
