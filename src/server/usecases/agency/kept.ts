/** The agency's log as anybody reads it: its own where it is kept, and what was pulled of it where it is followed. */
import type { OutletId } from '../../../domain/ids.ts'
import { OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { agencyEntries } from '../../storage/statements/agency/agency-entries.ts'
import { agencyKeys, findAgencyLog } from '../../storage/statements/agency/agency-logs.ts'
import { findAgencyTile } from '../../storage/statements/agency/agency-tiles.ts'
import type { Sql } from '../../storage/storage.ts'

/** A log as it is read, whosever it is. */
export interface Kept {
  /** Of the agency's: ''. */
  readonly outlet: OutletId
  readonly size: number
  /** `null`: none whose entries are all here. */
  readonly checkpoint: string | null
  key(): Promise<string | undefined>
  /** Base 64; `null`: there is no such tile. */
  tile(level: number, index: number): Promise<string | null>
  entries(start: number, end: number): Promise<readonly string[]>
}

/** `null`: there is none. */
export async function keptAgencyLog(sql: Sql): Promise<Kept | null> {
  const log = await findAgencyLog(sql)
  if (log === null) return null
  const { origin, size, signedSize, signed } = log
  return {
    outlet: OF_THE_CITY,
    size,
    // Of a followed one a checkpoint may have come before its entries.
    checkpoint: signedSize <= size ? signed || null : null,
    key: async () => (await agencyKeys(sql, origin))[0]?.vkey,
    tile: (level, index) => findAgencyTile(sql, origin, level, index),
    entries: (start, end) => agencyEntries(sql, origin, start, end),
  }
}
