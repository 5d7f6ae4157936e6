/** Acknowledge, dispatch, decline and cancel: the order's next state, its event and released goods in one transaction. */
import type { ActorOf } from '../../../domain/actor.ts'
import { REFUSALS_MAX } from '../../../domain/holding.ts'
import type { OrderId } from '../../../domain/ids.ts'
import { apply, isOpen, type Order } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import {
  type DeskStep,
  decide,
  type OrderCommand,
  type PlainStep,
  type StepSays,
} from '../../../domain/steps.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { FATE_BY_REASON, leaveBehind, type UnbroughtLine, unbroughtLines } from '../../../domain/unbrought.ts'
import { addEvent } from '../../storage/statements/events.ts'
import {
  addVerdict,
  countRefused,
  findOrder,
  findVerdict,
  saveOrder,
} from '../../storage/statements/ordering/orders.ts'
import type { Transaction } from '../../storage/storage.ts'
import { loadShelf, onShelf } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'

/** What a clerk does with an order but to hand it over, which issues a kwitansi and is `deliverOrder`. */
export type Stepped = {
  [Step in Exclude<DeskStep, 'deliver'>]: { readonly type: Step } & StepSays<Step>
}[Exclude<DeskStep, 'deliver'>]

/** A clerk's step. Repeated, it answers the order as it is and changes nothing. */
export async function stepOrder(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  orderId: OrderId,
  step: Stepped,
): Promise<Result<Order, 'unknown-order' | 'wrong-state' | 'invalid'>> {
  const { outlet, staff } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null) return refuse('unknown-order')
    const left = leftBy(order, step)
    if (!left.ok) return left
    const nowMs = world.clock.now()
    const command = { ...step, at: toTimestamp(nowMs), by: staff }
    return advance(sql, outlet, order, command, left.value, nowMs)
  })
}

/** What a step that ends the order leaves on the shelf. */
function leftBy(order: Order, step: Stepped): Result<readonly UnbroughtLine[], 'invalid'> {
  if (step.type !== 'decline') return endsNothing(step.type)
  return unbroughtLines(order, [], step.lost, FATE_BY_REASON[step.reason])
}

function endsNothing(_step: PlainStep): Result<readonly UnbroughtLine[], 'invalid'> {
  return ok([])
}

/** A guest's cancel. An id that was never placed is barred: should its order still arrive, it is refused as cancelled. */
export async function cancelOrder(
  world: World,
  guest: ActorOf<'guest'>,
  orderId: OrderId,
  { limited = true }: { readonly limited?: boolean } = {},
): Promise<Result<Order | null, 'wrong-state' | 'order-mismatch' | 'too-many'>> {
  const { outlet } = guest
  const stay = guest.stay.id
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const verdict = await findVerdict(sql, outlet.slug, orderId)
    if (verdict === null) {
      if (limited && (await countRefused(sql, outlet.slug, stay)) >= REFUSALS_MAX)
        return refuse('too-many', { refusedMax: REFUSALS_MAX })
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
    const left = unbroughtLines(order, [], [], 'good')
    if (!left.ok) throw new Error(`a cancel that leaves what was not ordered: ${orderId}`)
    return advance(sql, outlet, order, { type: 'cancel', at: toTimestamp(nowMs) }, left.value, nowMs)
  })
}

async function advance(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  command: Exclude<OrderCommand, { type: 'deliver' }>,
  left: readonly UnbroughtLine[],
  nowMs: number,
): Promise<Result<Order, 'wrong-state'>> {
  const decided = decide(order, command)
  if (!decided.ok) return refuse('wrong-state', { state: order.state })
  if (decided.value === null) return ok(order)
  const next = apply(order, decided.value)
  if (!isOpen(next)) await putBack(sql, outlet, order, left, nowMs, 'by' in command ? command.by : null)
  await saveOrder(sql, outlet.slug, next)
  await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
  return ok(next)
}

async function putBack(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  left: readonly UnbroughtLine[],
  nowMs: number,
  by: string | null,
): Promise<void> {
  const shelf = await loadShelf(
    sql,
    outlet,
    left.map(line => line.placementId),
  )
  const note = { at: toTimestamp(nowMs), order: order.id, by, note: null }
  for (const line of left) {
    const { stock } = onShelf(shelf.placements, line.placementId)
    shelf.move(line.placementId, leaveBehind(stock, line, today(outlet, nowMs)), note)
  }
  await shelf.save(sql, nowMs)
}
