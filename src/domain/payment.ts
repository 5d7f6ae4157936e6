/** How a guest pays. `none` is the method of an order that costs nothing, and of no other. */
import type { KwitansiV1 } from './entry-v1.ts'
import type { KwitansiV2 } from './entry-v2.ts'
import type { Rupiah } from './money.ts'

export const PAYMENT_METHODS = ['room', 'cash', 'qris', 'none'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

export interface PaymentTraits {
  /** Somebody chooses it; what costs nothing is paid by no choice. */
  readonly isChoice: boolean
  /** It goes on a room's bill: there must be rooms, and a bill that is open. */
  readonly isBilled: boolean
  /** More is not paid so; null: any sum is. */
  readonly most: Rupiah | null
  /** What it becomes once the bill is closed. */
  readonly afterStay: PaymentMethod
  /** The word for it in each version of entries: what a frozen one has no word for is written there as another. */
  readonly onPaper: { readonly 1: KwitansiV1['payment']; readonly 2: KwitansiV2['payment'] }
}

/** No bank takes more in one payment by QRIS. */
export const QRIS_MOST = 10_000_000

export const PAYMENTS = {
  room: { isChoice: true, isBilled: true, most: null, afterStay: 'cash', onPaper: { 1: 'room', 2: 'room' } },
  cash: { isChoice: true, isBilled: false, most: null, afterStay: 'cash', onPaper: { 1: 'cash', 2: 'cash' } },
  // The code serves whoever has left as well; a version without its word knows that it was not the room's bill.
  qris: {
    isChoice: true,
    isBilled: false,
    most: QRIS_MOST,
    afterStay: 'qris',
    onPaper: { 1: 'cash', 2: 'qris' },
  },
  none: {
    isChoice: false,
    isBilled: false,
    most: null,
    afterStay: 'none',
    onPaper: { 1: 'none', 2: 'none' },
  },
} as const satisfies Record<PaymentMethod, PaymentTraits>

/** Between these somebody chooses. */
export const PAYMENT_CHOICES = PAYMENT_METHODS.filter(method => PAYMENTS[method].isChoice)

/** May this total be paid so at an outlet that takes these methods? */
export function paymentFits(
  payment: PaymentMethod,
  total: Rupiah,
  accepted: readonly PaymentMethod[],
): boolean {
  const { isChoice, most }: PaymentTraits = PAYMENTS[payment]
  if (total === 0) return !isChoice
  return isChoice && accepted.includes(payment) && (most === null || total <= most)
}
