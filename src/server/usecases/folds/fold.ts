/**
 * Readers of the log. A Fold makes rows of its own tables out of entries, each entry once and in order: its cursor moves
 * in the transaction that writes the rows, under the lock of the outlet, so that nothing is applied twice or not at all,
 * whatever crashes and however many processes read. It knows nothing but the entries, and where one step ends and the next
 * begins leaves no trace in its rows: they can be forgotten at any time, and are the same again.
 */
import type { Entry } from '../../../domain/document.ts'
import type { FoldName, OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { readEntry } from '../../storage/bodies.ts'
import { documentsAfter } from '../../storage/statements/documents/documents.ts'
import {
  type FoldCursor,
  foldCursor,
  moveFoldCursor,
  removeFoldCursor,
} from '../../storage/statements/folds/fold-cursors.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { readable } from '../../storage/unreadable.ts'
import { businessDayOf, type World } from '../world.ts'

export interface Fold {
  /** Names its cursor. A Fold that makes other rows than before takes another name, and reads from nothing. */
  readonly name: FoldName
  /** Takes a step's entries into its tables. */
  apply(sql: Transaction, step: Step): Promise<void>
  /** Leaves no row of that outlet in its tables. */
  forget(sql: Transaction, outlet: OutletId): Promise<void>
  /**
   * Of tables that an older release beside this one fills, with cursors of its own: where those stand; `null` where they
   * are not to be believed and are to be made anew.
   */
  standsAt?(sql: Sql, outlet: OutletId): Promise<number | null>
}

export interface Step {
  readonly outlet: OutletId
  /** The number of the last entry before them. */
  readonly after: number
  /** At least one, in the order of their numbers, none left out. */
  readonly entries: readonly Entry[]
  readonly dayOfEntry: DayOfEntry
}

/** The business day of an entry's `issuedAt` at its outlet. */
export type DayOfEntry = (issuedAt: string) => string

export function dayOfEntryAt(outlet: Outlet): DayOfEntry {
  return issuedAt => businessDayOf(outlet, toMilliseconds(issuedAt))
}

/** A step holds up the outlet's orders for some 20 ms at most. */
export const ENTRIES_AT_ONCE = 500

/**
 * Applies what is new at an outlet; answers how many entries. A gap in the numbers is a fault, never skipped; at an entry
 * that is newer than this program it stops, and a newer program goes on from there.
 */
export async function readOn(
  { storage }: Pick<World, 'storage'>,
  fold: Fold,
  outlet: OutletId,
  dayOfEntry: DayOfEntry,
): Promise<number> {
  let applied = 0
  for (;;) {
    const step = await storage.write(outlet, async sql => {
      const after = await beginAt(sql, fold, outlet)
      const { entries, stoppedBy } = await entriesAfter(sql, outlet, after)
      if (entries.length > 0) await fold.apply(sql, { outlet, after, entries, dayOfEntry })
      await moveFoldCursor(sql, outlet, fold.name, { number: after + entries.length, stoppedBy })
      return entries.length
    })
    applied += step
    if (step < ENTRIES_AT_ONCE) return applied
  }
}

/** Forgets what it has made of an outlet's log and makes it from nothing; gives the same. */
export async function readAnew(
  world: Pick<World, 'storage'>,
  fold: Fold,
  outlet: OutletId,
  dayOfEntry: DayOfEntry,
): Promise<number> {
  await world.storage.write(outlet, sql => forget(sql, fold, outlet))
  return readOn(world, fold, outlet, dayOfEntry)
}

export async function forget(sql: Transaction, fold: Fold, outlet: OutletId): Promise<void> {
  await fold.forget(sql, outlet)
  await removeFoldCursor(sql, outlet, fold.name)
}

async function beginAt(sql: Transaction, fold: Fold, outlet: OutletId): Promise<number> {
  if (fold.standsAt === undefined) return (await foldCursor(sql, outlet, fold.name)).number
  const number = await fold.standsAt(sql, outlet)
  if (number === null) await forget(sql, fold, outlet)
  return number ?? 0
}

/**
 * As far as this program can read them. One that the disk does not give back whole is a fault where it is the first: what
 * comes before it is applied, and nothing behind it.
 */
async function entriesAfter(
  sql: Sql,
  outlet: OutletId,
  after: number,
): Promise<Pick<Step, 'entries'> & Pick<FoldCursor, 'stoppedBy'>> {
  const documents = await documentsAfter(sql, outlet, after, ENTRIES_AT_ONCE)
  const entries: Entry[] = []
  const read = readable(documents, ({ entry, number }) => readEntry(entry, outlet, number))
  for (const [index, entry] of read.entries()) {
    if (entry.number !== after + 1 + index)
      throw new Error(`entry ${entry.number} of ${outlet} does not follow`)
    if (entry.kind === 'newer') return { entries, stoppedBy: entry.v }
    entries.push(entry)
  }
  return { entries, stoppedBy: 0 }
}
