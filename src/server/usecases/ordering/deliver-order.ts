/**
 * Delivered if and only if receipted: the order's state, the goods taken from their batches, the number and the final
 * bytes of the kwitansi's log entry are one transaction. What is left behind goes back to the shelf as far as it is good.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import { kwitansiEntry } from '../../../domain/document.ts'
import type { DocumentName } from '../../../domain/document-name.ts'
import type { ClerkName, OrderId, OutletId, PlacementId, RoomName } from '../../../domain/ids.ts'
import { apply, type DeliveredLine, type Order } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isOrderInDoubt } from '../../../domain/restored.ts'
import { assertNever, ok, type Result, refuse } from '../../../domain/result.ts'
import { decide } from '../../../domain/steps.ts'
import { applyMovements, type Movement, release, type StockLevel, take } from '../../../domain/stock.ts'
import { MINUTE_MS, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { type LostLine, leaveBehind, type UnbroughtLine, unbroughtLines } from '../../../domain/unbrought.ts'
import { detailHash, stayHash } from '../../../log/hash.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { nextName } from '../../storage/statements/log/logs.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { countedSince, lastRestoration } from '../../storage/statements/restored/restorations.ts'
import { staySalt } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { issueDocument } from '../documents/issue-document.ts'
import { beginPayment } from '../payments/order-money.ts'
import { loadShelf, onShelf, type Shelf } from '../shelf/shelf.ts'
import { newSecret, sha256, today, type World } from '../world.ts'

export type DeliverCode = 'unknown-order' | 'wrong-state' | 'stock-short' | 'invalid'

/** With the name of its kwitansi. */
export interface Delivered extends DocumentName {
  readonly order: Order & { readonly state: 'delivered' }
}

/**
 * Repeated, it answers the same kwitansi and issues none. `lines`: what is brought, absent for all of it; `lost`: what of
 * the rest may not be ordered again; `isEarlier`: it was brought before a backup was put back, which knows nothing of that.
 */
export async function deliverOrder(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  orderId: OrderId,
  lines?: readonly DeliveredLine[],
  lost: readonly LostLine[] = [],
  isEarlier = false,
): Promise<Result<Delivered, DeliverCode>> {
  const { outlet, staff } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null) return refuse('unknown-order')
    const nowMs = world.clock.now()
    const at = toTimestamp(nowMs)
    const name = await nextName(sql, outlet.slug)
    const decided = decide(order, { type: 'deliver', at, by: staff, lines }, name.number, name.generation)
    if (!decided.ok) return decided
    if (decided.value === null) return ok(alreadyDelivered(order))
    const delivered = apply(order, decided.value)
    if (delivered.state !== 'delivered') throw new Error('a delivery that did not deliver')
    const left = unbroughtLines(order, delivered.delivered, lost, 'good')
    if (!left.ok) return left

    const shelf = await loadShelf(
      sql,
      outlet,
      order.lines.map(line => line.placementId),
    )
    const gone = isEarlier ? await countedWithout(sql, outlet.slug, order) : NONE
    const fromRack = delivered.delivered.filter(({ placementId }) => !gone.has(placementId))
    const short = shortages(outlet, fromRack, shelf, nowMs)
    if (short.length > 0) return refuse('stock-short', { lines: short })
    handOver(outlet, delivered, left.value, shelf, nowMs, staff, gone)
    await shelf.save(sql, nowMs)
    await issueKwitansi(sql, world, outlet, delivered, shelf, nowMs, staff)
    await saveOrder(sql, outlet.slug, delivered)
    await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
    return ok({ order: delivered, ...name })
  })
}

const NONE: ReadonlySet<PlacementId> = new Set()

/** Placements that were counted when the goods of an order had left them already; of one that somebody has had in hand since, none. */
async function countedWithout(sql: Sql, outlet: OutletId, order: Order): Promise<ReadonlySet<PlacementId>> {
  const restoration = await lastRestoration(sql, outlet)
  if (restoration === null || !isOrderInDoubt(order, restoration.foundAt)) return NONE
  return countedSince(sql, outlet, restoration.foundAt)
}

