/** Price, the maker's part and what is left for the hotel, as a row says them. */
import { formatRupiah, type Rupiah } from '../../../domain/money.ts'
import { isShared, leftOf, partOf } from '../../../domain/part.ts'
import type { Part, Terms } from '../../../domain/placement.ts'
import type { shelf } from '../../../i18n/id/shelf.ts'
import { shareText } from './part-typed.ts'

interface Priced {
  readonly terms: Terms
  readonly price: Rupiah
  readonly part?: Part | null | undefined
}

export const priceWords = ({ price }: Pick<Priced, 'price'>, words: typeof shelf) =>
  price === 0 ? words.free : formatRupiah(price)

export function partWords({ terms, price, part }: Priced, words: typeof shelf): string {
  if (terms === 'bought') return words.owned
  if (!isShared(terms)) return '–'
  if (part == null) return words.unsaid
  const sum = formatRupiah(partOf(part, price))
  return part.kind === 'sum' ? words.fixed(sum) : words.shared(sum, shareText(part.permille))
}

/** `−Rp5.000` where the part is larger than the price; `null`: nobody knows, or all of it is. */
export function leftWords({
  terms,
  price,
  part,
}: Priced): { readonly text: string; readonly isBad: boolean } | null {
  if (!isShared(terms)) return terms === 'bought' ? { text: formatRupiah(price), isBad: false } : null
  if (part == null) return null
  const left = leftOf(part, price)
  return left < 0
    ? { text: `−${formatRupiah(-left)}`, isBad: true }
    : { text: formatRupiah(left), isBad: false }
}

/** How much of the price that is. */
export function leftShare({ price, part }: Priced): string | null {
  if (part == null || price === 0 || leftOf(part, price) < 0) return null
  return shareText(Math.round((leftOf(part, price) / price) * 100) * 10)
}
