/** Resending: the same id and bytes until there is a verdict. Every try is written down. */
import type { Action, Outcome, PlaceBody } from '../history/operation.ts'
import type { Recorder } from '../history/recorder.ts'
import { breathe, type Client } from './client.ts'
import { outcomeOf } from './verdict.ts'

export interface Asked {
  readonly action: Action
  readonly outlet: string
  readonly id: string
  readonly method: 'PUT' | 'POST'
  readonly path: string
  readonly body?: unknown
}

const FIRST_WAIT_MS = 20
const LONGEST_WAIT_MS = 400

/** The verdict; `null` and an unresolved id when `patienceMs` ends before there is one. */
export async function tryUntil(
  client: Client,
  recorder: Recorder,
  asked: Asked,
  patienceMs: number,
): Promise<Outcome | null> {
  const end = Date.now() + patienceMs
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const outcome = outcomeOf(asked.action, await client.send(asked.method, asked.path, asked.body))
    const { action, outlet, id } = asked
    recorder.record({
      client: client.name,
      outlet,
      action,
      id,
      outcome,
      ...(action === 'place' ? { body: asked.body as PlaceBody } : {}),
    })
    if (outcome.kind !== 'unknown') return outcome
    if (Date.now() > end) {
      recorder.unresolved(`${action} ${id}: ${outcome.why}`)
      return null
    }
    await breathe(waitMs)
  }
}
