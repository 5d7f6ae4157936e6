/**
 * The counting reader: reads log entries after its cursor, in order, and counts them; cursor, counts and tallies move in
 * one transaction, so an entry is counted exactly once whatever crashes. It knows nothing but the entries, and where one
 * step ends and the next begins leaves no trace: counted bit by bit or at once, the rows are the same.
 */
import {
  type DayEntry,
  type Entry,
  isNewer,
  type KwitansiEntry,
  occupiedOf,
  type VoidEntry,
} from '../../domain/document.ts'
import { assertNever } from '../../domain/result.ts'
import { type Tally, type TallyOf, talliesOf } from '../../domain/tally.ts'
import {
  addExposure,
  addLines,
  type CountedExposure,
  type CountedLine,
  clearCounts,
  clearExposure,
  liveLines,
  moveCursor,
  voidLines,
} from '../storage/statements/counted.ts'
import { documentsAfter } from '../storage/statements/documents.ts'
import { addTallies, cursorsOf, type DayTally, moveDays } from '../storage/statements/tallied.ts'
import type { Transaction } from '../storage/storage.ts'
import type { World } from './world.ts'

/** A step holds up the outlet's orders for some 20 ms at most. */
const ENTRIES_AT_ONCE = 500

/**
 * Counts what is new at an outlet; answers how many entries. A gap in the numbers is a fault, never skipped; at an entry that
 * is newer than this program it stops, and a newer program goes on from there. Where another release has counted without
 * tallying, it counts from nothing.
 */
