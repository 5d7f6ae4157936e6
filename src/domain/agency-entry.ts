/**
 * What stands in the agency's log: each change of the register is one entry of it, whoever made it. Version 1; bytes of it are
 * signed and kept for ever, so its words are written out here and are nobody else's. Integers and strings only; what is not
 * known is absent, never null. Names of persons and what somebody wrote stand in it as salted hashes.
 * `../../test/vectors/agency-entry-v1.json` holds it to the byte.
 */

export const AGENCY_DEEDS = [
  'maker',
  'product',
  'retire-maker',
  'retire-product',
  'outlet',
  'end-outlet',
  'alias',
  'adopt',
  'refuse',
] as const
export type AgencyDeed = (typeof AGENCY_DEEDS)[number]

export const AGENCY_ENTRY_VERSION = 1

export const CATEGORIES_A1 = ['sea', 'garden', 'kitchen', 'drink', 'cloth', 'craft'] as const
export const ALLERGENS_A1 = [
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
export const PERMITS_A1 = ['P-IRT', 'BPOM', 'exempt'] as const
export const HALAL_A1 = ['certified', 'in-process', 'not-halal', 'not-food'] as const
export const CARE_A1 = [
  'strong-smell',
  'no-infants',
  'checked-luggage',
  'eat-soon',
  'keep-frozen',
  'no-health-claim',
] as const
export const UNITS_A1 = ['g', 'ml', 'm', 'sheet', 'piece', 'pair'] as const
export const OUTLETS_A1 = ['hotel', 'restaurant', 'mall'] as const
export const ZONES_A1 = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

/** A text by its language's code: `id` and `en` are always there. */
export type TextsA1 = { readonly id: string; readonly en: string } & Readonly<Record<string, string>>

export interface MakerA1 {
  readonly slug: string
  readonly name: string
  readonly district: string
  readonly about: TextsA1
  /** A photograph's id: SHA-256 of what describes it, hexadecimal. */
  readonly portrait?: string | undefined
}

export interface PaperA1<Kind extends string> {
  readonly kind: Kind
  readonly number?: string | undefined
  readonly validTo?: string | undefined
}

export interface ProductA1 {
  /** `{seller}/{slug}`. */
  readonly id: string
  readonly seller: string
  readonly kind: string
  readonly category: (typeof CATEGORIES_A1)[number]
  readonly name: TextsA1
  readonly story: TextsA1
  readonly ingredients: TextsA1
  readonly storage: TextsA1
  readonly origin: string
  readonly net: { readonly thousandths: number; readonly unit: (typeof UNITS_A1)[number] }
  readonly shelfLifeDays?: number | undefined
  /** Absent: the maker has not said. Unknown is not none. */
  readonly allergens?: readonly (typeof ALLERGENS_A1)[number][] | undefined
  readonly permit: PaperA1<(typeof PERMITS_A1)[number]>
  readonly halal: PaperA1<(typeof HALAL_A1)[number]>
  readonly care: readonly (typeof CARE_A1)[number][]
  /** A drawing's file name. */
  readonly picture?: string | undefined
  /** Ids of its photographs, the first one first. */
  readonly photos?: readonly string[] | undefined
  /** Rupiah. */
  readonly priceHint?: number | undefined
}

/** What of an outlet is the agency's word; hours, payments and telephone are its own. */
export interface OutletA1 {
  readonly slug: string
  readonly name: string
  readonly kind: (typeof OUTLETS_A1)[number]
  readonly address: string
  readonly district: string
  /** Letters in a document's printed number. */
  readonly mark: string
  readonly zone: (typeof ZONES_A1)[number]
}

/** As it now is, whole, or what became of it. An id is never used for something else. */
export type AgencyBodyA1 =
  | { readonly deed: 'maker'; readonly maker: MakerA1 }
  | { readonly deed: 'product'; readonly product: ProductA1 }
  | { readonly deed: 'retire-maker'; readonly id: string }
  | { readonly deed: 'retire-product'; readonly id: string }
  | { readonly deed: 'outlet'; readonly outlet: OutletA1 }
  | { readonly deed: 'end-outlet'; readonly id: string }
  /** `from` is another name for `to`: of two makers, or of two products. */
  | { readonly deed: 'alias'; readonly from: string; readonly to: string }
  /** What an outlet had added itself is the register's from now on, under its own id. */
  | { readonly deed: 'adopt'; readonly product: ProductA1 }
  /** What an outlet had added itself is not taken into the register. */
  | { readonly deed: 'refuse'; readonly id: string }

export interface AgencyHeadA1 {
  readonly v: 1
  /** From 1; its place in the log is one less. */
  readonly number: number
  /** RFC 3339 UTC, to the minute. */
  readonly at: string
}

/** What is hashed of an entry, each under a salt of its own (`log/hash.ts`). */
export const SEALED_FIELDS = ['by', 'note'] as const
export type SealedField = (typeof SEALED_FIELDS)[number]

/** Salted hashes, base64url SHA-256: who did it, and what was written to it; absent where nobody did, or nothing was. */
export type SealedA1 = { readonly [Field in SealedField]?: string | undefined }

export type AgencyEntryA1 = AgencyHeadA1 & SealedA1 & AgencyBodyA1
export type AgencyEntry = AgencyEntryA1

/** All that is read of an entry of a version that this program does not know. */
export interface NewerAgencyEntry {
  readonly deed: 'newer'
  readonly v: number
  readonly number: number
}

/** What a value out of the log says; `null`: it is no entry of it. */
export type ReadAgencyEntry = (value: unknown) => AgencyEntry | NewerAgencyEntry | null

/** What an entry is about, by its id: so that whatever was ever said of a thing is found. */
export function subjectOf(entry: AgencyBodyA1): string {
  switch (entry.deed) {
    case 'maker':
      return entry.maker.slug
    case 'product':
    case 'adopt':
      return entry.product.id
    case 'outlet':
      return entry.outlet.slug
    case 'alias':
      return entry.from
    case 'retire-maker':
    case 'retire-product':
    case 'end-outlet':
    case 'refuse':
      return entry.id
  }
}
