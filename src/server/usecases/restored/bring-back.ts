/**
 * An order that stands open again was brought: its kwitansi came back from the mirror by its entry alone. The two are put together,
 * and no other kwitansi is issued. Goods leave the shelf as at a delivery; of what somebody has counted since, the count stands.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import { type DocumentName, named } from '../../../domain/document-name.ts'
import type { OrderId } from '../../../domain/ids.ts'
import { apply, type DeliveredLine, isOpen, type Order } from '../../../domain/order.ts'
import { beginningsOf } from '../../../domain/order-money.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver } from '../../../domain/stay.ts'
import { release, type StockLevel, sellable, take } from '../../../domain/stock.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import {
  countedSince,
  giveToOrder,
  lastRestoration,
  papersWithoutOrder,
  type Restoration,
} from '../../storage/statements/restored/restorations.ts'
import { findStay } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { beginPayment } from '../payments/order-money.ts'
import { leaveOpen, type Paper, papersOf } from '../payments/papers.ts'
import { loadShelf, onShelf } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'
import { type Brought, papersFor, productsOf } from './doubts.ts'

type Hand = ActorOf<'clerk' | 'manager'>
type BringCode = 'unknown-order' | 'unknown-document' | 'wrong-state'

/** The same again answers the same. */
export async function bringBack(
  world: World,
  hand: Hand,
  id: OrderId,
  name: DocumentName,
): Promise<Result<Order, BringCode>> {
  const { outlet, staff: by } = hand
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, id)
    if (order === null) return refuse('unknown-order')
    if (isAlready(order, name)) return ok(order)
    if (!isOpen(order)) return refuse('wrong-state', { state: order.state })
    const restoration = await lastRestoration(sql, outlet.slug)
    const found = restoration === null ? null : await findBrought(sql, hand, order, name, restoration)
    if (restoration === null || found === null) return refuse('unknown-document')
    const nowMs = world.clock.now()
    const at = toTimestamp(nowMs)
    const { number: document, generation } = name
    const delivered = apply(order, {
      type: 'delivered',
      at,
      by,
      delivered: found.brought,
      document,
      generation,
    })
    await takeGoods(sql, hand, order, found.brought, restoration, nowMs)
    await giveToOrder(sql, outlet.slug, document, order)
    await goOnPaying(sql, hand, delivered, found.paper, nowMs)
    await saveOrder(sql, outlet.slug, delivered)
    await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
    await addAct(sql, outlet.slug, { actor: hand, what: 'bring-back', on: id, changed: { document } }, nowMs)
    return ok(delivered)
  })
}

/** As at a delivery its money goes on from what was said of the order, unless somebody has said since how it ends. */
async function goOnPaying(
  sql: Transaction,
  { outlet }: Hand,
  order: Order,
  paper: Paper,
  nowMs: number,
): Promise<void> {
  const isLeft = paper.last === null || paper.last.step === 'leave'
  if (isLeft && beginningsOf(order).length > 0) return beginPayment(sql, outlet, order, paper.entry, nowMs)
  const stay = await findStay(sql, outlet.slug, order.stay)
  // Nobody asks its guest any more.
  if (stay === null || isOver(stay)) await addPayments(sql, outlet.slug, leaveOpen(paper, nowMs))
}

function isAlready(order: Order, { number, generation }: DocumentName): boolean {
  return (
    order.state === 'delivered' &&
    order.documents.some(one => one.number === number && one.generation === generation)
  )
}

async function findBrought(
  sql: Sql,
  { outlet }: Hand,
  order: Order,
  { number, generation }: DocumentName,
  restoration: Restoration,
): Promise<Brought | null> {
  if (named(await allLogKeys(sql, outlet.slug), number).generation !== generation) return null
  const loose = await papersOf(sql, outlet, await papersWithoutOrder(sql, outlet.slug, restoration))
  const papers = await papersFor(sql, outlet, order, loose, await productsOf(sql, outlet, [order]))
  return papers.find(({ paper }) => paper.document.number === number) ?? null
}

/** What it held back it holds no more; what was brought is sold, as far as the shelf has it: what it lacks a count finds. */
async function takeGoods(
  sql: Transaction,
  { outlet, staff: by }: Hand,
  order: Order,
  brought: readonly DeliveredLine[],
  { foundAt }: Restoration,
  nowMs: number,
): Promise<void> {
  const ids = order.lines.map(({ placementId }) => placementId)
  const shelf = await loadShelf(sql, outlet, ids)
  const counted = await countedSince(sql, outlet.slug, foundAt)
  const note = { at: toTimestamp(nowMs), order: order.id, by, note: null }
  const pieces = new Map(brought.map(line => [line.placementId, line.quantity]))
  for (const { placementId, quantity } of order.lines) {
    const sold = counted.has(placementId) ? 0 : (pieces.get(placementId) ?? 0)
    const { stock } = onShelf(shelf.placements, placementId)
    shelf.move(placementId, soldOf(stock, quantity, sold, today(outlet, nowMs)), note)
  }
  await shelf.save(sql, nowMs)
}

function soldOf(stock: StockLevel, held: number, sold: number, day: string) {
  const there = Math.min(sold, sellable(stock, day))
  const taken = take(stock, there, day)
  return [...(taken.ok ? taken.value : []), ...release(held - (taken.ok ? there : 0))]
}
