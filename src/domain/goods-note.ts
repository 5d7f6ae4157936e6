/**
 * Papers of goods: what came, what was counted, what went another way than to a guest. Each moves the stock once, is numbered
 * by outlet and year, and stays as it is: what was wrong in one, a counter-note takes back.
 */
import type { BatchName, PlacementId } from './ids.ts'
import type { Rupiah } from './money.ts'
import { applyMovements, type Movement, type MovementKind, type StockLevel } from './stock.ts'
import type { DateText } from './time.ts'

export const NOTE_KINDS = ['delivery', 'counter-note', 'count', 'write-off', 'return'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export const GOODS_REASONS = [
  'broken',
  'past-date',
  'tasting',
  'gift',
  'unsold',
  'recalled',
  'missing',
  'misbooked',
  'unknown',
] as const
export type GoodsReason = (typeof GOODS_REASONS)[number]

/** What the ledger says of goods that were written off. */
export const WRITE_OFFS = {
  broken: 'damaged',
  'past-date': 'expired',
  tasting: 'given',
  gift: 'given',
} as const satisfies Partial<Record<GoodsReason, MovementKind>>
export const WRITE_OFF_REASONS = ['broken', 'past-date', 'tasting', 'gift'] as const
export type WriteOffReason = keyof typeof WRITE_OFFS

export const RETURN_REASONS = ['unsold', 'past-date', 'broken', 'recalled'] as const satisfies GoodsReason[]
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** Why there is another number on the rack than in the book. */
export const COUNT_REASONS = ['missing', 'broken', 'misbooked', 'unknown'] as const satisfies GoodsReason[]
export type CountReason = (typeof COUNT_REASONS)[number]

/** Lines that one paper may have: all that an outlet shows, and some of it in several batches. */
export const NOTE_LINES_MAX = 500

/** A line as the paper says it. */
export interface NoteLine {
  readonly placement: PlacementId
  readonly batch: BatchName
  readonly bestBefore: DateText | null
  /** Pieces on hand that came by it; less than nothing for what went. */
  readonly quantity: number
  /** What the maker asks for a piece, where the paper says so. */
  readonly price: Rupiah | null
  /** What was counted and what the book had on the rack; of a count alone. */
  readonly counted: number | null
  readonly book: number | null
  /** Of a counter-note: pieces that were no longer there to be taken back. */
  readonly missed: number | null
  readonly reason: GoodsReason | null
}

/** What moves goods: a line, and as what the ledger knows it. */
export interface MovedLine extends NoteLine {
  readonly kind: MovementKind
}

/** The ledger's row of a line: a correction has its sign, every other kind is a number of pieces. */
export function movementOf({ kind, batch, quantity }: MovedLine): Movement {
  return { kind, batch, quantity: kind === 'corrected' ? quantity : Math.abs(quantity) }
}

/** As it stands on the paper: `BRG-2026-0012`. */
export function noteName({ year, number }: { readonly year: number; readonly number: number }): string {
  return `BRG-${year}-${String(number).padStart(4, '0')}`
}

/** What batches without a name are called: those of one date are one. */
export function unnamedBatch(bestBefore: DateText | null): BatchName {
  return `bb.${bestBefore ?? 'none'}`
}

export function isUnnamed({ batch, bestBefore }: Pick<NoteLine, 'batch' | 'bestBefore'>): boolean {
  return batch === unnamedBatch(bestBefore)
}

export interface Levels {
  of(placement: PlacementId): StockLevel | undefined
  onHand(placement: PlacementId, batch: BatchName): number
  move(line: MovedLine): MovedLine
}

/** Levels of a shelf, moved line by line: what an earlier line of a paper took is not there for a later one. */
export function levelsOf(shelf: Iterable<readonly [PlacementId, StockLevel]>): Levels {
  const levels = new Map(shelf)
  return {
    of: placement => levels.get(placement),
    onHand: (placement, batch) =>
      levels.get(placement)?.batches.find(known => known.batch === batch)?.onHand ?? 0,
    move(line) {
      const level = levels.get(line.placement)
      if (level === undefined) throw new Error(`goods of no placement: ${line.placement}`)
      levels.set(line.placement, applyMovements(level, [movementOf(line)], line.bestBefore))
      return line
    },
  }
}

/** What a counter-note takes back of a paper: all of it that is still there. */
export function takeBack(
  lines: readonly NoteLine[],
  shelf: Iterable<readonly [PlacementId, StockLevel]>,
): readonly MovedLine[] {
  const levels = levelsOf(shelf)
  return lines
    .filter(line => line.quantity !== 0)
    .map(line => {
      const back = Math.max(-line.quantity, -levels.onHand(line.placement, line.batch))
      const missed = Math.abs(line.quantity) - Math.abs(back)
      const { placement, batch, bestBefore, price } = line
      const told = { counted: null, book: null, missed, reason: null }
      return levels.move({ placement, batch, bestBefore, price, ...told, quantity: back, kind: 'corrected' })
    })
}
