/** Goods of a kwitansi that is void, or of which another has fewer: sold no more, batch by batch as the ledger says they were. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { OrderId } from '../../../domain/ids.ts'
import type { DeliveredLine, Order } from '../../../domain/order.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { type GoodsFate, stillSold, unsell } from '../../../domain/voiding.ts'
import { findOrder } from '../../storage/statements/ordering/orders.ts'
import { movedSince } from '../../storage/statements/shelf/stock-ledger.ts'
import type { Transaction } from '../../storage/storage.ts'
import { loadShelf } from '../shelf/shelf.ts'

type Hand = ActorOf<'clerk' | 'manager'>

/** All that was brought of that order. */
export async function unsellAll(
  sql: Transaction,
  clerk: Hand,
  orderId: OrderId,
  goods: GoodsFate,
  nowMs: number,
): Promise<void> {
  const order = await findOrder(sql, clerk.outlet.slug, orderId)
  if (order?.state === 'delivered') await unsellLines(sql, clerk, order, order.delivered, goods, nowMs)
}

/** So many of each; of what the ledger does not know to be sold, none. */
export async function unsellLines(
  sql: Transaction,
  { outlet, staff }: Hand,
  order: Order & { readonly state: 'delivered' },
  lines: readonly DeliveredLine[],
  goods: GoodsFate,
  nowMs: number,
): Promise<void> {
  const ids = lines.filter(({ quantity }) => quantity > 0).map(({ placementId }) => placementId)
  const shelf = await loadShelf(sql, outlet, ids)
  // From the moment of its delivery on: the rows of that moment are its own.
  const sinceMs = toMilliseconds(order.deliveredAt) - 1
  const rows = (await movedSince(sql, outlet.slug, ids, sinceMs)).filter(row => row.orderId === order.id)
  const note = { at: toTimestamp(nowMs), order: order.id, by: staff, note: null }
  for (const { placementId, quantity } of lines) {
    const sold = stillSold(rows.filter(({ placement }) => placement === placementId))
    const movements = unsell(sold, quantity, goods)
    if (movements.length > 0) shelf.move(placementId, movements, note)
  }
  await shelf.save(sql, nowMs)
}
