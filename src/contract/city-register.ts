/**
 * The agency's register as its officers write it: makers, products and outlets, field by field. A save says which version it
 * was based on and only what it changes.
 */
import * as z from 'zod/mini'
import { DRAFT_LEFT, DRAFT_THINGS, DRAFTS_MAX } from '../domain/drafts.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { PAPERS } from '../domain/lapses.ts'
import { LACKS } from '../domain/missing.ts'
import { GONE_WHYS } from '../domain/notices.ts'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { PHOTOS_OF_PRODUCT_MAX } from '../domain/photo.ts'
import {
  ALLERGENS,
  CARE_MARKS,
  CATEGORIES,
  HALAL_STATUSES,
  NET_UNITS,
  PERMIT_KINDS,
  STANDINGS,
} from '../domain/product.ts'
import {
  MAKER_LISTS,
  OUTLET_LISTS,
  PRODUCT_LISTS,
  PRODUCT_TEXTS,
  REGISTER_DEEDS,
} from '../domain/register.ts'
import { ZONES } from '../domain/time.ts'
import {
  DateOnly,
  Localised,
  laterWord,
  OutletId,
  PhotoId,
  ProductId,
  Rupiah,
  SellerId,
  Slug,
  Text,
  Time,
} from './words.ts'

/** What may be said in a field; '' where nothing is yet. */
const Said = (max: number) => z.string().check(z.trim(), z.maxLength(max), z.regex(/^[^\0\p{Surrogate}]*$/u))
/** Most that may be written of each text. */
export const TEXT_MAX = { name: 120, story: 1_200, ingredients: 600, storage: 300, about: 1_200 } as const

type Told<Of extends string> = Record<`${Of}.${Language}`, ReturnType<typeof Said>>
const told = <Of extends keyof typeof TEXT_MAX>(texts: readonly Of[]) =>
  Object.fromEntries(
    texts.flatMap(text => LANGUAGES.map(language => [`${text}.${language}`, Said(TEXT_MAX[text])])),
  ) as Told<Of>

export const ProductFields = z.object({
  ...told(PRODUCT_TEXTS),
  kind: z.union([z.literal(''), Slug]),
  category: z.enum(CATEGORIES),
  origin: Said(120),
  'net.amount': z.number().check(z.minimum(0), z.maximum(1_000_000)),
  'net.unit': z.enum(NET_UNITS),
  priceHint: z.nullable(Rupiah),
  shelfLifeDays: z.nullable(z.int().check(z.minimum(1), z.maximum(3_650))),
  /** `null`: the maker has not said. */
  allergens: z.nullable(z.array(z.enum(ALLERGENS)).check(z.maxLength(ALLERGENS.length))),
  'permit.kind': z.enum(PERMIT_KINDS),
  'permit.number': Said(60),
  'permit.validTo': z.nullable(DateOnly),
  'halal.status': z.enum(HALAL_STATUSES),
  'halal.number': Said(60),
  'halal.validTo': z.nullable(DateOnly),
  care: z.array(z.enum(CARE_MARKS)).check(z.maxLength(CARE_MARKS.length)),
  /** File name of a drawing; `null`: there is none. */
  picture: z.nullable(z.string().check(z.maxLength(90), z.regex(/^[a-z0-9-]+\.svg$/))),
  photos: z.array(PhotoId).check(z.maxLength(PHOTOS_OF_PRODUCT_MAX)),
})

export const MakerFields = z.object({
  name: Said(120),
  district: Said(80),
  ...told(['about']),
  /** For the agency alone. */
  contact: Said(300),
  portrait: z.nullable(PhotoId),
})

