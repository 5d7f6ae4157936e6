/**
 * A stay ends, on every device. Open orders are asked for first; kept ones stay on the board and are paid in cash. Each kwitansi is
 * asked for too: what is answered is settled in the same transaction, and what is left unanswered stands on the open list.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { apply, type Order } from '../../../domain/order.ts'
import { isUnpaid } from '../../../domain/paying.ts'
import { PAYMENTS } from '../../../domain/payment.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver, type Stay } from '../../../domain/stay.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { openOrdersOfStay, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import { endStay, findStay, stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { leaveOpen } from '../payments/papers.ts'
import { papersOfStay } from '../payments/read-bill.ts'
import { decideAll, keepSteps, type PaymentDeed } from '../payments/step-payment.ts'
import type { World } from '../world.ts'

export interface CheckedOut {
  readonly stay: StayId
  /** Orders still open, on the board without their guest. */
  readonly kept: readonly string[]
}

/** Of which stay the bill was shown, and what was said of it. */
export interface Settled {
  readonly stay: StayId
  readonly unanswered: 'ask' | 'leave'
  readonly answers: readonly PaymentDeed[]
}

type CheckOutCode =
  | 'unknown-room'
  | 'no-stay'
  | 'open-orders'
  | 'open-bill'
  | 'wrong-state'
  | 'changed-meanwhile'
  | 'invalid'

export async function checkOut(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  room: RoomName,
  open: 'ask' | 'keep' = 'ask',
  settled?: Settled,
): Promise<Result<CheckedOut, CheckOutCode>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const stay = await stayIn(sql, outlet.slug, room)
    if (settled !== undefined && settled.stay !== stay?.id) return otherStay(sql, clerk, settled)
    if (stay === null) return refuse('no-stay')
    const { read: orders, unreadable } = await openOrdersOfStay(sql, outlet.slug, stay.id)
    const kept = [...orders.map(order => order.id), ...unreadable]
    if (kept.length > 0 && open === 'ask') return refuse('open-orders', { orders: kept })
    const nowMs = world.clock.now()
    const bill = await settle(sql, clerk, stay, settled, nowMs)
    if (!bill.ok) return bill
    for (const order of orders) {
      await saveOrder(sql, outlet.slug, rebilled(order))
      await addEvent(sql, outlet.slug, { kind: 'order', stay: stay.id, subject: order.id }, nowMs)
    }
    await endStay(sql, outlet.slug, stay.id, nowMs)
    await addEvent(sql, outlet.slug, { kind: 'stay', stay: stay.id, subject: room }, nowMs)
    const changed = { room: { from: room, to: null }, kept: kept.length }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'check-out', on: stay.id, changed }, nowMs)
    return ok({ stay: stay.id, kept })
  })
}

/** Nothing is written before all is decided. */
async function settle(
  sql: Transaction,
  clerk: ActorOf<'clerk' | 'manager'>,
  stay: Stay,
  settled: Settled | undefined,
  nowMs: number,
): Promise<Result<null, 'open-bill' | 'wrong-state' | 'invalid'>> {
  const papers = await papersOfStay(sql, clerk.outlet, stay.id)
  const steps = await decideAll(sql, clerk, papers, settled?.answers ?? [])
  if (!steps.ok) return steps
  const answered = new Set(settled?.answers.map(({ number }) => number))
  const silent = papers.filter(paper => isUnpaid(paper) && !answered.has(paper.document.number))
  if (settled?.unanswered === 'ask' && silent.length > 0)
    return refuse('open-bill', { numbers: silent.map(({ document }) => document.number) })
  const untouched = papers.filter(paper => !steps.value.some(step => step.paper === paper))
  await keepSteps(sql, clerk, steps.value, nowMs)
  await addPayments(
    sql,
    clerk.outlet.slug,
    untouched.flatMap(paper => leaveOpen(paper, nowMs)),
  )
  return ok(null)
}

/** The bill was another stay's: it was this very check-out, whose answer was lost, or somebody else's. */
async function otherStay(
  sql: Sql,
  clerk: ActorOf<'clerk' | 'manager'>,
  { stay: id, answers }: Settled,
): Promise<Result<CheckedOut, 'changed-meanwhile'>> {
  const { outlet } = clerk
  const stay = await findStay(sql, outlet.slug, id)
  if (stay === null || !isOver(stay)) return refuse('changed-meanwhile')
  const steps = await decideAll(sql, clerk, await papersOfStay(sql, outlet, id), answers)
  if (!steps.ok || steps.value.length > 0) return refuse('changed-meanwhile')
  const { read, unreadable } = await openOrdersOfStay(sql, outlet.slug, id)
  return ok({ stay: id, kept: [...read.map(order => order.id), ...unreadable] })
}

function rebilled(order: Order): Order {
  const payment = PAYMENTS[order.payment].afterStay
  return payment === order.payment ? order : apply(order, { type: 'rebilled', payment })
}
