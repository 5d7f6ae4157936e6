/** What guests see of the shelf, in the order in which they see it: the first large, then shelf by shelf. */
import type { Category } from '../../../domain/product.ts'

/** What a guest is shown of a product. */
export interface Shown {
  readonly id: string
  readonly name: string
  readonly price: number
  readonly category: Category
  readonly picture: string | null
  readonly isSoldOut: boolean
}

/** Shelves from left to right, as the guest's page has them. */
const SHELVES = ['sea', 'kitchen', 'garden', 'drink', 'cloth', 'craft'] as const satisfies readonly Category[]

export function asGuestsSee(shelf: readonly Shown[]): readonly Shown[] {
  const [first, ...rest] = shelf
  if (first === undefined) return []
  return [first, ...SHELVES.flatMap(category => rest.filter(one => one.category === category))]
}
