/**
 * The register: makers, products and outlets in the fields in which officers write them.
 */
import type { FieldChange } from './fields.ts'
import type { PhotoId } from './ids.ts'
import { LANGUAGES, type Language, type Localised, TOLD_LANGUAGES } from './language.ts'
import type { Rupiah } from './money.ts'
import type { Outlet, OutletKind } from './outlet.ts'
import {
  type Allergen,
  type CareMark,
  type Category,
  type HalalStatus,
  isFood,
  type NetUnit,
  type PermitKind,
  type Product,
  type Seller,
} from './product.ts'
import type { DateText, Zone } from './time.ts'

/** What the register is of. */
export const REGISTERED = ['maker', 'product', 'outlet'] as const
export type Registered = (typeof REGISTERED)[number]

/** What an officer does to a thing of the register; each is one version of it more. */
export const REGISTER_DEEDS = [
  'add',
  'change',
  'correct',
  'publish',
  'retire',
  'return',
  'adopt',
  'refuse',
  'join',
  'end',
] as const
export type RegisterDeed = (typeof REGISTER_DEEDS)[number]

/** What one deed changed, and what its officer said to it. */
export interface RegisterChange {
  readonly changes: readonly FieldChange[]
  readonly note: string | null
}

/** The lists in which things of the register are looked through. */
export const PRODUCT_LISTS = [
  'all',
  'draft',
  'ready',
  'live',
  'lacking',
  'lapsed',
  'within-7',
  'within-30',
  'within-60',
  'no-halal',
  'own',
  'retired',
] as const
export type ProductList = (typeof PRODUCT_LISTS)[number]
export const MAKER_LISTS = ['all', 'draft', 'ready', 'live', 'own', 'retired'] as const
export const OUTLET_LISTS = ['all', 'live', 'ended'] as const
export type MakerList = (typeof MAKER_LISTS)[number]
export type OutletList = (typeof OUTLET_LISTS)[number]

/** What of a product is told in each language. */
export const PRODUCT_TEXTS = ['name', 'story', 'ingredients', 'storage'] as const
export type ProductText = (typeof PRODUCT_TEXTS)[number]
export type TextField<Text extends string> = `${Text}.${Language}`

interface PlainProductFields {
  readonly kind: string
  readonly category: Category
  readonly origin: string
  /** 0: not said. */
  readonly 'net.amount': number
  readonly 'net.unit': NetUnit
  readonly priceHint: Rupiah | null
  readonly shelfLifeDays: number | null
  readonly allergens: readonly Allergen[] | null
  readonly 'permit.kind': PermitKind
  readonly 'permit.number': string
  readonly 'permit.validTo': DateText | null
  readonly 'halal.status': HalalStatus
  readonly 'halal.number': string
  readonly 'halal.validTo': DateText | null
  readonly care: readonly CareMark[]
  readonly picture: string | null
  /** Photographs, the first one first. */
  readonly photos: readonly PhotoId[]
}
/** '' and `null` where nothing is said. */
export type ProductFields = PlainProductFields & Readonly<Record<TextField<ProductText>, string>>
export type ProductField = keyof ProductFields

const textFields = <Text extends string>(texts: readonly Text[]) =>
  texts.flatMap(text => LANGUAGES.map((language): TextField<Text> => `${text}.${language}`))

/** In the order in which they are asked for. */
export const PRODUCT_FIELDS: readonly ProductField[] = [
  ...textFields(PRODUCT_TEXTS),
  'category',
  'kind',
  'origin',
  'net.amount',
  'net.unit',
  'priceHint',
  'shelfLifeDays',
  'allergens',
  'permit.kind',
  'permit.number',
  'permit.validTo',
  'halal.status',
  'halal.number',
  'halal.validTo',
  'care',
  'picture',
  'photos',
]

function toldIn<Text extends string>(text: Text, of: Localised): Record<TextField<Text>, string> {
  return Object.fromEntries(LANGUAGES.map(language => [`${text}.${language}`, of[language] ?? ''])) as Record<
    TextField<Text>,
    string
  >
}

/** A text that nobody has written is left out, but in the languages in which every product is told. */
function localised<Text extends string>(
  text: Text,
  fields: Readonly<Record<TextField<Text>, string>>,
): Localised {
  const told: readonly Language[] = TOLD_LANGUAGES
  return Object.fromEntries(
    LANGUAGES.flatMap(language => {
      const said = fields[`${text}.${language}`]
      return said === '' && !told.includes(language) ? [] : [[language, said]]
    }),
  ) as Localised
}

