/** What one seller makes. Its id is `{seller}/{slug}`: city-wide, immutable, never reused. */
import type { OutletId, PhotoId, ProductId, SellerId } from './ids.ts'
import type { Localised } from './language.ts'
import type { Rupiah } from './money.ts'
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

/**
 * Where a maker or a product of the register stands. `draft`: something may be missing, and nobody but the agency sees it;
 * `own`: an outlet added it for its own shelf, and the agency has not said yet what becomes of it; `refused`: it has said no;
 * `retired`: on no shelf, and may come back as the same thing.
 */
export const OTHER_STANDINGS = ['draft', 'own', 'refused', 'retired'] as const
export const STANDINGS = ['live', ...OTHER_STANDINGS] as const
export type Standing = (typeof STANDINGS)[number]

interface Registered {
  /** Absent: live, as all were that were founded with a city. */
  readonly standing?: (typeof OTHER_STANDINGS)[number] | undefined
  /** Why it was retired or refused, in the officer's words. */
  readonly reason?: string | undefined
  /** The outlet that added it. */
  readonly addedBy?: OutletId | undefined
}

export interface Product extends Registered {
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
  /** Photographs (`domain/photo.ts`), the first one first: it stands before the drawing. */
  readonly photos?: readonly PhotoId[] | undefined
  /** What a piece may cost, for whoever puts it on a shelf. */
  readonly priceHint?: Rupiah | undefined
  /** It was retired when its maker was, and comes back when its maker does. */
  readonly leftWithMaker?: boolean | undefined
}

export interface Seller extends Registered {
  readonly slug: SellerId
  readonly name: string
  readonly district: string
  readonly about: Localised
  /** A photograph of whoever makes it. */
  readonly portrait?: PhotoId | undefined
}

export function standingOf({ standing }: Pick<Registered, 'standing'>): Standing {
  return standing ?? 'live'
}

/** May it stand on any shelf? What an outlet has added stands on its own. */
export function isOnOffer({ standing }: Pick<Registered, 'standing'>): boolean {
  return standing === undefined || standing === 'own'
}

/** May it stand on that outlet's shelf, as far as the register says? What an outlet added itself stands on its own alone. */
export function mayBeShown(
  { standing, addedBy }: Pick<Product, 'standing' | 'addedBy'>,
  outlet: OutletId,
): boolean {
  return standing === undefined || (standing === 'own' && addedBy === outlet)
}

/** What was only begun is nobody's but the agency's. */
export function isPublic({ standing }: Pick<Registered, 'standing'>): boolean {
  return standing !== 'draft'
}

/** What is neither cloth nor craft is eaten or drunk. */
export function isFood({ category }: Pick<Product, 'category'>): boolean {
  return category !== 'cloth' && category !== 'craft'
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
