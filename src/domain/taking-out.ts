/** Goods that leave the shelf by hand, batch by batch: written off, or given back to their maker. */
import { type GoodsReason, levelsOf, type MovedLine, WRITE_OFF_REASONS, WRITE_OFFS } from './goods-note.ts'
import type { BatchName, PlacementId, SellerId } from './ids.ts'
import { isQuantity, type LinesRefused, type RefusedLine } from './receiving.ts'
import { ok, refuse } from './result.ts'
import type { MovementKind, StockLevel } from './stock.ts'

export interface TakenLine {
  readonly placement: PlacementId
  readonly batch: BatchName
  readonly quantity: number
}

/** What is known of a placement that goods are taken from. */
export interface Holding {
  readonly stock: StockLevel
  readonly maker: SellerId
}

/** Given back where `reason` is none of a write-off's or `isReturn`: then all of it is one maker's. */
export function takeOut(
  lines: readonly TakenLine[],
  shelf: ReadonlyMap<PlacementId, Holding>,
  { reason, isReturn }: { readonly reason: GoodsReason; readonly isReturn: boolean },
): LinesRefused {
  const levels = levelsOf(Array.from(shelf, ([id, { stock }]) => [id, stock] as const))
  const maker = shelf.get(lines[0]?.placement ?? '')?.maker
  const moved: MovedLine[] = []
  const refused: RefusedLine[] = []
  for (const [line, { placement, batch, quantity }] of lines.entries()) {
    const available = levels.onHand(placement, batch)
    const held = shelf.get(placement)
    if (held === undefined) refused.push({ line, fault: 'unknown-placement' })
    else if (!isQuantity(quantity)) refused.push({ line, fault: 'quantity' })
    else if (isReturn && held.maker !== maker) refused.push({ line, fault: 'other-maker' })
    else if (quantity > available) refused.push({ line, fault: 'short', available })
    else moved.push(levels.move(wentOut(held.stock, { placement, batch, quantity }, reason, isReturn)))
  }
  return refused.length > 0 ? refuse('lines-refused', { lines: refused }) : ok(moved)
}

function wentOut(
  { batches }: StockLevel,
  { placement, batch, quantity }: TakenLine,
  reason: GoodsReason,
  isReturn: boolean,
): MovedLine {
  const bestBefore = batches.find(known => known.batch === batch)?.bestBefore ?? null
  const none = { price: null, counted: null, book: null, missed: null }
  const kind = isReturn ? 'returned' : kindOf(reason)
  return { placement, batch, bestBefore, quantity: -quantity, ...none, reason, kind }
}

function kindOf(reason: GoodsReason): MovementKind {
  const word = WRITE_OFF_REASONS.find(known => known === reason)
  if (word === undefined) throw new Error(`nothing is written off as ${reason}`)
  return WRITE_OFFS[word]
}
