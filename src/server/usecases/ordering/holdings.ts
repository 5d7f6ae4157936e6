/** What stays hold of a shop by their orders, for the rule that bounds it. */
import {
  alsoHolding,
  type Goods,
  type Held,
  HOLDS_NOTHING,
  needsShop,
  refusalOfMore,
} from '../../../domain/holding.ts'
import type { OutletId, StayId } from '../../../domain/ids.ts'
import type { Order } from '../../../domain/order.ts'
import { sellable } from '../../../domain/stock.ts'
import { DAY_MS, type DateText, toMilliseconds } from '../../../domain/time.ts'
import { countClosedOrders, openOrdersOfStays } from '../../storage/statements/ordering/orders.ts'
import type { Sql } from '../../storage/storage.ts'
import { onShelf, type Shelf, shows } from '../shelf/shelf.ts'

interface Holdings {
  readonly held: ReadonlyMap<StayId, Held>
  readonly shelf: Shelf
  readonly day: DateText
}

/** The refusal of one more order, by what its stay holds and what is on the shelf; `null` when there is room for it. */
export async function refusalOfOneMore({ held, shelf, day }: Holdings, order: Order) {
  const holds = held.get(order.stay) ?? HOLDS_NOTHING
  if (order.takenBy !== undefined) return refusalOfMore(order, holds, null)
  const ofShop = async () => {
    const live = (await shelf.whole()).filter(stocked => shows(stocked, day).live)
    return live.reduce((sum, { stock }) => sum + sellable(stock, day), 0)
  }
  const goods: Goods = {
    of: placementId => sellable(onShelf(shelf.placements, placementId).stock, day),
    shop: needsShop(order, holds) ? await ofShop() : null,
  }
  return refusalOfMore(order, holds, goods)
}

/** What each stay's orders hold; of stays that have none, nothing. */
export async function heldBy(
  sql: Sql,
  outlet: OutletId,
  stays: readonly StayId[],
  nowMs: number,
): Promise<Map<StayId, Held>> {
  const sinceMs = nowMs - DAY_MS
  const [open, closed] = await Promise.all([
    openOrdersOfStays(sql, outlet, stays),
    countClosedOrders(sql, outlet, stays, sinceMs),
  ])
  return new Map(
    stays.map(stay => {
      const orders = open.get(stay) ?? []
      const held = orders.reduce(alsoHolding, HOLDS_NOTHING)
      const before = orders.filter(order => toMilliseconds(order.receivedAt) <= sinceMs).length
      return [stay, { ...held, today: held.orders - before + (closed.get(stay) ?? 0) }]
    }),
  )
}
