/**
 * What the server last said: the menu, who this device is, the stay's orders and their news. A stay that is over takes
 * everything of its guest off this device.
 */
import type { Session } from '../../contract/door.ts'
import type { OrderView } from '../../contract/order.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { ask } from '../platform/api.ts'
import { keepForOffline } from '../platform/keep.ts'
import { openStream } from '../platform/stream.ts'
import { forgetAttempt, keptAttempt } from './attempt.ts'
import { EMPTY, keepCart } from './first/cart.ts'
import { keepRoom } from './first/door.ts'
import { toItems } from './first/item.ts'
import { addressOf, type Screen } from './first/place.ts'
import { now, set } from './first/state.ts'
import { go } from './go.ts'

const keyOf = (outlet: string) => `etalase-stay-${outlet}`
let closeStream: (() => void) | undefined
/** A QR's code that the server has not been shown yet. */
let shownCode: string | null = null

/** Stands in for the ticket where the door could not be reached. */
export function unusedCode(): string | null {
  return shownCode
}

/** Loads what the first sight did without; resolves when the menu is here or cannot be had. `code`: the QR's. */
export async function begin(code: string | null): Promise<void> {
  addEventListener('online', () => void catchUp())
  addEventListener('offline', () => set({ offline: true }))
  await Promise.all([
    refreshMenu(),
    code === null ? undefined : enterRoom(code),
    isKnown(now().outlet.slug) ? askSession() : set({ session: null }),
  ])
  keepShop()
}

/** The QR's code for a room ticket: it knows the room and orders nothing. */
async function enterRoom(code: string): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'door'>('POST', '/api/door', { body: { outlet: slug, code } })
  if (reply.ok) {
    const room = { name: reply.value.room, kind: reply.value.kind }
    keepRoom(room)
    shownCode = null
    set({ room, oldCode: false })
  } else if (reply.code === 'unknown-room') set({ oldCode: true })
  else {
    shownCode = code
    set({ offline: true })
  }
}

export async function refreshMenu(): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'menu'>('GET', `/api/outlets/${slug}/menu`)
  if (!reply.ok) return set({ offline: reply.code === 'offline' })
  const menu = reply.value
  set({
    menu,
    outlet: menu.outlet,
    items: toItems(menu, now().place.language),
    demo: menu.outlet.demo,
    offline: reply.kept,
  })
}

/** The shop in every language, its menu and its pictures: there from the first visit on, whatever the network does. */
function keepShop(): void {
  const { place, menu, outlet } = now()
  const shop: Screen = { name: 'menu' }
  void keepForOffline([
    ...LANGUAGES.map(language => addressOf({ ...place, language, screen: shop })),
    `/api/outlets/${outlet.slug}/menu`,
    ...(menu?.placements ?? []).flatMap(({ product }) => product.picture ?? []),
  ])
}

async function catchUp(): Promise<void> {
  await refreshMenu()
  if (shownCode !== null) await enterRoom(shownCode)
  if (now().session) await refreshOrders()
}

/** Has this device been one of a stay? Asking without reason would only fill a stranger's console. */
function isKnown(outlet: string): boolean {
  try {
    return localStorage.getItem(keyOf(outlet)) !== null
  } catch {
    return true
  }
}

export async function askSession(): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'session'>('GET', `/api/session?outlet=${slug}`, { outlet: slug })
  if (reply.ok) await join(reply.value)
  else if (reply.code === 'session-required') leave()
}

/** This device is one of the stay from here on. What another stay put in or tried is another guest's, and goes. */
export async function join(session: Session): Promise<void> {
  const { slug } = now().outlet
  const { cart } = now()
  const own =
    cart.stay === null || cart.stay === session.stay
      ? { ...cart, stay: session.stay }
      : { ...EMPTY, stay: session.stay }
  if (keptAttempt(slug)?.body.stay !== session.stay) forgetAttempt(slug)
  const room = { name: session.room, kind: session.kind }
  keepCart(slug, own)
  keepRoom(room)
  try {
    localStorage.setItem(keyOf(slug), session.stay)
  } catch {
    // Blocked: the session is asked for again at the next visit.
  }
  set({ session, room, cart: own })
  await refreshOrders()
}

/** The stay is over: nothing of it stays here. */
export function leave(): void {
  const { slug } = now().outlet
  closeStream?.()
  closeStream = undefined
  try {
    localStorage.removeItem(keyOf(slug))
  } catch {
    // Blocked: there is nothing to forget.
  }
  forgetAttempt(slug)
  const kept = now().session === undefined && now().cart.stay === null
  if (!kept) {
    keepCart(slug, EMPTY)
    keepRoom(null)
  }
  set({ session: null, orders: [], ...(kept ? {} : { cart: EMPTY, room: null }) })
}

export async function refreshOrders(): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'orders'>('GET', `/api/orders?outlet=${slug}`, { outlet: slug })
  if (!reply.ok) {
    if (reply.code === 'session-required' || reply.code === 'stay-ended') ended()
    else set({ offline: reply.code === 'offline' })
    return
  }
  const { orders, cursor, desk } = reply.value
  set({ orders, ordersRead: true, attended: desk.attended })
  settleAttempt(orders)
  closeStream?.()
  closeStream = openStream({
    address: '/api/events',
    outlet: slug,
    after: cursor,
    connected(is) {
      set({ offline: !is })
      if (is && now().trouble?.kind === 'unsure') void refreshOrders()
    },
    handlers: {
      order: ({ order }) => learn(order),
      stay: ({ room, ended: isOver }) => (isOver ? ended() : moved(room)),
      menu: () => void refreshMenu(),
      desk: ({ attended }) => set({ attended }),
    },
  })
}

/** Said once, wherever the guest is: the basket went with the stay, not by mistake. */
export function ended(): void {
  leave()
  set({ trouble: { kind: 'stay-ended' } })
}

/** A try whose answer was lost turns out to have arrived: it is shown, and its basket is empty. */
function settleAttempt(orders: readonly OrderView[]): void {
  const { slug } = now().outlet
  const attempt = keptAttempt(slug)
  if (attempt === null || !orders.some(order => order.id === attempt.id)) return
  forgetAttempt(slug)
  const cart = { ...EMPTY, stay: attempt.body.stay }
  keepCart(slug, cart)
  set({ cart, trouble: null })
  if (now().place.screen.name === 'cart') go({ name: 'order', id: attempt.id })
}

/** The newest word on an order wins. */
export function learn(order: OrderView): void {
  const others = now().orders.filter(known => known.id !== order.id)
  set({ orders: [...others, order] })
}

function moved(name: string): void {
  const { session, room } = now()
  const next = { name, kind: room?.kind ?? 'room' }
  keepRoom(next)
  set({ room: next, session: session ? { ...session, room: name } : session })
}
