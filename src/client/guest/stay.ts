/**
 * Who this device is: the stay that it is one of, with its orders and their news. A stay that is over takes everything of
 * its guest off this device.
 */
import type { Session } from '../../contract/door.ts'
import type { OrderView } from '../../contract/order.ts'
import type { StayId } from '../../domain/ids.ts'
import { type Entry, isUnsent } from '../outbox/entry.ts'
import { offerAgain } from '../outbox/offer-again.ts'
import { ask } from '../platform/api.ts'
import { browser } from '../platform/device.ts'
import { openEventSource } from '../platform/event-source.ts'
import type { Heard } from '../platform/stream.ts'
import type { Reading } from '../replica/fold.ts'
import { indexedDbStore } from '../replica/indexed-db.ts'
import { followReplica, type LiveReplica } from '../replica/replica.ts'
import { named, settleBasket } from './basket.ts'
import { dropCookies, markLeft } from './cookies.ts'
import { EMPTY, keepCart } from './first/cart.ts'
import { now, set } from './first/state.ts'
import { go } from './go.ts'
import { keepStay, keptStay, mayBeOfStay } from './kept-stay.ts'
import { sendFor, sendForNobody, theOutbox } from './sending.ts'
import { refreshMenu } from './shop.ts'
import { doorTo, inSession, keepRoom } from './standing.ts'

/** No stay's id. */
const NOBODY = ''

const replicas = indexedDbStore()
let replica: LiveReplica | undefined

/** Is somebody told of news here? */
export function isFollowing(): boolean {
  return replica !== undefined
}

/**
 * Asks only a device that may be of a stay. A browser that was killed may have kept the order that waits, which is on disk
 * before it is called saved, and neither the mark of its stay nor the cookie, which browsers write seconds later.
 */
export async function recall(): Promise<void> {
  const { slug } = now().outlet
  await theOutbox().read()
  const waiting = waitingFor()
  // A basket of a stay whose mark is gone: another tab has left it while this one was opened.
  const isOfNone = waiting === null && now().cart.stay === null
  if (isOfNone && !mayBeOfStay(slug)) {
    // A store that hung when the stay ended has kept what was forgotten.
    if (theOutbox().entries().length > 0) await theOutbox().forget(NOBODY, 'others')
    return set({ session: { is: 'none' } })
  }
  if (waiting !== null && waiting !== keptStay(slug)?.stay) {
    // The mark is of an earlier stay, and going by it would forget what waits.
    keepStay(slug, null)
    set({ session: { is: 'unasked' } })
  }
  await askSession()
}

/** The stay whose orders wait here; `null` when none does. */
function waitingFor(): string | null {
  return theOutbox().entries().find(isUnsent)?.owner ?? null
}

/** A device that cannot ask goes by what it last knew: the server will say at the first order whether that still holds. */
export async function askSession(): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'session'>('GET', `/api/session?outlet=${slug}`, { outlet: slug })
  if (reply.ok) return join(reply.value)
  const kept = keptStay(slug)
  if (reply.code === 'session-required') {
    if (kept === null || !(await isOver())) return leaveAfterVerdicts()
    // A page that was only just opened knows by the mark alone whose orders get their verdicts and go.
    await sendFor(kept.stay)
    return ended()
  }
  if (kept !== null) return join(kept)
  const waiting = waitingFor()
  if (waiting !== null) await sendFor(waiting)
}

/** A session whose stay is over answers nothing but that; one that is gone knows of no stay. */
async function isOver(): Promise<boolean> {
  const { slug } = now().outlet
  const reply = await ask<'orders'>('GET', `/api/orders?outlet=${slug}`, { outlet: slug })
  return !reply.ok && reply.code === 'stay-ended'
}

/** This device is one of the stay from here on. What another stay put in or tried is another guest's, and goes. */
export async function join(session: Session): Promise<void> {
  const { slug } = now().outlet
  const { cart } = now()
  const own =
    cart.stay === null || cart.stay === session.stay
      ? named({ ...cart, stay: session.stay })
      : named({ ...EMPTY, stay: session.stay })
  const room = { name: session.room, kind: session.kind }
  keepCart(slug, own)
  keepRoom(room)
  keepStay(slug, session)
  markLeft(slug, false)
  set({ session: inSession(session), door: doorTo(room), cart: own })
  await sendFor(session.stay)
  await follow(session.stay)
}

