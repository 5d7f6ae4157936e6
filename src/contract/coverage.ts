/** In how many rooms guests find as many kinds as are asked, and who could fill what is missing. */
import * as z from 'zod/mini'
import { COVERAGES } from '../domain/coverage.ts'
import { OUTLET_KINDS, ROOM_KINDS } from '../domain/outlet.ts'
import { CATEGORIES } from '../domain/product.ts'
import { AskedDay } from './evaluation.ts'
import { DateOnly, Localised, OutletId, ProductId, SellerId } from './words.ts'

/** Both days are of it; of `to` the sentence is. At most 92 days. */
const asked = { from: z.optional(AskedDay), to: z.optional(AskedDay) }
export const CoverageQuery = z.object(asked)
export type CoverageQuery = z.infer<typeof CoverageQuery>
export const OutletCoverageQuery = z.object({ outlet: z.optional(OutletId), ...asked })

const sum = { covered: z.int(), short: z.int(), unproven: z.int() }
/** Rooms, tables or counters in each state: of different units none are summed. */
const CoverageSum = z.object({ unit: z.enum(ROOM_KINDS), ...sum })

const State = z.enum(COVERAGES)
const Kind = z.enum(CATEGORIES)

/** A product of the register with papers that hold, that the outlet does not have. */
const Filler = z.object({
  product: ProductId,
  name: Localised,
  seller: SellerId,
  sellerName: z.string(),
  district: z.string(),
  /** At how many outlets it stood on that day; told to officers. */
  shownAt: z.optional(z.int()),
})
export type Filler = z.infer<typeof Filler>

const MissingKind = z.object({
  kind: Kind,
  /** The last day on which it was there; `null`: on none of the last year. */
  last: z.nullable(DateOnly),
  /** What of it is on offer there and was not to be had: to be filled up. */
  lacked: z.array(z.object({ product: ProductId, name: Localised, sellerName: z.string() })),
  /** Those that stand at the fewest outlets first. */
  fill: z.array(Filler),
  /** How many more could. */
  more: z.int(),
})
export type MissingKind = z.infer<typeof MissingKind>

const CoveredOutlet = z.object({
  slug: OutletId,
  name: z.string(),
  kind: z.enum(OUTLET_KINDS),
  district: z.string(),
  phone: z.string(),
  unit: z.enum(ROOM_KINDS),
  /** As stated on that day, or on the nearest day that says; where none does, as they are here; `null`: nobody has said. */
  units: z.nullable(z.int()),
  state: State,
  /** The first of the days in a row that were so; `null`: it has stated none. */
  since: z.nullable(DateOnly),
  /** The statement that tells the kinds: of that day, or where it is not proven, the last one before. */
  stated: z.nullable(z.object({ date: DateOnly, number: z.int(), parts: z.int() })),
  kinds: z.array(Kind),
  /** Products that were to be had. */
  products: z.int(),
  /** Where fewer kinds are there than are asked. */
  missing: z.array(MissingKind),
  /** Each day asked for, in order; `null`: before its first statement. */
  days: z.array(z.nullable(State)),
})
export type CoveredOutlet = z.infer<typeof CoveredOutlet>

export const Coverage = z.object({
  from: DateOnly,
  to: DateOnly,
  asOf: z.string(),
  /** So many kinds are asked of each room. */
  asked: z.int(),
  sums: z.array(CoverageSum),
  districts: z.array(z.object({ district: z.string(), ...CoverageSum.shape })),
  days: z.array(z.object({ date: DateOnly, ...CoverageSum.shape })),
  outlets: z.array(CoveredOutlet),
  /** Entries read, by outlet. */
  logs: z.record(z.string(), z.int()),
  demo: z.boolean(),
})
export type Coverage = z.infer<typeof Coverage>
