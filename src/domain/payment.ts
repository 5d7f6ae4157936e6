/** How a guest pays. `none` is the method of an order that costs nothing, and of no other. */
import type { KwitansiV1 } from './entry-v1.ts'
import type { KwitansiV2 } from './entry-v2.ts'
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
  /** The word for it in each version of entries: what a frozen one has no word for is written there as another. */
  readonly onPaper: { readonly 1: KwitansiV1['payment']; readonly 2: KwitansiV2['payment'] }
}

export const PAYMENTS = {
  room: { isChoice: true, isBilled: true, afterStay: 'cash', onPaper: { 1: 'room', 2: 'room' } },
  cash: { isChoice: true, isBilled: false, afterStay: 'cash', onPaper: { 1: 'cash', 2: 'cash' } },
  none: { isChoice: false, isBilled: false, afterStay: 'none', onPaper: { 1: 'none', 2: 'none' } },
} as const satisfies Record<PaymentMethod, PaymentTraits>

/** Between these somebody chooses. */
export const PAYMENT_CHOICES = PAYMENT_METHODS.filter(method => PAYMENTS[method].isChoice)

/** May this total be paid so at an outlet that takes these methods? */
export function paymentFits(
  payment: PaymentMethod,
  total: Rupiah,
  accepted: readonly PaymentMethod[],
): boolean {
  const { isChoice } = PAYMENTS[payment]
  return total === 0 ? !isChoice : isChoice && accepted.includes(payment)
}
