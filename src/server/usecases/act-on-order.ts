/** Acknowledge, dispatch, decline and cancel: the order's next state, its event and released goods in one transaction. */
import { apply, decide, isOpen, type Order, type OrderCommand, reservedLines } from '../../domain/order.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { release } from '../../domain/stock.ts'
import { toTimestamp } from '../../domain/time.ts'
import { addEvent } from '../storage/statements/events.ts'
import { addVerdict, findOrder, findVerdict, saveOrder } from '../storage/statements/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { loadShelf } from './shelf.ts'
import type { Clerk, World } from './world.ts'

export type DeskStep =
  | { readonly type: 'acknowledge' }
  | { readonly type: 'dispatch' }
  | {
      readonly type: 'decline'
      readonly reason: Extract<OrderCommand, { type: 'decline' }>['reason']
      readonly comment?: string | undefined
      readonly alternatives?: readonly string[] | undefined
    }

/** A clerk's step. Repeated, it answers the order as it is and changes nothing. */
export async function stepOrder(
  world: World,
  clerk: Clerk,
  orderId: string,
  step: DeskStep,
): Promise<Result<Order, 'unknown-order' | 'wrong-state'>> {
  const { outlet, staff } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null) return refuse('unknown-order')
    const nowMs = world.clock.now()
    return advance(sql, outlet, order, { ...step, at: toTimestamp(nowMs), by: staff }, nowMs)
  })
}

/** A guest's cancel. An id that was never placed is barred: should its order still arrive, it is refused as cancelled. */
export async function cancelOrder(
  world: World,
  outlet: Outlet,
  stay: string,
  orderId: string,
): Promise<Result<Order | null, 'wrong-state' | 'order-mismatch'>> {
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const verdict = await findVerdict(sql, outlet.slug, orderId)
    if (verdict === null) {
      await addVerdict(
        sql,
        outlet.slug,
        { orderId, stay, fingerprint: null, refusal: { code: 'cancelled' } },
        nowMs,
      )
      return ok(null)
    }
    if (verdict.stay !== stay) return refuse('order-mismatch')
    if (verdict.refusal !== null) return ok(null)
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null) throw new Error(`verdict without order: ${orderId}`)
    return advance(sql, outlet, order, { type: 'cancel', at: toTimestamp(nowMs) }, nowMs)
  })
}

async function advance(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  command: Exclude<OrderCommand, { type: 'deliver' }>,
  nowMs: number,
): Promise<Result<Order, 'wrong-state'>> {
  const decided = decide(order, command)
  if (!decided.ok) return refuse('wrong-state', { state: order.state })
  if (decided.value === null) return ok(order)
  const next = apply(order, decided.value)
  if (!isOpen(next)) await releaseLines(sql, outlet, order, nowMs, 'by' in command ? command.by : null)
  await saveOrder(sql, outlet.slug, next)
  await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
  return ok(next)
}

async function releaseLines(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  nowMs: number,
  by: string | null,
): Promise<void> {
  const lines = reservedLines(order)
  const shelf = await loadShelf(
    sql,
    outlet,
    lines.map(line => line.placementId),
  )
  const note = { at: toTimestamp(nowMs), order: order.id, by, note: null }
  for (const { placementId, quantity } of lines) shelf.move(placementId, release(quantity), note)
  await shelf.save(sql, nowMs)
}
