/**
 * Does storage take what is written? A full or read-only disk still answers questions: only a write that is committed
 * tells. However many ask, it is tried once in a while, for strangers may ask too.
 */

import { memoryFor } from '../../process/memory-for.ts'
import { saveFact } from '../../storage/statements/city/city-facts.ts'
import type { World } from '../world.ts'

const ANSWER_FOR_MS = 2_000
/** Whoever waits longer for a turn to write is behind others, and not refused. */
const WAIT_MS = 1_000

interface Tried {
  readonly atMs: number
  readonly answer: Promise<void>
}
const triedOf = memoryFor((_world: World): { last: Tried | null } => ({ last: null }))

/** Resolves when it does, or when others are writing for so long; rejects with what refuses. */
export function takesWrites(world: World): Promise<void> {
  const tried = triedOf(world)
  const nowMs = world.clock.now()
  // A clock that was set back keeps no answer for longer.
  const isFresh = tried.last !== null && Math.abs(nowMs - tried.last.atMs) < ANSWER_FOR_MS
  if (!isFresh || tried.last === null) {
    const answer = world.storage.writeCity(sql => saveFact(sql, 'written', String(nowMs)))
    answer.catch(() => undefined)
    tried.last = { atMs: nowMs, answer }
  }
  return Promise.race([tried.last.answer, aMoment()])
}

function aMoment(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, WAIT_MS).unref())
}
