/** What clerks and the manager do: steps by their outbox, everything else by hand, as often as it takes. */

import { isHeld, type Step } from '../../../src/client/desk/live/sending.ts'
import type { Reply } from '../../../src/client/platform/api.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import type { BillAnswer } from '../../../src/contract/payments.ts'
import type { RouteInput } from '../../../src/contract/routes.ts'
import { uuidV7 } from '../../../src/domain/ids.ts'
import { isOpen } from '../../../src/domain/order.ts'
import type { GoodsMovement } from '../../../src/domain/stock.ts'
import { toTimestamp } from '../../../src/domain/time.ts'
import type { Wish } from '../device/phone.ts'
import { openTab, type Tab } from '../device/tab.ts'
import type { Terminal } from '../device/terminal.ts'
import { generationOf, lossesIn } from '../oracle/losses.ts'
import type { Deed } from '../plan/actions.ts'
import type { Stage } from '../run/stage.ts'
import { MANAGER, outlet, PIN, type PlacementId, payingFor, ROOMS } from '../server/template.ts'
import { lostOf } from './fates.ts'

const TRIES = 4
const AGAIN_MS = 2_500

export function deskAt(stage: Stage, index: number): Terminal {
  const known = stage.desks[index]
  if (known?.tab.isAlive === true) return known
  const desk = stage.openDeskOn(index)
  stage.desks[index] = desk
  return desk
}

/** A clerk signs in before anything else, and again when the shift has run out. */
export async function signIn(stage: Stage, index: number): Promise<Terminal> {
  const desk = deskAt(stage, index)
  if (!desk.isSignedIn) await byHand(stage, desk.tab, async () => (await desk.signIn(PIN)) === 'ok')
  return desk
}

/** Does it again until the answer is one: what was lost on the way may have arrived. */
export async function byHand(stage: Stage, tab: Tab, act: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await act()) return
    await new Promise<void>(resolve => void tab.device.after(AGAIN_MS, resolve))
  }
  stage.record.tell('a clerk gave up')
}

/** An answer of the server's own, good or bad. */
export function isAnswer(reply: Reply<unknown>): boolean {
  return reply.ok || !['offline', 'busy', 'fault', 'too-many'].includes(reply.code)
}

export async function checkIn(stage: Stage, deskIndex: number, room: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const { ask, device } = desk.tab
  const name = ROOMS[room] ?? ''
  const stay = uuidV7(device.nowMs(), device.randomBytes)
  await byHand(stage, desk.tab, async () => {
    const reply = await ask<'checkIn'>('POST', `/api/desk/rooms/${name}/check-in`, {
      body: { stay },
      outlet: outlet.slug,
    })
    if (reply.ok) stage.stays.set(room, reply.value.stay)
    return isAnswer(reply)
  })
}

export async function checkOut(stage: Stage, deskIndex: number, room: number, keep: boolean): Promise<void> {
  const { record } = stage
  const desk = await signIn(stage, deskIndex)
  const name = ROOMS[room] ?? ''
  const stay = stage.stays.get(room)
  const said: Said = new Map()
  await byHand(stage, desk.tab, async () => {
    const settled = await answerBill(desk.tab, name, said)
    const reply = await desk.tab.ask<'checkOut'>('POST', `/api/desk/rooms/${name}/check-out`, {
      body: { open: keep ? 'keep' : 'ask', ...(settled === null ? {} : { bill: settled }) },
      outlet: outlet.slug,
    })
    lookForStay(stage, room, reply)
    if (reply.ok && (settled?.answers.length ?? 0) > 0) record.saw('bill-answered-at-check-out')
    if (reply.ok) {
      stage.stays.delete(room)
      record.tell(`${name} checked out, ${reply.value.kept.length} kept`)
      if (reply.value.kept.length > 0) record.saw('checked-out-with-open-orders')
      const waits = stage.profiles.some(({ entries }) =>
        entries.some(entry => entry.owner === stay && entry.state.type !== 'settled'),
      )
      if (waits) {
        record.fault('check-out-against-queue')
        record.saw('checked-out-while-an-order-waited')
      }
    }
    return isAnswer(reply)
  })
}

export type Said = Map<number, BillAnswer>
const WAYS = [
  { step: 'post' },
  { step: 'pay', means: 'cash' },
  { step: 'claim' },
  { step: 'waive', reason: 'complaint' },
] as const

