/** The six kinds of products in a sentence, in English. */
import type { kinds as id } from '../id/kinds.ts'

export const kinds: typeof id = {
  sea: 'sea',
  garden: 'garden',
  kitchen: 'kitchen',
  drink: 'drinks',
  cloth: 'cloth',
  craft: 'craft',
}
