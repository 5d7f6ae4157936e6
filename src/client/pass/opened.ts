/** A pass that was opened. */
import type { Pass } from '../../contract/people.ts'
import { MINUTE_MS, toMilliseconds } from '../../domain/time.ts'
import { serverNow } from '../platform/clock.ts'
import type { Texts } from './words.ts'

export interface PassProps {
  readonly texts: Texts
  readonly code: string
  readonly pass: Pass
  /** The pass is asked for again: it may have run out, or been used elsewhere. */
  readonly onLost: () => void
}

export function minutesLeft({ expiresAt }: Pick<Pass, 'expiresAt'>): number {
  return Math.max(1, Math.ceil((toMilliseconds(expiresAt) - serverNow()) / MINUTE_MS))
}
