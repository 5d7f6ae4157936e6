/** The agency's reading: products by number of kwitansi, with what makes that number fair. */
import * as z from 'zod/mini'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { TERMS } from '../domain/placement.ts'
import { CATEGORIES } from '../domain/product.ts'
import { Pin } from './desk.ts'
import { DateOnly, Localised, OutletId, ProductId, Rupiah, SellerId, Slug, Text } from './words.ts'

export const AgencySessionRequest = z.object({ name: Text(60), pin: Pin })
/** `rights`: words with spaces between, as `readRights` takes them; it is told of whoever is in, and not at the door. */
export const AgencySession = z.object({ name: z.string(), rights: z.optional(z.string()) })

/** A day that may be asked for: early enough for any reading, late enough that 90 days before it have four digits. */
export const AskedDay = DateOnly.check(z.refine(date => date >= '1970-01-01', 'not a day of any reading'))

/** All are optional; `from` and `to` are inclusive business days. */
export const EvaluationQuery = z.object({
  from: z.optional(AskedDay),
  to: z.optional(AskedDay),
  outlet: z.optional(OutletId),
  /** Kind of outlet. */
  kind: z.optional(z.enum(OUTLET_KINDS)),
  category: z.optional(z.enum(CATEGORIES)),
  seller: z.optional(SellerId),
  event: z.optional(Slug),
  terms: z.optional(z.enum(TERMS)),
})
export type EvaluationQuery = z.infer<typeof EvaluationQuery>

export const EvaluationRow = z.object({
  product: ProductId,
  seller: SellerId,
  name: Localised,
  sellerName: z.string(),
  district: z.string(),
  category: z.enum(CATEGORIES),
  /** Distinct kwitansi with the product in them, voided ones taken off, complimentary ones not among them. */
  kwitansi: z.int(),
  /** Distinct kwitansi that gave it away. */
  complimentary: z.int(),
  voided: z.int(),
  units: z.int(),
  rupiah: Rupiah,
  /** Exposed room-nights (or counter-days; see `unit`). */
  exposure: z.number(),
  /** Kwitansi per 100 of exposure; 0 without exposure. */
  rate: z.number(),
  /** 90 % credible interval of the rate. */
  interval: z.tuple([z.number(), z.number()]),
  enough: z.boolean(),
  /** How much more exposure would be enough; 0 when it is. */
  needed: z.number(),
})
export type EvaluationRow = z.infer<typeof EvaluationRow>

const { shape: of } = EvaluationRow
/** The same in a table to take away, which is read by its columns: a new one stands behind all others. */
export const EvaluationTableRow = z.object({
  product: of.product,
  seller: of.seller,
  name: z.string(),
  sellerName: of.sellerName,
  district: of.district,
  category: of.category,
  kwitansi: of.kwitansi,
  complimentary: of.complimentary,
  voided: of.voided,
  units: of.units,
  rupiah: of.rupiah,
  exposure: of.exposure,
  rate: of.rate,
  low: z.number(),
  high: z.number(),
  enough: of.enough,
  needed: of.needed,
})

export const EVALUATION_UNITS = ['room-night', 'table-day', 'counter-day', 'mixed'] as const

export const Evaluation = z.object({
  products: z.array(EvaluationRow),
  /** All distinct kwitansi in the reading, and voids taken off. */
  kwitansi: z.int(),
  voided: z.int(),
  /** What exposure is counted in. With `mixed`, exposure and rate are of hotels only: units are never summed. */
  unit: z.enum(EVALUATION_UNITS),
  from: DateOnly,
  to: DateOnly,
  asOf: z.string(),
  /** Entries counted, by outlet. */
  logs: z.record(z.string(), z.int()),
  outlets: z.array(
    z.object({ slug: OutletId, name: z.string(), kind: z.enum(OUTLET_KINDS), kwitansi: z.int() }),
  ),
  demo: z.boolean(),
  /** Products that the database does not give back whole: they are not among those ranked. */
  unreadable: z.optional(z.array(z.string())),
})
export type Evaluation = z.infer<typeof Evaluation>
