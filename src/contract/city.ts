/**
 * The file a real city begins with (`npm start -- init city.json`): who and what there is before the first guest.
 * Prices are whole rupiah, PINs are for enrolled terminals, dates are `YYYY-MM-DD`.
 */
import * as z from 'zod/mini'
import { OUTLET_KINDS, ROOM_KINDS } from '../domain/outlet.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { PLACEMENTS_MAX, TERMS } from '../domain/placement.ts'
import {
  ALLERGENS,
  CARE_MARKS,
  CATEGORIES,
  HALAL_STATUSES,
  NET_UNITS,
  PERMIT_KINDS,
} from '../domain/product.ts'
import { STAFF_ROLES } from '../domain/staff.ts'
import { ZONES } from '../domain/time.ts'
import {
  DateOnly,
  Localised,
  OutletId,
  PlacementId,
  ProductId,
  Rupiah,
  SellerId,
  Slug,
  Text,
  TypedRoomName,
} from './words.ts'

const ROOMS_MAX = 5_000
const Hour = (max: number) => z.int().check(z.minimum(0), z.maximum(max))

/**
 * Six digits and more: at the rate at which a terminal may guess, half of the shortest take two years. Whoever has none comes
 * in by a pass, and chooses one that nobody else has seen.
 */
const StaffPin = z.string().check(z.regex(/^\d{6,12}$/))

export const CitySeller = z.strictObject({
  slug: SellerId,
  name: Text(120),
  district: Text(80),
  about: Localised,
})

export const CityProduct = z.strictObject({
  id: ProductId,
  kind: Slug,
  category: z.enum(CATEGORIES),
  name: Localised,
  story: Localised,
  ingredients: Localised,
  storage: Localised,
  origin: Text(120),
  net: z.strictObject({ amount: z.number().check(z.positive()), unit: z.enum(NET_UNITS) }),
  shelfLifeDays: z.nullable(z.int().check(z.positive())),
  /** `null`: the maker has not said. */
  allergens: z.nullable(z.array(z.enum(ALLERGENS))),
  permit: z.strictObject({
    kind: z.enum(PERMIT_KINDS),
    number: z.optional(Text(60)),
    validTo: z.optional(DateOnly),
  }),
  halal: z.strictObject({
    status: z.enum(HALAL_STATUSES),
    number: z.optional(Text(60)),
    validTo: z.optional(DateOnly),
  }),
  care: z.array(z.enum(CARE_MARKS)),
})

export const CityOutlet = z.strictObject({
  slug: OutletId,
  name: Text(120),
  kind: z.enum(OUTLET_KINDS),
  address: Text(200),
  district: Text(80),
  /** Letters in a document's printed number. */
  mark: z.string().check(z.regex(/^[A-Z]{2,6}$/)),
  phone: z.string().check(z.regex(/^\+?[0-9*#]{1,15}$/)),
  zone: z.enum(ZONES),
  closingHour: Hour(23),
  service: z.strictObject({ fromHour: Hour(23), toHour: Hour(24) }),
  payments: z.array(z.enum(PAYMENT_METHODS)).check(z.minLength(1)),
  confirmAtDesk: z.optional(z.boolean()),
  rooms: z
    .array(
      z.strictObject({
        name: TypedRoomName,
        kind: z.enum(ROOM_KINDS),
        floor: z.int().check(z.minimum(-9), z.maximum(200)),
      }),
    )
    .check(z.minLength(1), z.maxLength(ROOMS_MAX)),
  staff: z
    .array(z.strictObject({ name: Text(60), role: z.enum(STAFF_ROLES), pin: z.optional(StaffPin) }))
    .check(z.minLength(1)),
  placements: z
    .array(
      z.strictObject({
        id: PlacementId,
        product: ProductId,
        terms: z.enum(TERMS),
        price: Rupiah,
        rack: Text(12),
        from: z.optional(z.nullable(DateOnly)),
        to: z.optional(z.nullable(DateOnly)),
      }),
    )
    .check(z.maxLength(PLACEMENTS_MAX)),
})
export type CityOutlet = z.infer<typeof CityOutlet>

export const City = z.strictObject({
  sellers: z.array(CitySeller),
  products: z.array(CityProduct),
  outlets: z.array(CityOutlet).check(z.minLength(1)),
})
export type City = z.infer<typeof City>
