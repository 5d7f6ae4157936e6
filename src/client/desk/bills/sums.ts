/** Several bills' sums as one. */
import type { PaymentSums } from '../../../domain/paying.ts'

const NOTHING: PaymentSums = { total: 0, cash: 0, qris: 0, posted: 0, waived: 0, open: 0, back: 0 }

export function sumOf(all: readonly PaymentSums[]): PaymentSums {
  return all.reduce(
    (sum, one) => ({
      total: sum.total + one.total,
      cash: sum.cash + one.cash,
      qris: sum.qris + one.qris,
      posted: sum.posted + one.posted,
      waived: sum.waived + one.waived,
      open: sum.open + one.open,
      back: sum.back + one.back,
    }),
    NOTHING,
  )
}
