/**
 * The one reading of a basket in its shop: lines, sums, ways to pay, times, and what is otherwise than its guest left it.
 * What is drawn and what is sent are both made of it, and nothing else counts. Pure: the time is handed in.
 */

import {
  chooseDelivery,
  choosePayment,
  type DeliveryChoice,
  type PaymentChoice,
} from '../../domain/choosing.ts'
import { textIn } from '../../domain/language.ts'
import type { Rupiah } from '../../domain/money.ts'
import type { Milliseconds } from '../../domain/time.ts'
import { basketOf } from './first/cart.ts'
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

export interface BasketReading extends PaymentChoice, DeliveryChoice {
  readonly lines: readonly ReadLine[]
  readonly lost: readonly Lost[]
  readonly pieces: number
  readonly total: Rupiah
}

/** Until the menu is here. */
const UNKNOWN_HOURS: DeliveryChoice = {
  ways: [],
  times: [],
  deliver: { when: 'now' },
  timeWas: null,
  servedFrom: null,
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
    ...choosePayment(state.cart.payment, menu?.outlet.payments ?? [], total),
    ...(menu === null
      ? UNKNOWN_HOURS
      : chooseDelivery(
          state.cart,
          menu.outlet,
          state.session.is === 'open' ? state.session.leavesAt : null,
          nowMs,
        )),
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
      const seen = cart.seen[id]
      const name = items.find(item => item.id === id)?.name ?? (seen ? textIn(seen.name, place.language) : id)
      return { id, name, wanted, left: had.get(id) ?? 0 }
    })
    .filter(({ wanted, left }) => left < wanted)
}
