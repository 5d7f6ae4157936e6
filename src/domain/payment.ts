/** How a guest pays. `none` is the method of an order that costs nothing, and of no other. */
import type { Rupiah } from './money.ts'

export const PAYMENT_METHODS = ['room', 'cash', 'none'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

export interface PaymentTraits {
  /** Somebody chooses it; what costs nothing is paid by no choice. */
  readonly isChoice: boolean
  /** It goes on a room's bill: there must be rooms, and a bill that is open. */
  readonly isBilled: boolean
  /** What it becomes once the bill is closed. */
  readonly afterStay: PaymentMethod
}

export const PAYMENTS = {
  room: { isChoice: true, isBilled: true, afterStay: 'cash' },
  cash: { isChoice: true, isBilled: false, afterStay: 'cash' },
  none: { isChoice: false, isBilled: false, afterStay: 'none' },
} as const satisfies Record<PaymentMethod, PaymentTraits>

/** May this total be paid so at an outlet that takes these methods? */
export function paymentFits(
  payment: PaymentMethod,
  total: Rupiah,
  accepted: readonly PaymentMethod[],
): boolean {
  const { isChoice } = PAYMENTS[payment]
  return total === 0 ? !isChoice : isChoice && accepted.includes(payment)
}
