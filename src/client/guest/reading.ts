/**
 * The one reading of a basket in its shop: lines, sums, ways to pay, times, and what is otherwise than its guest left it.
 * What is drawn and what is sent are both made of it, and nothing else counts. Pure: the time is handed in.
 */
import type { Menu } from '../../contract/menu.ts'
import type { OrderRequest } from '../../contract/order.ts'
import { isServed, servedFrom, slots } from '../../domain/hours.ts'
import type { Rupiah } from '../../domain/money.ts'
import type { Deliver, DeliveryTime } from '../../domain/order.ts'
import { type PaymentMethod, paymentFits } from '../../domain/payment.ts'
import { faultInDelivery } from '../../domain/placing.ts'
import { type Milliseconds, toMilliseconds, toTimestamp } from '../../domain/time.ts'
import { basketOf, type Cart } from './first/cart.ts'
import type { Item } from './first/item.ts'
import type { GuestState } from './first/state.ts'

export interface ReadLine {
  readonly item: Item
  readonly quantity: number
  /** Its price when it was picked, where it is another now. */
  readonly was: Rupiah | null
}

/** Of what was picked there is less than that, or nothing. */
export interface Lost {
  readonly id: string
  readonly name: string
  readonly wanted: number
  readonly left: number
}

export interface BasketReading {
  readonly lines: readonly ReadLine[]
  readonly lost: readonly Lost[]
  readonly pieces: number
  readonly total: Rupiah
  /** Ways to pay; none for what costs nothing. */
  readonly payments: readonly PaymentMethod[]
  readonly payment: PaymentMethod
  /** Chosen before, and not taken here any more. */
  readonly paymentWas: PaymentMethod | null
  readonly ways: readonly DeliveryTime[]
  /** Times that can be asked for, the chosen one among them. */
  readonly times: readonly Milliseconds[]
  readonly deliver: Deliver
  /** The chosen time as it was kept, where it cannot be kept any more. */
  readonly timeWas: string | null
  /** When somebody brings again; `null` while somebody does. */
  readonly servedFrom: Milliseconds | null
}

type Read = Pick<GuestState, 'cart' | 'items' | 'menu' | 'trouble' | 'session' | 'place'>

export function readBasket(state: Read, nowMs: Milliseconds): BasketReading {
  const { lines, pieces, total } = basketOf(state)
  const { menu, trouble } = state
  const told = trouble?.kind === 'price-changed' ? trouble.was : {}
  return {
    lines: lines.map(({ item, quantity }) => {
      const was = told[item.id] ?? state.cart.seen[item.id]?.price
      return { item, quantity, was: was === undefined || was === item.price ? null : was }
    }),
    lost: lostOf(state, lines),
    pieces,
    total,
    ...paymentOf(state.cart, menu?.outlet.payments ?? [], total),
    ...deliveryOf(state, nowMs),
  }
}

/** Is anything otherwise than the guest left it? */
export function hasChanged({ lines, lost, paymentWas, timeWas }: BasketReading): boolean {
  return lost.length > 0 || paymentWas !== null || timeWas !== null || lines.some(({ was }) => was !== null)
}

/** By the menu alone: until it is here, what is not shown is not known to be gone. */
function lostOf(
  { cart, items, menu, place }: Read,
  lines: readonly { item: Item; quantity: number }[],
): Lost[] {
  if (menu === null) return []
  const had = new Map(lines.map(({ item, quantity }) => [item.id, quantity]))
  return Object.entries(cart.lines)
    .map(([id, wanted]) => {
      const name = items.find(item => item.id === id)?.name ?? cart.seen[id]?.name[place.language] ?? id
      return { id, name, wanted, left: had.get(id) ?? 0 }
    })
    .filter(({ wanted, left }) => left < wanted)
}

type PaymentPart = Pick<BasketReading, 'payments' | 'payment' | 'paymentWas'>

function paymentOf({ payment }: Cart, accepted: readonly PaymentMethod[], total: Rupiah): PaymentPart {
  const payments = accepted.filter(method => paymentFits(method, total, accepted))
  const [first = 'none'] = payments
  if (payment === null || payment === 'none' || total === 0)
    return { payments, payment: first, paymentWas: null }
  const isTaken = payments.includes(payment)
  return { payments, payment: isTaken ? payment : first, paymentWas: isTaken ? null : payment }
}

type DeliveryPart = Pick<BasketReading, 'ways' | 'times' | 'deliver' | 'timeWas' | 'servedFrom'>

function deliveryOf({ cart, menu, session }: Read, nowMs: Milliseconds): DeliveryPart {
  if (menu === null) return { ways: [], times: [], deliver: { when: 'now' }, timeWas: null, servedFrom: null }
  const { outlet } = menu
  const leavesAt = session?.leavesAt ?? null
  const times = slots(outlet, nowMs, leavesAt === null ? null : toMilliseconds(leavesAt))
  const chosenMs = cart.deliver === 'at' ? toMilliseconds(cart.time) : Number.NaN
  const chosen = { when: 'at', at: Number.isNaN(chosenMs) ? '' : toTimestamp(chosenMs) } as const
  const isKept =
    chosenMs >= nowMs &&
    faultInDelivery(chosen, { receivedAt: toTimestamp(nowMs), hours: outlet, leavesAt }) === null
  return {
    ways: waysOf(outlet, isKept || times.length > 0),
    times: isKept && !times.includes(chosenMs) ? [chosenMs, ...times].sort((a, b) => a - b) : times,
    deliver: isKept ? chosen : presetOf(cart, outlet, times, nowMs),
    timeWas: cart.deliver === 'at' && !isKept ? cart.time : null,
    servedFrom: isServed(outlet, nowMs) ? null : servedFrom(outlet, nowMs),
  }
}

function waysOf({ kind }: Menu['outlet'], hasTimes: boolean): DeliveryTime[] {
  return ['now', ...(hasTimes ? (['at'] as const) : []), ...(kind === 'hotel' ? (['checkout'] as const) : [])]
}

/** The guest's own choice where it can be kept, else the first that can: outside the hours no "now". */
function presetOf(
  cart: Cart,
  outlet: Menu['outlet'],
  [first]: readonly Milliseconds[],
  nowMs: Milliseconds,
): Deliver {
  const { deliver } = cart
  const canWait = outlet.kind === 'hotel'
  if (deliver === 'now' || (deliver === 'checkout' && canWait)) return { when: deliver }
  if (deliver !== 'at' && isServed(outlet, nowMs)) return { when: 'now' }
  if (first !== undefined) return { when: 'at', at: toTimestamp(first) }
  return { when: canWait && !isServed(outlet, nowMs) ? 'checkout' : 'now' }
}

/** The order of a reading, word for word what it shows. */
export function requestOf(
  { lines, total, payment, deliver }: BasketReading,
  { stay, note, nowMs }: { readonly stay: string; readonly note: string; readonly nowMs: Milliseconds },
): OrderRequest {
  const said = note.trim()
  return {
    stay,
    lines: lines.map(({ item, quantity }) => ({ placementId: item.id, quantity, unitPrice: item.price })),
    total,
    payment,
    deliver,
    ...(said === '' ? {} : { note: said }),
    placedAt: toTimestamp(nowMs),
  }
}

/** Do both show, and so ask for, the same? */
export function isSameOffer(a: BasketReading, b: BasketReading): boolean {
  const shown = (reading: BasketReading) =>
    JSON.stringify(requestOf(reading, { stay: '', note: '', nowMs: 0 }))
  return shown(a) === shown(b)
}
