/** Where a guest is: an outlet's shop in a language, one of its screens, and the address of each. */
import { LANGUAGES, type Language } from '../../../domain/language.ts'

export const SCREENS = ['menu', 'product', 'cart', 'orders', 'order'] as const
export type Screen =
  | { readonly name: 'menu' | 'cart' | 'orders' }
  | { readonly name: 'product' | 'order'; readonly id: string }

export interface Place {
  /** `/r/{outlet}` or `/tablet`: what all addresses begin with, before the language. */
  readonly root: string
  readonly language: Language
  readonly screen: Screen
}

/** Parts of the path behind the root; `null` for an address that is no screen. */
export function screenOf(parts: readonly string[]): Screen | null {
  const [name, id, more] = parts
  if (more !== undefined) return null
  if (name === undefined) return { name: 'menu' }
  if (id === undefined) return name === 'cart' || name === 'orders' ? { name } : null
  if (name === 'p') return { name: 'product', id }
  return name === 'orders' ? { name: 'order', id } : null
}

export function placeOf(root: string, pathname: string): Place {
  const parts = pathname.slice(root.length).split('/').filter(Boolean)
  const language = LANGUAGES.find(known => known === parts[0])
  if (language !== undefined) parts.shift()
  return { root, language: language ?? 'id', screen: screenOf(parts) ?? { name: 'menu' } }
}

const TAILS = {
  menu: () => '',
  product: (id: string) => `/p/${id}`,
  cart: () => '/cart',
  orders: () => '/orders',
  order: (id: string) => `/orders/${id}`,
}

/** Indonesian is at home: its addresses name no language. */
export function addressOf({ root, language, screen }: Place): string {
  const base = language === 'id' ? root : `${root}/${language}`
  return base + TAILS[screen.name]('id' in screen ? screen.id : '')
}
