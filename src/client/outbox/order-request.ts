/** The order that a reading asks for, word for word what it shows: the same for a guest's basket and the desk's phone order. */
import type { OrderRequest } from '../../contract/order.ts'
import type { Counted } from '../../domain/basket.ts'
import type { DeliveryChoice, PaymentChoice } from '../../domain/choosing.ts'
import type { StayId } from '../../domain/ids.ts'
import type { Rupiah } from '../../domain/money.ts'
import { type Milliseconds, toTimestamp } from '../../domain/time.ts'

/** What of a reading is asked for. */
export interface Offered
  extends Pick<Counted<{ readonly id: string; readonly price: Rupiah }>, 'lines' | 'total'>,
    Pick<PaymentChoice, 'payment'>,
    Pick<DeliveryChoice, 'deliver'> {}

/** `note`: as it was typed. */
export function requestOf(
  { lines, total, payment, deliver }: Offered,
  { stay, note, nowMs }: { readonly stay: StayId; readonly note: string; readonly nowMs: Milliseconds },
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
export function isSameOffer(a: Offered, b: Offered): boolean {
  const asked = (offered: Offered) => JSON.stringify(requestOf(offered, { stay: '', note: '', nowMs: 0 }))
  return asked(a) === asked(b)
}
