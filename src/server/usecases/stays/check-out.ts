/**
 * A stay ends, on every device. Open orders are asked for first; kept ones stay on the board and are paid in cash. Each kwitansi is
 * asked for too: what is answered is settled in the same transaction, and what is left unanswered stands on the open list. A group
 * leaves in one act.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { apply, type Order } from '../../../domain/order.ts'
import { isUnpaid } from '../../../domain/paying.ts'
import { PAYMENTS } from '../../../domain/payment.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver } from '../../../domain/stay.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { openOrdersOfStay, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import { endStay, findStay, stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { leaveOpen, type Paper } from '../payments/papers.ts'
import { papersOfStay } from '../payments/read-bill.ts'
import { type DecidedStep, decideAll, keepSteps, type PaymentDeed } from '../payments/step-payment.ts'
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

type Hand = ActorOf<'clerk' | 'manager'>

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
  clerk: Hand,
  room: RoomName,
  open: 'ask' | 'keep' = 'ask',
  settled?: Settled,
): Promise<Result<CheckedOut, CheckOutCode>> {
  return world.storage.write(clerk.outlet.slug, async sql => {
    const decided = await decide(sql, clerk, { room, open, settled })
    if (!decided.ok) return decided
    return ok(await leave(sql, clerk, decided.value, world.clock.now()))
  })
}

/**
 * All of them leave, or nobody: nothing is written before all is decided, and a refusal says whose it is. Rooms that had left by this
 * very act before are answered as they were.
 */
export async function checkOutGroup(
  world: World,
  clerk: Hand,
  open: 'ask' | 'keep',
  rooms: readonly { readonly room: RoomName; readonly bill: Settled }[],
): Promise<Result<{ rooms: CheckedOut[] }, CheckOutCode>> {
  const said = rooms.flatMap(({ bill }) => bill.answers.map(({ id }) => id))
  if (new Set(rooms.map(({ room }) => room)).size < rooms.length || new Set(said).size < said.length)
    return refuse('invalid', { pointer: '/rooms', reason: 'each room and each answer once' })
  return world.storage.write(clerk.outlet.slug, async sql => {
    const all: Decided[] = []
    for (const { room, bill } of rooms) {
      const decided = await decide(sql, clerk, { room, open, settled: bill })
      if (!decided.ok) return refuse(decided.refusal.code, { ...Object(decided.refusal.detail), room })
      all.push(decided.value)
    }
    const nowMs = world.clock.now()
    const left: CheckedOut[] = []
    for (const one of all) left.push(await leave(sql, clerk, one, nowMs))
    return ok({ rooms: left })
  })
}

interface Leaving {
  readonly room: RoomName
  readonly open: 'ask' | 'keep'
  readonly settled: Settled | undefined
}

interface Decided extends CheckedOut {
  /** `null`: it has left already. */
  readonly leaves: {
    readonly room: RoomName
    readonly orders: readonly Order[]
    readonly steps: readonly DecidedStep[]
    /** Kwitansi of which nothing is said now. */
    readonly untouched: readonly Paper[]
  } | null
}

async function decide(
  sql: Sql,
  clerk: Hand,
  { room, open, settled }: Leaving,
): Promise<Result<Decided, CheckOutCode>> {
  const { slug } = clerk.outlet
  if ((await findRoom(sql, slug, room)) === null) return refuse('unknown-room')
  const stay = await stayIn(sql, slug, room)
  if (settled !== undefined && settled.stay !== stay?.id) return otherStay(sql, clerk, settled)
  if (stay === null) return refuse('no-stay')
  const { read: orders, unreadable } = await openOrdersOfStay(sql, slug, stay.id)
  const kept = [...orders.map(order => order.id), ...unreadable]
  if (kept.length > 0 && open === 'ask') return refuse('open-orders', { orders: kept })
  const papers = await papersOfStay(sql, clerk.outlet, stay.id)
  const steps = await decideAll(sql, clerk, papers, settled?.answers ?? [])
  if (!steps.ok) return steps
  const answered = new Set(settled?.answers.map(({ number }) => number))
  const silent = papers.filter(paper => isUnpaid(paper) && !answered.has(paper.document.number))
  if (settled?.unanswered === 'ask' && silent.length > 0)
    return refuse('open-bill', { numbers: silent.map(({ document }) => document.number) })
  const untouched = papers.filter(paper => !steps.value.some(step => step.paper === paper))
  return ok({ stay: stay.id, kept, leaves: { room, orders, steps: steps.value, untouched } })
}

/** What was answered is settled, what was not stands on the open list, orders stay on the board, and the stay is over. */
async function leave(
  sql: Transaction,
  clerk: Hand,
  { stay, kept, leaves }: Decided,
  nowMs: number,
): Promise<CheckedOut> {
  if (leaves === null) return { stay, kept }
  const { room, orders, steps, untouched } = leaves
  const { slug } = clerk.outlet
  await keepSteps(sql, clerk, steps, nowMs)
  await addPayments(
    sql,
    slug,
    untouched.flatMap(paper => leaveOpen(paper, nowMs)),
  )
  for (const order of orders) {
    await saveOrder(sql, slug, rebilled(order))
    await addEvent(sql, slug, { kind: 'order', stay, subject: order.id }, nowMs)
  }
  await endStay(sql, slug, stay, nowMs)
  await addEvent(sql, slug, { kind: 'stay', stay, subject: room }, nowMs)
  const changed = { room: { from: room, to: null }, kept: kept.length }
  await addAct(sql, slug, { actor: clerk, what: 'check-out', on: stay, changed }, nowMs)
  return { stay, kept }
}

/** The bill was another stay's: it was this very check-out, whose answer was lost, or somebody else's. */
async function otherStay(
  sql: Sql,
  clerk: Hand,
  { stay: id, answers }: Settled,
): Promise<Result<Decided, 'changed-meanwhile'>> {
  const { outlet } = clerk
  const stay = await findStay(sql, outlet.slug, id)
  if (stay === null || !isOver(stay)) return refuse('changed-meanwhile')
  const steps = await decideAll(sql, clerk, await papersOfStay(sql, outlet, id), answers)
  if (!steps.ok || steps.value.length > 0) return refuse('changed-meanwhile')
  const { read, unreadable } = await openOrdersOfStay(sql, outlet.slug, id)
  return ok({ stay: id, kept: [...read.map(order => order.id), ...unreadable], leaves: null })
}

function rebilled(order: Order): Order {
  const payment = PAYMENTS[order.payment].afterStay
  return payment === order.payment ? order : apply(order, { type: 'rebilled', payment })
}
