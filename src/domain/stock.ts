/**
 * Stock is real: an append-only ledger per placement and batch, never below zero. Goods are reserved on the
 * placement when ordered and taken from the batch that expires first when delivered (FEFO). Of every batch:
 * received = on hand + sold − unsold + returned + written off.
 */
import type { BatchName, ClerkName, OrderId, PlacementId } from './ids.ts'
import { ok, type Result, refuse } from './result.ts'
import type { DateText, Timestamp } from './time.ts'

export const MOVEMENT_KINDS = [
  'in',
  'reserved',
  'released',
  'sold',
  'returned',
  'damaged',
  'expired',
  'corrected',
  'given',
  'unsold',
] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/**
 * What one piece of each kind does to the batch's goods on hand and to the placement's reservation.
 * A correction's quantity is signed; every other quantity is positive.
 */
export const MOVEMENT_EFFECTS = {
  in: { onHand: 1, reserved: 0 },
  reserved: { onHand: 0, reserved: 1 },
  released: { onHand: 0, reserved: -1 },
  sold: { onHand: -1, reserved: 0 },
  returned: { onHand: -1, reserved: 0 },
  damaged: { onHand: -1, reserved: 0 },
  expired: { onHand: -1, reserved: 0 },
  corrected: { onHand: 1, reserved: 0 },
  given: { onHand: -1, reserved: 0 },
  unsold: { onHand: 1, reserved: 0 },
} satisfies Record<MovementKind, { onHand: number; reserved: number }>

/** Movements a person at the outlet enters; the others follow from orders. */
export const GOODS_MOVEMENTS = ['in', 'returned', 'damaged', 'expired', 'corrected'] as const
export type GoodsMovement = (typeof GOODS_MOVEMENTS)[number]

/** Pieces one movement may name. */
export const MOVEMENT_QUANTITY_MAX = 10_000

export interface Batch {
  readonly batch: BatchName
  /** Last day it may be sold; `null` for goods that do not expire. */
  readonly bestBefore: DateText | null
  readonly onHand: number
}

/** All there is to know of a placement's stock. */
export interface StockLevel {
  readonly batches: readonly Batch[]
  /** Pieces promised to open orders. */
  readonly reserved: number
}

export interface Movement {
  readonly kind: MovementKind
  /** The batch; `null` for a reservation or release, which belong to the placement. */
  readonly batch: BatchName | null
  readonly quantity: number
}

/** A ledger row: a movement with its time, its order if any and the person under whose name it stands. */
export interface StockEntry extends Movement {
  readonly placement: PlacementId
  readonly at: Timestamp
  readonly order: OrderId | null
  readonly by: ClerkName | null
  readonly note: string | null
}

function isSellable(batch: Batch, today: DateText): boolean {
  return batch.onHand > 0 && (batch.bestBefore === null || batch.bestBefore >= today)
}

/** Pieces on hand that may be sold today, promised or not. */
export function sellable(level: StockLevel, today: DateText): number {
  let pieces = 0
  for (const batch of level.batches) if (isSellable(batch, today)) pieces += batch.onHand
  return pieces
}

/** Pieces that may still be ordered today: sellable goods on hand less what is promised. */
export function available(level: StockLevel, today: DateText): number {
  return Math.max(0, sellable(level, today) - level.reserved)
}

/** Promise pieces to an order, or say how many are left. */
export function reserve(
  level: StockLevel,
  quantity: number,
  today: DateText,
): Result<readonly Movement[], 'sold-out'> {
  const left = available(level, today)
  if (quantity > left) return refuse('sold-out', { available: left })
  return ok([{ kind: 'reserved', batch: null, quantity }])
}

export function release(quantity: number): readonly Movement[] {
  return quantity > 0 ? [{ kind: 'released', batch: null, quantity }] : []
}

/**
 * Hand over pieces that were reserved: the reservation ends and the goods leave the batches that expire first.
 * `stock-short` when the shelf holds fewer sellable pieces than promised (expired or damaged meanwhile).
 */
export function take(
  level: StockLevel,
  quantity: number,
  today: DateText,
): Result<readonly Movement[], 'stock-short'> {
  const movements: Movement[] = [...release(quantity)]
  let wanted = quantity
  for (const batch of firstExpiring(level.batches)) {
    if (wanted === 0) break
    if (!isSellable(batch, today)) continue
    const taken = Math.min(wanted, batch.onHand)
    movements.push({ kind: 'sold', batch: batch.batch, quantity: taken })
    wanted -= taken
  }
  if (wanted > 0) return refuse('stock-short', { available: quantity - wanted })
  return ok(movements)
}

/**
 * Pieces that a person found damaged or not there, out of the batches from which they would have been sold; what has passed
 * its date comes last. Where the ledger knows of fewer, it ends at nothing.
 */
export function writeOff(
  level: StockLevel,
  kind: 'damaged' | 'corrected',
  quantity: number,
  today: DateText,
): readonly Movement[] {
  const isFresh = (batch: Batch) => isSellable(batch, today)
  const inOrder = firstExpiring(level.batches)
  const movements: Movement[] = []
  let left = quantity
  for (const { batch, onHand } of [...inOrder.filter(isFresh), ...inOrder.filter(one => !isFresh(one))]) {
    const taken = Math.min(left, onHand)
    if (taken === 0) continue
    movements.push({ kind, batch, quantity: MOVEMENT_EFFECTS[kind].onHand < 0 ? taken : -taken })
    left -= taken
  }
  return movements
}

/** Batches in the order in which they must be sold: soonest best-before first, goods without one last. */
export function firstExpiring(batches: readonly Batch[]): readonly Batch[] {
  const last = '9999-12-31'
  return [...batches].sort(
    (a, b) => compareText(a.bestBefore ?? last, b.bestBefore ?? last) || compareText(a.batch, b.batch),
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Goods received, returned, damaged, expired or corrected by a person. Refused where a batch would fall below zero. */
export function moveGoods(
  level: StockLevel,
  goods: { kind: GoodsMovement; batch: BatchName; quantity: number },
): Result<readonly Movement[], 'stock-short' | 'invalid'> {
  const { kind, batch, quantity } = goods
  if (!Number.isInteger(quantity) || quantity === 0 || Math.abs(quantity) > MOVEMENT_QUANTITY_MAX)
    return refuse('invalid')
  if (quantity < 0 && kind !== 'corrected') return refuse('invalid')
  const onHand = level.batches.find(known => known.batch === batch)?.onHand ?? 0
  if (onHand + MOVEMENT_EFFECTS[kind].onHand * quantity < 0)
    return refuse('stock-short', { available: onHand })
  return ok([{ kind, batch, quantity }])
}

/** The level after some movements; a new batch starts with the best-before that its receipt names. */
export function applyMovements(
  level: StockLevel,
  movements: readonly Movement[],
  bestBefore: DateText | null = null,
): StockLevel {
  let { batches, reserved } = level
  for (const { kind, batch: name, quantity } of movements) {
    const effect = MOVEMENT_EFFECTS[kind]
    reserved += effect.reserved * quantity
    if (name === null) continue
    const known = batches.find(({ batch }) => batch === name) ?? { batch: name, bestBefore, onHand: 0 }
    const moved = { ...known, onHand: known.onHand + effect.onHand * quantity }
    if (moved.onHand < 0) throw new RangeError(`batch ${name} below zero`)
    batches = batches.includes(known)
      ? batches.map(batch => (batch === known ? moved : batch))
      : [...batches, moved]
  }
  if (reserved < 0) throw new RangeError('reservation below zero')
  return { batches, reserved }
}
