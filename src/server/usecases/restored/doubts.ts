/** What is in doubt since a backup was put back, as it is just now: what somebody has had in hand since is in doubt no more. */
import type { KwitansiEntry } from '../../../domain/document.ts'
import type { OrderId, PlacementId } from '../../../domain/ids.ts'
import type { DeliveredLine, Order } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isExplained } from '../../../domain/paying.ts'
import { broughtBy, isOrderInDoubt, isStayInDoubt } from '../../../domain/restored.ts'
import type { Stay } from '../../../domain/stay.ts'
import { stayHash } from '../../../log/hash.ts'
import { openOrders } from '../../storage/statements/ordering/orders.ts'
import {
  countedSince,
  papersWithoutOrder,
  type Restoration,
  settledDoubts,
} from '../../storage/statements/restored/restorations.ts'
import {
  allPlacements,
  findPlacements,
  type StockedPlacement,
} from '../../storage/statements/shelf/placements.ts'
import { presentStays, staySalt } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { openPapers } from '../payments/open-list.ts'
import { type Paper, papersOf } from '../payments/papers.ts'
import { sha256 } from '../world.ts'

/** An order, and the kwitansi that came back without theirs by which it may have been brought. */
export interface OrderInDoubt {
  readonly order: Order
  readonly papers: readonly Brought[]
}

export interface Brought {
  readonly paper: Paper
  readonly brought: readonly DeliveredLine[]
}

export interface Doubts {
  readonly orders: readonly OrderInDoubt[]
  readonly goods: readonly StockedPlacement[]
  readonly stays: readonly Stay[]
  /** On the open list, and maybe paid meanwhile. */
  readonly due: readonly Paper[]
  /** Of no order that is known here. */
  readonly loose: readonly Paper[]
}

/** Money is one thing to look at: its list is another screen's. */
export function countDoubts({ orders, goods, stays, due }: Doubts): number {
  return orders.length + goods.length + stays.length + (due.length > 0 ? 1 : 0)
}

export async function doubtsOf(sql: Sql, outlet: Outlet, restoration: Restoration): Promise<Doubts> {
  const { slug } = outlet
  const { foundAt } = restoration
  const said = new Set((await settledDoubts(sql, slug, restoration)).map(nameOf))
  const isSaid = (doubt: string, subject: string) => said.has(nameOf({ doubt, subject }))
  const counted = await countedSince(sql, slug, foundAt)
  const { read: open } = await openOrders(sql, slug)
  const orders = open.filter(order => isOrderInDoubt(order, foundAt) && !isSaid('order', order.id))
  const loose = await papersOf(sql, outlet, await papersWithoutOrder(sql, slug, restoration))
  const stays = (await presentStays(sql, slug)).filter(stay => isStayInDoubt(stay, foundAt))
  const papers = await openPapers(sql, outlet)
  return {
    orders: await withPapers(sql, outlet, orders, loose),
    goods: (await allPlacements(sql, slug)).filter(
      ({ placement: { id, to } }) => to === null && !counted.has(id) && !isSaid('goods', id),
    ),
    stays: stays.filter(({ id }) => !isSaid('stay', id)),
    due: papers.filter(paper => paper.document.issuedAt < foundAt && !isExplained(paper)),
    loose,
  }
}

const nameOf = ({ doubt, subject }: { readonly doubt: string; readonly subject: string }) =>
  `${doubt} ${subject}`

async function withPapers(
  sql: Sql,
  outlet: Outlet,
  orders: readonly Order[],
  loose: readonly Paper[],
): Promise<OrderInDoubt[]> {
  const products = await productsOf(sql, outlet, orders)
  const found: OrderInDoubt[] = []
  for (const order of orders)
    found.push({ order, papers: await papersFor(sql, outlet, order, loose, products) })
  return found
}

export type Products = ReadonlyMap<PlacementId, StockedPlacement>

export function productsOf(sql: Sql, outlet: Outlet, orders: readonly Order[]): Promise<Products> {
  const ids = orders.flatMap(({ lines }) => lines.map(({ placementId }) => placementId))
  return findPlacements(sql, outlet.slug, [...new Set(ids)])
}

/** Those that bear the hash of its stay, and on which is nothing that it did not ask for. */
export async function papersFor(
  sql: Sql,
  outlet: Outlet,
  order: Order,
  loose: readonly Paper[],
  products: Products,
): Promise<Brought[]> {
  if (loose.length === 0) return []
  const salt = await staySalt(sql, outlet.slug, order.stay)
  if (salt === null) return []
  const stay = stayHash(salt, order.stay, sha256)
  return loose
    .filter(({ entry }) => entry.stay === stay)
    .flatMap(paper => {
      const brought = broughtBy(askedLines(order, products), paper.entry.lines)
      return brought === null ? [] : [{ paper, brought }]
    })
}

function askedLines({ lines }: Order, products: Products) {
  return lines.flatMap(line => {
    const known = products.get(line.placementId)
    return known === undefined ? [] : [{ ...line, product: known.product.id }]
  })
}

/** Pieces of each product that were sold by kwitansi whose order nobody knows: the shelf still has them. */
export function soldLoose(loose: readonly { readonly entry: KwitansiEntry }[]): ReadonlyMap<string, number> {
  const sold = new Map<string, number>()
  for (const { product, quantity } of loose.flatMap(({ entry }) => entry.lines))
    sold.set(product, (sold.get(product) ?? 0) + quantity)
  return sold
}

/** Ids of orders, of placements, of stays. */
export function subjectsIn(
  doubts: Doubts,
): Readonly<Record<'order' | 'goods' | 'stay', ReadonlySet<string>>> {
  return {
    order: new Set<OrderId>(doubts.orders.map(({ order }) => order.id)),
    goods: new Set<PlacementId>(doubts.goods.map(({ placement }) => placement.id)),
    stay: new Set(doubts.stays.map(({ id }) => id)),
  }
}