export async function countDocuments(world: World, outlet: string, dayOfEntry: DayOfEntry): Promise<number> {
  let counted = 0
  for (;;) {
    const step = await world.storage.write(outlet, async sql => {
      const cursor = await beginAt(sql, outlet)
      const documents = await documentsAfter(sql, outlet, cursor, ENTRIES_AT_ONCE)
      const entries: Entry[] = []
      for (const [index, { number, entry: text }] of documents.entries()) {
        if (number !== cursor + 1 + index) throw new Error(`entry ${number} of ${outlet} does not follow`)
        const entry = JSON.parse(text) as Entry
        if (isNewer(entry)) break
        entries.push(entry)
      }
      await countEntries(sql, outlet, cursor, entries, dayOfEntry)
      if (entries.length > 0) await moveCursor(sql, outlet, cursor + entries.length)
      return entries.length
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

async function beginAt(sql: Transaction, outlet: string): Promise<number> {
  const cursors = (await cursorsOf(sql, [outlet])).get(outlet)
  if (cursors === undefined) return 0
  if (cursors.counted === cursors.tallied) return cursors.counted
  await clearCounts(sql, outlet)
  return 0
}

/** A kwitansi's lines, as far as a void needs them. */
type Lines = readonly Pick<CountedLine, 'day' | 'product' | 'terms' | 'quantity' | 'amount'>[]

/** What a step writes, gathered entry by entry in the order of the log. */
interface Step {
  readonly dayOfEntry: DayOfEntry
  /** Of kwitansi that are counted and not void, of this step or of an earlier one that a void here names. */
  readonly live: Map<number, Lines>
  readonly lines: CountedLine[]
  readonly voided: Set<number>
  readonly tallies: Map<string, DayTally>
  readonly unstated: Set<string>
  readonly exposure: Map<string, Map<string, CountedExposure>>
  /** The last entry that changed it, by day. */
  readonly days: Map<string, number>
}

async function countEntries(
  sql: Transaction,
  outlet: string,
  cursor: number,
  entries: readonly Entry[],
  dayOfEntry: DayOfEntry,
): Promise<void> {
  const step: Step = {
    dayOfEntry,
    live: await namedByVoids(sql, outlet, cursor, entries),
    lines: [],
    voided: new Set(),
    tallies: new Map(),
    unstated: new Set(),
    exposure: new Map(),
    days: new Map(),
  }
  for (const entry of entries) countEntry(step, entry)
  for (const day of step.unstated) await clearExposure(sql, outlet, day)
  await addLines(sql, outlet, step.lines, step.voided)
  for (const number of step.voided) if (number <= cursor) await voidLines(sql, outlet, number)
  const exposure = Array.from(step.exposure.values(), ofDay => [...ofDay.values()])
  await addExposure(sql, outlet, exposure.flat())
  await addTallies(sql, outlet, [...step.tallies.values()])
  await moveDays(sql, outlet, step.days)
}

async function namedByVoids(
  sql: Transaction,
  outlet: string,
  cursor: number,
  entries: readonly Entry[],
): Promise<Map<number, Lines>> {
  const named = entries.flatMap(entry => (entry.kind === 'void' && entry.voids <= cursor ? entry.voids : []))
  return new Map(
    await Promise.all(named.map(async number => [number, await liveLines(sql, outlet, number)] as const)),
  )
}

function countEntry(step: Step, entry: Entry): void {
  switch (entry.kind) {
    case 'kwitansi':
      countKwitansi(step, entry)
      break
    case 'void':
      countVoid(step, entry)
      break
    case 'day':
      countDay(step, entry)
      break
    case 'loss':
      break
    default:
      assertNever(entry)
  }
}

function countKwitansi(step: Step, entry: KwitansiEntry): void {
  const day = step.dayOfEntry(entry.issuedAt)
  const lines = entry.lines.map(
    (line, index): CountedLine => ({
      number: entry.number,
      line: index,
      day,
      product: line.product,
      seller: line.seller,
      terms: line.terms,
      quantity: line.quantity,
      amount: line.amount,
      occasion: entry.event ?? null,
    }),
  )
  if (lines.length === 0) return
  step.lines.push(...lines)
  step.live.set(entry.number, lines)
  step.days.set(day, entry.number)
  for (const tally of talliesOf(lines, false)) addTally(step, day, tally, 1)
}

/**
 * Taken off in the period in which the kwitansi counted, not in that of the void. One that names no kwitansi, or one that
 * is void already, changes nothing.
 */
function countVoid(step: Step, entry: VoidEntry): void {
  const lines = step.live.get(entry.voids)
  const day = lines?.[0]?.day
  if (lines === undefined || day === undefined) return
  step.live.delete(entry.voids)
  step.voided.add(entry.voids)
  step.days.set(day, entry.number)
  for (const tally of talliesOf(lines, false)) addTally(step, day, tally, -1)
  for (const tally of talliesOf(lines, true)) addTally(step, day, tally, 1)
}

function addTally(step: Step, day: string, tally: TallyOf, times: 1 | -1): void {
  const key = `${day} ${tally.product} ${tally.scope}`
  const sum: Tally | undefined = step.tallies.get(key)
  step.tallies.set(key, {
    day,
    product: tally.product,
    scope: tally.scope,
    kwitansi: (sum?.kwitansi ?? 0) + times * tally.kwitansi,
    complimentary: (sum?.complimentary ?? 0) + times * tally.complimentary,
    voided: (sum?.voided ?? 0) + times * tally.voided,
    units: (sum?.units ?? 0) + times * tally.units,
    rupiah: (sum?.rupiah ?? 0) + times * tally.rupiah,
  })
}

/** Statements of one day add up; one that replaces another takes the place of all that was said of the day. */
function countDay(step: Step, entry: DayEntry): void {
  const { date } = entry
  if (entry.replaces !== undefined) {
    step.unstated.add(date)
    step.exposure.delete(date)
  }
  const ofDay = step.exposure.get(date) ?? new Map<string, CountedExposure>()
  step.exposure.set(date, ofDay)
  step.days.set(date, entry.number)
  for (const { product, seller, terms, liveMinutes, inStockMinutes } of entry.exposure) {
    const key = `${product} ${terms}`
    if (ofDay.has(key)) throw new Error(`entry ${entry.number} of ${entry.outlet} states ${key} again`)
    ofDay.set(key, {
      day: date,
      product,
      seller,
      terms,
      occupied: occupiedOf(entry),
      liveMinutes,
      inStockMinutes,
    })
  }
}
