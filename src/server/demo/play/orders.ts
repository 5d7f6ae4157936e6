/** Orders as they turn out: what a guest finds on the shelf, and what the desk then does with it. */

import { type DocumentNumber, uuidV7 } from '../../../domain/ids.ts'
import { lineAmount, sumRupiah } from '../../../domain/money.ts'
import type { Order, OrderLine, OrderRequest } from '../../../domain/order.ts'
import { assertNever } from '../../../domain/result.ts'
import { available } from '../../../domain/stock.ts'
import { type Milliseconds, toTimestamp } from '../../../domain/time.ts'
import { findPlacement } from '../../storage/statements/shelf/placements.ts'
import { voidDocument } from '../../usecases/documents/void-document.ts'
import { cancelOrder, stepOrder } from '../../usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../usecases/ordering/deliver-order.ts'
import { placeOrder } from '../../usecases/ordering/place-order.ts'
import { stepPayment } from '../../usecases/payments/step-payment.ts'
import { shows } from '../../usecases/shelf/shelf.ts'
import { today } from '../../usecases/world.ts'
import type { OrderStep, PlannedOrder } from '../plan/happening.ts'
import { done } from './done.ts'
import { guestOf, handOf } from './hands.ts'
import { paymentIdAt } from './payment-id.ts'
import type { Play } from './under-way.ts'

/** Between the tap on a guest's phone and the server's clock. */
const UNDER_WAY_MS = 350

/** A guest who finds nothing of what was wished for orders nothing, nor does one whose stay holds its share already. */
export async function placePlanned(play: Play, planned: PlannedOrder, atMs: Milliseconds): Promise<void> {
  const { world, plan, stays, orders } = play
  const { outlet } = plan.span
  const stay = stays.get(planned.stay)
  if (stay === undefined) throw new Error(`nobody has checked in to ${planned.stay.room}`)
  const lines = await linesToBeHad(play, planned, atMs)
  if (lines.length === 0) return
  const total = sumRupiah(lines.map(lineAmount))
  const request: OrderRequest = {
    id: uuidV7(atMs, length => world.random.bytes(length)),
    stay,
    lines,
    total,
    payment: total === 0 ? 'none' : planned.payment,
    deliver: planned.deliver,
    ...(planned.note === undefined ? {} : { note: planned.note }),
    placedAt: toTimestamp(atMs - UNDER_WAY_MS),
  }
  const hand = planned.takenBy === undefined ? guestOf(outlet, stay) : handOf(outlet, planned.takenBy)
  const placed = await placeOrder(world, hand, request)
  if (!placed.ok && placed.refusal.code === 'too-many') return
  orders.set(planned, { order: done(placed).order, number: null })
}

/** A guest sees what is left: no more than that is asked for. */
async function linesToBeHad(
  { world, plan }: Play,
  planned: PlannedOrder,
  atMs: Milliseconds,
): Promise<OrderLine[]> {
  const { outlet } = plan.span
  const day = today(outlet, atMs)
  return world.storage.read(async sql => {
    const lines: OrderLine[] = []
    for (const { placementId, quantity } of planned.wishes) {
      const stocked = await findPlacement(sql, outlet.slug, placementId)
      if (stocked === null || !shows(stocked, day).inStock) continue
      const left = available(stocked.stock, day)
      lines.push({
        placementId,
        quantity: Math.min(quantity, left),
        unitPrice: stocked.placement.price,
      })
    }
    return lines
  })
}

/** Nothing, for an order that was never placed. */
export async function takeStep(play: Play, planned: PlannedOrder, step: OrderStep): Promise<void> {
  const { world, plan, orders } = play
  const { outlet } = plan.span
  const known = orders.get(planned)
  if (known === undefined) return
  const { order, number } = known
  switch (step.kind) {
    case 'acknowledge':
    case 'dispatch':
      done(await stepOrder(world, handOf(outlet, step.by), order.id, { type: step.kind }))
      return
    case 'decline':
      done(
        await stepOrder(world, handOf(outlet, step.by), order.id, {
          type: 'decline',
          reason: step.reason,
        }),
      )
      return
    case 'cancel':
      done(await cancelOrder(world, guestOf(outlet, order.stay), order.id))
      return
    case 'deliver':
      return deliver(play, planned, order, step)
    case 'void':
      if (number !== null) await cancelPaper(play, number, step)
      return
    default:
      return assertNever(step)
  }
}

/** What was paid for it is given back in the same breath. */
async function cancelPaper(
  { world, plan }: Play,
  number: DocumentNumber,
  { at, by, reason }: OrderStep & { readonly kind: 'void' },
): Promise<void> {
  const clerk = handOf(plan.span.outlet, by)
  done(await voidDocument(world, clerk, number, reason))
  const id = paymentIdAt(at, number)
  const given = await stepPayment(world, clerk, { id, number, command: { step: 'return' } })
  // A room charge that nobody has posted yet is owed to nobody.
  if (!given.ok && given.refusal.code !== 'wrong-state') done(given)
}

/** What has gone past its best between order and delivery cannot be handed over: the desk says so. */
async function deliver(
  { world, plan, orders }: Play,
  planned: PlannedOrder,
  order: Order,
  step: OrderStep & { readonly kind: 'deliver' },
): Promise<void> {
  const clerk = handOf(plan.span.outlet, step.by)
  const delivered = await deliverOrder(world, clerk, order.id, step.short ? shortened(order) : undefined)
  if (delivered.ok) orders.set(planned, delivered.value)
  else if (delivered.refusal.code !== 'stock-short') done(delivered)
  else done(await stepOrder(world, clerk, order.id, { type: 'decline', reason: 'out-of-stock' }))
}

/** Without its last line, or one piece less of its only one; a single piece is brought. */
function shortened({ lines }: Order) {
  const last = lines.length - 1
  return lines.map(({ placementId, quantity }, i) => {
    if (i < last) return { placementId, quantity }
    return { placementId, quantity: last > 0 ? 0 : Math.max(1, quantity - 1) }
  })
}
