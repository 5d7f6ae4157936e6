/**
 * The log's entries, version 1. Frozen: bytes made from these shapes are signed and kept for ever, so nothing here
 * may change; a new shape is a new version beside it. Integers and strings only.
 */
import * as z from 'zod/mini'
import { DOCUMENT_KINDS, ENTRY_VERSION, INCLUDED_KINDS, VOID_REASONS } from '../domain/document.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { TERMS } from '../domain/placement.ts'
import { DateOnly, DocumentNumber, ProductId, Rupiah, Slug } from './words.ts'

const HASH = /^[A-Za-z0-9_-]{43}$/
const head = {
  v: z.literal(ENTRY_VERSION),
  outlet: Slug,
  number: DocumentNumber,
  issuedAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00Z$/)),
}
const Quantity = z.int().check(z.minimum(1))
const Lines = z
  .array(
    z.strictObject({
      product: ProductId,
      name: z.string().check(z.minLength(1), z.maxLength(200)),
      seller: Slug,
      terms: z.enum(TERMS),
      quantity: Quantity,
      unitPrice: Rupiah,
      amount: Rupiah,
      included: z.optional(
        z.array(
          z.strictObject({
            kind: z.enum(INCLUDED_KINDS),
            rateBp: z.int().check(z.minimum(0)),
            amount: Rupiah,
          }),
        ),
      ),
    }),
  )
  .check(z.minLength(1))

export const KwitansiEntry = z.strictObject({
  ...head,
  kind: z.literal(DOCUMENT_KINDS[0]),
  lines: Lines,
  payment: z.enum(PAYMENT_METHODS),
  total: Rupiah,
  stay: z.string().check(z.regex(HASH)),
  detail: z.string().check(z.regex(HASH)),
  event: z.optional(Slug),
  replaces: z.optional(DocumentNumber),
})

export const VoidEntry = z.strictObject({
  ...head,
  kind: z.literal(DOCUMENT_KINDS[1]),
  voids: DocumentNumber,
  reason: z.enum(VOID_REASONS),
  lines: Lines,
  total: Rupiah,
})

const Minutes = z.int().check(z.minimum(0), z.maximum(1440))
export const DayEntry = z.strictObject({
  ...head,
  kind: z.literal(DOCUMENT_KINDS[2]),
  date: DateOnly,
  occupiedRooms: z.int().check(z.minimum(0)),
  exposure: z.array(
    z.strictObject({
      product: ProductId,
      seller: Slug,
      terms: z.enum(TERMS),
      liveMinutes: Minutes,
      inStockMinutes: Minutes,
    }),
  ),
  replaces: z.optional(DocumentNumber),
})

export const Entry = z.discriminatedUnion('kind', [KwitansiEntry, VoidEntry, DayEntry])
export type Entry = z.infer<typeof Entry>
