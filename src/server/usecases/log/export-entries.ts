/** An outlet's log from one entry on, some at a time, so that a million cost no more memory than a few. */
import type { ExportQuery } from '../../../contract/export.ts'
import type { Entry, NewerEntry } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { breathe } from '../../process/breathe.ts'
import { readEntry } from '../../storage/bodies.ts'
import { allLogKeys, findLog, type LogKeyRecord } from '../../storage/statements/log/logs.ts'
import {
  documentsBetween,
  type KeptDocument,
  numbersOfDays,
} from '../../storage/statements/reconcile/reconciled.ts'
import { listed } from '../../storage/unreadable.ts'
import type { World } from '../world.ts'

/** A read of so many holds up others for some milliseconds. */
const ENTRIES_AT_ONCE = 256

export type ExportedDocument = Pick<KeptDocument, 'number' | 'entry'>

export interface Exported {
  /** Entries in the tree when it was asked for: none after them are told. */
  readonly size: number
  /** By which numbers that were given again are told apart. */
  readonly keys: readonly LogKeyRecord[]
  /** Entries in their final bytes, in order. */
  readonly documents: AsyncIterable<readonly ExportedDocument[]>
}

/** `null`: no such log. */
export async function exportEntries(
  { storage }: Pick<World, 'storage'>,
  outlet: OutletId,
  query: ExportQuery,
): Promise<Exported | null> {
  const begun = await storage.read(async sql => {
    const log = await findLog(sql, outlet)
    if (log === null) return null
    const size = Math.min(log.size, log.signedSize)
    return { size, keys: await allLogKeys(sql, outlet), ...(await numbersOfDays(sql, outlet, query, size)) }
  })
  if (begun === null) return null
  const first = Math.max(begun.first, (query.after ?? 0) + 1)
  const last = Math.min(begun.last, begun.size)
  const isAsked = (day: string) => day >= (query.from ?? '') && (query.to === undefined || day <= query.to)

  async function* documents(): AsyncGenerator<readonly ExportedDocument[]> {
    let left = query.limit ?? Number.POSITIVE_INFINITY
    for (let from = first; from <= last && left > 0; from += ENTRIES_AT_ONCE) {
      const to = Math.min(last, from + ENTRIES_AT_ONCE - 1)
      const some = await storage.read(sql => documentsBetween(sql, outlet, from, to))
      const asked = some.filter(({ day }) => isAsked(day)).slice(0, left)
      left -= asked.length
      yield asked
      await breathe()
    }
  }

  return { size: begun.size, keys: begun.keys, documents: documents() }
}

/** What it says; `null` where the database does not give it back whole. */
export function entryOf(outlet: OutletId, { number, entry }: ExportedDocument): Entry | NewerEntry | null {
  return listed([entry], text => readEntry(text, outlet, number)).read[0] ?? null
}
