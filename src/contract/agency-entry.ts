/**
 * An entry of the agency's log, of any version that this program reads. Version 1 is frozen from its first release on: nothing
 * of it may change, nor be read from a word that can.
 */
import * as z from 'zod/mini'
import {
  AGENCY_ENTRY_VERSION,
  ALLERGENS_A1,
  CARE_A1,
  CATEGORIES_A1,
  HALAL_A1,
  OUTLETS_A1,
  PERMITS_A1,
  type ReadAgencyEntry,
  UNITS_A1,
  ZONES_A1,
} from '../domain/agency-entry.ts'
import type { Legible } from '../domain/document.ts'
import { DateOnly, Hash, Minute, Name, Positive, Product, Rupiah, Slug } from './entry-parts.ts'

const Word = z.string().check(z.minLength(1), z.maxLength(200))
const Story = z.string().check(z.maxLength(8_000))
const Texts = z.catchall(z.object({ id: Story, en: Story }), Story)
/** SHA-256, hexadecimal. */
const Photo = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const Thing = z.union([Slug, Product])

const Maker = z.strictObject({
  slug: Slug,
  name: Name,
  district: Word,
  about: Texts,
  portrait: z.exactOptional(Photo),
})

const paperOf = <const Kinds extends readonly string[]>(kinds: Kinds) =>
  z.strictObject({
    kind: z.enum(kinds),
    number: z.exactOptional(Word),
    validTo: z.exactOptional(DateOnly),
  })

const Goods = z.strictObject({
  id: Product,
  seller: Slug,
  kind: Slug,
  category: z.enum(CATEGORIES_A1),
  name: Texts,
  story: Texts,
  ingredients: Texts,
  storage: Texts,
  origin: Word,
  net: z.strictObject({ thousandths: Positive, unit: z.enum(UNITS_A1) }),
  shelfLifeDays: z.exactOptional(Positive),
  allergens: z.exactOptional(z.array(z.enum(ALLERGENS_A1))),
  permit: paperOf(PERMITS_A1),
  halal: paperOf(HALAL_A1),
  care: z.array(z.enum(CARE_A1)),
  picture: z.exactOptional(Word),
  photos: z.exactOptional(z.array(Photo).check(z.minLength(1), z.maxLength(16))),
  priceHint: z.exactOptional(Rupiah),
})

const Outlet = z.strictObject({
  slug: Slug,
  name: Name,
  kind: z.enum(OUTLETS_A1),
  address: Word,
  district: Word,
  mark: z.string().check(z.regex(/^[A-Z]{2,6}$/)),
  zone: z.enum(ZONES_A1),
})

const head = {
  v: z.literal(1),
  number: Positive,
  at: Minute,
  by: z.exactOptional(Hash),
  note: z.exactOptional(Hash),
}

export const AgencyEntryV1 = z.discriminatedUnion('deed', [
  z.strictObject({ ...head, deed: z.literal('maker'), maker: Maker }),
  z.strictObject({ ...head, deed: z.literal('product'), product: Goods }),
  z.strictObject({ ...head, deed: z.literal('retire-maker'), id: Slug }),
  z.strictObject({ ...head, deed: z.literal('retire-product'), id: Product }),
  z.strictObject({ ...head, deed: z.literal('outlet'), outlet: Outlet }),
  z.strictObject({ ...head, deed: z.literal('end-outlet'), id: Slug }),
  z.strictObject({ ...head, deed: z.literal('alias'), from: Thing, to: Thing }),
  z.strictObject({ ...head, deed: z.literal('adopt'), product: Goods }),
  z.strictObject({ ...head, deed: z.literal('refuse'), id: Thing }),
])

/** Of a version that is not known here, all that can be read. */
const Head = z.object({ v: z.int().check(z.minimum(1)), number: Positive, deed: z.string() })

export const readAgencyEntry: ReadAgencyEntry = value => {
  const read = AgencyEntryV1.safeParse(value)
  if (read.success) return read.data
  const head = Head.safeParse(value)
  if (!head.success || head.data.v <= AGENCY_ENTRY_VERSION) return null
  return { deed: 'newer', v: head.data.v, number: head.data.number }
}

export const legibleOfAgency: Legible = value => {
  const read = readAgencyEntry(value)
  if (read === null) return 'none'
  return read.deed === 'newer' ? 'newer' : 'known'
}
