/**
 * From the tap to the outbox, and back into the basket when it came to nothing. An order has its id and its bytes from the
 * moment of the tap; a changed one is another, and goes out after the first was taken back.
 */
import type * as z from 'zod/mini'
import type { OrderRequest, PriceChanges, Shortages } from '../../contract/order.ts'
import { isMoreThanShare, MORE_THAN_SHARE } from '../../domain/holding.ts'
import type { OrderId, PlacementId, StayCode } from '../../domain/ids.ts'
import { CLAIM } from '../../domain/order-money.ts'
import { deliveryFaultIn } from '../../domain/placing.ts'
import type { Outcome, Verdict } from '../outbox/commands.ts'
import { isSameOffer, requestOf } from '../outbox/order-request.ts'
import type { TabEntry } from '../outbox/tab-store.ts'
import type { Reply } from '../platform/api.ts'
import { serverNow } from '../platform/clock.ts'
import { type NamedCart, named, orderingBasket, renamed, replaceCart, without } from './basket.ts'
import { changeCart } from './first/actions.ts'
import { type Cart, EMPTY, keepCart } from './first/cart.ts'
import { now, set, type Trouble } from './first/state.ts'
import { go } from './go.ts'
import { knock } from './knock.ts'
import { asShown, withQuantity } from './picking.ts'
import { type BasketReading, readBasket } from './reading.ts'
import { askForPatience, theOutbox } from './sending.ts'
import { refreshMenu } from './shop.ts'
import { askSession, ended, join } from './stay.ts'

/** `shown`: what stands on the screen that was tapped; only that is sent. */
export async function order(stayCode: StayCode, shown = readBasket(now(), serverNow())): Promise<void> {
  if (now().sending) return
  set({ sending: true, trouble: null })
  try {
    if (await signIn(stayCode, shown)) await place(shown)
  } finally {
    set({ sending: false })
    // What went wrong may be far above the button.
    document.querySelector('main [role=alert]')?.scrollIntoView({ block: 'center' })
  }
}

/** Somebody had written another total on the screen: nothing is sent until the guest has seen the one that is so. */
export function misread(): void {
  set({ trouble: { kind: 'misread' } })
  document.querySelector('main [role=alert]')?.scrollIntoView({ block: 'center' })
}

/** What waits on this device goes out once it has shown whose it is. */
export async function sendWith(stayCode: StayCode): Promise<void> {
  if (now().sending) return
  set({ sending: true, trouble: null })
  await signIn(stayCode, null).finally(() => set({ sending: false }))
}

/** True once this device is one of the stay. `shown`: what is to be ordered then. */
async function signIn(stayCode: StayCode, shown: BasketReading | null): Promise<boolean> {
  if (now().session.is === 'unasked') await askSession()
  if (now().session.is === 'open') return true
  const reply = await knock(stayCode)
  if (reply === 'no-cookies') set({ trouble: { kind: 'no-cookies' } })
  else if (reply.ok) {
    await join(reply.value)
    return true
  } else if (reply.code === 'confirmation-pending')
    waitForDesk((reply.context as { match: string }).match, shown)
  else refuse(reply)
  return false
}

function refuse(reply: Reply<unknown> & { ok: false }): void {
  const reason = deliveryFaultIn(reply.context)
  const trouble: Trouble = reason === null ? troubleOf(reply) : { kind: 'time-refused', reason }
  set({ trouble, offline: reply.code === 'offline' })
  // Where it can be mended, and where a screen reader says it.
  if (trouble.kind === 'code-wrong' || trouble.kind === 'code-missing')
    document.getElementById('stay')?.focus()
}

function troubleOf({ code, context }: Reply<unknown> & { ok: false }): Trouble {
  if (isMoreThanShare(context)) return { kind: MORE_THAN_SHARE }
  switch (code) {
    case 'offline':
      return { kind: 'offline' }
    case 'stay-code-required':
      return { kind: 'code-missing' }
    case 'stay-code-wrong':
      return { kind: 'code-wrong' }
    case 'unknown-room':
      return { kind: 'scan-first' }
    default:
      return { kind: 'refused', code }
  }
}

const ASK_AGAIN_MS = 4_000

/** The desk compares two letters and lets this phone in; until then it asks again. */
function waitForDesk(match: string, shown: BasketReading | null): void {
  set({ trouble: { kind: 'pending', match } })
  setTimeout(() => {
    if (shown !== null && now().trouble?.kind === 'pending' && now().place.screen.name === 'cart')
      void order('', shown)
  }, ASK_AGAIN_MS)
}

/**
 * TabEntry first, then sent. From then on the order owns its goods, on whatever there is to keep them on: what gets no verdict
 * at once waits on the order's own screen, which any answer moves, and the basket is free again.
 */
async function place(shown: BasketReading): Promise<void> {
  if (!canSend(shown)) return
  const { outlet, place, session } = now()
  const cart = takeName()
  const body = requestOf(shown, {
    stay: session.is === 'open' ? session.stay : '',
    note: cart.note,
    nowMs: serverNow(),
  })
  orderingBasket(cart.id)
  // A page that is gone before the answer must not find the same wish in its basket again.
  const keepRest = () => keepCart(outlet.slug, without(now().cart, cart))
  try {
    const added = await theOutbox().place({ type: 'place', body }, body.stay, cart)
    if (!added.ok) return refuse({ ok: false, code: 'too-many' })
    const { id } = added.entry
    keepRest()
    addEventListener('pagehide', keepRest)
    const outcome = await withinPatience(theOutbox().outcomeOf(id))
    // Whoever looks around in the shop meanwhile is not called away from it: what came of the order stands among the orders.
    const isHere = now().place.screen === place.screen
    if (outcome?.final && outcome.verdict.type === 'refused' && isHere) {
      replaceCart(renamed(now().cart))
      return await notPlaced(id, outcome.verdict)
    }
    if (!outcome?.final) askForPatience()
    if (now().cart.stay === body.stay) changeCart(without(now().cart, cart))
    if (isHere) go({ name: 'order', id })
  } finally {
    removeEventListener('pagehide', keepRest)
    orderingBasket(null)
  }
}

