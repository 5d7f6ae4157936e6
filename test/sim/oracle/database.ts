/** The whole database, held against the promises: money, stock, documents, events, verdicts. Reads rows, trusts no code. */
import type { OrderRequest } from '../../../src/contract/order.ts'
import type { Order, OrderState } from '../../../src/domain/order.ts'
import { lostOf } from '../people/fates.ts'
import { outlet } from '../server/template.ts'
import { checkActs } from './acts.ts'
import { checkDrawers } from './drawers.ts'
import type { Look } from './look.ts'
import { checkDocuments } from './papers.ts'
import { checkPayments } from './payments.ts'
import type { Record, Tap } from './record.ts'
import { checkSold } from './sold.ts'
import { canBeHonoured } from './times.ts'

const SLUG = outlet.slug

export function checkDatabase(look: Look, record: Record): void {
  checkOrders(look, record)
  checkUndone(look, record)
  checkStock(look, record)
  checkLost(look, record)
  checkSold(look, record)
  checkDocuments(look, record)
  checkPayments(look, record)
  checkDrawers(look, record)
  checkEvents(look, record)
  checkActs(look, record)
  checkSaid(look, record)
}

/** A check-in that was taken back was nobody's: nothing was ordered in it. */
function checkUndone(look: Look, { violate }: Record): void {
  const used = look.all<{ stay: string }>(
    `SELECT stay FROM stays s WHERE outlet = ? AND checked_out_at < checked_in_at AND EXISTS
       (SELECT 1 FROM orders o WHERE o.outlet = s.outlet AND o.stay = s.stay)`,
    SLUG,
  )
  for (const { stay } of used) violate('an-undone-stay-has-nothing', stay)
}

interface OrderRow {
  readonly id: string
  readonly state: OrderState
  readonly open: number
  readonly total: number
  readonly stay: string
  readonly body: string
}

function ordersIn(look: Look): OrderRow[] {
  return look.all<OrderRow>(
    'SELECT order_id AS id, state, is_open AS open, total, stay, body FROM orders WHERE outlet = ?',
    SLUG,
  )
}

/** Said here once more, so that the program's own word for it is held to it. */
const IS_OPEN: { readonly [State in OrderState]: boolean } = {
  placed: true,
  acknowledged: true,
  dispatched: true,
  delivered: false,
  declined: false,
  cancelled: false,
}

/** Each was tapped, stands with the bytes of the tap, adds up, and has the one verdict that says so. */
function checkOrders(look: Look, { taps, violate, saw }: Record): void {
  for (const row of ordersIn(look)) {
    const order = JSON.parse(row.body) as Order
    const tap = taps.get(row.id)
    if (tap === undefined) violate('no-order-without-a-tap', `${row.id} was tapped by nobody`)
    else if (!isTapped(tap, order)) violate('same-bytes', `${row.id} is not what was tapped`)
    else if (order.takenBy !== (tap.takenBy ?? undefined))
      violate('same-bytes', `${row.id} names another clerk`)
    if (order.deliver.when === 'at') {
      saw('taken-for-a-time')
      if (!canBeHonoured(order.deliver.at, Date.parse(order.receivedAt)))
        violate('a-time-that-can-be-kept', `${row.id} is for ${order.deliver.at}, from ${order.receivedAt}`)
    }
    const total = order.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
    if (total !== order.total || total !== row.total)
      violate('money-is-exact', `${row.id}: ${total}, ${row.total}`)
    if (order.state !== row.state || IS_OPEN[row.state] !== (row.open === 1))
      violate('one-state', `${row.id}: ${order.state}, ${row.state}, open ${row.open}`)
    const stay = look.get<{ room: string }>(
      'SELECT room FROM stays WHERE outlet = ? AND stay = ? AND checked_out_at IS NULL',
      SLUG,
      row.stay,
    )
    if (row.open === 1 && stay !== undefined && stay.room !== order.room)
      violate('follows-its-guest', `${row.id} is for ${order.room}, its guest is in ${stay.room}`)
    const verdict = look.get<{ refusal: string | null }>(
      'SELECT refusal FROM verdicts WHERE outlet = ? AND order_id = ?',
      SLUG,
      row.id,
    )
    if (verdict === undefined || verdict.refusal !== null)
      violate(
        'once-or-refused-once',
        `${row.id} exists, and its verdict is ${verdict?.refusal ?? 'not there'}`,
      )
  }
  const orphans = look.all<{ id: string }>(
    `SELECT order_id AS id FROM verdicts v WHERE outlet = ? AND refusal IS NULL AND NOT EXISTS
       (SELECT 1 FROM orders o WHERE o.outlet = v.outlet AND o.order_id = v.order_id)`,
    SLUG,
  )
  for (const { id } of orphans) violate('once-or-refused-once', `${id} is accepted and does not exist`)
}

