/** What an outlet shows. Public, the same for everyone, cacheable anywhere. */
import * as z from 'zod/mini'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { TERMS } from '../domain/placement.ts'
import {
  ALLERGENS,
  CARE_MARKS,
  CATEGORIES,
  HALAL_STATUSES,
  NET_UNITS,
  PERMIT_KINDS,
} from '../domain/product.ts'
import { ZONES } from '../domain/time.ts'
import { DateOnly, Localised, OutletId, PlacementId, ProductId, Rupiah, SellerId } from './words.ts'

export const MenuProduct = z.object({
  id: ProductId,
  kind: z.string(),
  name: Localised,
  category: z.enum(CATEGORIES),
  story: Localised,
  ingredients: Localised,
  storage: Localised,
  origin: z.string(),
  net: z.object({ amount: z.number(), unit: z.enum(NET_UNITS) }),
  /** `null`: the maker has not said. */
  allergens: z.nullable(z.array(z.enum(ALLERGENS))),
  permit: z.object({ kind: z.enum(PERMIT_KINDS), number: z.optional(z.string()) }),
  halal: z.object({ status: z.enum(HALAL_STATUSES), number: z.optional(z.string()) }),
  care: z.array(z.enum(CARE_MARKS)),
  /** Path of the picture; `null` shows the category's pattern. */
  picture: z.nullable(z.string()),
  /** Paths of its photographs, the one above first, without the width that ends each. */
  photos: z.optional(z.array(z.string())),
})

export const MenuPlacement = z.object({
  id: PlacementId,
  price: Rupiah,
  /** Pieces that can be ordered now; in the public menu 5 means five or more. */
  available: z.int().check(z.minimum(0)),
  terms: z.enum(TERMS),
  /** Best-before of the pieces that would be brought next. */
  bestBefore: z.nullable(DateOnly),
  product: MenuProduct,
  seller: z.object({
    slug: SellerId,
    name: z.string(),
    district: z.string(),
    about: Localised,
    /** Path of a photograph, without the width that ends it. */
    portrait: z.optional(z.string()),
  }),
})
export type MenuPlacement = z.infer<typeof MenuPlacement>

/** Today's, on the wall; a client of contract 1 knows no others. */
const MenuHours = z.object({ fromHour: z.int(), toHour: z.int() })

export const MenuOutlet = z.object({
  slug: OutletId,
  name: z.string(),
  kind: z.enum(OUTLET_KINDS),
  address: z.string(),
  phone: z.string(),
  zone: z.enum(ZONES),
  service: MenuHours,
  /** Of near days, those with other hours than `service`; `null`: nobody serves. */
  days: z.optional(z.record(DateOnly, z.nullable(MenuHours))),
  payments: z.array(z.enum(PAYMENT_METHODS)),
  demo: z.boolean(),
})
export type MenuOutlet = z.infer<typeof MenuOutlet>

export const Menu = z.object({
  outlet: MenuOutlet,
  /** Changes whenever anything in the menu does; also its ETag. */
  version: z.string(),
  placements: z.array(MenuPlacement),
})
export type Menu = z.infer<typeof Menu>
