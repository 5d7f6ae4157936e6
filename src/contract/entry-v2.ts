/** The shapes of version 2. Frozen: nothing here may change, nor be read from a word that can. */
import * as z from 'zod/mini'
import {
  INCLUDED_V2,
  PAYMENTS_V2,
  REASONS_V2,
  RULES_V2,
  SOURCES_V2,
  TAPPERS_V2,
  TERMS_V2,
  UNITS_V2,
} from '../domain/entry-v2.ts'
import {
  Count,
  DateOnly,
  Hash,
  headOf,
  Minutes,
  Name,
  Nonce,
  Positive,
  Product,
  Rupiah,
  Slug,
} from './entry-parts.ts'

const head = headOf(2)
const Included = z.strictObject({ kind: z.enum(INCLUDED_V2), rateBp: Count, amount: Rupiah })
const Lines = z
  .array(
    z.strictObject({
      product: Product,
      name: Name,
      seller: Slug,
      terms: z.enum(TERMS_V2),
      quantity: Positive,
      unitPrice: Rupiah,
      amount: Rupiah,
      box: z.optional(z.literal(1)),
      due: z.optional(Hash),
      included: z.optional(z.array(Included)),
    }),
  )
  .check(z.minLength(1))

export const KwitansiV2 = z.strictObject({
  ...head,
  kind: z.literal('kwitansi'),
  lines: Lines,
  payment: z.enum(PAYMENTS_V2),
  total: Rupiah,
  stay: Hash,
  detail: Hash,
  source: z.enum(SOURCES_V2),
  by: z.enum(TAPPERS_V2),
  waitMinutes: Count,
  event: z.optional(Slug),
  replaces: z.optional(Positive),
})

export const VoidV2 = z.strictObject({
  ...head,
  kind: z.literal('void'),
  voids: Positive,
  reason: z.enum(REASONS_V2),
  lines: Lines,
  total: Rupiah,
  nonce: Nonce,
})

export const DayV2 = z.strictObject({
  ...head,
  kind: z.literal('day'),
  date: DateOnly,
  nonce: Nonce,
  unit: z.enum(UNITS_V2),
  units: Count,
  nights: Count,
  stays: Count,
  viewers: Count,
  open: z.array(z.tuple([Minutes, Minutes])),
  order: z.strictObject({
    rule: z.enum(RULES_V2),
    seed: z.optional(Hash),
    pinned: z.optional(Product),
  }),
  event: z.optional(Slug),
  agency: z.optional(z.strictObject({ size: Positive, root: Hash })),
  part: z.optional(z.tuple([Positive, Positive])),
  replaces: z.optional(Positive),
  exposure: z.array(
    z.strictObject({
      product: Product,
      seller: Slug,
      terms: z.enum(TERMS_V2),
      liveMinutes: Minutes,
      inStockMinutes: Minutes,
      openMinutes: Minutes,
      place: z.optional(Count),
    }),
  ),
})

export const LossV2 = z.strictObject({
  ...head,
  kind: z.literal('loss'),
  from: Positive,
  to: Positive,
  /** A signed-note verifier key. */
  key: z.string().check(z.regex(/^[^+\s]{1,255}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)),
  nonce: Nonce,
})

export const EntryV2 = z.discriminatedUnion('kind', [KwitansiV2, VoidV2, DayV2, LossV2])