/** With the bytes of one of its taps: a basket whose order was lost is ordered again at another moment. */
function isTapped({ texts }: Tap, order: Order): boolean {
  return Array.from(texts, text => JSON.parse(text) as OrderRequest).some(body => isSameWish(body, order))
}

function isSameWish(tapped: OrderRequest, order: Order): boolean {
  return (
    tapped.stay === order.stay &&
    tapped.total === order.total &&
    tapped.placedAt === order.placedAt &&
    tapped.note === order.note &&
    JSON.stringify(tapped.deliver) === JSON.stringify(order.deliver) &&
    JSON.stringify(tapped.lines) === JSON.stringify(order.lines)
  )
}

/** Of every batch: received = on hand + sold + returned + written off. What open orders hold back is there. */
function checkStock(look: Look, { violate, saw }: Record): void {
  const held = new Map<string, number>()
  const sold = new Map<string, number>()
  const cameBack = backOnTheShelf(look)
  for (const { body } of ordersIn(look)) {
    const order = JSON.parse(body) as Order
    if (IS_OPEN[order.state]) for (const line of order.lines) add(held, line.placementId, line.quantity)
    if (
      order.state === 'delivered' &&
      !order.documents.every(({ number, voided }) => voided && cameBack.has(number))
    )
      for (const line of order.delivered) add(sold, line.placementId, line.quantity)
  }
  const placements = look.all<{
    id: string
    reserved: number
    onHand: number
    moved: number
    given: number
    broken: number
  }>(
    `SELECT p.placement AS id, p.reserved,
       (SELECT COALESCE(SUM(on_hand), 0) FROM batches b WHERE b.outlet = p.outlet AND b.placement = p.placement) AS onHand,
       (SELECT COALESCE(SUM(CASE kind WHEN 'in' THEN quantity WHEN 'corrected' THEN quantity WHEN 'unsold' THEN quantity
          WHEN 'sold' THEN -quantity WHEN 'returned' THEN -quantity WHEN 'damaged' THEN -quantity
          WHEN 'expired' THEN -quantity ELSE 0 END), 0)
        FROM stock_entries e WHERE e.outlet = p.outlet AND e.placement = p.placement) AS moved,
       (SELECT COALESCE(SUM(CASE kind WHEN 'sold' THEN quantity ELSE -quantity END), 0) FROM stock_entries e
        WHERE e.outlet = p.outlet AND e.placement = p.placement AND kind IN ('sold', 'unsold')) AS given,
       (SELECT COALESCE(SUM(ABS(quantity)), 0) FROM stock_entries e
        WHERE e.outlet = p.outlet AND e.placement = p.placement
          AND (kind IN ('damaged', 'returned', 'expired') OR (kind = 'corrected' AND quantity < 0))) AS broken
     FROM placements p WHERE p.outlet = ?`,
    SLUG,
  )
  for (const { id, reserved, onHand, moved, given, broken } of placements) {
    if (onHand < 0 || reserved < 0)
      violate('never-below-zero', `${id}: ${onHand} on hand, ${reserved} reserved`)
    // What is taken off the shelf may have been promised: the desk finds it short. Ordering alone never promises too much.
    if (reserved > onHand + broken) violate('never-oversold', `${id}: ${reserved} reserved of ${onHand}`)
    if (reserved !== (held.get(id) ?? 0))
      violate('stock-is-real', `${id}: ${reserved} reserved, open orders hold ${held.get(id) ?? 0}`)
    if (moved !== onHand) violate('stock-is-real', `${id}: ${onHand} on hand, the ledger says ${moved}`)
    if (given !== (sold.get(id) ?? 0))
      violate('stock-is-real', `${id}: ${given} sold, orders brought ${sold.get(id) ?? 0}`)
    if (onHand === 0 && given > 0) saw('last-piece-sold')
  }
  const negative = look.all<{ batch: string }>(
    'SELECT batch FROM batches WHERE outlet = ? AND on_hand < 0',
    SLUG,
  )
  if (negative.length > 0) violate('never-below-zero', `batch ${negative[0]?.batch}`)
}

/** Numbers of kwitansi whose goods were said to be on the shelf again when they were voided, or that another stands in for. */
function backOnTheShelf(look: Look): Set<number> {
  const acts = look.all<{ number: string }>(
    `SELECT subject AS number FROM acts WHERE outlet = ?
       AND (what = 'reissue' OR (what = 'void' AND json_extract(body, '$.changed.goods') IS NOT NULL))`,
    SLUG,
  )
  return new Set(acts.map(({ number }) => Number(number)))
}

