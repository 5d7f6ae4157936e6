/**
 * Goods at the door. What is past its date does not come in; what is near it comes in at somebody's word, who has heard
 * what usually sells. A paper is taken as a whole or refused with every line that is wrong.
 */
import { type MovedLine, unnamedBatch } from './goods-note.ts'
import type { BatchName, PlacementId } from './ids.ts'
import type { Rupiah } from './money.ts'
import { ok, type Result, refuse } from './result.ts'
import { MOVEMENT_QUANTITY_MAX, type StockLevel } from './stock.ts'
import { DAY_MS, type DateText, nextDate } from './time.ts'

/** From here on a date is asked about. */
export const NEAR_DAYS = 14
/** Over so many days is reckoned what usually sells. */
export const SELLING_DAYS = 14

export interface ReceivedLine {
  readonly placement: PlacementId
  /** '' where the goods bear none. */
  readonly batch: BatchName
  readonly bestBefore: DateText | null
  readonly quantity: number
  readonly price: Rupiah | null
  /** Somebody was asked, and wants it although its date is near. */
  readonly nearIsFine: boolean
}

/** What is known of a placement when goods come. */
export interface Expecting {
  readonly stock: StockLevel
  /** Every batch that was ever there, with its date. */
  readonly dates: ReadonlyMap<BatchName, DateText | null>
  /** Pieces sold in {@link SELLING_DAYS}. */
  readonly sold: number
}

/** Why a line is not taken. */
export const LINE_FAULTS = [
  'unknown-placement',
  'quantity',
  'past',
  'near',
  'other-date',
  'short',
  'other-maker',
  'reason-needed',
  'no-batch',
  'twice',
  'when',
] as const
export type LineFault = (typeof LINE_FAULTS)[number]

export interface RefusedLine {
  /** From 0. */
  readonly line: number
  readonly fault: LineFault
  readonly bestBefore?: DateText | null
  readonly available?: number
  readonly sold?: number
}

export type LinesRefused = Result<readonly MovedLine[], 'lines-refused'>

export function daysUntil(date: DateText, today: DateText): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
}

export function isPast(bestBefore: DateText | null, today: DateText): boolean {
  return bestBefore !== null && bestBefore < today
}

export function isNear(bestBefore: DateText | null, today: DateText, days = NEAR_DAYS): boolean {
  return bestBefore !== null && bestBefore >= today && daysUntil(bestBefore, today) <= days
}

/** The day on which so many pieces are sold, as it usually goes; `null` where nothing was sold. */
export function lastsUntil(pieces: number, sold: number, today: DateText): DateText | null {
  if (sold <= 0) return null
  const days = Math.ceil((pieces * SELLING_DAYS) / sold)
  return days > 3_650 ? null : nextDate(today, days)
}

export function receive(...asked: Parameters<typeof looked>): LinesRefused {
  const { moved, refused } = looked(...asked)
  return refused.length > 0 ? refuse('lines-refused', { lines: refused }) : ok(moved)
}

/** Line by line: what moves, or why it does not come in. */
export function looked(
  lines: readonly ReceivedLine[],
  shelf: ReadonlyMap<PlacementId, Expecting>,
  today: DateText,
): { readonly moved: readonly MovedLine[]; readonly refused: readonly RefusedLine[] } {
  const known = new Map(Array.from(shelf, ([id, { dates }]) => [id, new Map(dates)]))
  const moved: MovedLine[] = []
  const refused: RefusedLine[] = []
  for (const [at, line] of lines.entries()) {
    const dates = known.get(line.placement)
    const batch = line.batch === '' ? unnamedBatch(line.bestBefore) : line.batch
    const before = dates?.get(batch)
    const bestBefore = line.bestBefore ?? before ?? null
    const fault = faultOf({ ...line, bestBefore }, before, shelf.get(line.placement), today)
    if (fault !== null) refused.push({ line: at, ...fault })
    else moved.push(cameIn({ ...line, batch, bestBefore }))
    dates?.set(batch, before ?? bestBefore)
  }
  return { moved, refused }
}

function cameIn({ placement, batch, bestBefore, quantity, price }: ReceivedLine): MovedLine {
  const none = { counted: null, book: null, missed: null, reason: null }
  return { placement, batch, bestBefore, quantity, price, ...none, kind: 'in' }
}

function faultOf(
  { bestBefore, quantity, nearIsFine }: ReceivedLine,
  before: DateText | null | undefined,
  expecting: Expecting | undefined,
  today: DateText,
): Omit<RefusedLine, 'line'> | null {
  if (expecting === undefined) return { fault: 'unknown-placement' }
  if (!isQuantity(quantity)) return { fault: 'quantity' }
  if (before !== undefined && before !== bestBefore) return { fault: 'other-date', bestBefore: before }
  if (isPast(bestBefore, today)) return { fault: 'past', bestBefore }
  if (isNear(bestBefore, today) && !nearIsFine) return { fault: 'near', bestBefore, sold: expecting.sold }
  return null
}

export function isQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity > 0 && quantity <= MOVEMENT_QUANTITY_MAX
}
