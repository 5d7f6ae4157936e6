/** A shelf's item as the guest's first sight shows it: little enough to be read back from the page itself. */
import { formatRupiah, type Rupiah } from '../../../domain/money.ts'
import type { Category } from '../../../domain/product.ts'

export interface Item {
  readonly id: string
  readonly name: string
  readonly maker: string
  readonly district: string
  readonly price: Rupiah
  readonly category: Category
  readonly picture: string
  readonly soldOut: boolean
  /** First sentence of its story; of the first item only. */
  readonly story: string
}

/** Shelves from left to right. */
export const SHELVES = [
  'sea',
  'kitchen',
  'garden',
  'drink',
  'cloth',
  'craft',
] as const satisfies readonly Category[]

export function makersOf(items: readonly Item[]): number {
  return new Set(items.map(item => item.maker)).size
}

/** `Gratis` or `Rp25.000`. */
export function priceText(price: Rupiah, free: string): string {
  return price === 0 ? free : formatRupiah(price)
}
