/** What was shown when: a row for each change, from which exposure is reckoned. */
import type { OutletId } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { insertRows } from '../rows.ts'
import type { Shown } from './placements.ts'

export type ShowingRow = Shown & Pick<RecordOf<'showings'>, 'placement' | 'at'>

const SHOWING = record('showings', 'placement', 'at', 'live', 'in_stock')

/** One row for each placement at most. */
export function addShowings(
  sql: Transaction,
  outlet: OutletId,
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
  outlet: OutletId,
  fromMs: number,
  toMs: number,
): Promise<ShowingRow[]> {
  const rows = await sql.all(
    `SELECT ${SHOWING.columns} FROM showings s
     WHERE outlet = ? AND at < ? AND at >= COALESCE(
       (SELECT MAX(at) FROM showings e WHERE e.outlet = s.outlet AND e.placement = s.placement AND e.at <= ?), 0)
     ORDER BY placement, at`,
    [outlet, toMs, fromMs],
  )
  return SHOWING.each(rows).map(({ placement, at, live, inStock }) => ({
    placement,
    at,
    live: live === 1,
    inStock: inStock === 1,
  }))
}
