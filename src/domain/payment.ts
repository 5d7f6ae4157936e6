/** How a guest pays. `none` is the method of an order that costs nothing, and of no other. */
import type { Rupiah } from './money.ts'

export const PAYMENT_METHODS = ['room', 'cash', 'none'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** May this total be paid so at an outlet that takes these methods? */
export function paymentFits(
  payment: PaymentMethod,
  total: Rupiah,
  accepted: readonly PaymentMethod[],
): boolean {
  return total === 0 ? payment === 'none' : payment !== 'none' && accepted.includes(payment)
}
