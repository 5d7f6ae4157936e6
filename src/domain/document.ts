/**
 * Documents: a kwitansi, a void, a day statement (tutup hari), numbered in one sequence per outlet that never
 * resets. What is built here is the content of the outlet's log: its shape is frozen at version 1 and its
 * bytes (canonical JSON) are final from the moment of issue. Integers and strings only; no room, guest, device
 * or staff.
 */
import type { ProductExposure } from './exposure.ts'
import { lineAmount, type Rupiah, sumRupiah } from './money.ts'
import type { PaymentMethod } from './payment.ts'
import type { Terms } from './placement.ts'
import type { DateText, Timestamp } from './time.ts'

export const DOCUMENT_KINDS = ['kwitansi', 'void', 'day'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const ENTRY_VERSION = 1

/** Above this, a document that acknowledges money needs a Rp10.000 duty stamp (UU 10/2020 art. 3 and 5). */
export const METERAI_ABOVE: Rupiah = 5_000_000

export const VOID_REASONS = ['not-received', 'wrong-item', 'damaged', 'wrong-guest', 'test', 'other'] as const
export type VoidReason = (typeof VOID_REASONS)[number]

/** How far a document is proven: not yet, signed by its log, seen by somebody other than the hotel. */
export const SEALS = ['waiting', 'sealed', 'witnessed'] as const
export type Seal = (typeof SEALS)[number]

/** What a check can find wrong, each with its own words on screen and at the command line. */
export const CHECK_FAULTS = [
  'unreadable',
  'hub-key-wrong',
  'register-wrong',
  'log-unknown',
  'signature-wrong',
  'key-unknown',
  'key-outdated',
  'not-in-log',
  'witness-wrong',
  'detail-wrong',
] as const
export type CheckFault = (typeof CHECK_FAULTS)[number]

/** Taxes and service that a final price already contains; `rateBp` in hundredths of a percent. */
export const INCLUDED_KINDS = ['service', 'pbjt', 'ppn'] as const
export type IncludedKind = (typeof INCLUDED_KINDS)[number]

export interface Included {
  readonly kind: IncludedKind
  readonly rateBp: number
  readonly amount: Rupiah
}

export interface EntryLine {
  /** The product's id, `{seller}/{slug}`. */
  readonly product: string
  /** Its Indonesian name on that day. */
  readonly name: string
  readonly seller: string
  readonly terms: Terms
  readonly quantity: number
  readonly unitPrice: Rupiah
  readonly amount: Rupiah
  readonly included?: readonly Included[] | undefined
}

interface EntryHead {
  readonly v: typeof ENTRY_VERSION
  readonly outlet: string
  readonly number: number
  /** To the minute. */
  readonly issuedAt: Timestamp
}

export interface KwitansiEntry extends EntryHead {
  readonly kind: 'kwitansi'
  readonly lines: readonly EntryLine[]
  readonly payment: PaymentMethod
  readonly total: Rupiah
  /** Salted hash of the stay, base64url SHA-256: the same for all kwitansi of one stay, nobody's name. */
  readonly stay: string
  /** Salted hash of what only the paper shows, base64url SHA-256. */
  readonly detail: string
  /** A dated occasion's slug. */
  readonly event?: string | undefined
  /** The number of the voided kwitansi that this one stands in for. */
  readonly replaces?: number | undefined
}

export interface VoidEntry extends EntryHead {
  readonly kind: 'void'
  /** The number of the kwitansi that this cancels whole. */
  readonly voids: number
  readonly reason: VoidReason
  readonly lines: readonly EntryLine[]
  readonly total: Rupiah
}

export interface DayEntry extends EntryHead {
  readonly kind: 'day'
  /** The business day. */
  readonly date: DateText
  readonly occupiedRooms: number
  readonly exposure: readonly ProductExposure[]
  /** The number of the day statement that this corrects. */
  readonly replaces?: number | undefined
}

export type Entry = KwitansiEntry | VoidEntry | DayEntry

/** What the paper shows and the log only holds a salted hash of. */
export interface Detail {
  readonly room: string
  readonly payer: string
  readonly cashier: string
}

/** A kwitansi's content from the delivered lines. A line's amount is quantity × price; the total is their sum. */
export function kwitansiEntry(
  head: { outlet: string; number: number; issuedAt: Timestamp },
  body: {
    lines: readonly Omit<EntryLine, 'amount'>[]
    payment: PaymentMethod
    stay: string
    detail: string
    event?: string
    replaces?: number
  },
): KwitansiEntry {
  const lines = body.lines.map(line => ({ ...line, amount: lineAmount(line) }))
  return {
    v: ENTRY_VERSION,
    kind: 'kwitansi',
    ...head,
    lines,
    payment: body.payment,
    total: sumRupiah(lines.map(line => line.amount)),
    stay: body.stay,
    detail: body.detail,
    ...(body.event === undefined ? {} : { event: body.event }),
    ...(body.replaces === undefined ? {} : { replaces: body.replaces }),
  }
}

/** A void cancels a kwitansi whole: the same lines and total, under a number of its own. */
export function voidEntry(
  head: { outlet: string; number: number; issuedAt: Timestamp },
  voided: KwitansiEntry,
  reason: VoidReason,
): VoidEntry {
  return {
    v: ENTRY_VERSION,
    kind: 'void',
    ...head,
    voids: voided.number,
    reason,
    lines: voided.lines,
    total: voided.total,
  }
}

export function dayEntry(
  head: { outlet: string; number: number; issuedAt: Timestamp },
  body: { date: DateText; occupiedRooms: number; exposure: readonly ProductExposure[]; replaces?: number },
): DayEntry {
  return {
    v: ENTRY_VERSION,
    kind: 'day',
    ...head,
    date: body.date,
    occupiedRooms: body.occupiedRooms,
    exposure: body.exposure,
    ...(body.replaces === undefined ? {} : { replaces: body.replaces }),
  }
}

/** Must a duty stamp stand on this document? More than Rp5.000.000, not at it. */
export function needsMeterai(total: Rupiah): boolean {
  return total > METERAI_ABOVE
}

/** The number as printed, `KW/HDT/2026/000123`. The sequence never resets; the year is that of issue, for the reader. */
export function printedNumber(mark: string, number: number, issuedOn: DateText): string {
  return `KW/${mark}/${issuedOn.slice(0, 4)}/${String(number).padStart(6, '0')}`
}
