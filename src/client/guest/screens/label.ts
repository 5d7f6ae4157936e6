/** A product's label in words. */
import type { MenuPlacement } from '../../../contract/menu.ts'
import type { Allergen } from '../../../domain/product.ts'
import type { GuestWords } from '../first/state.ts'

type MenuProduct = MenuPlacement['product']

/** `Mengandung ikan dan telur`. Unknown is not none. */
export function allergenSentence(allergens: readonly Allergen[] | null, words: GuestWords): string {
  if (allergens === null) return words.unknownAllergens
  if (allergens.length === 0) return words.noAllergens
  return `${words.contains} ${listed(
    allergens.map(allergen => words.allergenNames[allergen]),
    words.and,
  )}`
}

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.slice(-1)[0]}`
}

export function netText({ amount, unit }: MenuProduct['net'], words: GuestWords): string {
  return `${String(amount).replace('.', ',')} ${words.units[unit]}`
}

/** `14 Februari 2027`. */
export function bestBeforeText(date: string, words: GuestWords): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${words.months[(month ?? 1) - 1]} ${year}`
}

export function permitText({ kind, number }: MenuProduct['permit'], words: GuestWords): string {
  if (kind === 'exempt') return words.permitExempt
  return `${kind} ${number ?? words.notStated}`
}
