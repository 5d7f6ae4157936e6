/** The shelf as the menu says it, for the language that is spoken. */
import type { Menu } from '../../contract/menu.ts'
import { type Language, textIn } from '../../domain/language.ts'
import type { Item } from './first/item.ts'

export function toItems(menu: Menu, language: Language): Item[] {
  return menu.placements.map(({ id, price, available, product, seller }, index) => ({
    id,
    name: textIn(product.name, language),
    maker: seller.name,
    district: seller.district,
    price,
    category: product.category,
    picture: product.picture ?? `/category/${product.category}.svg`,
    soldOut: available === 0,
    story: index === 0 ? firstSentence(textIn(product.story, language)) : '',
  }))
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
}
