/** The kwitansi page's data, for the holder of its link. */
import * as z from 'zod/mini'
import { DOCUMENT_KINDS, SEALS } from '../domain/document.ts'
import { PAYMENTS_V2, REASONS_V2 } from '../domain/entry-v2.ts'
import { TERMS } from '../domain/placement.ts'
import { ZONES } from '../domain/time.ts'
import { RegisteredKey } from './register.ts'
import { DateOnly, DocumentNumber, Generation, Localised, OutletId, Rupiah, Time } from './words.ts'

export const KwitansiRequest = z.object({
  outlet: OutletId,
  number: DocumentNumber,
  generation: z.optional(Generation),
  token: z.string().check(z.minLength(1), z.maxLength(64)),
})

export const Kwitansi = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  outlet: z.object({
    slug: OutletId,
    name: z.string(),
    address: z.string(),
    zone: z.enum(ZONES),
    demo: z.boolean(),
  }),
  number: DocumentNumber,
  /** Absent in the first. */
  generation: z.optional(Generation),
  /** `KW/HDT/2026/000123`; of a later generation `KW/HDT/2026/000123-2`. */
  printed: z.string(),
  issuedAt: Time,
  issuedOn: DateOnly,
  /** `null` once the link between guest and paper has been erased. */
  payer: z.nullable(z.string()),
  room: z.nullable(z.string()),
  cashier: z.nullable(z.string()),
  lines: z.array(
    z.object({
      name: Localised,
      net: z.string(),
      seller: z.string(),
      terms: z.enum(TERMS),
      quantity: z.int(),
      unitPrice: Rupiah,
      amount: Rupiah,
      included: z.array(z.object({ kind: z.string(), rateBp: z.int(), amount: Rupiah })),
    }),
  ),
  payment: z.nullable(z.enum(PAYMENTS_V2)),
  total: Rupiah,
  /** `Dua puluh lima ribu rupiah`. */
  words: z.string(),
  meterai: z.boolean(),
  /** For a void: the cancelled number and why. */
  voids: z.nullable(z.object({ number: DocumentNumber, printed: z.string(), reason: z.enum(REASONS_V2) })),
  /** For a kwitansi that was cancelled: the void's number. */
  voidedBy: z.nullable(z.object({ number: DocumentNumber, printed: z.string(), url: z.string() })),
  /** The kwitansi that stands in for a cancelled one; without an address where links are not made, as at a hub. */
  replacedBy: z.optional(
    z.object({ number: DocumentNumber, printed: z.string(), url: z.optional(z.string()) }),
  ),
  replaces: z.nullable(DocumentNumber),
  /** How that one is called where it is of a later generation: `123-2`. */
  replacesName: z.optional(z.string()),
  /** Own address of this paper, for its QR. */
  url: z.string(),
})
export type Kwitansi = z.infer<typeof Kwitansi>

/** A document with all that checks it, offline and by anybody: what its file holds. */
export const KwitansiProof = z.object({
  seal: z.enum(SEALS),
  /** The log's entry, to the byte. */
  entry: z.string(),
  detail: z.nullable(z.object({ room: z.string(), payer: z.string(), cashier: z.string() })),
  detailSalt: z.nullable(z.string()),
  /** C2SP tlog-proof. */
  proof: z.nullable(z.string()),
  /** The hub's register, a signed note. */
  register: z.nullable(z.string()),
  /** Keys of the log, the one in use first, with the sizes of checkpoints that each may sign. */
  keys: z.array(RegisteredKey),
  /** The hub's key as this server was told it; whoever can, takes it from the hub. */
  hubKey: z.nullable(z.string()),
  /** Where the hub is, and its own check with it; `null` without a hub, and at the hub itself. */
  hubUrl: z.optional(z.nullable(z.string())),
})
export type KwitansiProof = z.infer<typeof KwitansiProof>