/** The basket under the id that its order will have, on the device before anything is sent. */
function takeName(): NamedCart {
  const cart = named(now().cart)
  const earlier = theOutbox()
    .entries()
    .find(({ id }) => id === cart.id)
  // Of an order that came to nothing: its verdict is that id's for ever, and not this one's.
  const isSpent = earlier?.state.type === 'settled' && earlier.state.verdict.type !== 'accepted'
  const next = isSpent ? renamed(cart) : cart
  if (next.id !== now().cart.id) replaceCart(next)
  return next
}

/** How long a guest looks at a button that says "sending": then what was saved is said to be saved. */
const PATIENCE_MS = 4_000

/** `null` when there is no network, or none that answers soon. */
function withinPatience(outcome: Promise<Outcome>): Promise<Outcome | null> {
  if (!navigator.onLine) return Promise.resolve(null)
  return Promise.race([
    outcome,
    new Promise<null>(resolve => {
      setTimeout(() => resolve(null), PATIENCE_MS)
    }),
  ])
}

/**
 * Time has passed since it was drawn, and a session, a menu may have come since: what was shown becomes the guest's choice,
 * and where that cannot be had any more, the screen says so and nothing is sent.
 */
function canSend(shown: BasketReading): boolean {
  if (shown.lines.length === 0) return false
  if (now().menu === null) {
    refuse({ ok: false, code: 'offline' })
    return false
  }
  changeCart(asShown(now().cart, shown))
  return isSameOffer(shown, readBasket(now(), serverNow()))
}

/** Said where it can be mended: the basket is still there, with what is so now. */
async function notPlaced(id: string, { code, context }: Verdict & { type: 'refused' }): Promise<void> {
  await theOutbox().dismiss(id)
  switch (code) {
    case 'price-changed':
    case 'sold-out':
      await refreshMenu()
      return mend(code, context)
    case 'stay-ended':
      return ended()
    case 'order-mismatch':
      return set({ trouble: { kind: 'already-sent' } })
    default:
      return refuse({ ok: false, code, context })
  }
}

/** A refused order's lines are the basket again, as far as there is anything left of them. */
function mend(code: 'price-changed' | 'sold-out', context: unknown): void {
  if (code === 'price-changed') {
    const { lines } = context as z.output<typeof PriceChanges>
    set({ trouble: { kind: code, was: byPlacement(lines, line => line.unitPrice) } })
    return
  }
  const { lines } = context as z.output<typeof Shortages>
  changeCart(lines.reduce((cart, line) => withQuantity(cart, line.placementId, line.available), now().cart))
  set({ trouble: { kind: code, left: byPlacement(lines, line => line.available) } })
}

function byPlacement<Line extends { readonly placementId: PlacementId }>(
  lines: readonly Line[],
  of: (line: Line) => number,
): Record<string, number> {
  return Object.fromEntries(lines.map(line => [line.placementId, of(line)]))
}

/** An order that came to nothing, or is to be changed, is the basket again. */
export async function intoBasket(entry: TabEntry): Promise<void> {
  const { command, state } = entry
  if (command.type !== 'place') return
  const { stay, lines, payment, deliver, note } = command.body
  if (state.type === 'settled') await theOutbox().dismiss(entry.id)
  else await theOutbox().withdraw(entry.id, entry.owner)
  changeCart(
    named({
      ...EMPTY,
      stay,
      lines: byPlacement(lines, line => line.quantity),
      seen: seenIn(lines),
      deliver: deliver.when,
      time: deliver.when === 'at' ? deliver.at : '',
      payment,
      note: note ?? '',
      ...(state.type === 'settled' ? {} : { replaces: entry.id }),
    }),
  )
  await refreshMenu()
  go({ name: 'cart' })
  if (state.type !== 'settled' || state.verdict.type !== 'refused') return
  const { code, context } = state.verdict
  if (code === 'price-changed' || code === 'sold-out') mend(code, context)
}

/** As they were ordered; of what has left the shop since, the name is not known here. */
function seenIn(lines: OrderRequest['lines']): Cart['seen'] {
  const names = new Map(now().menu?.placements.map(({ id, product }) => [id, product.name]))
  return Object.fromEntries(
    lines.flatMap(({ placementId, unitPrice }) => {
      const name = names.get(placementId)
      return name === undefined ? [] : [[placementId, { name, price: unitPrice }]]
    }),
  )
}

/** The guest's word on an order that waited too long: it goes out as it is. */
export function orderStill(entry: TabEntry): void {
  void theOutbox().agree(entry.id)
}

/** The guest has read that it came to nothing. */
export function putAside(entry: TabEntry): void {
  void theOutbox().dismiss(entry.id)
  go({ name: 'menu' })
}

/** Taken back: at once where it still waits here, by the hotel's word where it has arrived. */
export async function cancel(id: string): Promise<void> {
  const { session, outbox } = now()
  const owner = session.is === 'open' ? session.stay : outbox.find(entry => entry.id === id)?.owner
  if (owner !== undefined) await theOutbox().withdraw(id, owner)
}

/** The guest's word that the money of an order was sent: said to the hotel, or kept here until it can be. */
export async function claim(id: OrderId): Promise<void> {
  const { session } = now()
  if (session.is !== 'open') return
  const added = await theOutbox().step({ type: CLAIM }, session.stay, id)
  if (added.ok) askForPatience()
}
