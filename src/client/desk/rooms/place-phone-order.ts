/**
 * Sends a phone order. The same wish sent again (a cut connection, a second tap) goes out under the same id and with
 * the same bytes, so it is placed once; a wish that was changed or refused for good is another order.
 */
import type { MenuOutlet, MenuPlacement } from '../../../contract/menu.ts'
import type { OrderRequest, OrderView } from '../../../contract/order.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import { lineAmount, type Rupiah, sumRupiah } from '../../../domain/money.ts'
import type { DeliveryTime } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { toTimestamp, type Zone } from '../../../domain/time.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { nextInstantAt } from '../time.ts'
import { randomBytes } from './random.ts'

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

interface Attempt {
  readonly wish: string
  readonly id: string
  readonly body: OrderRequest
}

let attempt: Attempt | null = null

export async function placePhoneOrder(
  outlet: MenuOutlet,
  wanted: Wanted,
  nowMs: number,
): Promise<Reply<OrderView>> {
  const wish = JSON.stringify(wanted)
  if (attempt?.wish !== wish)
    attempt = { wish, id: uuidV7(nowMs, randomBytes), body: request(wanted, nowMs, outlet.zone) }
  const { id, body } = attempt
  const reply = await ask<'placePhoneOrder'>('PUT', `/api/desk/orders/${id}`, { outlet: outlet.slug, body })
  if (reply.ok || !PASSING.includes(reply.code)) attempt = null
  return reply
}

/** Refusals that judge nothing: the order may still be placed under its id. */
const PASSING: readonly string[] = ['offline', 'busy', 'fault', 'too-many', 'session-required']

function request(wanted: Wanted, nowMs: number, zone: Zone): OrderRequest {
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
