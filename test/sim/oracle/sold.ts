/** Of all that was ever ordered and brought, whoever heard of it: nothing had lapsed, and nothing was past its date. */
import type { Order } from '../../../src/domain/order.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import { heldOn } from './offers.ts'
import type { Record } from './record.ts'
import { wallDay } from './times.ts'

interface Days {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly permitTo: string | null
  readonly halalTo: string | null
}

/** The last day that was ever said of a paper: an officer may say an earlier one after it was sold by. */
const lastOf = (paper: 'permit' | 'halal') =>
  `(SELECT MAX(COALESCE(json_extract(e.entry, '$.product.${paper}.validTo'), '9999-12-31'))
    FROM agency_entries e WHERE e.subject = p.product AND e.deed = 'product')`

export function checkSold(look: Look, { violate }: Record): void {
  const rows = look.all<Days>(
    `SELECT p.placement AS id, p.from_date AS "from", p.to_date AS "to",
       ${lastOf('permit')} AS "permitTo", ${lastOf('halal')} AS "halalTo" FROM placements p WHERE p.outlet = ?`,
    outlet.slug,
  )
  // Who switches what off, and what leaves the register, is not in these rows: that is asked when an order is answered.
  const days = new Map(rows.map(row => [row.id, { ...row, on: 1, standing: null }]))
  for (const { body } of look.all<{ body: string }>(
    'SELECT body FROM orders WHERE outlet = ?',
    outlet.slug,
  )) {
    const { id, lines, receivedAt } = JSON.parse(body) as Order
    const day = wallDay(Date.parse(receivedAt))
    for (const { placementId } of lines) {
      const row = days.get(placementId)
      const held = row === undefined ? 'not there' : heldOn(row, day)
      if (held !== null) violate('nothing-lapsed-is-sold', `${id}: ${placementId} of ${day} is ${held}`)
    }
  }
  const dated = look.all<{ placement: string; batch: string; at: number; bestBefore: string }>(
    `SELECT e.placement, e.batch, e.at, b.best_before AS "bestBefore" FROM batches b JOIN stock_entries e
       ON e.outlet = b.outlet AND e.placement = b.placement AND e.batch = b.batch
     WHERE b.outlet = ? AND b.best_before IS NOT NULL AND e.kind = 'sold'`,
    outlet.slug,
  )
  for (const { placement, batch, at, bestBefore } of dated)
    if (wallDay(at) > bestBefore)
      violate(
        'nothing-lapsed-is-sold',
        `${placement} of ${batch} on ${wallDay(at)}, best before ${bestBefore}`,
      )
}
