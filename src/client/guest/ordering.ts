/**
 * From the tap to the verdict. An order has its id and its bytes from the moment of the tap; a try that got no answer
 * is repeated with the same id and the same bytes, so that it can exist once only. A changed order is sent under a new
 * id after the first was cancelled.
 */
import type { OrderRequest } from '../../contract/order.ts'
import { uuidV7 } from '../../domain/ids.ts'
import { toTimestamp } from '../../domain/time.ts'
import { ask, type Reply } from '../platform/api.ts'
import { type Attempt, forgetAttempt, keepAttempt, keptAttempt } from './attempt.ts'
import { changeCart } from './first/actions.ts'
import { type Cart, cartLines, cartTotal, EMPTY, withQuantity } from './first/cart.ts'
import { now, set, type Trouble } from './first/state.ts'
import { go } from './go.ts'
import { askSession, ended, join, learn, refreshMenu, refreshOrders, unusedCode } from './live.ts'
import { todayAt } from './screens/times.ts'

export async function order(stayCode: string): Promise<void> {
  if (now().sending) return
  set({ sending: true, trouble: null })
  try {
    if (await signIn(stayCode)) await send()
  } finally {
    set({ sending: false })
    // What went wrong may be far above the button.
    document.querySelector('main [role=alert]')?.scrollIntoView({ block: 'center' })
  }
}

/** True once this device is one of the stay. */
async function signIn(stayCode: string): Promise<boolean> {
  if (now().session === undefined) await askSession()
  if (now().session) return true
  const { slug } = now().outlet
  const code = unusedCode()
  const reply = await ask<'openSession'>('POST', '/api/session', {
    body: { outlet: slug, ...(code === null ? {} : { code }), ...(stayCode === '' ? {} : { stayCode }) },
    outlet: slug,
  })
  if (reply.ok) {
    await join(reply.value)
    return true
  }
  refuse(reply)
  return false
}

function refuse(reply: Reply<unknown> & { ok: false }): void {
  if (reply.code === 'confirmation-pending') waitForDesk((reply.context as { match: string }).match)
  else set({ trouble: troubleOf(reply.code), offline: reply.code === 'offline' })
  // Where it can be mended, and where a screen reader says it.
  const { trouble } = now()
  if (trouble?.kind === 'code-wrong' || reply.code === 'stay-code-required')
    document.getElementById('stay')?.focus()
}

function troubleOf(code: (Reply<unknown> & { ok: false })['code']): Trouble {
  switch (code) {
    case 'offline':
      return { kind: 'offline' }
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
function waitForDesk(match: string): void {
  set({ trouble: { kind: 'pending', match } })
  setTimeout(() => {
    if (now().trouble?.kind === 'pending' && now().place.screen.name === 'cart') void order('')
  }, ASK_AGAIN_MS)
}

async function send(): Promise<void> {
  const attempt = await nextAttempt()
  if (attempt === null) return
  const { slug } = now().outlet
  const reply = await ask<'placeOrder'>('PUT', `/api/orders/${attempt.id}`, {
    body: attempt.body,
    outlet: slug,
  })
  if (!reply.ok) return notPlaced(reply)
  forgetAttempt(slug)
  learn(reply.value)
  changeCart({ ...EMPTY, stay: attempt.body.stay })
  go({ name: 'order', id: attempt.id })
}

/** The last try again when nothing has changed since; `null` when that one turns out to have arrived. */
async function nextAttempt(): Promise<Attempt | null> {
  const { slug } = now().outlet
  const body = requestOf(now().cart)
  const last = keptAttempt(slug)
  if (last !== null && sameWish(last.body, body)) return last
  if (last !== null && !(await withdraw(slug, last))) return null
  const attempt = { id: uuidV7(Date.now(), length => crypto.getRandomValues(new Uint8Array(length))), body }
  keepAttempt(slug, attempt)
  return attempt
}

/** An unanswered try is barred before another takes its place. */
async function withdraw(slug: string, { id }: Attempt): Promise<boolean> {
  const reply = await ask<'cancelOrder'>('POST', `/api/orders/${id}/cancel`, { outlet: slug })
  if (reply.ok) {
    forgetAttempt(slug)
    return true
  }
  if (reply.code !== 'wrong-state') {
    refuse(reply)
    return false
  }
  forgetAttempt(slug)
  set({ trouble: { kind: 'already-sent' } })
  return false
}

function requestOf(cart: Cart): OrderRequest {
  const { items, menu, session } = now()
  const lines = cartLines(cart, items)
  const nowMs = Date.now()
  const total = cartTotal(lines)
  const at =
    menu === null || cart.deliver !== 'at' ? null : toTimestamp(todayAt(menu.outlet, cart.time, nowMs))
  const note = cart.note.trim()
  return {
    stay: session?.stay ?? '',
    lines: lines.map(({ item, quantity }) => ({ placementId: item.id, quantity, unitPrice: item.price })),
    total,
    payment: total === 0 ? 'none' : (cart.payment ?? menu?.outlet.payments[0] ?? 'cash'),
    deliver: at !== null ? { when: 'at', at } : { when: cart.deliver === 'checkout' ? 'checkout' : 'now' },
    ...(note === '' ? {} : { note }),
    placedAt: toTimestamp(nowMs),
  }
}

function sameWish(a: OrderRequest, b: OrderRequest): boolean {
  return JSON.stringify({ ...a, placedAt: '' }) === JSON.stringify({ ...b, placedAt: '' })
}

const LOOK_AGAIN_MS = 3_000

/** The order may have arrived: only a device that knows it has no network can say that it did not. */
function unanswered(): void {
  set({ trouble: { kind: navigator.onLine ? 'unsure' : 'offline' }, offline: true })
  setTimeout(() => {
    if (now().trouble?.kind === 'unsure') void refreshOrders()
  }, LOOK_AGAIN_MS)
}

/** No verdicts: the same order may be sent again as it is. */
const PASSING: readonly string[] = ['offline', 'busy', 'fault', 'too-many']

async function notPlaced(reply: Reply<unknown> & { ok: false }): Promise<void> {
  const { slug } = now().outlet
  switch (reply.code) {
    case 'price-changed': {
      forgetAttempt(slug)
      const { lines } = reply.context as { lines: { placementId: string; unitPrice: number }[] }
      await refreshMenu()
      return set({
        trouble: {
          kind: 'price-changed',
          was: Object.fromEntries(lines.map(line => [line.placementId, line.unitPrice])),
        },
      })
    }
    case 'sold-out': {
      forgetAttempt(slug)
      const { lines } = reply.context as { lines: { placementId: string; available: number }[] }
      await refreshMenu()
      changeCart(
        lines.reduce((cart, line) => withQuantity(cart, line.placementId, line.available), now().cart),
      )
      return set({
        trouble: {
          kind: 'sold-out',
          left: Object.fromEntries(lines.map(line => [line.placementId, line.available])),
        },
      })
    }
    case 'session-required':
      // No verdict: this device has to show again whose it is. Basket and try wait for that.
      return set({ session: null, trouble: { kind: 'refused', code: 'stay-code-required' } })
    case 'stay-ended':
      return ended()
    case 'offline':
      return unanswered()
    default:
      // A final verdict that cannot be mended: this id is done with.
      if (!PASSING.includes(reply.code)) forgetAttempt(slug)
      return refuse(reply)
  }
}

export async function cancel(id: string): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'cancelOrder'>('POST', `/api/orders/${id}/cancel`, { outlet: slug })
  if (reply.ok && reply.value.order !== null) learn(reply.value.order)
  else if (!reply.ok && reply.code !== 'wrong-state') refuse(reply)
}
