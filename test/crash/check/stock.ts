/** Stock is real: the ledger replayed is the shelf, nothing below zero at any row, never more promised than there is. */
import type { Order } from '../../../src/domain/order.ts'
import { isOpen } from '../../../src/domain/order.ts'
import { MOVEMENT_EFFECTS, type MovementKind } from '../../../src/domain/stock.ts'
import type { State, StockRow } from '../history/state.ts'
import { type Anomaly, type Check, gapsIn } from './anomaly.ts'

export const checkStock: Check = ({ before, after }) => [
  ...gapsIn(
    'stock entries',
    after,
    'stock',
    after.stock.map(({ outlet, seq }) => ({ outlet, number: seq })),
  ),
  ...replay(before, after),
  ...byOrder(after),
]

const shelfOf = ({ outlet, placement }: { outlet: string; placement: string }) => `${outlet} ${placement}`
const batchOf = (row: { outlet: string; placement: string; batch: string | null }) =>
  `${shelfOf(row)} ${row.batch}`
const effectOf = ({ kind }: StockRow) => MOVEMENT_EFFECTS[kind as MovementKind]

function add(sums: Map<string, number>, key: string, amount: number): number {
  const sum = (sums.get(key) ?? 0) + amount
  sums.set(key, sum)
  return sum
}

function replay(before: State, after: State): Anomaly[] {
  const found: Anomaly[] = []
  const batches = new Map<string, number>()
  const onHand = new Map<string, number>()
  const reserved = new Map<string, number>()
  const old = new Map(
    before.counters.filter(({ name }) => name === 'stock').map(row => [row.outlet, row.value]),
  )
  for (const row of after.stock) {
    const shelf = shelfOf(row)
    const { onHand: pieces, reserved: promised } = effectOf(row)
    const inBatch = row.batch === null ? 0 : add(batches, batchOf(row), pieces * row.quantity)
    const there = add(onHand, shelf, row.batch === null ? 0 : pieces * row.quantity)
    const due = add(reserved, shelf, promised * row.quantity)
    if (inBatch < 0 || due < 0)
      found.push({ kind: 'oversold', what: `${shelf} falls below zero at entry ${row.seq}` })
    // Goods that expired or broke before the run may be promised still; the run itself breaks none.
    if (row.seq > (old.get(row.outlet) ?? 0) && row.kind === 'reserved' && due > there)
      found.push({ kind: 'oversold', what: `${shelf}: ${due} promised of ${there} at entry ${row.seq}` })
  }
  for (const batch of after.batches)
    if ((batches.get(batchOf(batch)) ?? 0) !== batch.onHand)
      found.push({ kind: 'oversold', what: `batch ${batchOf(batch)} is not its ledger` })
  for (const placement of after.placements)
    if ((reserved.get(shelfOf(placement)) ?? 0) !== placement.reserved)
      found.push({ kind: 'oversold', what: `what ${shelfOf(placement)} has promised is not its ledger` })
  return found
}

/** What was sold for an order is what was delivered of it; only an open order holds anything back. */
function byOrder(after: State): Anomaly[] {
  const sold = new Map<string, number>()
  const held = new Map<string, number>()
  for (const row of after.stock) {
    if (row.order === null) continue
    const key = `${row.order} ${row.placement}`
    if (row.kind === 'sold') add(sold, key, row.quantity)
    add(held, key, effectOf(row).reserved * row.quantity)
  }
  return after.orders.flatMap(row => {
    const order = JSON.parse(row.body) as Order
    return order.lines.flatMap(({ placementId, quantity }): Anomaly[] => {
      const key = `${order.id} ${placementId}`
      const brought =
        order.state === 'delivered'
          ? (order.delivered.find(line => line.placementId === placementId)?.quantity ?? 0)
          : 0
      const due = isOpen(order) ? quantity : 0
      if ((sold.get(key) ?? 0) === brought && (held.get(key) ?? 0) === due) return []
      return [
        {
          kind: 'oversold',
          what: `${key}: sold ${sold.get(key) ?? 0} of ${brought}, held ${held.get(key) ?? 0} of ${due}`,
        },
      ]
    })
  })
}
