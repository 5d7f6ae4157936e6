/** What was agreed for a placement since when: its price and the maker's part. Whoever settles reads it by the instant of delivery. */
import type { OutletId, PlacementId } from '../../../../domain/ids.ts'
import type { AgreedTerms } from '../../../../domain/part.ts'
import type { Part, Placement } from '../../../../domain/placement.ts'
import type { Milliseconds } from '../../../../domain/time.ts'
import { record } from '../../record.ts'
import type { Sql, SqlValue, Transaction } from '../../storage.ts'
import { insertRows } from '../rows.ts'

const TERMS = record('placement_terms', 'from_at', 'price', 'share', 'sum')

/** As it stands in two columns: a share and a sum. */
export function partColumns(part: Part | null): SqlValue[] {
  if (part === null) return [null, null]
  return part.kind === 'share' ? [part.permille, null] : [null, part.rupiah]
}

export function partIn(share: number | null, sum: number | null): Part | null {
  if (share !== null) return { kind: 'share', permille: share }
  return sum === null ? null : { kind: 'sum', rupiah: sum }
}

type Which = Pick<Placement, 'outlet' | 'id'>

/** What is agreed from that instant on, in the place of what was to be. */
export function saveTerms(
  sql: Transaction,
  { outlet, id }: Which,
  { fromMs, price, part }: AgreedTerms,
): Promise<void> {
  return insertRows(
    sql,
    'placement_terms (outlet, placement, from_at, price, share, sum)',
    [[outlet, id, fromMs, price, ...partColumns(part)]],
    ` ON CONFLICT (outlet, placement, from_at)
      DO UPDATE SET price = excluded.price, share = excluded.share, sum = excluded.sum`,
  )
}

/** What was to be and has not come. */
export async function takeBackTerms(sql: Transaction, { outlet, id }: Which, nowMs: Milliseconds) {
  await sql.run('DELETE FROM placement_terms WHERE outlet = ? AND placement = ? AND from_at > ?', [
    outlet,
    id,
    nowMs,
  ])
}

export async function agreedTerms(
  sql: Sql,
  outlet: OutletId,
  placement: PlacementId,
): Promise<AgreedTerms[]> {
  const rows = await sql.all(
    `SELECT ${TERMS.columns} FROM placement_terms WHERE outlet = ? AND placement = ? ORDER BY from_at`,
    [outlet, placement],
  )
  return TERMS.each(rows).map(({ fromAt, price, share, sum }) => ({
    fromMs: fromAt,
    price,
    part: partIn(share, sum),
  }))
}
