/** Short ways to look at a result: its value when it must be one, its code when it may be a refusal. */
import type { Result } from '../../src/domain/result.ts'

export function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** `ok`, or the refusal's code. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.refusal.code
}
