/** What is on offer at a moment, read from rows by a rule of the oracle's own. */
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import { wallDay } from './times.ts'

export type Held = 'switched-off' | 'not-in-the-register' | 'lapsed-paper' | 'out-of-season'

interface Row {
  readonly id: string
  readonly price: number
  readonly reserved: number
  readonly on: number
  readonly from: string | null
  readonly to: string | null
  readonly standing: string | null
  readonly permitTo: string | null
  readonly halalTo: string | null
  readonly fresh: number
  readonly stale: number
  readonly bestBefore: string | null
}

export interface Offer {
  readonly id: string
  readonly price: number
  /** Why it is not on offer; `null` when it is. */
  readonly held: Held | null
  /** Pieces within their date that nobody was promised; less than nothing where promised goods are past it. */
  readonly free: number
  /** Pieces past their date. */
  readonly stale: number
  /** Of the pieces that go first. */
  readonly bestBefore: string | null
  readonly isSeasonal: boolean
}

const ROWS = `SELECT p.placement AS id, p.price, p.reserved, p.is_on AS "on", p.from_date AS "from", p.to_date AS "to",
    json_extract(r.body, '$.standing') AS standing,
    json_extract(r.body, '$.permit.validTo') AS "permitTo", json_extract(r.body, '$.halal.validTo') AS "halalTo",
    COALESCE(SUM(b.on_hand) FILTER (WHERE b.best_before IS NULL OR b.best_before >= ?), 0) AS fresh,
    COALESCE(SUM(b.on_hand) FILTER (WHERE b.best_before < ?), 0) AS stale,
    MIN(b.best_before) FILTER (WHERE b.best_before >= ? AND b.on_hand > 0) AS "bestBefore"
  FROM placements p JOIN products r ON r.product = p.product
  LEFT JOIN batches b ON b.outlet = p.outlet AND b.placement = p.placement
  WHERE p.outlet = ? GROUP BY p.placement`

export function offersAt(look: Look, nowMs: number): Map<string, Offer> {
  const day = wallDay(nowMs)
  const rows = look.all<Row>(ROWS, day, day, day, outlet.slug)
  return new Map(
    rows.map(row => {
      const { id, price, fresh, reserved, stale, bestBefore, from, to } = row
      const isSeasonal = from !== null || to !== null
      return [
        id,
        { id, price, held: heldOn(row, day), free: fresh - reserved, stale, bestBefore, isSeasonal },
      ]
    }),
  )
}

/** Days are the first and the last on which it is sold, and the last on which a paper holds. */
export function heldOn(
  {
    on,
    from,
    to,
    standing,
    permitTo,
    halalTo,
  }: Pick<Row, 'on' | 'from' | 'to' | 'standing' | 'permitTo' | 'halalTo'>,
  day: string,
): Held | null {
  if (on !== 1) return 'switched-off'
  if (standing !== null) return 'not-in-the-register'
  if ((from ?? day) > day || (to ?? day) < day) return 'out-of-season'
  if ((permitTo ?? day) < day || (halalTo ?? day) < day) return 'lapsed-paper'
  return null
}

/** Pieces that can be ordered. */
export function piecesOf(offer: Offer | undefined): number {
  return offer === undefined || offer.held !== null ? 0 : Math.max(0, offer.free)
}
