/**
 * Money is whole rupiah in a JavaScript integer. No decimals: ISO 4217 gives IDR two, nobody pays them,
 * and a fraction would make a total differ from its sum. Bounds keep every product and sum exact.
 */

/** Whole rupiah, 0 or more, at most {@link RUPIAH_MAX}. */
export type Rupiah = number

/** Rp999 billion: far above any order, far below 2^53, so a sum of 400 of them is still exact. */
export const RUPIAH_MAX: Rupiah = 999_999_999_999

export function isRupiah(value: unknown): value is Rupiah {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= RUPIAH_MAX
}

/** Sum of whole rupiah. Throws on anything that is not: a sum of wrong parts is a bug, not a refusal. */
export function sumRupiah(amounts: Iterable<Rupiah>): Rupiah {
  let sum = 0
  for (const amount of amounts) {
    if (!isRupiah(amount)) throw new RangeError(`not whole rupiah: ${amount}`)
    sum += amount
  }
  return sum
}

/** What a line comes to: quantity pieces at a price each. */
export function lineAmount(line: { quantity: number; unitPrice: Rupiah }): Rupiah {
  return line.quantity * line.unitPrice
}

/** `Rp25.000`: no space, a dot for thousands (EYD V), the same in every language. */
export function formatRupiah(amount: Rupiah): string {
  return `Rp${formatInteger(amount)}`
}

/** `25.000`. */
export function formatInteger(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}
