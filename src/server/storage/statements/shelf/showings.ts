/** What was shown when: a row for each change, from which exposure is reckoned. */
import type { Sql, Transaction } from '../../storage.ts'
import { insertRows } from '../rows.ts'
import type { Shown } from './placements.ts'

export interface ShowingRow extends Shown {
  readonly placement: string
  readonly at: number
}

/** One row for each placement at most. */
export function addShowings(
  sql: Transaction,
  outlet: string,
  showings: readonly ShowingRow[],
): Promise<void> {
  return insertRows(
    sql,
    'showings (outlet, placement, at, live, in_stock)',
    showings.map(({ placement, at, live, inStock }) => [
      outlet,
      placement,
      at,
      live ? 1 : 0,
      inStock ? 1 : 0,
    ]),
    ` ON CONFLICT (outlet, placement, at) DO UPDATE SET live = excluded.live, in_stock = excluded.in_stock`,
  )
}

/** Changes within a span, and before them the one that says how it began; by placement, in order of time. */
export async function showingsIn(
  sql: Sql,
  outlet: string,
  fromMs: number,
  toMs: number,
): Promise<ShowingRow[]> {
  const rows = await sql.all<{ placement: string; at: number; live: number; in_stock: number }>(
    `SELECT placement, at, live, in_stock FROM showings s
     WHERE outlet = ? AND at < ? AND at >= COALESCE(
       (SELECT MAX(at) FROM showings e WHERE e.outlet = s.outlet AND e.placement = s.placement AND e.at <= ?), 0)
     ORDER BY placement, at`,
    [outlet, toMs, fromMs],
  )
  return rows.map(toShowing)
}

function toShowing(row: { placement: string; at: number; live: number; in_stock: number }): ShowingRow {
  return { placement: row.placement, at: row.at, live: row.live === 1, inStock: row.in_stock === 1 }
}
