/**
 * What was ordered and not brought. The clerk says what became of it and the shelf follows: what is still good may be
 * ordered again at once, what was not there or is damaged leaves the shelf with the ledger saying so.
 */
import type { PlacementId } from './ids.ts'
import type { DeclineReason, DeliveredLine, Order } from './order.ts'
import { ok, type Result, refuse } from './result.ts'
import { applyMovements, type Movement, release, type StockLevel, writeOff } from './stock.ts'
import type { DateText } from './time.ts'

export const FATES = ['good', 'missing', 'damaged'] as const
export type Fate = (typeof FATES)[number]

/** Pieces of a line that were not brought and may not be ordered again. */
export interface LostLine {
  readonly placementId: PlacementId
  /** They were not where they should be. */
  readonly missing: number
  readonly damaged: number
}

/** All pieces of a line that were not brought; those that are neither missing nor damaged are good. */
export interface UnbroughtLine extends LostLine {
  readonly quantity: number
}

/** What a decline's reason says of the goods where the clerk says nothing more. */
export const FATE_BY_REASON = {
  'out-of-stock': 'missing',
  damaged: 'damaged',
  closed: 'good',
  'guest-changed-mind': 'good',
  unreachable: 'good',
  other: 'good',
} as const satisfies Record<DeclineReason, Fate>

/**
 * The lines of which something was not brought. `lost` names what may not be ordered again; absent, all of it shares the
 * fate `otherwise`. Refused where `lost` names a line twice, one that is not in the order, or more than was left behind.
 */
export function unbroughtLines(
  order: Pick<Order, 'lines'>,
  brought: readonly DeliveredLine[],
  lost: readonly LostLine[] | undefined,
  otherwise: Fate,
): Result<readonly UnbroughtLine[], 'invalid'> {
  const carried = new Map(brought.map(line => [line.placementId, line.quantity]))
  const told = new Map(lost?.map(line => [line.placementId, line]))
  const lines = order.lines.map(({ placementId, quantity }) => {
    const left = quantity - (carried.get(placementId) ?? 0)
    const one = lost === undefined ? fate(left, otherwise) : (told.get(placementId) ?? fate(left, 'good'))
    told.delete(placementId)
    return { placementId, quantity: left, missing: one.missing, damaged: one.damaged }
  })
  if (told.size > 0 || new Set(lost?.map(line => line.placementId)).size !== (lost?.length ?? 0))
    return refuse('invalid', { pointer: '/lost', reason: 'lines of the order, each once' })
  if (!lines.every(fits))
    return refuse('invalid', { pointer: '/lost', reason: 'no more pieces than were not brought' })
  return ok(lines.filter(line => line.quantity > 0))
}

function fate(quantity: number, what: Fate): Omit<LostLine, 'placementId'> {
  return { missing: what === 'missing' ? quantity : 0, damaged: what === 'damaged' ? quantity : 0 }
}

function fits({ quantity, missing, damaged }: UnbroughtLine): boolean {
  return (
    [missing, damaged].every(pieces => Number.isInteger(pieces) && pieces >= 0) &&
    missing + damaged <= quantity
  )
}

/**
 * What leaving a line behind does to its shelf: nothing is promised any more, and what is lost leaves the batches from
 * which it would have been taken. What is missing is a correction, as a count of the shelf would bring.
 */
export function leaveBehind(
  level: StockLevel,
  { quantity, missing, damaged }: Omit<UnbroughtLine, 'placementId'>,
  today: DateText,
): readonly Movement[] {
  const broken = writeOff(level, 'damaged', damaged, today)
  const gone = writeOff(applyMovements(level, broken), 'corrected', missing, today)
  return [...release(quantity), ...broken, ...gone]
}
