/** A shelf's item as the guest's first sight shows it: little enough to be read back from the page itself. */
import type { Menu } from '../../../contract/menu.ts'
import type { Language } from '../../../domain/language.ts'
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

export function toItems(menu: Menu, language: Language): Item[] {
  return menu.placements.map(({ id, price, available, product, seller }, index) => ({
    id,
    name: product.name[language],
    maker: seller.name,
    district: seller.district,
    price,
    category: product.category,
    picture: product.picture ?? `/category/${product.category}.svg`,
    soldOut: available === 0,
    story: index === 0 ? firstSentence(product.story[language]) : '',
  }))
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
}

export function makersOf(items: readonly Item[]): number {
  return new Set(items.map(item => item.maker)).size
}

/** `Gratis` or `Rp25.000`. */
export function priceText(price: Rupiah, free: string): string {
  return price === 0 ? free : formatRupiah(price)
}
