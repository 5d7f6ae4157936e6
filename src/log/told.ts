/**
 * What an outlet tells its hub beside its log, in notes that the log's own key signs. Their first lines are no log's name, so
 * that none is a checkpoint. What was overheard is worth nothing a few minutes later: whatever is told is told again.
 */
import type { Told } from '../domain/told.ts'
import { parseSize } from './checkpoint.ts'

export interface ToldClaim {
  readonly what: Told
  readonly origin: string
  /** Seconds since 1970 UTC. */
  readonly seconds: number
  readonly lines: readonly string[]
}

const headOf = (what: Told) => `etalase.${what}/1`

export function formatTold({ what, origin, seconds, lines }: ToldClaim): string {
  return `${[headOf(what), origin, seconds, ...lines].join('\n')}\n`
}

/** `null` for what is no such claim. */
export function parseTold(what: Told, text: string): ToldClaim | null {
  if (!text.endsWith('\n')) return null
  const [head, origin = '', at = '', ...lines] = text.slice(0, -1).split('\n')
  const seconds = parseSize(at)
  if (head !== headOf(what) || origin === '' || seconds === null) return null
  return { what, origin, seconds, lines }
}
