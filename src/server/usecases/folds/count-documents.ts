/**
 * The first Fold: counts entries and tallies them by business day. It knows nothing but the entries, and counted bit by bit
 * or at once, the rows are the same.
 */
import {
  type DayEntry,
  type Entry,
  type KwitansiEntry,
  occupiedOf,
  type VoidEntry,
} from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { assertNever } from '../../../domain/result.ts'
import { type Tally, type TallyOf, talliesOf } from '../../../domain/tally.ts'
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
} from '../../storage/statements/evaluation/counted.ts'
import {
  addTallies,
  cursorsOf,
  type DayTally,
  moveDays,
} from '../../storage/statements/evaluation/tallied.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { DayOfEntry, Fold, Step } from './fold.ts'

/**
 * For one release its cursor stands in the tables of the release before as well, for that may serve beside this one: both
 * move all of them, and what the older tables say is where the counts are. Where they differ from each other, a release has
 * counted that knew no tallies.
 */
export const counts: Fold = {
  name: 'counts',
  async apply(sql, step) {
    await countEntries(sql, step)
    await moveCursor(sql, step.outlet, step.after + step.entries.length)
  },
  forget: clearCounts,
  async standsAt(sql, outlet) {
    const cursors = (await cursorsOf(sql, [outlet])).get(outlet)
    if (cursors === undefined) return 0
    return cursors.counted === cursors.tallied ? cursors.counted : null
  },
}

/** A kwitansi's lines, as far as a void needs them. */
type Lines = readonly Pick<CountedLine, 'day' | 'product' | 'terms' | 'quantity' | 'amount'>[]

/** What a step writes, gathered entry by entry in the order of the log. */
interface Counting {
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

async function countEntries(sql: Transaction, { outlet, after, entries, dayOfEntry }: Step): Promise<void> {
  const counting: Counting = {
    dayOfEntry,
    live: await namedByVoids(sql, outlet, after, entries),
    lines: [],
    voided: new Set(),
    tallies: new Map(),
    unstated: new Set(),
    exposure: new Map(),
    days: new Map(),
  }
  for (const entry of entries) countEntry(counting, entry)
  for (const day of counting.unstated) await clearExposure(sql, outlet, day)
  await addLines(sql, outlet, counting.lines, counting.voided)
  for (const number of counting.voided) if (number <= after) await voidLines(sql, outlet, number)
  const exposure = Array.from(counting.exposure.values(), ofDay => [...ofDay.values()])
  await addExposure(sql, outlet, exposure.flat())
  await addTallies(sql, outlet, [...counting.tallies.values()])
  await moveDays(sql, outlet, counting.days)
}

async function namedByVoids(
  sql: Sql,
  outlet: OutletId,
  after: number,
  entries: readonly Entry[],
): Promise<Map<number, Lines>> {
  const named = entries.flatMap(entry => (entry.kind === 'void' && entry.voids <= after ? entry.voids : []))
  return new Map(
    await Promise.all(named.map(async number => [number, await liveLines(sql, outlet, number)] as const)),
  )
}

function countEntry(counting: Counting, entry: Entry): void {
  switch (entry.kind) {
    case 'kwitansi':
      countKwitansi(counting, entry)
      break
    case 'void':
      countVoid(counting, entry)
      break
    case 'day':
      countDay(counting, entry)
      break
    case 'loss':
      break
    default:
      assertNever(entry)
  }
}

function countKwitansi(counting: Counting, entry: KwitansiEntry): void {
  const day = counting.dayOfEntry(entry.issuedAt)
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
  counting.lines.push(...lines)
  counting.live.set(entry.number, lines)
  counting.days.set(day, entry.number)
  for (const tally of talliesOf(lines, false)) addTally(counting, day, tally, 1)
}

/**
 * Taken off in the period in which the kwitansi counted, not in that of the void. One that names no kwitansi, or one that
 * is void already, changes nothing.
 */
function countVoid(counting: Counting, entry: VoidEntry): void {
  const lines = counting.live.get(entry.voids)
  const day = lines?.[0]?.day
  if (lines === undefined || day === undefined) return
  counting.live.delete(entry.voids)
  counting.voided.add(entry.voids)
  counting.days.set(day, entry.number)
  for (const tally of talliesOf(lines, false)) addTally(counting, day, tally, -1)
  for (const tally of talliesOf(lines, true)) addTally(counting, day, tally, 1)
}

function addTally(counting: Counting, day: string, tally: TallyOf, times: 1 | -1): void {
  const key = `${day} ${tally.product} ${tally.scope}`
  const sum: Tally | undefined = counting.tallies.get(key)
  counting.tallies.set(key, {
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
function countDay(counting: Counting, entry: DayEntry): void {
  const { date } = entry
  if (entry.replaces !== undefined) {
    counting.unstated.add(date)
    counting.exposure.delete(date)
  }
  const ofDay = counting.exposure.get(date) ?? new Map<string, CountedExposure>()
  counting.exposure.set(date, ofDay)
  counting.days.set(date, entry.number)
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
