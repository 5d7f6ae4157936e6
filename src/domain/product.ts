/** What one seller makes. Its id is `{seller}/{slug}`: city-wide, immutable, never reused. */
import type { ProductId, SellerId } from './ids.ts'
import type { Localised } from './language.ts'
import type { DateText } from './time.ts'

/** Shelves of the shop window; each has a drawn pattern for products without a picture. */
export const CATEGORIES = ['sea', 'garden', 'kitchen', 'drink', 'cloth', 'craft'] as const
export type Category = (typeof CATEGORIES)[number]

/** BPOM's ten label groups, and sesame, which foreign guests expect. */
export const ALLERGENS = [
  'gluten',
  'egg',
  'fish',
  'crustacean',
  'mollusc',
  'peanut',
  'soy',
  'milk',
  'tree-nut',
  'sulphite',
  'sesame',
] as const
export type Allergen = (typeof ALLERGENS)[number]

/** P-IRT and BPOM as the label names them; `exempt` for food that keeps under seven days and for what is no food. */
export const PERMIT_KINDS = ['P-IRT', 'BPOM', 'exempt'] as const
export type PermitKind = (typeof PERMIT_KINDS)[number]

export const HALAL_STATUSES = ['certified', 'in-process', 'not-halal', 'not-food'] as const
export type HalalStatus = (typeof HALAL_STATUSES)[number]

/** Facts a guest may need before buying, each a short sentence on the product's page. */
export const CARE_MARKS = [
  'strong-smell',
  'no-infants',
  'checked-luggage',
  'eat-soon',
  'keep-frozen',
  'no-health-claim',
] as const
export type CareMark = (typeof CARE_MARKS)[number]

export const NET_UNITS = ['g', 'ml', 'm', 'sheet', 'piece', 'pair'] as const
export type NetUnit = (typeof NET_UNITS)[number]

export interface Permit {
  readonly kind: PermitKind
  readonly number?: string | undefined
  readonly validTo?: DateText | undefined
}

export interface Halal {
  readonly status: HalalStatus
  readonly number?: string | undefined
  readonly validTo?: DateText | undefined
}

export interface Product {
  /** `{seller}/{slug}`. */
  readonly id: ProductId
  readonly seller: SellerId
  /** What it is, whoever makes it; two makers' amplang are two products of one kind. */
  readonly kind: string
  readonly category: Category
  readonly name: Localised
  readonly story: Localised
  readonly ingredients: Localised
  readonly storage: Localised
  /** Where it is made, as a place name. */
  readonly origin: string
  readonly net: { readonly amount: number; readonly unit: NetUnit }
  readonly shelfLifeDays: number | null
  /** `null`: the maker has not said. Unknown is not none. */
  readonly allergens: readonly Allergen[] | null
  readonly permit: Permit
  readonly halal: Halal
  readonly care: readonly CareMark[]
  /** File name of the picture under `/products/`; `null` shows the category's pattern. */
  readonly picture: string | null
}

export interface Seller {
  readonly slug: SellerId
  readonly name: string
  readonly district: string
  readonly about: Localised
}

/** Today's reason, if any, why the papers of a product forbid selling it. Certificates lapse at the end of `validTo`. */
export function lapsedPaper(
  product: Pick<Product, 'permit' | 'halal'>,
  today: DateText,
): 'permit' | 'halal' | null {
  if (product.permit.validTo !== undefined && product.permit.validTo < today) return 'permit'
  if (product.halal.validTo !== undefined && product.halal.validTo < today) return 'halal'
  return null
}
