/**
 * The menu comes as HTML that can be read before any script. The script takes it over from that page itself, so that
 * nothing is sent twice. What is read here is what menu.tsx draws.
 */
import type { Category } from '../../../domain/product.ts'
import type { Item } from './item.ts'

export function readItems(root: ParentNode): Item[] {
  return Array.from(root.querySelectorAll<HTMLAnchorElement>('a.item'), readItem)
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
