/** What is in doubt since a backup was put back, for whoever settles it; `null` where nothing is. */
import type { Restored } from '../../../contract/restored.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { sellable } from '../../../domain/stock.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { allLogKeys, awaitedDocuments } from '../../storage/statements/log/logs.ts'
import { unsettledRestoration } from '../../storage/statements/restored/restorations.ts'
import type { Sql } from '../../storage/storage.ts'
import { viewOrders } from '../ordering/view-order.ts'
import { counted } from '../payments/open-list.ts'
import { viewPaper } from '../payments/papers.ts'
import { today, type World } from '../world.ts'
import { countDoubts, type Doubts, doubtsOf, type OrderInDoubt, soldLoose } from './doubts.ts'

export function readRestored(world: World, outlet: Outlet): Promise<Restored> {
  return world.storage.read(async sql => {
    const restoration = await unsettledRestoration(sql, outlet.slug)
    if (restoration === null) return { restored: null }
    const doubts = await doubtsOf(sql, outlet, restoration)
    const { foundAt, asOf } = restoration
    return {
      restored: {
        foundAt: toTimestamp(foundAt),
        asOf: asOf === null ? null : toTimestamp(asOf),
        deliveriesWait: (await awaitedDocuments(sql, outlet.slug)) > 0,
        orders: await viewAll(sql, world, outlet, doubts.orders),
        stays: doubts.stays.map(({ id, room, checkedInAt, leavesAt }) => {
          return { stay: id, room, since: checkedInAt, leavesAt }
        }),
        goods: goodsOf(world, outlet, doubts),
        due: counted(doubts.due),
        loose: doubts.loose.length,
      },
    }
  })
}

/** For the strip at the desk; 0: nothing is. */
export async function countRestored(sql: Sql, outlet: Outlet): Promise<number> {
  const restoration = await unsettledRestoration(sql, outlet.slug)
  return restoration === null ? 0 : countDoubts(await doubtsOf(sql, outlet, restoration))
}

async function viewAll(sql: Sql, world: World, outlet: Outlet, orders: readonly OrderInDoubt[]) {
  const keys = await allLogKeys(sql, outlet.slug)
  const views = await viewOrders(
    sql,
    world,
    outlet,
    orders.map(({ order }) => order),
    'desk',
  )
  return views.map((order, i) => ({
    order,
    papers: (orders[i]?.papers ?? []).map(({ paper }) => viewPaper(world, outlet, keys, paper)),
  }))
}

function goodsOf({ clock }: World, outlet: Outlet, { goods, loose }: Doubts) {
  const sold = soldLoose(loose)
  const day = today(outlet, clock.now())
  return goods.map(({ placement: { id, rack }, product, stock }) => ({
    placement: id,
    name: product.name,
    rack,
    pieces: sellable(stock, day),
    sold: sold.get(product.id) ?? 0,
  }))
}
