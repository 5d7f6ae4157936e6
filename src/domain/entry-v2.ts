/**
 * The log's entries, version 2: frozen. Their bytes are signed and kept for ever, so its words are written out here and
 * are nobody else's. Integers and strings only; what is not known is absent, never null; no room, guest, device or staff.
 * What holds few possible values carries a `nonce`, so that nobody finds an entry by its public leaf hash.
 * `../../test/vectors/entry-v2.json` holds them to the byte.
 */

export const PAYMENTS_V2 = ['room', 'cash', 'qris', 'none'] as const
export const TERMS_V2 = ['consigned', 'bought', 'complimentary'] as const
export const REASONS_V2 = [
  'not-received',
  'wrong-item',
  'damaged',
  'wrong-guest',
  'test',
  'other',
  'payment',
  'correction',
] as const
export const INCLUDED_V2 = ['service', 'pbjt', 'ppn'] as const
export const SOURCES_V2 = ['stay', 'visit'] as const
export const TAPPERS_V2 = ['guest', 'phone', 'desk'] as const
export const UNITS_V2 = ['room', 'table', 'counter'] as const
export const RULES_V2 = ['lot-1', 'fixed'] as const

export interface HeadV2 {
  readonly v: 2
  readonly outlet: string
  /** From 1; its place in the log is one less. */
  readonly number: number
  /** RFC 3339 UTC, to the minute. */
  readonly issuedAt: string
}

/** Taxes and service that a final price already contains; `rateBp` in hundredths of a percent, `amount` in rupiah. */
export interface IncludedV2 {
  readonly kind: (typeof INCLUDED_V2)[number]
  readonly rateBp: number
  readonly amount: number
}

export interface LineV2 {
  /** The product's id, `{seller}/{slug}`. */
  readonly product: string
  /** Its Indonesian name on that day. */
  readonly name: string
  readonly seller: string
  readonly terms: (typeof TERMS_V2)[number]
  readonly quantity: number
  /** Rupiah, as `amount`: quantity × price. */
  readonly unitPrice: number
  readonly amount: number
  /** It came in a gift box: counted, never evidence of what is liked. */
  readonly box?: 1 | undefined
  /** On consigned lines: salted hash of what is owed to the maker, base64url SHA-256. */
  readonly due?: string | undefined
  readonly included?: readonly IncludedV2[] | undefined
}

export interface KwitansiV2 extends HeadV2 {
  readonly kind: 'kwitansi'
  readonly lines: readonly LineV2[]
  /** `room` is also a table's bill. */
  readonly payment: (typeof PAYMENTS_V2)[number]
  /** Rupiah: the sum of its lines. */
  readonly total: number
  /** Salted hash of the stay or visit, base64url SHA-256: the same for all its kwitansi, nobody's name. */
  readonly stay: string
  /** Salted hash of what only the paper shows, base64url SHA-256. */
  readonly detail: string
  readonly source: (typeof SOURCES_V2)[number]
  /** Who tapped the order. */
  readonly by: (typeof TAPPERS_V2)[number]
  /** From order to delivery, rounded down. */
  readonly waitMinutes: number
  /** A dated occasion's slug. */
  readonly event?: string | undefined
  /** The number of the voided kwitansi that this one stands in for: its `source`, `by` and `waitMinutes` are that one's. */
  readonly replaces?: number | undefined
}

export interface VoidV2 extends HeadV2 {
  readonly kind: 'void'
  /** The number of the kwitansi that this cancels whole. */
  readonly voids: number
  readonly reason: (typeof REASONS_V2)[number]
  readonly lines: readonly LineV2[]
  readonly total: number
  /** Base64url of 16 random bytes. */
  readonly nonce: string
}

export interface ExposureV2 {
  readonly product: string
  readonly seller: string
  readonly terms: (typeof TERMS_V2)[number]
  /** Minutes on offer. */
  readonly liveMinutes: number
  /** Of those, minutes with at least one piece to be had. */
  readonly inStockMinutes: number
  /** Of those, minutes in which orders were taken. */
  readonly openMinutes: number
  /** Where the order is fixed: 0 stands large, 1… after it. */
  readonly place?: number | undefined
}

/** A day statement, or a part of one: parts repeat all but `exposure`, and all of it counts once. */
export interface DayV2 extends HeadV2 {
  readonly kind: 'day'
  /** The business day. */
  readonly date: string
  readonly nonce: string
  readonly unit: (typeof UNITS_V2)[number]
  /** Rooms, tables or counters open that day. */
  readonly units: number
  /** Rooms occupied at the closing hour; 0 for tables and counters. */
  readonly nights: number
  /** Parties in house, or the day's visits. */
  readonly stays: number
  /** Of these, who opened the menu. */
  readonly viewers: number
  /** Minutes from the business day's start in which orders were taken: from and to. */
  readonly open: readonly (readonly [from: number, to: number])[]
  /** How the shelf was ordered: by lot from a seed (base64url SHA-256), or fixed; `pinned`: the product put before all others. */
  readonly order: {
    readonly rule: (typeof RULES_V2)[number]
    readonly seed?: string | undefined
    readonly pinned?: string | undefined
  }
  /** A dated occasion's slug. */
  readonly event?: string | undefined
  /** Head of the agency's log that was acted on; `root` base64url. */
  readonly agency?: { readonly size: number; readonly root: string } | undefined
  /** Which of how many, from 1. */
  readonly part?: readonly [n: number, of: number] | undefined
  /** The first part of the day statement that this corrects. */
  readonly replaces?: number | undefined
  readonly exposure: readonly ExposureV2[]
}

/** Numbers that a restored backup lacks and nobody has any more, accepted by a person; signed by the new key. */
export interface LossV2 extends HeadV2 {
  readonly kind: 'loss'
  /** First and last number lost. */
  readonly from: number
  readonly to: number
  /** The new key, as signed-note writes one. */
  readonly key: string
  readonly nonce: string
}

export type EntryV2 = KwitansiV2 | VoidV2 | DayV2 | LossV2
