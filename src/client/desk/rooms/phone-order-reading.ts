/**
 * A phone order as it can be had now: what the clerk sees and what is sent are both made of this. Of what was chosen
 * while the guest spoke, it tells what has changed on the shelf, in the price or by the clock. Pure.
 */
import type { Menu, MenuPlacement } from '../../../contract/menu.ts'
import { count, mostOf } from '../../../domain/basket.ts'
import {
  chooseDelivery,
  choosePayment,
  type DeliveryChoice,
  type DeliveryWish,
  type PaymentChoice,
} from '../../../domain/choosing.ts'
import type { Rupiah } from '../../../domain/money.ts'
import { PAYMENTS, type PaymentMethod } from '../../../domain/payment.ts'
import type { Milliseconds, Timestamp } from '../../../domain/time.ts'

export interface Wanted extends DeliveryWish {
  /** Each as it was when it was chosen, with its pieces. */
  readonly chosen: readonly Chosen[]
  readonly payment: PaymentMethod | null
  readonly note: string
}

export interface Chosen {
  readonly placement: MenuPlacement
  readonly quantity: number
}

export interface PhoneOrderReading extends PaymentChoice, DeliveryChoice {
  readonly lines: readonly { readonly item: MenuPlacement; readonly quantity: number }[]
  /** What was chosen and has become less, or dearer, or cheaper; `left` and `price` are what is so now. */
  readonly changes: readonly { readonly chosen: Chosen; readonly left: number; readonly price: Rupiah }[]
  readonly total: Rupiah
}

export function readPhoneOrder(
  { chosen, payment, deliver, time }: Wanted,
  { outlet, placements }: Pick<Menu, 'outlet' | 'placements'>,
  leavesAt: Timestamp | null,
  nowMs: Milliseconds,
): PhoneOrderReading {
  const pieces = Object.fromEntries(chosen.map(one => [one.placement.id, one.quantity]))
  const { lines, total } = count(pieces, placements, ({ available }) => mostOf(available))
  const had = new Map(lines.map(line => [line.item.id, line]))
  return {
    lines,
    changes: chosen
      .map(one => {
        const line = had.get(one.placement.id)
        return {
          chosen: one,
          left: line?.quantity ?? 0,
          price: line?.item.price ?? one.placement.price,
        }
      })
      .filter(
        change => change.left < change.chosen.quantity || change.price !== change.chosen.placement.price,
      ),
    total,
    ...choosePayment(payment, outlet.payments, total),
    ...chooseDelivery({ deliver, time }, outlet, leavesAt, nowMs),
  }
}

/** What is shown is chosen from here on: what has changed has been read, and nothing of it changes again unsaid. */
export function asRead(wanted: Wanted, { lines, payment, deliver }: PhoneOrderReading): Wanted {
  return {
    ...wanted,
    chosen: lines.map(({ item, quantity }) => ({ placement: item, quantity })),
    payment: PAYMENTS[payment].isChoice ? payment : wanted.payment,
    deliver: deliver.when,
    time: deliver.when === 'at' ? deliver.at : '',
  }
}
