/**
 * JSON bodies parsed once by their text. What is found by its own text can never be stale; it is shared, and must not
 * be changed by whoever reads it.
 */
const KEPT_MAX = 5_000

export function parser<T>(): (text: string) => T {
  const kept = new Map<string, T>()
  return text => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const value = JSON.parse(text) as T
    if (kept.size >= KEPT_MAX) kept.clear()
    kept.set(text, value)
    return value
  }
}
