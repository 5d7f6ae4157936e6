/**
 * Telling other programs of documents, by Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks,
 * spec/standard-webhooks.md): a message is one entry of the log, its id is the entry's place, and whether it is told
 * again and when follows from what the receiver answered.
 */

import type { EntryKind } from './document.ts'
import { spelled } from './document-name.ts'
import type { DocumentNumber, Generation, OutletId } from './ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Milliseconds } from './time.ts'

export const MESSAGE_TYPES = {
  kwitansi: 'kwitansi.issued',
  void: 'void.issued',
  day: 'day.issued',
  loss: 'loss.issued',
} as const satisfies Record<EntryKind, string>

/** Waits after each failed try, as the specification's schedule has them: ten tries over 75 hours. */
export const RETRIES_MS: readonly Milliseconds[] = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]
/** Receivers that failed together do not all come back at the same instant: waits are up to a fifth longer. */
const JITTER = 0.2

/**
 * How long until the next try after so many have failed; `null`: there is none, the message is a dead letter.
 * `chance` is from 0 up to 1. A receiver that asked for more time has it, up to a day.
 */
export function retryAfter(tries: number, chance: number, askedMs: Milliseconds | null): Milliseconds | null {
  const wait = RETRIES_MS[tries - 1]
  if (wait === undefined) return null
  return Math.max(Math.round(wait * (1 + JITTER * chance)), Math.min(askedMs ?? 0, DAY_MS))
}

/** Any 2xx is taken; 410 ends the hook; all else, redirects among it, has failed. */
export type Outcome = 'taken' | 'gone' | 'failed'

export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'taken'
  return status === 410 ? 'gone' : 'failed'
}

/** Names the document, whoever is told of it and however often: receivers know by it what they have had. No full stop. */
export function messageId(outlet: OutletId, number: DocumentNumber, generation?: Generation): string {
  return `${outlet}_${spelled({ number, generation })}`
}

/**
 * The body. The entry stands in it in its final bytes, whose hash is the leaf at that index of that log. Where numbers are
 * given anew the generation stands beside the index.
 */
export function messageBody(log: string, number: number, entry: string, generation?: Generation): string {
  const { kind, issuedAt } = JSON.parse(entry) as { kind: string; issuedAt: string }
  // Of a version that is newer than this program the kind may be as well.
  const head = JSON.stringify({ type: `${kind}.issued`, timestamp: issuedAt }).slice(0, -1)
  const later = generation === undefined ? '' : `"generation":${generation},`
  return `${head},"data":{"log":${JSON.stringify(log)},"index":${number - 1},${later}"entry":${entry}}}`
}
