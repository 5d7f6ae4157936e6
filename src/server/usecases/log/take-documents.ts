/** Documents that were issued elsewhere become rows here: at a hub, and where what a backup lacked comes back. */
import type { Entry } from '../../../domain/document.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { canonical } from '../../../log/canonical.ts'
import { lastNumber, nextNumber } from '../../storage/statements/counters.ts'
import { addEntries, addStatedDay, findDocument } from '../../storage/statements/documents.ts'
import type { Transaction } from '../../storage/storage.ts'
import { markVoid } from '../void-document.ts'
import { businessDayOf } from '../world.ts'

/** An entry is none of this log's: nothing of it is taken. */
export class WrongEntry extends Error {}

/** Reads entries that follow a number; throws {@link WrongEntry} at the first that is none. */
export function readEntries(
  outlet: string,
  after: number,
  texts: readonly string[],
  isEntry: (value: unknown) => boolean,
): Entry[] {
  return texts.map((text, i) => {
    const number = after + 1 + i
    const entry = parse(text)
    if (entry === null || !isEntry(entry)) throw new WrongEntry(`entry ${number} of ${outlet} is none`)
    if (entry.outlet !== outlet || entry.number !== number || canonical(entry) !== text)
      throw new WrongEntry(`entry ${number} of ${outlet} is not in its place`)
    return entry
  })
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
  entries: readonly Entry[],
): Promise<void> {
  const { slug } = outlet
  const first = entries[0]?.number
  if (first === undefined) return
  if ((await lastNumber(sql, slug, 'document')) !== first - 1)
    throw new Error(`document ${first} of ${slug} does not follow`)
  await nextNumber(sql, slug, 'document', entries.length)
  addEntries(
    sql,
    slug,
    entries.map(entry => {
      const issuedAt = toMilliseconds(entry.issuedAt)
      return {
        number: entry.number,
        kind: entry.kind,
        entry: canonical(entry),
        issuedAt,
        day: businessDayOf(outlet, issuedAt),
      }
    }),
  )
  for (const entry of entries) {
    if (entry.kind === 'void') {
      const voided = await findDocument(sql, slug, entry.voids)
      const atMs = toMilliseconds(entry.issuedAt)
      if (voided !== null) await markVoid(sql, slug, voided, entry.number, atMs)
    }
    if (entry.kind === 'day' && entry.replaces === undefined)
      await addStatedDay(sql, slug, entry.date, entry.number)
  }
}
