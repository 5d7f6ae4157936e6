/**
 * The log's entries, version 1: frozen. Their bytes are signed and kept for ever, so its words are written out here and
 * are nobody else's: a payment method or a reason that is added to the house is none of theirs. Integers and strings
 * only; no room, guest, device or staff. `../../test/vectors/entry-v1.json` holds them to the byte.
 */

export const PAYMENTS_V1 = ['room', 'cash', 'none'] as const
export const TERMS_V1 = ['consigned', 'bought', 'complimentary'] as const
export const REASONS_V1 = ['not-received', 'wrong-item', 'damaged', 'wrong-guest', 'test', 'other'] as const
export const INCLUDED_V1 = ['service', 'pbjt', 'ppn'] as const

export interface HeadV1 {
  readonly v: 1
  readonly outlet: string
  /** From 1; its place in the log is one less. */
  readonly number: number
  /** RFC 3339 UTC, to the minute. */
  readonly issuedAt: string
}

/** Taxes and service that a final price already contains; `rateBp` in hundredths of a percent, `amount` in rupiah. */
export interface IncludedV1 {
  readonly kind: (typeof INCLUDED_V1)[number]
  readonly rateBp: number
  readonly amount: number
}

export interface LineV1 {
  /** The product's id, `{seller}/{slug}`. */
  readonly product: string
  /** Its Indonesian name on that day. */
  readonly name: string
  readonly seller: string
  readonly terms: (typeof TERMS_V1)[number]
  readonly quantity: number
  /** Rupiah, as `amount`: quantity × price. */
  readonly unitPrice: number
  readonly amount: number
  readonly included?: readonly IncludedV1[] | undefined
}

export interface KwitansiV1 extends HeadV1 {
  readonly kind: 'kwitansi'
  readonly lines: readonly LineV1[]
  readonly payment: (typeof PAYMENTS_V1)[number]
  /** Rupiah: the sum of its lines. */
  readonly total: number
  /** Salted hash of the stay, base64url SHA-256: the same for all kwitansi of one stay, nobody's name. */
  readonly stay: string
  /** Salted hash of what only the paper shows, base64url SHA-256. */
  readonly detail: string
  /** A dated occasion's slug. */
  readonly event?: string | undefined
  /** The number of the voided kwitansi that this one stands in for. */
  readonly replaces?: number | undefined
}

export interface VoidV1 extends HeadV1 {
  readonly kind: 'void'
  /** The number of the kwitansi that this cancels whole. */
  readonly voids: number
  readonly reason: (typeof REASONS_V1)[number]
  readonly lines: readonly LineV1[]
  readonly total: number
}

export interface ExposureV1 {
  readonly product: string
  readonly seller: string
  readonly terms: (typeof TERMS_V1)[number]
  /** Minutes on offer. */
  readonly liveMinutes: number
  /** Of those, minutes with at least one piece to be had. */
  readonly inStockMinutes: number
}

export interface DayV1 extends HeadV1 {
  readonly kind: 'day'
  /** The business day. */
  readonly date: string
  /** Rooms that somebody had at any moment of the day. */
  readonly occupiedRooms: number
  readonly exposure: readonly ExposureV1[]
  /** The number of the day statement that this corrects. */
  readonly replaces?: number | undefined
}

export type EntryV1 = KwitansiV1 | VoidV1 | DayV1
