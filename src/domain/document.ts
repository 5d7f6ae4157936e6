/**
 * Documents: a kwitansi, a void, a day statement (tutup hari), numbered in one sequence per outlet that never
 * resets. What is built here is the content of the outlet's log: the shapes of each version are frozen (`entry-v1.ts`,
 * `entry-v2.ts`), and its bytes (canonical JSON) are final from the moment of issue.
 */

import { generationMark } from './document-name.ts'
import type { EntryV1, HeadV1, LineV1 } from './entry-v1.ts'
import type { DayV2, EntryV2, HeadV2, KwitansiV2, LineV2, LossV2 } from './entry-v2.ts'
import type { DocumentNumber, Generation, OutletId, RoomName } from './ids.ts'
import { lineAmount, type Rupiah, sumRupiah } from './money.ts'
import { PAYMENTS, type PaymentMethod } from './payment.ts'
import type { DateText } from './time.ts'

export const DOCUMENT_KINDS = ['kwitansi', 'void', 'day'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
/** What stands in a log: documents, and what is said of documents that are lost. */
export type EntryKind = Entry['kind']
const ENTRY_KINDS = [...DOCUMENT_KINDS, 'loss'] as const satisfies readonly EntryKind[]

export function isEntryKind(kind: string): kind is EntryKind {
  return ENTRY_KINDS.some(known => known === kind)
}

/** The newest version of entries that is read here, and written where whoever mirrors the log reads it too. */
export const ENTRY_VERSION = 2
export type EntryVersion = Entry['v']
/** Those that are written here. */
export const ENTRY_VERSIONS = [1, ENTRY_VERSION] as const satisfies readonly EntryVersion[]

/** Above this, a document that acknowledges money needs a Rp10.000 duty stamp (UU 10/2020 art. 3 and 5). */
export const METERAI_ABOVE: Rupiah = 5_000_000

export const VOID_REASONS = ['not-received', 'wrong-item', 'damaged', 'wrong-guest', 'test', 'other'] as const
export type VoidReason = (typeof VOID_REASONS)[number]
/** Why another kwitansi stands in for it. */
export const REISSUE_REASONS = ['payment', 'correction'] as const
export type ReissueReason = (typeof REISSUE_REASONS)[number]

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
  'newer',
  'lost',
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

/** Can a reader say what a value out of a log means: an entry, one of a version that it does not know yet, or none? */
export type Legible = (value: unknown) => 'known' | 'newer' | 'none'

export type Entry = EntryV1 | EntryV2
type Of<Kind extends Entry['kind']> = Extract<Entry, { readonly kind: Kind }>
export type KwitansiEntry = Of<'kwitansi'>
export type VoidEntry = Of<'void'>
export type DayEntry = Of<'day'>
/** How a paper of any version says that it was paid, and why one was voided. */
export type Paid = KwitansiEntry['payment']
export type StatedReason = VoidEntry['reason']
export type EntryLine = KwitansiEntry['lines'][number]
/** What heads an entry of every version, beside its kind. */
export type EntryHead = HeadV1 | HeadV2

/** Of a version that this program does not know: its head is all that it says here. */
export function isNewer({ v }: { readonly v: number }): boolean {
  return v > ENTRY_VERSION
}

/** All that is read of an entry of a version that this program does not know: its head, and that it is newer. */
export interface NewerEntry {
  readonly kind: 'newer'
  readonly v: number
  readonly outlet: OutletId
  readonly number: DocumentNumber
  readonly issuedAt: string
  /** What it is, in a word that nobody here knows. */
  readonly is: string
}

/** What the paper shows and the log only holds a salted hash of. */
export interface Detail {
  readonly room: RoomName
  readonly payer: string
  readonly cashier: string
}

type Given<Body, Known extends keyof Body> = Omit<Body, keyof HeadV2 | 'kind' | Known>

/** What a kwitansi says; version 1 has no words for how it came about. */
export type KwitansiBody = Given<KwitansiV2, 'lines' | 'total' | 'payment'> & {
  readonly lines: readonly Omit<LineV1, 'amount'>[]
  readonly payment: PaymentMethod
}

/** A kwitansi's content from the delivered lines. A line's amount is quantity × price; the total is their sum. */
export function kwitansiEntry(head: EntryHead, body: KwitansiBody): KwitansiEntry {
  const lines = body.lines.map(line => ({ ...line, amount: lineAmount(line) }))
  const said = {
    kind: 'kwitansi',
    lines,
    total: sumRupiah(lines.map(line => line.amount)),
    stay: body.stay,
    detail: body.detail,
    ...(body.event === undefined ? {} : { event: body.event }),
    ...(body.replaces === undefined ? {} : { replaces: body.replaces }),
  } as const
  const { onPaper } = PAYMENTS[body.payment]
  if (head.v === 1) return { ...head, ...said, payment: onPaper[1] }
  return {
    ...head,
    ...said,
    payment: onPaper[2],
    source: body.source,
    by: body.by,
    waitMinutes: body.waitMinutes,
  }
}

/** As version 1 says it, which knows no other than these. */
const REASON_V1 = { payment: 'other', correction: 'other' } as const

/**
 * A void cancels a kwitansi whole: the same lines and total, under a number of its own. `nonce`: base64url of 16 random
 * bytes.
 */
export function voidEntry(
  head: EntryHead,
  voided: KwitansiEntry,
  reason: VoidReason | ReissueReason,
  nonce: string,
): VoidEntry {
  const said = { kind: 'void', voids: voided.number, lines: voided.lines, total: voided.total } as const
  if (head.v === 2) return { ...head, ...said, reason, nonce }
  const inItsWords = reason === 'payment' || reason === 'correction' ? REASON_V1[reason] : reason
  return { ...head, ...said, reason: inItsWords, lines: [...linesOf(head, voided.lines)] }
}

/** Lines of another entry, as one of that version can say them. */
export function linesOf({ v }: Pick<EntryHead, 'v'>, lines: readonly EntryLine[]): readonly EntryLine[] {
  return v === 2 ? lines : lines.map(({ box, due, ...line }: LineV2) => line)
}

/** What a day statement says; version 1 counts rooms that somebody had at any moment, and knows nothing of the rest. */
export type DayBody = Given<DayV2, never> & { readonly occupiedRooms: number }

export function dayEntry(head: EntryHead, { occupiedRooms, ...body }: DayBody): DayEntry {
  if (head.v === 2) return { ...head, kind: 'day', ...body }
  return {
    ...head,
    kind: 'day',
    date: body.date,
    occupiedRooms,
    exposure: body.exposure.map(({ openMinutes, place, ...shown }) => shown),
    ...(body.replaces === undefined ? {} : { replaces: body.replaces }),
  }
}

/** That documents are lost; versions before 2 have no word for it. */
export function lossEntry(head: EntryHead, body: Given<LossV2, never>): LossV2 {
  if (head.v === 1) throw new Error('version 1 of entries knows no loss')
  return { ...head, kind: 'loss', ...body }
}

/** Rooms, tables or counters by which a day's exposure is multiplied. */
export function occupiedOf(entry: DayEntry): number {
  if (entry.v === 1) return entry.occupiedRooms
  return entry.unit === 'room' ? entry.nights : entry.stays
}

/** Has it a paper of its own, which whoever holds its link can open? */
export function isPaper<Kind extends string>(kind: Kind): kind is Kind & ('kwitansi' | 'void') {
  return kind === 'kwitansi' || kind === 'void'
}

/** Must a duty stamp stand on this document? More than Rp5.000.000, not at it. */
export function needsMeterai(total: Rupiah): boolean {
  return total > METERAI_ABOVE
}

/**
 * The number as printed, `KW/HDT/2026/000123`; of a later generation `KW/HDT/2026/000123-2`. The sequence never resets; the
 * year is that of issue, for the reader.
 */
export function printedNumber(
  mark: string,
  number: DocumentNumber,
  issuedOn: DateText,
  generation?: Generation | undefined,
): string {
  const digits = String(number).padStart(6, '0')
  return `KW/${mark}/${issuedOn.slice(0, 4)}/${digits}${generationMark(generation)}`
}