/** What a clerk answers of a bill that they see; `null`: they see none, as on an older page, and check out all the same. */
export async function answerBill(
  { ask, device }: Tab,
  room: string,
  said: Said,
): Promise<RouteInput<'checkOut'>['body']['bill'] | null> {
  const bill = await ask<'bill'>('GET', `/api/desk/rooms/${room}/bill`, { outlet: outlet.slug })
  if (!bill.ok) return null
  const due = bill.value.papers.filter(({ state, total, isVoid }) => state === 'due' && total > 0 && !isVoid)
  for (const { number, generation } of due) {
    const way = WAYS[number % 5]
    if (way === undefined || said.has(number)) continue
    const id = uuidV7(device.nowMs(), device.randomBytes)
    said.set(number, { id, number, ...(generation === undefined ? {} : { generation }), ...way })
  }
  return { stay: bill.value.stay, unanswered: 'leave', answers: [...said.values()] }
}

export async function move(stage: Stage, deskIndex: number, from: number, to: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const room = ROOMS[from] ?? ''
  const open = openOrders(desk).filter(order => order.room === room).length
  await byHand(stage, desk.tab, async () => {
    const reply = await desk.tab.ask<'moveRoom'>('POST', `/api/desk/rooms/${room}/move`, {
      body: { to: ROOMS[to] ?? '' },
      outlet: outlet.slug,
    })
    lookForStay(stage, from, reply)
    if (reply.ok && from !== to) {
      stage.stays.delete(from)
      stage.stays.set(to, reply.value.stay)
      stage.record.fault('room-move')
      if (open > 0) stage.record.saw('moved-with-open-orders')
    }
    return isAnswer(reply)
  })
}

/** A room that is empty, against what was known: an earlier try was done, and its answer lost. */
function lookForStay(stage: Stage, room: number, reply: Reply<unknown>): void {
  const stay = stage.stays.get(room)
  if (reply.ok || reply.code !== 'no-stay' || stay === undefined) return
  stage.stays.delete(room)
  const found = stage
    .look()
    .get<{ room: (typeof ROOMS)[number] }>(
      'SELECT room FROM stays WHERE outlet = ? AND stay = ? AND checked_out_at IS NULL',
      outlet.slug,
      stay,
    )
  if (found !== undefined) stage.stays.set(ROOMS.indexOf(found.room), stay)
}

export function openOrders(desk: Terminal): OrderView[] {
  return [...(desk.replica?.orders.values() ?? [])].filter(isOpen)
}

/** Any order the board shows: mostly an open one, sometimes one that is done already. */
function orderAt(desk: Terminal, nth: number): OrderView | undefined {
  const open = openOrders(desk)
  const all = nth >= 8 || open.length === 0 ? [...(desk.replica?.orders.values() ?? [])] : open
  return all[nth % Math.max(1, all.length)]
}

export async function step(stage: Stage, deed: Deed & { do: 'step' }): Promise<void> {
  const { record, timeline } = stage
  const desk = await signIn(stage, deed.desk)
  const order = orderAt(desk, deed.nth)
  if (order === undefined || !desk.isSignedIn) return
  const tapped = stepOf(deed, order)
  await desk.sending.step(order.id, tapped)
  if (deed.both) {
    record.fault('two-clerks')
    const other = await signIn(stage, 1 - deed.desk)
    if (other.isSignedIn) await other.sending.step(order.id, tapped)
    record.saw('two-clerks-one-order')
  }
  if (deed.undoAfterMs !== null)
    timeline.after(deed.undoAfterMs, () => desk.tab.enter(() => undo(stage, desk)))
}

/** The newest that can still be taken back: the one whose button the clerk sees. */
function undo({ record, devices }: Stage, { sending, tab }: Terminal): void {
  const { entries, fresh } = sending.now()
  const held = entries.filter(entry => fresh.has(entry.id) && isHeld(entry, tab.device.nowMs()))
  for (const { id } of held) devices.undone(id)
  void sending.undo().then(subject => {
    if (subject !== null) record.saw('step-undone-in-time')
  })
}

function stepOf({ step, inPart }: Deed & { do: 'step' }, order: OrderView): Step {
  switch (step) {
    case 'decline':
      return { type: 'decline', body: { reason: 'other', comment: 'habis', lost: lostOf(order, new Map()) } }
    case 'deliver': {
      const [first, ...rest] = order.lines
      if (!inPart || first === undefined) return { type: 'deliver', body: {} }
      const lines = [
        { placementId: first.placementId, quantity: Math.max(1, first.quantity - 1) },
        ...rest.map(line => ({ placementId: line.placementId, quantity: 0 })),
      ]
      const brought = new Map(lines.map(({ placementId, quantity }) => [placementId, quantity]))
      return { type: 'deliver', body: { lines, lost: lostOf(order, brought) } }
    }
    default:
      return { type: step }
  }
}

/** The clerk has seen the money of an order in the hotel's banking app. */
export async function confirmMoney(stage: Stage, deskIndex: number, nth: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const asked = openOrders(desk).filter(({ qris }) => qris !== undefined && qris.state !== 'paid')
  const order = asked[nth % Math.max(1, asked.length)]
  if (order === undefined) return
  await desk.tab.ask<'confirmPayment'>('POST', `/api/desk/orders/${order.id}/confirm`, {
    outlet: outlet.slug,
  })
}

