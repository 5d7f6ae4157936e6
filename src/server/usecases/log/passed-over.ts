/**
 * What documents of a log do to others of it: a void marks the paper that it voids, a statement its day. Of an entry that is
 * newer than the program that takes it nobody there knows what it does; where the first of them stands is written down,
 * as the cursor of a reader, and a later program makes up for it from there on.
 */
import { ENTRY_VERSION, type Entry } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { addStatedDay, findDocument, statementOf } from '../../storage/statements/documents/documents.ts'
import {
  foldCursor,
  moveFoldCursor,
  outletsToGoOn,
  removeFoldCursor,
} from '../../storage/statements/folds/fold-cursors.ts'
import type { Transaction } from '../../storage/storage.ts'
import { markVoid } from '../documents/void-document.ts'
import { dayOfEntryAt, type Fold, readOn } from '../folds/fold.ts'
import type { World } from '../world.ts'

/** Its cursor is there only while something waits. It keeps no rows: what it marks is marked once, whoever reads it. */
export const passedOver: Fold = {
  name: 'passed-over',
  apply: (sql, { outlet, entries }) => takeEffect(sql, outlet, entries),
  forget: async () => undefined,
}

/** Marks what these entries speak of, if it is not marked yet. */
export async function takeEffect(
  sql: Transaction,
  outlet: OutletId,
  entries: readonly Entry[],
): Promise<void> {
  for (const entry of entries) {
    if (entry.kind === 'void') {
      const voided = await findDocument(sql, outlet, entry.voids)
      const atMs = toMilliseconds(entry.issuedAt)
      if (voided?.voidedBy === null) await markVoid(sql, outlet, voided, entry.number, atMs)
    }
    // By its first part; by the newest, where it was stated again.
    if (
      entry.kind === 'day' &&
      (entry.replaces !== undefined || (await statementOf(sql, outlet, entry.date)) === null)
    )
      await addStatedDay(sql, outlet, entry.date, entry.number)
  }
}

/** Nobody here can read it: from there on it is read again. */
export async function passOver(
  sql: Transaction,
  outlet: OutletId,
  { number, v }: Pick<Entry, 'number'> & { readonly v: number },
): Promise<void> {
  const waiting = await foldCursor(sql, outlet, passedOver.name)
  if (waiting.number === 0 && waiting.stoppedBy === 0)
    await moveFoldCursor(sql, outlet, passedOver.name, { number: number - 1, stoppedBy: v })
}

/** Outlets where something waits that this program may read. */
export function toMakeUpFor({ storage }: Pick<World, 'storage'>): Promise<OutletId[]> {
  return storage.read(sql => outletsToGoOn(sql, passedOver.name, ENTRY_VERSION))
}

/** As far as this program can read; what comes later is taken as it comes. */
export async function makeUpFor(world: Pick<World, 'storage'>, slug: OutletId): Promise<void> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) return
  await readOn(world, passedOver, slug, dayOfEntryAt(outlet))
  await world.storage.write(slug, async sql => {
    const { number, stoppedBy } = await foldCursor(sql, slug, passedOver.name)
    if (stoppedBy === 0 && number === (await lastNumber(sql, slug, 'document')))
      await removeFoldCursor(sql, slug, passedOver.name)
  })
}
