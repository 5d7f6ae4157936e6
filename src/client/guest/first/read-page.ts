/**
 * The menu comes as HTML that can be read before any script. The script takes it over from that page itself, so that
 * nothing is sent twice. What is read here is what menu.tsx draws.
 */
import type { Category } from '../../../domain/product.ts'
import { type Item, priceText } from './item.ts'

/** Nothing where somebody has written over the prices: a browser that translates was here before the script. */
export function readItems(root: ParentNode, free: string): Item[] {
  const items = Array.from(root.querySelectorAll<HTMLAnchorElement>('a.item'), readItem)
  const prices = Array.from(root.querySelectorAll('.price'), price => price.innerHTML)
  return items.every(({ price }, i) => priceText(price, free) === prices[i]) ? items : []
}

function readItem(link: HTMLAnchorElement): Item {
  const text = (selector: string) => link.querySelector(selector)?.textContent ?? ''
  const maker = link.querySelector('.maker')
  return {
    id: link.pathname.split('/').pop() ?? '',
    name: text('b'),
    maker: maker?.firstChild?.textContent ?? '',
    district: maker?.lastChild?.textContent ?? '',
    // `Rp25.000`, and a word where it is free.
    price: Number(text('.price').replace(/\D/g, '')),
    category: link.dataset.shelf as Category,
    picture: link.querySelector('img')?.getAttribute('src') ?? '',
    soldOut: link.classList.contains('gone'),
    story: text('.story'),
  }
}
