/** A desk says every 15 s that a person can see and hear it. After 45 s of silence guests are told to call. */
import type { OutletId, SecretHash } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { PRESENCE_TIMEOUT_MS } from '../../../domain/staff.ts'
import { memoryFor } from '../../process/memory-for.ts'
import { isAttended, lastHeard, savePresence } from '../../storage/statements/staff/presence.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'

/** Thousands of streams tell it at every heartbeat; what other processes heard is told this late at most. */
export const ANSWER_FOR_MS = 1_000
interface Answer {
  readonly until: number
  readonly answer: Promise<number>
}
const answersOf = memoryFor((_world: World) => new Map<string, Answer>())

export async function hearPresence(
  world: World,
  outlet: Outlet,
  presence: { readonly terminal: SecretHash; readonly sound: boolean; readonly visible: boolean },
): Promise<boolean> {
  const now = await world.storage.write(outlet.slug, async sql => {
    await savePresence(sql, outlet.slug, { ...presence, at: world.clock.now() })
    return attended(sql, world, outlet.slug)
  })
  answersOf(world).delete(outlet.slug)
  return now
}

export function attended(sql: Sql, world: World, outlet: OutletId): Promise<boolean> {
  return isAttended(sql, outlet, world.clock.now() - PRESENCE_TIMEOUT_MS)
}

/** The same, for many who ask. */
export async function attendedLately(world: World, outlet: OutletId): Promise<boolean> {
  return (await attendedUntil(world, outlet)) > world.clock.now()
}

/**
 * When the desk counts as gone if it is not heard again; long past where it never was. Read at most once a second, and anew
 * when this process has heard a desk.
 */
export function attendedUntil(world: World, outlet: OutletId): Promise<number> {
  const known = answersOf(world)
  const nowMs = world.clock.now()
  const last = known.get(outlet)
  // A clock that was set back makes no answer last longer.
  if (last !== undefined && nowMs < last.until && nowMs >= last.until - ANSWER_FOR_MS) return last.answer
  const answer = world.storage
    .read(sql => lastHeard(sql, outlet))
    .then(atMs => (atMs === null ? 0 : atMs + PRESENCE_TIMEOUT_MS))
  known.set(outlet, { until: nowMs + ANSWER_FOR_MS, answer })
  answer.catch(() => known.delete(outlet))
  return answer
}
