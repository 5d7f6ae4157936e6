import type { Result } from '../../../domain/result.ts'

/** The value of what the plan knows must be possible: a refusal is the plan's mistake. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
