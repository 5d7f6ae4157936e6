/** A price as a manager types it: whole rupiah, plainly or with dots for thousands. Anything else is refused, never guessed. */
import type { Rupiah } from '../../domain/money.ts'
import { ORDER_TOTAL_MAX } from '../../domain/placing.ts'

/** `Rp` may stand before it; groups of three after each dot. */
const WHOLE_RUPIAH = /^(?:Rp\s*)?(\d+|[1-9]\d{0,2}(?:\.\d{3})+)$/i

export type PriceRead =
  | { readonly ok: true; readonly price: Rupiah }
  | { readonly ok: false; readonly reason: 'form' | 'nothing' | 'most' }

/** More than Rp0, unless given freely, and at most what one order may cost. */
export function readPrice(text: string, mayBeNothing: boolean): PriceRead {
  const digits = WHOLE_RUPIAH.exec(text.trim())?.[1]
  if (digits === undefined) return { ok: false, reason: 'form' }
  const price = Number(digits.replaceAll('.', ''))
  if (price > ORDER_TOTAL_MAX) return { ok: false, reason: 'most' }
  if (price === 0 && !mayBeNothing) return { ok: false, reason: 'nothing' }
  return { ok: true, price }
}
