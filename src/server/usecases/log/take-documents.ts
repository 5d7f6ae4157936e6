/** Documents that were issued elsewhere become rows here: at a hub, and where what a backup lacked comes back. */
import type { Entry, Legible } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { canonical } from '../../../log/canonical.ts'
import { fitsLosses } from '../../../log/losses.ts'
import type { RegisteredKey } from '../../../log/register.ts'
import { lastNumber, nextNumber } from '../../storage/statements/counters.ts'
import { addEntries } from '../../storage/statements/documents/documents.ts'
import type { Transaction } from '../../storage/storage.ts'
import { businessDayOf } from '../world.ts'
import { passOver, takeEffect } from './passed-over.ts'

/** An entry is none of this log's: nothing of it is taken. */
export class WrongEntry extends Error {}

export interface TakenEntry {
  /** Of one that is newer than this program only the head can be read: it is kept to the byte all the same. */
  readonly standing: 'known' | 'newer'
  readonly entry: Entry
  readonly text: string
}

/** Reads entries that follow a number; throws {@link WrongEntry} at the first that is none. */
export function readEntries(
  outlet: OutletId,
  after: number,
  texts: readonly string[],
  legible: Legible,
): TakenEntry[] {
  return texts.map((text, i) => {
    const number = after + 1 + i
    const entry = parse(text)
    const standing = legible(entry)
    if (entry === null || standing === 'none') throw new WrongEntry(`entry ${number} of ${outlet} is none`)
    if (entry.outlet !== outlet || entry.number !== number || canonical(entry) !== text)
      throw new WrongEntry(`entry ${number} of ${outlet} is not in its place`)
    return { standing, entry, text }
  })
}

/** Throws {@link WrongEntry} at what says that documents are lost whose loss was not accepted here, or does not where one was. */
export function mustFitLosses(keys: readonly RegisteredKey[], taken: readonly TakenEntry[]): void {
  for (const { entry } of taken)
    if (!fitsLosses(keys, entry.number, entry))
      throw new WrongEntry(
        `entry ${entry.number} of ${entry.outlet} speaks of no loss that was accepted here`,
      )
}

function parse(text: string): Entry | null {
  try {
    return JSON.parse(text) as Entry
  } catch {
    return null
  }
}

/** What only the papers showed is not in entries, and does not come back. */
export async function takeDocuments(
  sql: Transaction,
  outlet: Outlet,
  taken: readonly TakenEntry[],
): Promise<void> {
  const { slug } = outlet
  const first = taken[0]?.entry.number
  if (first === undefined) return
  if ((await lastNumber(sql, slug, 'document')) !== first - 1)
    throw new Error(`document ${first} of ${slug} does not follow`)
  await nextNumber(sql, slug, 'document', taken.length)
  addEntries(
    sql,
    slug,
    taken.map(({ entry, text }) => {
      const issuedAt = toMilliseconds(entry.issuedAt)
      return {
        number: entry.number,
        kind: entry.kind,
        entry: text,
        issuedAt,
        day: businessDayOf(outlet, issuedAt),
      }
    }),
  )
  const known = taken.filter(({ standing }) => standing === 'known').map(({ entry }) => entry)
  await takeEffect(sql, slug, known)
  const newer = taken.find(({ standing }) => standing === 'newer')
  if (newer !== undefined) await passOver(sql, slug, newer.entry)
}