/** The stay is over: nothing of it stays here. */
export async function leave(): Promise<void> {
  const { slug } = now().outlet
  replica?.close()
  replica = undefined
  // What a device that was of no stay has picked, and the room whose code it showed, are not a stay's.
  const kept =
    now().session.is !== 'open' &&
    now().cart.stay === null &&
    keptStay(slug) === null &&
    waitingFor() === null
  keepStay(slug, null)
  if (!kept) {
    keepCart(slug, EMPTY)
    keepRoom(null)
  }
  set({
    session: { is: 'none' },
    orders: [],
    ordersRead: null,
    ...(kept ? {} : { cart: EMPTY, door: doorTo(null) }),
  })
  await Promise.all([sendForNobody(), replicas.forget(slug), kept ? undefined : dropCookies(slug)])
}

/**
 * The server knows no session of this device: the stay may be over, or the cookie gone. An order that still waits gets
 * its verdict first, if there is one to be had; a cookie that is gone leaves it waiting for the stay code.
 */
async function leaveAfterVerdicts(): Promise<void> {
  const stay = keptStay(now().outlet.slug)?.stay ?? waitingFor()
  if (stay === null) return leave()
  await sendFor(stay)
  await theOutbox().wake()
  if (theOutbox().entries().some(isUnsent)) return set({ session: { is: 'none' } })
  await leave()
  // What was there a moment ago went for a reason. A stay that the verdicts have ended has said its own.
  if (!now().tablet && now().trouble === null) set({ trouble: { kind: 'forgotten' } })
}

/** Follows the stay's orders from a whole reading on; resolves when that has been tried. */
async function follow(stay: StayId): Promise<void> {
  replica?.close()
  replica = followReplica({
    outlet: now().outlet.slug,
    owner: stay,
    address: '/api/events',
    device: browser,
    open: openEventSource,
    store: replicas,
    read: () => readOrders(stay),
    changed({ orders, attended }, fresh) {
      set({ orders: [...orders.values()], attended, ...(fresh ? { ordersRead: true } : {}) })
      settleBasket()
    },
    heard,
    connected(is) {
      set({ offline: !is })
      if (is) void theOutbox().wake()
    },
  })
  await replica.begun
  if (now().ordersRead === null) set({ ordersRead: false })
}

/** `null` when they cannot be read now; that the stay is over is said at once. */
async function readOrders(stay: StayId): Promise<Reading | null> {
  const { slug } = now().outlet
  const reply = await ask<'orders'>('GET', `/api/orders?outlet=${slug}`, { outlet: slug })
  if (reply.ok) {
    const { orders, cursor, desk } = reply.value
    set({ offline: reply.cached })
    void offerAgain(theOutbox(), ask, { outlet: slug, owner: stay, listed: orders })
    return { orders, cursor, attended: desk.attended }
  }
  if (reply.code === 'stay-ended') await ended()
  else if (reply.code === 'session-required') await leaveAfterVerdicts()
  else set({ offline: reply.code === 'offline' })
  return null
}

export async function refreshOrders(): Promise<void> {
  await replica?.refresh()
}

function heard(event: Heard): void {
  if (event.name === 'menu') void refreshMenu()
  if (event.name === 'order') void theOutbox().arrived([event.data.order.id])
  if (event.name !== 'stay') return
  if (event.data.ended) void ended()
  else moved(event.data.room)
}

let ending: Promise<void> | undefined

/**
 * Said once, wherever the guest is: the basket went with the stay, not by mistake. What still waited gets its verdict
 * first, and the guest is told how many orders there never were.
 */
export function ended(): Promise<void> {
  ending ??= end().finally(() => {
    ending = undefined
  })
  return ending
}

async function end(): Promise<void> {
  // A room's tablet shows the guest no moment longer, and has nobody left to tell.
  if (!now().tablet) await theOutbox().wake()
  const unplaced = theOutbox().entries().filter(isUnplaced).length
  await leave()
  // At a room's tablet it is the next guest who would read it.
  if (now().tablet) return
  // The address of an order is not left standing.
  if (now().place.screen.name === 'order') go({ name: 'menu' })
  set({ trouble: { kind: 'stay-ended', unplaced } })
}

function isUnplaced({ command, state }: Entry): boolean {
  if (command.type !== 'place') return false
  return state.type !== 'settled' || (state.verdict.type === 'refused' && !state.told)
}

/** The newest word on an order wins. */
export function learn(order: OrderView): void {
  // It went out before it was known whose device this is: now that can be asked.
  if (now().session.is === 'unasked') void askSession()
  replica?.learn(order)
}

function moved(name: string): void {
  const { session, door } = now()
  const next = { name, kind: door.room?.kind ?? 'room' } as const
  keepRoom(next)
  set({ door: doorTo(next), session: session.is === 'open' ? { ...session, room: name } : session })
}
