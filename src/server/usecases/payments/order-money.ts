/**
 * Money that comes by QRIS: claimed by its guest, confirmed by the desk. Before there is a kwitansi it is said of the order;
 * from then on the claim is a step of the kwitansi's payment, and the desk's word is `stepPayment`. Said twice, it is said once.
 */
import type { OrderView } from '../../../contract/order.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { KwitansiEntry } from '../../../domain/document.ts'
import type { OrderId } from '../../../domain/ids.ts'
import { apply, type Order } from '../../../domain/order.ts'
import {
  beginningsOf,
  decideMoney,
  isPaidByCode,
  MONEY_STATES,
  type MoneyCommand,
  moneyOf,
} from '../../../domain/order-money.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { decidePayment } from '../../../domain/paying.ts'
import { amountCode, readQris } from '../../../domain/qris.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { findDocuments } from '../../storage/statements/documents/documents.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { type Paper, papersOf, stepTo } from './papers.ts'

type Refused = 'unknown-order' | 'wrong-state'

export async function claimPayment(
  world: World,
  { outlet, stay }: ActorOf<'guest'>,
  orderId: OrderId,
): Promise<Result<Order, Refused>> {
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null || order.stay !== stay.id) return refuse('unknown-order')
    const nowMs = world.clock.now()
    if (order.state === 'delivered') return claimOfPaper(sql, outlet, order, nowMs)
    return say(sql, outlet, order, { type: 'claim', at: toTimestamp(nowMs) }, nowMs)
  })
}

export async function confirmPayment(
  world: World,
  { outlet, staff }: ActorOf<'clerk' | 'manager'>,
  orderId: OrderId,
): Promise<Result<Order, Refused>> {
  return world.storage.write(outlet.slug, async sql => {
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null) return refuse('unknown-order')
    const nowMs = world.clock.now()
    return say(sql, outlet, order, { type: 'confirm', at: toTimestamp(nowMs), by: staff }, nowMs)
  })
}

async function say(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  command: MoneyCommand,
  nowMs: number,
): Promise<Result<Order, 'wrong-state'>> {
  const decided = decideMoney(order, command)
  if (!decided.ok) return decided
  if (decided.value === null) return ok(order)
  const next = apply(order, decided.value)
  await saveOrder(sql, outlet.slug, next)
  await tell(sql, outlet, order, nowMs)
  return ok(next)
}

async function claimOfPaper(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  nowMs: number,
): Promise<Result<Order, 'wrong-state'>> {
  const paper = isPaidByCode(order) ? await paperOf(sql, outlet, order) : null
  if (paper === null) return refuse('wrong-state', { state: order.state })
  // Seen by the desk before its guest's word arrived: it is as good as said.
  if (paper.payment.state === 'paid') return ok(order)
  const decided = decidePayment(paper, { step: 'claim' })
  if (!decided.ok) return decided
  if (decided.value === null) return ok(order)
  const by = { step: 'claim', deed: null, by: null, nowMs } as const
  await addPayments(sql, outlet.slug, [stepTo(paper, decided.value, by)])
  await tell(sql, outlet, order, nowMs)
  return ok(order)
}

/** The kwitansi of an order that stands; `null`: it has none. */
async function paperOf(sql: Sql, outlet: Outlet, order: Order): Promise<Paper | null> {
  if (order.state !== 'delivered') return null
  const numbers = order.documents.filter(({ voided }) => !voided).map(({ number }) => number)
  const papers = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, numbers))
  return papers.at(-1) ?? null
}

function tell(sql: Transaction, outlet: Outlet, { id, stay }: Order, nowMs: number): Promise<void> {
  return addEvent(sql, outlet.slug, { kind: 'order', stay, subject: id }, nowMs)
}

/** In the transaction that issues it: a kwitansi goes on from what was said of its order's money. */
export async function beginPayment(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  { number, total }: KwitansiEntry,
  nowMs: number,
): Promise<void> {
  if (total === 0) return
  // What is said to be cash, by its guest's wish or by a version of entries without a word for QRIS, is in the drawer of whoever brought it.
  const hand = order.state === 'delivered' ? order.deliveredBy : null
  for (const { step, payment } of beginningsOf(order)) {
    const papers = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, [number]))
    const by = step === 'pay' ? (order.confirmedBy ?? null) : null
    const rows = papers.map(paper => stepTo(paper, payment, { step, deed: null, by, nowMs }))
    await addPayments(
      sql,
      outlet.slug,
      rows.map(row => (row.cash === 0 ? row : { ...row, madeBy: hand })),
    )
  }
}

/** What their guests and the desk are shown of the money of these orders, with the code that asks for it until it has come. */
export async function moneyOfOrders(
  sql: Sql,
  outlet: Outlet,
  orders: readonly Order[],
): Promise<ReadonlyMap<OrderId, OrderMoney>> {
  const shown = new Map<OrderId, OrderMoney>()
  for (const order of orders.filter(isPaidByCode)) {
    const money = order.state === 'delivered' ? await ofPaper(sql, outlet, order) : ofOrder(order)
    if (money !== null) shown.set(order.id, { ...money, ...codeFor(outlet, money) })
  }
  return shown
}

type OrderMoney = NonNullable<OrderView['qris']>

function ofOrder(order: Order): OrderMoney | null {
  const state = moneyOf(order)
  return state === null ? null : { state, amount: order.total }
}

async function ofPaper(sql: Sql, outlet: Outlet, order: Order): Promise<OrderMoney | null> {
  const paper = await paperOf(sql, outlet, order)
  const state = MONEY_STATES.find(word => word === paper?.payment.state)
  return paper === null || state === undefined ? null : { state, amount: paper.total }
}

function codeFor({ qris = '' }: Outlet, { state, amount }: OrderMoney): Pick<OrderMoney, 'code' | 'to'> {
  const merchant = readQris(qris)
  const made = amountCode(qris, amount)
  return state !== 'paid' && merchant.ok && made.ok ? { code: made.value, to: merchant.value.name } : {}
}
