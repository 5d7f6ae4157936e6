/** A price as a manager types it: whole rupiah, plainly or in groups of thousands. Anything else is refused, never guessed. */
import type { Rupiah } from '../../domain/money.ts'
import { ORDER_TOTAL_MAX } from '../../domain/placing.ts'
import { tidy } from '../../domain/typed.ts'

/**
 * `Rp` or `IDR` may stand before it, `,-` behind it. Groups of three stand after dots, commas or spaces, one kind of them;
 * no sen are taken off but none: `25.000,00`.
 */
const WHOLE_RUPIAH =
  /^(?:(?:Rp\.?|IDR) ?)?(\d+|[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,00)?|(?:,\d{3})+(?:\.00)?|(?: \d{3})+))(?:,-+)?$/i

export type PriceRead =
  | { readonly ok: true; readonly price: Rupiah }
  | { readonly ok: false; readonly reason: 'form' | 'nothing' | 'most' }

/** More than Rp0, unless given freely, and at most what one order may cost. */
export function readPrice(text: string, mayBeNothing: boolean): PriceRead {
  const written = WHOLE_RUPIAH.exec(tidy(text))?.[1]
  if (written === undefined) return { ok: false, reason: 'form' }
  const price = Number(written.replace(/[.,]00$/, '').replace(/\D/g, ''))
  if (price > ORDER_TOTAL_MAX) return { ok: false, reason: 'most' }
  if (price === 0 && !mayBeNothing) return { ok: false, reason: 'nothing' }
  return { ok: true, price }
}
