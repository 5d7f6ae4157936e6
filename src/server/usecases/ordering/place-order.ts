/**
 * Placing an order: its reservation, its event and the verdict on its id are one transaction. The same id has the
 * same verdict for ever, refusals that are final among them; a refusal that may pass (too many open orders) is not
 * remembered. Orders that arrive at the same moment are placed one after the other in memory, between one reading and
 * one writing of what they all need.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import { alsoHolding, type Held, HOLDS_NOTHING, REFUSALS_MAX } from '../../../domain/holding.ts'
import type { OrderId, OutletId, PlacementId, StayId } from '../../../domain/ids.ts'
import { hoursAround } from '../../../domain/opening.ts'
import type { Order, OrderRequest } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { paymentFits } from '../../../domain/payment.ts'
import { isLive, priceOn } from '../../../domain/placement.ts'
import { decidePlace, type Offer } from '../../../domain/placing.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { offeredPayments } from '../../../domain/settings.ts'
import { isOver, type Stay } from '../../../domain/stay.ts'
import { available, reserve } from '../../../domain/stock.ts'
import { type DateText, type Timestamp, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { canonical } from '../../../log/canonical.ts'
import { type Numbers, readNumbers } from '../../storage/statements/counters.ts'
import { addEvents } from '../../storage/statements/events.ts'
import {
  addOrders,
  addVerdicts,
  countRefused,
  findOrders,
  findVerdicts,
  type Verdict,
} from '../../storage/statements/ordering/orders.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { type Remembered, recall, remember } from '../shelf/remembered-shelf.ts'
import { onShelf, type Shelf, shelfOf } from '../shelf/shelf.ts'
import { knownStays } from '../stays/known-guests.ts'
import { hashOf, today, type World } from '../world.ts'
import { withAlternatives } from './alternatives.ts'
import { heldBy, refusalOfOneMore } from './holdings.ts'

export type FinalRefusal =
  | 'order-mismatch'
  | 'price-changed'
  | 'sold-out'
  | 'cancelled'
  | 'stay-ended'
  | 'invalid'
export type PlaceCode = FinalRefusal | 'too-many'

export interface Placed {
  readonly order: Order
  /** False when this id had been placed before with the same body. */
  readonly first: boolean
  /** Those of its lines, for whoever shows it. */
  readonly placements: Shelf['placements']
}
type Answer = Result<Placed, PlaceCode>

/** What "the same body" means: the hash of the request's canonical JSON. */
export function fingerprint(request: OrderRequest): string {
  return hashOf(canonical(request))
}

export interface PlaceOptions {
  /** False lifts the limits on a stay's open orders (load tests). */
  readonly limited?: boolean
}

interface Ask {
  readonly world: World
  readonly outlet: Outlet
  readonly actor: ActorOf<'guest' | 'clerk' | 'manager'>
  readonly request: OrderRequest
  readonly print: string
  readonly options: PlaceOptions
}

/** By its guest, or at the guest's word by whoever takes it at the desk. */
export async function placeOrder(
  world: World,
  actor: ActorOf<'guest' | 'clerk' | 'manager'>,
  request: OrderRequest,
  options: PlaceOptions = {},
): Promise<Answer> {
  const { outlet } = actor
  const ask: Ask = { world, outlet, actor, request, print: fingerprint(request), options }
  const { answer, shelf } = await world.storage.writeTogether(outlet.slug, placeAll, ask)
  remember(world.storage, outlet.slug, shelf)
  return answer
}

/** One's answer, and the shelf as it is once that is committed. */
interface Told {
  readonly answer: Answer
  readonly shelf: Remembered
}

async function placeAll(sql: Transaction, asks: readonly Ask[]): Promise<readonly Told[]> {
  const [first] = asks
  if (first === undefined) return []
  const { world, outlet } = first
  const nowMs = world.clock.now()
  const book = await openBook(sql, world, outlet, asks, nowMs)
  const answers: Answer[] = []
  for (const ask of asks) answers.push(await placeOne(sql, book, ask))
  await saveBook(sql, outlet.slug, book, nowMs)
  const { numbers } = book
  const shelf = {
    menu: numbers.last('menu'),
    stock: numbers.last('stock'),
    placements: book.shelf.placements,
  }
  return answers.map(answer => ({ answer, shelf }))
}

/** All that the orders of one transaction are decided upon, and what has become of it by those decided so far. */
interface Book {
  readonly now: Timestamp
  /** The business day. */
  readonly day: DateText
  readonly verdicts: Map<OrderId, Verdict>
  readonly orders: Map<OrderId, Order>
  readonly stays: ReadonlyMap<StayId, Stay>
  /** What each stay holds, of those that are limited. */
  readonly held: Map<StayId, Held>
  readonly shelf: Shelf
  readonly numbers: Numbers
  readonly newVerdicts: Verdict[]
  readonly newOrders: Order[]
}

async function openBook(
  sql: Sql,
  world: World,
  outlet: Outlet,
  asks: readonly Ask[],
  nowMs: number,
): Promise<Book> {
  const { slug } = outlet
  const ids = asks.map(({ request }) => request.id)
  const stayIds = [...new Set(asks.map(({ request }) => request.stay))]
  const limitedStays = asks.flatMap(({ request, options }) =>
    options.limited === false ? [] : [request.stay],
  )
  const placementIds = new Set<PlacementId>()
  for (const { request } of asks) for (const line of request.lines) placementIds.add(line.placementId)
  const reading = readNumbers(sql, slug)
  const [verdicts, stays, held, placements, numbers] = await Promise.all([
    findVerdicts(sql, slug, ids),
    knownStays(world.storage, sql, slug, stayIds, reading),
    heldBy(sql, slug, [...new Set(limitedStays)], nowMs),
    recall(world.storage, sql, slug, [...placementIds], reading),
    reading,
  ])
  const orders = await findOrders(sql, slug, [...verdicts.keys()])
  return {
    now: toTimestamp(nowMs),
    day: today(outlet, nowMs),
    verdicts,
    orders,
    stays,
    held,
    shelf: shelfOf(sql, outlet, placements),
    numbers,
    newVerdicts: [],
    newOrders: [],
  }
}

