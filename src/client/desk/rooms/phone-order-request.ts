/** A phone order as it is told: what was chosen, at the prices that were seen, in the words of the contract. */
import type { MenuPlacement } from '../../../contract/menu.ts'
import type { OrderRequest } from '../../../contract/order.ts'
import { lineAmount, type Rupiah, sumRupiah } from '../../../domain/money.ts'
import type { DeliveryTime } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { toTimestamp, type Zone } from '../../../domain/time.ts'
import { nextInstantAt } from '../time.ts'

export interface Chosen {
  readonly placement: MenuPlacement
  readonly quantity: number
}

export interface Wanted {
  readonly stay: string
  readonly chosen: readonly Chosen[]
  readonly payment: PaymentMethod
  readonly when: DeliveryTime
  /** `19:30` on the wall, for `at`. */
  readonly time: string
  readonly note: string
}

export function totalOf(chosen: readonly Chosen[]): Rupiah {
  return sumRupiah(
    chosen.map(({ placement, quantity }) => lineAmount({ quantity, unitPrice: placement.price })),
  )
}

/** What costs nothing is paid by `none`, whatever was chosen. */
export function payable(payment: PaymentMethod, total: Rupiah): PaymentMethod {
  return total === 0 ? 'none' : payment
}

export function phoneOrderRequest(wanted: Wanted, nowMs: number, zone: Zone): OrderRequest {
  const note = wanted.note.trim()
  return {
    stay: wanted.stay,
    lines: wanted.chosen.map(({ placement, quantity }) => ({
      placementId: placement.id,
      quantity,
      unitPrice: placement.price,
    })),
    total: totalOf(wanted.chosen),
    payment: wanted.payment,
    deliver:
      wanted.when === 'at'
        ? { when: 'at', at: toTimestamp(nextInstantAt(wanted.time, nowMs, zone)) }
        : { when: wanted.when },
    ...(note === '' ? {} : { note }),
    placedAt: toTimestamp(nowMs),
  }
}