const Phone = z.string().check(z.regex(/^\+?[0-9*#]{1,15}$/))
export const OutletFields = z.object({
  name: Text(120),
  address: Text(200),
  district: Text(80),
  phone: Phone,
})

/** The version that somebody saw. */
const Version = z.int().check(z.minimum(1))
const versioned = <Fields extends z.ZodMiniObject>(fields: Fields) => z.object({ version: Version, fields })

export const ProductChange = versioned(z.partial(ProductFields))
export const MakerChange = versioned(z.partial(MakerFields))
export const OutletChange = versioned(z.partial(OutletFields))

export const OnVersion = z.object({ version: Version })
/** Why, in words that others read. */
export const WithReason = z.object({ version: Version, reason: Text(200) })
export const JoinRequest = z.object({ version: Version, standsFor: ProductId })

const Page = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), z.transform(Number))
const find = z.optional(z.string().check(z.maxLength(100)))
export const ProductsQuery = z.object({
  find,
  show: z.optional(z.enum(PRODUCT_LISTS)),
  maker: z.optional(SellerId),
  page: z.optional(Page),
})
export const MakersQuery = z.object({ find, show: z.optional(z.enum(MAKER_LISTS)), page: z.optional(Page) })
export const OutletsQuery = z.object({ find, show: z.optional(z.enum(OUTLET_LISTS)), page: z.optional(Page) })

export const Missing = z.object({ field: z.string(), lack: laterWord(LACKS) })
export const Lapse = z.object({
  paper: laterWord(PAPERS),
  number: z.nullable(z.string()),
  validTo: DateOnly,
  /** Below 0: it has lapsed. */
  daysLeft: z.int(),
})

const standing = { standing: laterWord(STANDINGS), reason: z.nullable(z.string()) }
const maker = z.object({ slug: SellerId, name: z.string() })
/** One page of so many, the first is 1. */
const pages = { page: z.int(), pages: z.int(), found: z.int() }

export const RegisterProducts = z.object({
  products: z.array(
    z.object({
      id: ProductId,
      name: Localised,
      maker,
      picture: z.nullable(z.string()),
      ...standing,
      missing: z.array(Missing),
      lapses: z.array(Lapse),
      /** At how many outlets it has a place. */
      outlets: z.int(),
    }),
  ),
  ...pages,
  /** How many there are, whatever is looked for. */
  counts: z.record(z.enum(PRODUCT_LISTS), z.int()),
  makers: z.int(),
})
export type RegisterProducts = z.infer<typeof RegisterProducts>

export const RegisteredProduct = z.object({
  id: ProductId,
  maker,
  version: z.int(),
  ...standing,
  addedBy: z.nullable(OutletId),
  /** The product that it is counted as. */
  standsFor: z.nullable(ProductId),
  fields: ProductFields,
  missing: z.array(Missing),
  lapses: z.array(Lapse),
  outlets: z.array(z.object({ slug: OutletId, name: z.string() })),
  /** Path of its picture. */
  picture: z.nullable(z.string()),
})
export type RegisteredProduct = z.infer<typeof RegisteredProduct>

export const NewProduct = z.object({ maker: SellerId, name: Text(120), category: z.enum(CATEGORIES) })

export const RegisterMakers = z.object({
  makers: z.array(
    z.object({
      slug: SellerId,
      name: z.string(),
      district: z.string(),
      ...standing,
      missing: z.array(Missing),
      products: z.int(),
    }),
  ),
  ...pages,
  counts: z.record(z.enum(MAKER_LISTS), z.int()),
})
export type RegisterMakers = z.infer<typeof RegisterMakers>

export const RegisteredMaker = z.object({
  slug: SellerId,
  version: z.int(),
  ...standing,
  addedBy: z.nullable(OutletId),
  fields: MakerFields,
  missing: z.array(Missing),
  products: z.array(z.object({ id: ProductId, name: Localised, ...standing })),
})
export type RegisteredMaker = z.infer<typeof RegisteredMaker>

const DraftId = z.string().check(z.minLength(1), z.maxLength(127))
export const ofDrafts = z.object({ things: z.enum(DRAFT_THINGS) })

/** Drafts of makers, or of products: those that lack nothing, and some of the others. */
export const RegisterDrafts = z.object({
  /** As many as go live by one deed. */
  ready: z.array(z.object({ id: DraftId, name: z.string(), version: z.int() })),
  lacking: z.array(z.object({ id: DraftId, name: z.string(), missing: z.array(Missing) })),
  counts: z.object({ ready: z.int(), lacking: z.int() }),
})
export type RegisterDrafts = z.infer<typeof RegisterDrafts>

/** Each as it was seen. */
export const PublishDrafts = z.object({
  drafts: z.array(z.object({ id: DraftId, version: Version })).check(z.minLength(1), z.maxLength(DRAFTS_MAX)),
})

export const DraftsPublished = z.object({
  published: z.array(DraftId),
  left: z.array(
    z.object({ id: DraftId, name: z.string(), why: laterWord(DRAFT_LEFT), missing: z.array(Missing) }),
  ),
})
export type DraftsPublished = z.infer<typeof DraftsPublished>

export const NewMaker = z.object({ name: Text(120), district: Text(80) })

export const RegisterOutlets = z.object({
  outlets: z.array(
    z.object({
      slug: OutletId,
      name: z.string(),
      kind: z.enum(OUTLET_KINDS),
      district: z.string(),
      mark: z.string(),
      ended: z.boolean(),
      products: z.int(),
    }),
  ),
  ...pages,
  counts: z.record(z.enum(OUTLET_LISTS), z.int()),
})
export type RegisterOutlets = z.infer<typeof RegisterOutlets>

export const RegisteredOutlet = z.object({
  slug: OutletId,
  version: z.int(),
  kind: z.enum(OUTLET_KINDS),
  mark: z.string(),
  zone: z.enum(ZONES),
  ended: z.nullable(z.object({ at: Time, reason: z.string() })),
  fields: OutletFields,
  rooms: z.int(),
  products: z.int(),
  documents: z.int(),
})
export type RegisteredOutlet = z.infer<typeof RegisteredOutlet>

export const NewOutlet = z.object({
  slug: OutletId,
  name: Text(120),
  kind: z.enum(OUTLET_KINDS),
  address: Text(200),
  district: Text(80),
  phone: Phone,
  /** Letters in the number of every paper of its. */
  mark: z.string().check(z.regex(/^[A-Z]{2,6}$/)),
  zone: z.enum(ZONES),
})

const Value = z.union([z.string(), z.number(), z.null(), z.array(z.string())])
export const RegisterHistory = z.object({
  changes: z.array(
    z.object({
      version: z.int(),
      at: Time,
      officer: z.string(),
      deed: laterWord(REGISTER_DEEDS),
      changes: z.array(z.object({ field: z.string(), from: Value, to: Value })),
      note: z.nullable(z.string()),
    }),
  ),
})
export type RegisterHistory = z.infer<typeof RegisterHistory>
export const HistoryQuery = z.object({
  before: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number))),
})

/** What goes with `changed-meanwhile`: nothing was written, and who wrote what meanwhile. */
export const ChangedMeanwhile = z.object({
  version: z.int(),
  officer: z.string(),
  at: Time,
  fields: z.array(z.object({ field: z.string(), yours: Value, theirs: Value })),
})
export type ChangedMeanwhile = z.infer<typeof ChangedMeanwhile>

/** What is gone from an outlet's shelf and why, and whose papers lapse within 60 days. */
export const ShelfNotices = z.object({
  products: z.array(
    z.object({
      id: ProductId,
      name: Localised,
      maker: z.string(),
      ...standing,
      /** `null`: guests see it. */
      gone: z.nullable(z.object({ why: z.literal(GONE_WHYS), since: z.nullable(DateOnly) })),
      lapses: z.array(Lapse),
    }),
  ),
})
export type ShelfNotices = z.infer<typeof ShelfNotices>
