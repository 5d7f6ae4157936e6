/** The shapes of version 1. Frozen: nothing here may change, nor be read from a word that can. */
import * as z from 'zod/mini'
import { INCLUDED_V1, PAYMENTS_V1, REASONS_V1, TERMS_V1 } from '../domain/entry-v1.ts'
import {
  Count,
  DateOnly,
  Hash,
  headOf,
  Minutes,
  Name,
  Positive,
  Product,
  Rupiah,
  Slug,
} from './entry-parts.ts'

const head = headOf(1)
const Included = z.strictObject({ kind: z.enum(INCLUDED_V1), rateBp: Count, amount: Rupiah })
const Lines = z
  .array(
    z.strictObject({
      product: Product,
      name: Name,
      seller: Slug,
      terms: z.enum(TERMS_V1),
      quantity: Positive,
      unitPrice: Rupiah,
      amount: Rupiah,
      included: z.optional(z.array(Included)),
    }),
  )
  .check(z.minLength(1))

export const KwitansiV1 = z.strictObject({
  ...head,
  kind: z.literal('kwitansi'),
  lines: Lines,
  payment: z.enum(PAYMENTS_V1),
  total: Rupiah,
  stay: Hash,
  detail: Hash,
  event: z.optional(Slug),
  replaces: z.optional(Positive),
})

export const VoidV1 = z.strictObject({
  ...head,
  kind: z.literal('void'),
  voids: Positive,
  reason: z.enum(REASONS_V1),
  lines: Lines,
  total: Rupiah,
})

export const DayV1 = z.strictObject({
  ...head,
  kind: z.literal('day'),
  date: DateOnly,
  occupiedRooms: Count,
  exposure: z.array(
    z.strictObject({
      product: Product,
      seller: Slug,
      terms: z.enum(TERMS_V1),
      liveMinutes: Minutes,
      inStockMinutes: Minutes,
    }),
  ),
  replaces: z.optional(Positive),
})

export const EntryV1 = z.discriminatedUnion('kind', [KwitansiV1, VoidV1, DayV1])
