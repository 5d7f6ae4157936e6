/** The six kinds of products in a sentence, in Indonesian. */
import type { Category } from '../../domain/product.ts'

export const kinds = {
  sea: 'laut',
  garden: 'kebun',
  kitchen: 'dapur',
  drink: 'minuman',
  cloth: 'kain',
  craft: 'kriya',
} satisfies Record<Category, string>
