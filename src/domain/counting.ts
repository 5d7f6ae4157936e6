/**
 * Stock-take: somebody says what is on the rack, and when they saw it. The book is reckoned back to that moment: goods that
 * moved since are where they belong, goods on their way to a guest were off the rack, and what another count has put right
 * since is right already.
 */
import type { GoodsReason, MovedLine } from './goods-note.ts'
import type { PlacementId } from './ids.ts'
import type { LineFault, LinesRefused, RefusedLine } from './receiving.ts'
import { ok, refuse } from './result.ts'
import {
  type Batch,
  firstExpiring,
  MOVEMENT_EFFECTS,
  MOVEMENT_QUANTITY_MAX,
  type Movement,
  type StockLevel,
  writeOff,
} from './stock.ts'
import { type DateText, HOUR_MS, type Milliseconds } from './time.ts'

/** What was seen longer ago is to be counted again. */
export const COUNT_MAX_MS = 24 * HOUR_MS

export interface CountedLine {
  readonly placement: PlacementId
  readonly counted: number
  readonly countedAtMs: Milliseconds
  readonly reason: GoodsReason | null
}

/** What is known of a placement that was counted. */
export interface Recollected {
  readonly stock: StockLevel
  /** What the ledger has of it since it was counted; of corrections, those that took back what came since. */
  readonly since: readonly Movement[]
  /** Pieces that were on their way to guests at that moment, and neither sold yet nor back. */
  readonly away: number
  /** Batches that were ever there with their dates: where what is too much belongs. */
  readonly batches: readonly Pick<Batch, 'batch' | 'bestBefore'>[]
}

export interface Compared {
  /** Pieces that should have been on the rack when it was counted. */
  readonly book: number
  /** Pieces that came, or went, since. */
  readonly moved: number
  readonly difference: number
}

export function compare(counted: number, { stock, since, away }: Recollected): Compared {
  const onHand = stock.batches.reduce((sum, batch) => sum + batch.onHand, 0)
  const moved = since.reduce((sum, { kind, quantity }) => sum + MOVEMENT_EFFECTS[kind].onHand * quantity, 0)
  const book = onHand - moved - away
  return { book, moved, difference: counted - book }
}

export function isCount(counted: number): boolean {
  return Number.isInteger(counted) && counted >= 0 && counted <= MOVEMENT_QUANTITY_MAX
}

/** A line for each batch that was put right; one that moves nothing for what was as it should be. */
export function putRight(
  lines: readonly CountedLine[],
  shelf: ReadonlyMap<PlacementId, Recollected>,
  today: DateText,
): LinesRefused {
  const moved: MovedLine[] = []
  const refused: RefusedLine[] = []
  const seen = new Set<PlacementId>()
  for (const [at, line] of lines.entries()) {
    const known = shelf.get(line.placement)
    const right = known === undefined ? 'unknown-placement' : putOneRight(line, known, today)
    const fault = seen.has(line.placement) ? 'twice' : right
    seen.add(line.placement)
    if (typeof fault === 'string') refused.push({ line: at, fault })
    else moved.push(...fault)
  }
  return refused.length > 0 ? refuse('lines-refused', { lines: refused }) : ok(moved)
}

function putOneRight(
  { placement, counted, reason }: CountedLine,
  known: Recollected,
  today: DateText,
): readonly MovedLine[] | LineFault {
  if (!isCount(counted)) return 'quantity'
  const { book, difference } = compare(counted, known)
  if (difference !== 0 && reason === null) return 'reason-needed'
  const movements = movementsFor(difference, known, today)
  if (movements === null) return 'no-batch'
  const dates = new Map(known.batches.map(({ batch, bestBefore }) => [batch, bestBefore]))
  const line = { placement, price: null, missed: null, kind: 'corrected' } as const
  const head = { ...line, counted, book, reason: difference === 0 ? null : reason }
  const [first, ...others] = movements.map(({ batch, quantity }) => {
    const name = batch ?? ''
    return { ...line, batch: name, bestBefore: dates.get(name) ?? null, quantity }
  })
  if (first === undefined) return [{ ...head, batch: '', bestBefore: null, quantity: 0 }]
  const beside = { counted: null, book: null, reason }
  return [{ ...head, ...first }, ...others.map(other => ({ ...beside, ...other }))]
}

/** `null`: there is more than nothing of what was never there. */
function movementsFor(
  difference: number,
  { stock, batches }: Recollected,
  today: DateText,
): readonly Movement[] | null {
  if (difference <= 0) return writeOff(stock, 'corrected', -difference, today)
  // Into the batch that may be sold for the shortest time: what nobody knows the date of is sold no longer than that.
  const [first] = firstExpiring(stock.batches.filter(({ onHand }) => onHand > 0))
  const last = first?.batch ?? batches[batches.length - 1]?.batch
  return last === undefined ? null : [{ kind: 'corrected', batch: last, quantity: difference }]
}
