/**
 * Guests' sessions as this process read them last, by a number that every commit moves which changes or takes away what
 * they stand on: their own rows, stays, rooms. Found unmoved, it says that nothing has ended or moved since, in whatever
 * process; so each request is still answered of what is true when it asks. What is new is not known yet, and read.
 */
import type { OutletId, SecretHash, StayId } from '../../../domain/ids.ts'
import type { Stay } from '../../../domain/stay.ts'
import { memoryFor } from '../../process/memory-for.ts'
import { lastNumber, type Numbers } from '../../storage/statements/counters.ts'
import { findGuestSessions, type GuestSession } from '../../storage/statements/stays/sessions.ts'
import { findStays } from '../../storage/statements/stays/stays.ts'
import type { Sql, Storage } from '../../storage/storage.ts'

/** Sessions of one outlet; more are read anew. */
const KNOWN_MAX = 10_000

interface Known {
  readonly access: number
  readonly sessions: Map<SecretHash, GuestSession>
  readonly stays: Map<StayId, Stay>
}

const memoryOf = memoryFor((_storage: Storage) => new Map<string, Known>())

/** By the hashes of their tokens: those that there are. */
export async function knownSessions(
  storage: Storage,
  outlet: OutletId,
  hashes: readonly SecretHash[],
): Promise<ReadonlyMap<SecretHash, GuestSession>> {
  // The number before the rows: what is kept under it is no older than it says.
  const access = await lastNumber(storage.look, outlet, 'access')
  const { sessions, stays } = knownAt(memoryOf(storage), outlet, access)
  const unknown = hashes.filter(hash => !sessions.has(hash))
  if (unknown.length > 0)
    for (const [hash, session] of await findGuestSessions(storage.look, outlet, unknown)) {
      sessions.set(hash, session)
      stays.set(session.stay.id, session.stay)
    }
  return sessions
}

function knownAt(memory: Map<string, Known>, outlet: OutletId, access: number): Known {
  const known = memory.get(outlet)
  if (known?.access === access && known.sessions.size < KNOWN_MAX) return known
  const anew: Known = { access, sessions: new Map(), stays: new Map() }
  memory.set(outlet, anew)
  return anew
}

/** Stays as they are in this transaction: read along with its numbers where they are not all known. */
export async function knownStays(
  storage: Storage,
  sql: Sql,
  outlet: OutletId,
  ids: readonly string[],
  asked: Promise<Numbers>,
): Promise<ReadonlyMap<StayId, Stay>> {
  const known = memoryOf(storage).get(outlet)
  if (known === undefined || ids.some(id => !known.stays.has(id))) return findStays(sql, outlet, ids)
  return (await asked).last('access') === known.access ? known.stays : findStays(sql, outlet, ids)
}