/** What clerks said was not there or damaged has left the shelf under its order, and nothing else has. */
function checkLost(look: Look, { violate, saw }: Record): void {
  const rows = look.all<{
    id: string
    placement: string
    missing: number
    damaged: number
    sold: number
  }>(
    `SELECT order_id AS id, placement, SUM(CASE kind WHEN 'corrected' THEN -quantity ELSE 0 END) AS missing,
       SUM(CASE kind WHEN 'damaged' THEN quantity ELSE 0 END) AS damaged,
       SUM(CASE kind WHEN 'sold' THEN quantity ELSE 0 END) AS sold
     FROM stock_entries WHERE outlet = ? AND order_id IS NOT NULL GROUP BY order_id, placement`,
    SLUG,
  )
  const written = new Map(rows.map(row => [`${row.id} ${row.placement}`, row]))
  const removed = new Set(
    look
      .all<{ placement: string }>(
        `SELECT placement FROM stock_entries WHERE outlet = ? AND order_id IS NULL
           AND (kind IN ('damaged', 'returned', 'expired') OR (kind = 'corrected' AND quantity < 0))`,
        SLUG,
      )
      .map(({ placement }) => placement),
  )
  const broughtBack = broughtByTheirPapers(look)
  for (const { body } of ordersIn(look)) {
    const order = JSON.parse(body) as Order
    // What was said when it was brought went with the backup: what its shelf lacks a count finds.
    if (broughtBack.has(order.id)) continue
    // As it was brought: a kwitansi that stands in for the first may say fewer.
    const brought = order.lines.map(({ placementId }) => ({
      placementId,
      quantity: written.get(`${order.id} ${placementId}`)?.sold ?? 0,
    }))
    const isLeft = order.state === 'declined' || order.state === 'delivered'
    const told = isLeft ? lostOf(order, new Map(brought.map(line => [line.placementId, line.quantity]))) : []
    const said = new Map(told.map(line => [line.placementId, line]))
    for (const { placementId } of order.lines) {
      const { missing = 0, damaged = 0 } = said.get(placementId) ?? {}
      const row = written.get(`${order.id} ${placementId}`) ?? { missing: 0, damaged: 0 }
      // Of goods that the manager has taken off the shelf meanwhile there may be fewer left to lose.
      const isShort = removed.has(placementId) && row.missing <= missing && row.damaged <= damaged
      if (!isShort && (row.missing !== missing || row.damaged !== damaged))
        violate(
          'stock-is-real',
          `${order.id}: ${placementId} lost ${JSON.stringify(row)}, told ${missing}/${damaged}`,
        )
      if (row.missing > 0) saw('not-there-when-it-was-picked')
      if (row.damaged > 0) saw('damaged-when-it-was-picked')
    }
  }
}

/** Orders that were put together with a kwitansi that came back without them. */
function broughtByTheirPapers(look: Look): Set<string> {
  const acts = look.all<{ id: string }>(
    "SELECT subject AS id FROM acts WHERE outlet = ? AND what = 'bring-back'",
    SLUG,
  )
  return new Set(acts.map(({ id }) => id))
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity)
}

/** Numbered without a gap; the last of an order's events is not before its last change (each change has one). */
function checkEvents(look: Look, { violate }: Record): void {
  const row = look.get<{ n: number; last: number | null; counter: number | null }>(
    `SELECT COUNT(*) AS n, MAX(seq) AS last,
       (SELECT value FROM counters WHERE outlet = ? AND name = 'event') AS counter FROM events WHERE outlet = ?`,
    SLUG,
    SLUG,
  )
  const { n, last, counter } = row ?? { n: 0, last: 0, counter: 0 }
  if (n !== (last ?? 0) || n !== (counter ?? 0))
    violate('no-gap', `${n} events, last ${last}, counter ${counter}`)
  const silent = look.all<{ id: string }>(
    `SELECT order_id AS id FROM orders o WHERE outlet = ? AND NOT EXISTS
       (SELECT 1 FROM events e WHERE e.outlet = o.outlet AND e.subject = o.order_id)`,
    SLUG,
  )
  for (const { id } of silent) violate('every-change-is-told', `${id} has no event`)
}

/** What the server has said once still stands. */
function checkSaid(look: Look, { said, violate }: Record): void {
  const rows = look.all<{ id: string; refusal: string | null }>(
    'SELECT order_id AS id, refusal FROM verdicts WHERE outlet = ?',
    SLUG,
  )
  const kept = new Map(rows.map(({ id, refusal }) => [id, refusal]))
  for (const [id, verdict] of said.verdicts) {
    const refusal = kept.get(id)
    if (refusal === undefined) violate('nothing-lost', `${id} was ${verdict}, and nothing is known of it now`)
    else {
      const now = refusal === null ? 'accepted' : (JSON.parse(refusal) as { code: string }).code
      if (now !== verdict) violate('same-verdict', `${id} was ${verdict} and is ${now}`)
    }
  }
}
