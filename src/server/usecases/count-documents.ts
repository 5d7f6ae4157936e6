/**
 * The counting reader: reads log entries after its cursor, in order, and counts them; cursor and counts move in one
 * transaction, so an entry is counted exactly once whatever crashes. It knows nothing but the entries.
 */
import type { DayEntry, Entry, KwitansiEntry, VoidEntry } from '../../domain/document.ts'
import { assertNever } from '../../domain/result.ts'
import {
  addExposure,
  addLine,
  clearCounts,
  clearExposure,
  countedUpTo,
  moveCursor,
  voidLines,
} from '../storage/statements/counted.ts'
import { documentsAfter } from '../storage/statements/documents.ts'
import type { Transaction } from '../storage/storage.ts'
import type { World } from './world.ts'

const ENTRIES_AT_ONCE = 500

/** Counts what is new at an outlet; answers how many entries. A gap in the numbers is a fault, never skipped. */
export async function countDocuments(world: World, outlet: string, dayOfEntry: DayOfEntry): Promise<number> {
  let counted = 0
  for (;;) {
    const step = await world.storage.write(outlet, async sql => {
      const cursor = await countedUpTo(sql, outlet)
      const documents = await documentsAfter(sql, outlet, cursor, ENTRIES_AT_ONCE)
      for (const [index, { number, entry }] of documents.entries()) {
        if (number !== cursor + 1 + index) throw new Error(`entry ${number} of ${outlet} does not follow`)
        await countEntry(sql, JSON.parse(entry) as Entry, dayOfEntry)
      }
      const last = documents.at(-1)
      if (last !== undefined) await moveCursor(sql, outlet, last.number)
      return documents.length
    })
    counted += step
    if (step < ENTRIES_AT_ONCE) return counted
  }
}

/** Forgets an outlet's counts and counts from nothing; gives the same. */
export async function recountDocuments(
  world: World,
  outlet: string,
  dayOfEntry: DayOfEntry,
): Promise<number> {
  await world.storage.write(outlet, sql => clearCounts(sql, outlet))
  return countDocuments(world, outlet, dayOfEntry)
}

/** The business day of an entry's `issuedAt` at its outlet. */
export type DayOfEntry = (issuedAt: string) => string

async function countEntry(sql: Transaction, entry: Entry, dayOfEntry: DayOfEntry): Promise<void> {
  switch (entry.kind) {
    case 'kwitansi':
      return countKwitansi(sql, entry, dayOfEntry(entry.issuedAt))
    case 'void':
      return countVoid(sql, entry)
    case 'day':
      return countDay(sql, entry)
    default:
      return assertNever(entry)
  }
}

async function countKwitansi(sql: Transaction, entry: KwitansiEntry, day: string): Promise<void> {
  for (const [index, line] of entry.lines.entries()) {
    await addLine(sql, entry.outlet, {
      number: entry.number,
      line: index,
      day,
      product: line.product,
      seller: line.seller,
      terms: line.terms,
      quantity: line.quantity,
      amount: line.amount,
      occasion: entry.event ?? null,
    })
  }
}

/** Taken off in the period in which the kwitansi counted, not in that of the void. */
async function countVoid(sql: Transaction, entry: VoidEntry): Promise<void> {
  await voidLines(sql, entry.outlet, entry.voids)
}

async function countDay(sql: Transaction, entry: DayEntry): Promise<void> {
  if (entry.replaces !== undefined) await clearExposure(sql, entry.outlet, entry.date)
  for (const { product, seller, terms, liveMinutes, inStockMinutes } of entry.exposure) {
    await addExposure(sql, entry.outlet, {
      day: entry.date,
      product,
      seller,
      terms,
      occupied: entry.occupiedRooms,
      liveMinutes,
      inStockMinutes,
    })
  }
}
