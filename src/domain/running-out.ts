/** What needs a hand soon: goods that near their date, and goods that will be sold out by how they sell. */
import { daysUntil, lastsUntil } from './receiving.ts'
import { firstExpiring, type StockLevel, sellable } from './stock.ts'
import type { DateText } from './time.ts'

/** Within how many days a list looks ahead. */
export const LOOK_AHEAD_DAYS = [7, 14, 30] as const
export type LookAhead = (typeof LOOK_AHEAD_DAYS)[number]

interface Selling extends StockLevel {
  /** Pieces sold lately. */
  readonly sold: number
}

/** Batches with goods that expire within so many days, or have, the first to expire first. */
export function expiring<One extends StockLevel>(
  shelf: readonly One[],
  days: number,
  today: DateText,
): readonly { readonly of: One; readonly batch: One['batches'][number]; readonly days: number }[] {
  return shelf
    .flatMap(of => firstExpiring(of.batches).map(batch => ({ of, batch })))
    .flatMap(({ of, batch }) => {
      if (batch.bestBefore === null || batch.onHand === 0) return []
      const left = daysUntil(batch.bestBefore, today)
      return left <= days ? [{ of, batch, days: left }] : []
    })
    .sort((a, b) => a.days - b.days)
}

/** What is sold out within so many days, as it usually goes, and what is sold out already; the first to run out first. */
export function runningOut<One extends Selling>(
  shelf: readonly One[],
  days: number,
  today: DateText,
): readonly { readonly of: One; readonly left: number; readonly days: number }[] {
  return shelf
    .flatMap(of => {
      const left = sellable(of, today)
      const until = lastsUntil(left, of.sold, today)
      const inDays = until === null ? null : daysUntil(until, today)
      return inDays === null || inDays > days ? [] : [{ of, left, days: inDays }]
    })
    .sort((a, b) => a.days - b.days || a.left - b.left)
}