export function fieldsOfProduct(product: Product): ProductFields {
  const { kind, category, origin, net, shelfLifeDays, allergens, permit, halal, care, picture } = product
  return {
    ...toldIn('name', product.name),
    ...toldIn('story', product.story),
    ...toldIn('ingredients', product.ingredients),
    ...toldIn('storage', product.storage),
    kind,
    category,
    origin,
    'net.amount': net.amount,
    'net.unit': net.unit,
    priceHint: product.priceHint ?? null,
    shelfLifeDays,
    allergens,
    'permit.kind': permit.kind,
    'permit.number': permit.number ?? '',
    'permit.validTo': permit.validTo ?? null,
    'halal.status': halal.status,
    'halal.number': halal.number ?? '',
    'halal.validTo': halal.validTo ?? null,
    care,
    picture,
    photos: product.photos ?? [],
  }
}

/** What is said of a product, with what nobody writes in a field left as it is. */
export function withProductFields(
  { priceHint: _, photos: __, ...product }: Product,
  fields: ProductFields,
): Product {
  return {
    ...product,
    name: localised('name', fields),
    story: localised('story', fields),
    ingredients: localised('ingredients', fields),
    storage: localised('storage', fields),
    kind: fields.kind,
    category: fields.category,
    origin: fields.origin,
    net: { amount: fields['net.amount'], unit: fields['net.unit'] },
    ...(fields.priceHint === null ? {} : { priceHint: fields.priceHint }),
    shelfLifeDays: fields.shelfLifeDays,
    allergens: fields.allergens,
    permit: { kind: fields['permit.kind'], ...paper(fields['permit.number'], fields['permit.validTo']) },
    halal: { status: fields['halal.status'], ...paper(fields['halal.number'], fields['halal.validTo']) },
    care: fields.care,
    picture: fields.picture,
    ...(fields.photos.length === 0 ? {} : { photos: fields.photos }),
  }
}

function paper(number: string, validTo: DateText | null) {
  return { ...(number === '' ? {} : { number }), ...(validTo === null ? {} : { validTo }) }
}

const NOTHING_SAID: Localised = { id: '', en: '' }

/** A product of which nothing is known yet but what it is called. */
export function newProduct(
  id: Product['id'],
  seller: Product['seller'],
  name: string,
  category: Category,
): Product {
  const food = isFood({ category })
  return {
    id,
    seller,
    kind: '',
    category,
    name: { ...NOTHING_SAID, id: name },
    story: NOTHING_SAID,
    ingredients: NOTHING_SAID,
    storage: NOTHING_SAID,
    origin: '',
    net: { amount: 0, unit: food ? 'g' : 'piece' },
    shelfLifeDays: null,
    allergens: food ? null : [],
    permit: { kind: food ? 'P-IRT' : 'exempt' },
    halal: { status: food ? 'certified' : 'not-food' },
    care: [],
    picture: null,
    standing: 'draft',
  }
}

interface PlainSellerFields {
  readonly name: string
  readonly district: string
  /** For the agency alone. */
  readonly contact: string
  readonly portrait: PhotoId | null
}
export type SellerFields = PlainSellerFields & Readonly<Record<TextField<'about'>, string>>
export type SellerField = keyof SellerFields
export const SELLER_FIELDS: readonly SellerField[] = [
  'name',
  'district',
  ...textFields(['about']),
  'contact',
  'portrait',
]

export function fieldsOfSeller(seller: Seller, contact: string): SellerFields {
  const { name, district, portrait = null } = seller
  return { name, district, ...toldIn('about', seller.about), contact, portrait }
}

/** Whoever reads a maker anywhere reads no contact: it stands beside. */
export function withSellerFields({ portrait: _, ...seller }: Seller, fields: SellerFields): Seller {
  const { name, district, portrait } = fields
  const told = { name, district, about: localised('about', fields) }
  return { ...seller, ...told, ...(portrait === null ? {} : { portrait }) }
}

/** What an outlet is called and where it is: what the agency corrects. The rest is its manager's, or holds for ever. */
export interface OutletFields {
  readonly name: string
  readonly address: string
  readonly district: string
  readonly phone: string
}
export type OutletField = keyof OutletFields
export const OUTLET_FIELDS: readonly OutletField[] = ['name', 'address', 'district', 'phone']

export function fieldsOfOutlet({ name, address, district, phone }: Outlet): OutletFields {
  return { name, address, district, phone }
}

/** What is chosen when an outlet is added, and stands on its papers for ever. */
export interface OutletBeginning extends OutletFields {
  readonly slug: Outlet['slug']
  readonly kind: OutletKind
  readonly mark: string
  readonly zone: Zone
}

/** With what a manager sets later: open from seven to ten, the day ends at four at night. */
export function newOutlet(beginning: OutletBeginning): Outlet {
  return {
    ...beginning,
    closingHour: 4,
    service: { fromHour: 7, toHour: 22 },
    payments: beginning.kind === 'hotel' ? ['room', 'cash'] : ['cash'],
    confirmAtDesk: false,
    demo: false,
  }
}