/** The clerk brings it at the moment in which its guest takes it back. */
export async function cancelAgainstDeliver(stage: Stage, deskIndex: number, nth: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const order = orderAt(desk, nth)
  if (order === undefined || !desk.isSignedIn) return
  stage.record.fault('cancel-against-deliver')
  const phone = stage.phones.find(one => one?.outbox.entries().some(entry => entry.id === order.id))
  await desk.sending.step(order.id, { type: 'deliver', body: {} })
  desk.sending.leave()
  const tap = stage.record.taps.get(order.id)
  if (phone == null || !phone.tab.isAlive || tap === undefined) return
  tap.isWithdrawn = true
  await phone.withdraw(order.id)
}

export async function voidOne(stage: Stage, deskIndex: number, nth: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const numbers = [...stage.record.said.kwitansi.values()]
  const number = numbers[nth % Math.max(1, numbers.length)]
  if (number === undefined) return
  await byHand(stage, desk.tab, async () => {
    const generation = generationOf(lossesIn(stage.look()), number)
    const reply = await desk.tab.ask<'voidDocument'>('POST', `/api/desk/documents/${number}/void`, {
      body: {
        reason: 'test',
        ...(generation === 1 ? {} : { generation }),
        ...(number % 2 === 0 ? {} : { goods: 'shelf' as const }),
      },
      outlet: outlet.slug,
    })
    if (reply.ok) stage.record.saw('document-voided')
    if (reply.ok && number % 2 !== 0) stage.record.saw('goods-back-on-the-shelf')
    return isAnswer(reply)
  })
}

export async function phoneOrder(stage: Stage, deskIndex: number, room: number, wish: Wish): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const stay = stage.stays.get(room)
  if (stay === undefined || !desk.isSignedIn) return
  const prices = stage
    .look()
    .all<{ id: string; price: number }>(
      'SELECT placement AS id, price FROM placements WHERE outlet = ?',
      outlet.slug,
    )
  const lines = Object.entries(wish.pieces).map(([placementId, quantity]) => ({
    placementId,
    quantity,
    unitPrice: prices.find(({ id }) => id === placementId)?.price ?? 0,
  }))
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
  await desk.takePhoneOrder({
    stay,
    lines,
    total,
    payment: payingFor(total),
    deliver: { when: 'now' },
    placedAt: toTimestamp(desk.tab.device.nowMs()),
  })
  stage.record.saw('phone-order-taken')
}

/** The desk reads its shelf to the piece. */
export async function lookAtShelf(stage: Stage, deskIndex: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  await desk.tab.ask<'deskMenu'>('GET', `/api/desk/menu?outlet=${outlet.slug}`, { outlet: outlet.slug })
}

/** The manager's own browser, in the back office, where somebody has signed in. */
export async function inTheOffice(stage: Stage): Promise<Tab> {
  const { network, timeline, office: profile } = stage
  const tab = openTab({ profile, timeline, network })
  await byHand(stage, tab, async () => {
    if (profile.jar.size > 0) return true
    const body = { outlet: outlet.slug, staff: MANAGER, pin: PIN }
    return (await tab.ask<'openDeskSession'>('POST', '/api/desk/session', { body, outlet: outlet.slug })).ok
  })
  return tab
}

/** Prices, what is on offer, and goods. */
export async function manage(
  stage: Stage,
  work: { placement: PlacementId } & (
    | { price: number }
    | { on: boolean }
    | { kind: GoodsMovement; quantity: number }
  ),
): Promise<void> {
  const { record } = stage
  const tab = await inTheOffice(stage)
  const { ask } = tab
  const slug = outlet.slug
  const { placement } = work
  await byHand(stage, tab, async () => {
    if ('price' in work || 'on' in work) {
      const body = 'price' in work ? { price: work.price } : { on: work.on }
      const reply = await ask<'changePlacement'>('PATCH', `/api/manage/placements/${placement}`, {
        body,
        outlet: slug,
      })
      if (reply.ok) record.fault('price' in work ? 'price-changed' : 'switched-off')
      return isAnswer(reply)
    }
    const body = {
      kind: work.kind,
      batch: 'b1',
      quantity: work.kind === 'corrected' ? -work.quantity : work.quantity,
    }
    const reply = await ask<'moveGoods'>('POST', `/api/manage/placements/${placement}/goods`, {
      body,
      outlet: slug,
    })
    if (reply.ok) record.fault('goods-gone')
    // Goods that were counted twice are the manager's to correct: a repeat is not known for one.
    return true
  })
  tab.kill()
}
