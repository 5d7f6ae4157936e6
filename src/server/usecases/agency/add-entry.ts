/**
 * A change of the register becomes an entry of the agency's log, in the transaction of the deed and undone with it: its number,
 * without a gap, and its final bytes. What leads to a person stands in it as a salted hash; what opens that lies beside it.
 */
import {
  type AgencyBodyA1,
  type AgencyEntry,
  type SealedField,
  subjectOf,
} from '../../../domain/agency-entry.ts'
import type { OfficerName } from '../../../domain/ids.ts'
import { toMinute } from '../../../domain/time.ts'
import { ENTRY_BYTES_MAX } from '../../../log/bundle.ts'
import { canonical } from '../../../log/canonical.ts'
import { sealedHash } from '../../../log/hash.ts'
import { addAgencyEntries, addOpenings } from '../../storage/statements/agency/agency-entries.ts'
import { findAgencyLog, takeAgencyNumber } from '../../storage/statements/agency/agency-logs.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { newSecret, sha256, type World } from '../world.ts'

/** What was done, as everybody may read it, and what nobody may but who is told. */
export type AgencyDone = AgencyBodyA1 & {
  /** `null`: no person did. */
  readonly by: OfficerName | null
  /** A reason in somebody's words. */
  readonly note?: string | undefined
}

/** May an entry be added? `elsewhere`: the register is kept at the hub; `waits`: a backup was put back that lacks entries. */
export async function agencyLogTakes(sql: Sql): Promise<'entries' | 'elsewhere' | 'waits'> {
  const log = await findAgencyLog(sql)
  if (log?.standing !== 'own') return 'elsewhere'
  return log.awaits === 0 ? 'entries' : 'waits'
}

/** A backup was put back that lacks entries: what is done to the register waits with them, and is undone here. */
export class AgencyLogWaits extends Error {
  readonly statusCode = 503
  readonly problem = 'agency-log-waits'
}

/** Inside `storage.writeCity`. Throws where {@link agencyLogTakes} none. */
export async function addAgencyEntry(
  sql: Transaction,
  world: Pick<World, 'random'>,
  { by, note, ...body }: AgencyDone,
  nowMs: number,
): Promise<AgencyEntry> {
  const taken = await takeAgencyNumber(sql)
  if (taken === null) throw new Error('no log of an agency is kept here: its register is kept at the hub')
  if (taken.awaits > 0)
    throw new AgencyLogWaits(
      `entries of ${taken.origin} are missing: nothing is written before they are here`,
    )
  const { origin, issued: number } = taken
  const sealed = [...sealedAs(world, 'by', by), ...sealedAs(world, 'note', note ?? null)]
  const hashes = Object.fromEntries(
    sealed.map(({ field, salt, value }) => [field, sealedHash(salt, value, sha256)]),
  )
  const entry: AgencyEntry = { v: 1, number, at: toMinute(nowMs), ...hashes, ...body }
  const text = canonical(entry)
  if (Buffer.byteLength(text) > ENTRY_BYTES_MAX)
    throw new RangeError(`an entry of the agency's log has ${ENTRY_BYTES_MAX} bytes at most`)
  const row = { number, deed: entry.deed, subject: subjectOf(entry), entry: text, at: nowMs }
  addAgencyEntries(sql, origin, [row])
  if (sealed.length > 0)
    addOpenings(
      sql,
      origin,
      sealed.map(({ field, salt, value }) => ({ number, field, salt, value: canonical(value), at: nowMs })),
    )
  return entry
}

/** Each under a salt of its own: of two deeds of one person nobody sees that they are. */
function sealedAs(world: Pick<World, 'random'>, field: SealedField, value: string | null) {
  return value === null ? [] : [{ field, salt: newSecret(world), value }]
}
