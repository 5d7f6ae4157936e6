/** The manager's shelf: placements added, changed and put in order; what the register has to offer. */
import * as z from 'zod/mini'
import { OFFERING_FAULT_WORDS, UNOFFERABLE } from '../domain/offering.ts'
import { SHARE_MAX } from '../domain/part.ts'
import { DARK_REASONS, PLACEMENTS_MAX, TERMS } from '../domain/placement.ts'
import { CHANGEABLE } from '../domain/placement-change.ts'
import { CATEGORIES } from '../domain/product.ts'
import {
  BatchName,
  DateOnly,
  Localised,
  PlacementId,
  ProductId,
  Rupiah,
  SellerId,
  Text,
  Uuid,
} from './words.ts'

/*
 * Of a placement, contract 1 knew neither part nor dates, and its clients read past what they do not know: the words are
 * literals, which are told to nobody as others.
 */

/** What of the price is the maker's: a share in thousandths of it, or a sum a piece. */
export const Part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), permille: z.int().check(z.minimum(0), z.maximum(SHARE_MAX)) }),
  z.object({ kind: z.literal('sum'), rupiah: Rupiah }),
])
export const NextPrice = z.object({ from: DateOnly, price: Rupiah, part: z.nullable(Part) })
const Rack = Text(12)

export const ManagedPlacement = z.object({
  id: PlacementId,
  product: z.optional(ProductId),
  name: Localised,
  seller: z.object({ slug: SellerId, name: z.string() }),
  category: z.enum(CATEGORIES),
  picture: z.nullable(z.string()),
  terms: z.enum(TERMS),
  price: Rupiah,
  /** `null`: nothing is shared, or nobody has said what. */
  part: z.optional(z.nullable(Part)),
  next: z.optional(z.nullable(NextPrice)),
  rack: z.string(),
  on: z.boolean(),
  from: z.optional(z.nullable(DateOnly)),
  to: z.optional(z.nullable(DateOnly)),
  isPinned: z.optional(z.boolean()),
  /** Why guests do not see it; `null`: they do. */
  dark: z.optional(z.nullable(z.literal(DARK_REASONS))),
  available: z.int(),
  reserved: z.int(),
  /** Whole days for which there is enough, as it went these two weeks; `null`: nothing was brought. */
  daysLeft: z.optional(z.nullable(z.int())),
  batches: z.array(z.object({ batch: BatchName, bestBefore: z.nullable(DateOnly), onHand: z.int() })),
})
export type ManagedPlacement = z.infer<typeof ManagedPlacement>
export const ManagedPlacements = z.object({ placements: z.array(ManagedPlacement) })

const changeable = {
  price: z.optional(Rupiah),
  part: z.optional(z.nullable(Part)),
  next: z.optional(z.nullable(NextPrice)),
  rack: z.optional(Rack),
  on: z.optional(z.boolean()),
  from: z.optional(z.nullable(DateOnly)),
  to: z.optional(z.nullable(DateOnly)),
  isPinned: z.optional(z.boolean()),
}

export const PlacementChange = z.object({
  ...changeable,
  /** What was seen of the fields that are to change: what has become another since is not written over. */
  seen: z.optional(z.object(changeable)),
})

/** The context of `changed-meanwhile`: fields that somebody else has changed, as they are now, and who it was last. */
export const ChangedMeanwhile = z.object({
  fields: z.array(z.enum(CHANGEABLE)),
  placement: ManagedPlacement,
  by: z.nullable(z.string()),
})

const many = <Of extends z.ZodMiniType>(of: Of) =>
  z.array(of).check(z.minLength(1), z.maxLength(PLACEMENTS_MAX))

/** One change of many placements at once. */
export const PlacementsChange = z.object({
  placements: many(PlacementId),
  change: z.pick(z.object(changeable), { on: true, rack: true, from: true, to: true }),
})

export const PlacementMove = z.object({
  /** Which one it stands before from now on; `null`: it stands last. */
  before: z.nullable(PlacementId),
})

export const Offering = z.object({
  product: ProductId,
  terms: z.enum(TERMS),
  price: Rupiah,
  part: z.nullable(Part),
  rack: Rack,
  from: z.nullable(DateOnly),
  to: z.nullable(DateOnly),
})

export const NewPlacements = z.object({
  /** Made by the device: what is sent again is done once. */
  id: Uuid,
  offerings: many(Offering),
})

/** The context of a refusal of many rows: what is wrong with each that has a fault; nothing was done. */
export const RefusedRows = z.object({
  rows: z.array(z.object({ row: z.int(), fault: z.enum(OFFERING_FAULT_WORDS) })),
})

export const Offerable = z.object({
  products: z.array(
    z.object({
      id: ProductId,
      name: Localised,
      seller: z.object({ slug: SellerId, name: z.string() }),
      category: z.enum(CATEGORIES),
      picture: z.nullable(z.string()),
      /** What the register says that a piece may cost. */
      priceHint: z.optional(Rupiah),
      /** On which terms it stands here already; what has ended may be offered anew. */
      here: z.array(z.enum(TERMS)),
      /** Why it cannot be offered just now. */
      reason: z.nullable(z.literal(UNOFFERABLE)),
    }),
  ),
  /** How many are found in all. */
  found: z.int(),
})
export type Offerable = z.infer<typeof Offerable>