/** The verdict on an id that has one; else decides, and enters the decision in the book. */
async function placeOne(sql: Sql, book: Book, ask: Ask): Promise<Answer> {
  const { request, print } = ask
  const known = book.verdicts.get(request.id)
  if (known !== undefined) return verdictAgain(book, known, request, print)
  const decided = await decide(book, ask)
  if (!decided.ok && decided.refusal.code !== 'too-many' && (await isRefusedTooOften(sql, book, ask)))
    return refuse('too-many', { refusedMax: REFUSALS_MAX })
  const refusal = decided.ok ? null : await withAlternatives(book.shelf, decided.refusal, book.day)
  if (refusal?.code === 'too-many') return refuse('too-many', refusal.detail)
  const verdict: Verdict = { orderId: request.id, stay: request.stay, fingerprint: print, refusal }
  book.verdicts.set(request.id, verdict)
  book.newVerdicts.push(verdict)
  if (!decided.ok) return { ok: false, refusal: refusal ?? decided.refusal }
  const order = decided.value
  enter(book, order)
  return ok({ order, first: true, placements: book.shelf.placements })
}

/** The remembered verdict, told again with the order as it now is. */
function verdictAgain({ orders, shelf }: Book, known: Verdict, request: OrderRequest, print: string): Answer {
  if (known.stay !== request.stay) return refuse('order-mismatch')
  if (known.fingerprint === null) return refuse('cancelled')
  if (known.fingerprint !== print) return refuse('order-mismatch')
  if (known.refusal !== null) return { ok: false, refusal: known.refusal } as Answer
  const order = orders.get(request.id)
  if (order === undefined) throw new Error(`verdict without order: ${request.id}`)
  return ok({ order, first: false, placements: shelf.placements })
}

async function decide(
  book: Book,
  { outlet, actor, request, options }: Ask,
): Promise<Result<Order, PlaceCode>> {
  const { now, day, stays, shelf } = book
  const stay = stays.get(request.stay)
  if (stay === undefined || isOver(stay)) return refuse('stay-ended')
  if (outlet.ended !== undefined) return refuse('stay-ended')
  const decided = decidePlace(request, {
    room: stay.room,
    receivedAt: now,
    offers: offersOf(request, shelf, day),
    paymentFits: paymentFits(request.payment, request.total, offeredPayments(outlet)),
    hours: hoursAround(outlet, toMilliseconds(now)),
    leavesAt: stay.leavesAt,
    ...(actor.kind === 'guest' ? {} : { takenBy: actor.staff }),
  })
  if (!decided.ok) return decided
  const { order } = decided.value
  // Last: what can never be placed must not be told to come again.
  const surplus = options.limited === false ? null : await refusalOfOneMore(book, order)
  return surplus ?? ok(order)
}

/** A refusal is remembered for ever, so a stay may have so many; beyond, it is told and not remembered. */
async function isRefusedTooOften(
  sql: Sql,
  { newVerdicts }: Book,
  { outlet, request: { stay }, options }: Ask,
): Promise<boolean> {
  if (options.limited === false) return false
  const anew = newVerdicts.filter(verdict => verdict.stay === stay && verdict.refusal !== null).length
  return (await countRefused(sql, outlet.slug, stay)) + anew >= REFUSALS_MAX
}

function offersOf({ lines }: OrderRequest, { placements }: Shelf, day: DateText): Map<PlacementId, Offer> {
  const offers = new Map<PlacementId, Offer>()
  for (const { placementId } of lines) {
    const stocked = placements.get(placementId)
    if (stocked === undefined) continue
    offers.set(placementId, {
      placementId,
      price: priceOn(stocked.placement, day),
      live: isLive(stocked.placement, stocked.product, day),
      available: available(stocked.stock, day),
    })
  }
  return offers
}

/** An order that is taken: those after it find its goods reserved. */
function enter({ now, day, orders, newOrders, held, shelf }: Book, order: Order): void {
  orders.set(order.id, order)
  newOrders.push(order)
  held.set(order.stay, alsoHolding(held.get(order.stay) ?? HOLDS_NOTHING, order))
  const note = { at: now, order: order.id, by: order.takenBy ?? null, note: null }
  for (const { placementId, quantity } of order.lines) {
    const reserved = reserve(onShelf(shelf.placements, placementId).stock, quantity, day)
    if (!reserved.ok) throw new Error(`${placementId} was on offer and could not be reserved`)
    shelf.move(placementId, reserved.value, note)
  }
}

async function saveBook(sql: Transaction, outlet: OutletId, book: Book, nowMs: number): Promise<void> {
  const { newVerdicts, newOrders, shelf, numbers } = book
  await Promise.all([
    addVerdicts(sql, outlet, newVerdicts, nowMs),
    addOrders(sql, outlet, newOrders),
    addEvents(
      sql,
      outlet,
      newOrders.map(({ id, stay }) => ({ kind: 'order' as const, stay, subject: id })),
      nowMs,
      numbers,
    ),
    shelf.save(sql, nowMs, numbers),
  ])
}