function alreadyDelivered(order: Order): Delivered {
  if (order.state !== 'delivered') throw new Error('not delivered')
  // Of a delivery it is the first, whatever stands in for it by now.
  const [document] = order.documents
  if (document === undefined) throw new Error(`delivered without a kwitansi: ${order.id}`)
  const { voided, ...name } = document
  return { order, ...name }
}

/** Lines of which the shelf holds fewer sellable pieces than the clerk means to bring. */
function shortages(outlet: Outlet, lines: readonly DeliveredLine[], { placements }: Shelf, nowMs: number) {
  return lines.flatMap(({ placementId, quantity }) => {
    const taken = take(onShelf(placements, placementId).stock, quantity, today(outlet, nowMs))
    return taken.ok ? [] : [{ placementId, quantity, ...(taken.refusal.detail as { available: number }) }]
  })
}

/** Takes what is brought from its batches, and leaves the rest behind; what is gone is held back no more, and that is all. */
function handOver(
  outlet: Outlet,
  order: Order & { readonly state: 'delivered' },
  left: readonly UnbroughtLine[],
  shelf: Shelf,
  nowMs: number,
  staff: ClerkName,
  gone: ReadonlySet<PlacementId>,
): void {
  const day = today(outlet, nowMs)
  const behind = new Map(left.map(line => [line.placementId, line]))
  const note = { at: toTimestamp(nowMs), order: order.id, by: staff, note: null }
  for (const { placementId, quantity } of order.delivered) {
    if (gone.has(placementId)) {
      const held = order.lines.find(line => line.placementId === placementId)?.quantity ?? 0
      shelf.move(placementId, release(held), note)
      continue
    }
    const { stock } = onShelf(shelf.placements, placementId)
    const taken = takenFrom(stock, quantity, day)
    const line = behind.get(placementId)
    const rest = line === undefined ? [] : leaveBehind(applyMovements(stock, taken), line, day)
    shelf.move(placementId, [...taken, ...rest], note)
  }
}

function takenFrom(stock: StockLevel, quantity: number, day: string): readonly Movement[] {
  const taken = take(stock, quantity, day)
  if (!taken.ok) throw new Error('short after it was found enough')
  return taken.value
}

async function issueKwitansi(
  sql: Transaction,
  world: World,
  outlet: Outlet,
  order: Order & { readonly state: 'delivered' },
  { placements }: Shelf,
  nowMs: number,
  staff: ClerkName,
): Promise<void> {
  const prices = new Map(order.lines.map(line => [line.placementId, line.unitPrice]))
  const lines = order.delivered
    .filter(line => line.quantity > 0)
    .map(({ placementId, quantity }) => {
      const { product, placement } = onShelf(placements, placementId)
      return {
        product: product.id,
        name: product.name.id,
        seller: product.seller,
        terms: placement.terms,
        quantity,
        unitPrice: prices.get(placementId) ?? 0,
      }
    })
  const salt = await staySalt(sql, outlet.slug, order.stay)
  if (salt === null) throw new Error(`stay without salt: ${order.stay}`)
  const detail = { room: order.room, payer: payerName(outlet, order.room), cashier: staff }
  const detailSalt = newSecret(world)
  const entry = await issueDocument(
    sql,
    outlet,
    nowMs,
    head =>
      kwitansiEntry(head, {
        lines,
        payment: lines.every(line => line.unitPrice === 0) ? 'none' : order.payment,
        stay: stayHash(salt, order.stay, sha256),
        detail: detailHash(detailSalt, detail, sha256),
        source: 'stay',
        by: order.takenBy === undefined ? 'guest' : 'phone',
        waitMinutes: Math.max(0, Math.floor((nowMs - toMilliseconds(order.receivedAt)) / MINUTE_MS)),
      }),
    { order: order.id, stay: order.stay, detail, detailSalt },
  )
  await beginPayment(sql, outlet, order, entry, nowMs)
}

/** Whom the money came from, as the paper says it; no name is asked of anyone. */
function payerName(outlet: Outlet, room: RoomName): string {
  switch (outlet.kind) {
    case 'hotel':
      return `Tamu kamar ${room}`
    case 'restaurant':
      return `Tamu meja ${room}`
    case 'mall':
      return `Tamu ${room}`
    default:
      return assertNever(outlet.kind)
  }
}
