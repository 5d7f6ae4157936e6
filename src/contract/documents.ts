/** Documents as they are looked for: by number, room, day, clerk and how they were paid, a page at a time. */
import * as z from 'zod/mini'
import { DOCUMENT_KINDS } from '../domain/document.ts'
import { PAYMENTS_V2 } from '../domain/entry-v2.ts'
import { ENDINGS } from '../domain/finding.ts'
import { PAID_IN, PAYMENT_REASONS, PAYMENT_STATES } from '../domain/paying.ts'
import { RESTATED_FOR } from '../domain/restating.ts'
import { AskedDay } from './evaluation.ts'
import {
  ClerkName,
  DateOnly,
  DocumentNumber,
  Generation,
  laterWord,
  OutletId,
  RoomName,
  Rupiah,
  Text,
  Time,
} from './words.ts'

/** Rows of a file that is taken away come in pages, too. */
const PAGE_ROWS = ['50', '500'] as const

/** Of all days where neither end says one, but of the business day that is now where nothing at all is asked. */
export const DocumentsQuery = z.object({
  outlet: z.optional(OutletId),
  /** A number, however it is written; a whole room's name; a clerk's, or how it begins. */
  find: z.optional(Text(60)),
  from: z.optional(AskedDay),
  to: z.optional(AskedDay),
  ending: z.optional(z.enum(ENDINGS)),
  /** Only older ones than this number. */
  before: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,9}$/)), z.transform(Number))),
  rows: z.optional(z.enum(PAGE_ROWS)),
})
export type DocumentsQuery = z.infer<typeof DocumentsQuery>

export const FoundDocument = z.object({
  number: DocumentNumber,
  generation: z.optional(Generation),
  printed: z.string(),
  kind: laterWord(DOCUMENT_KINDS),
  issuedAt: Time,
  /** The business day. */
  day: DateOnly,
  total: z.nullable(Rupiah),
  /** `null` of what is known no longer. */
  room: z.nullable(RoomName),
  clerk: z.nullable(ClerkName),
  /** Of a kwitansi: as it was issued, and how it stands by now. */
  payment: z.nullable(
    z.object({
      issued: laterWord(PAYMENTS_V2),
      state: laterWord(PAYMENT_STATES),
      said: z.nullable(laterWord([...PAID_IN, ...PAYMENT_REASONS])),
    }),
  ),
  /** Printed numbers: what it cancels, what stands in its stead, and what it stands in for. */
  voids: z.nullable(z.string()),
  voidedBy: z.nullable(z.string()),
  replaces: z.nullable(z.string()),
  /** Of a day statement, the day. */
  states: z.nullable(DateOnly),
  url: z.nullable(z.string()),
  /** Of a day statement: what stood open when it was written, and what of that nobody had explained. */
  left: z.optional(z.object({ count: z.int(), rupiah: Rupiah, untold: z.int() })),
})
export type FoundDocument = z.infer<typeof FoundDocument>

export const FoundDocuments = z.object({
  /** The business day that is now. */
  today: DateOnly,
  /** The newest first. */
  documents: z.array(FoundDocument),
  /** Of kwitansi that stand, on whatever page. */
  sum: z.object({ count: z.int(), rupiah: Rupiah }),
  /** Of the next page; `null`: there is none. */
  next: z.nullable(DocumentNumber),
  /** Numbers of this page that cannot be read. */
  unreadable: z.array(DocumentNumber),
})
export type FoundDocuments = z.infer<typeof FoundDocuments>

/** Of which day. */
export const RestateRequest = z.object({ day: AskedDay })
/** By which document, and why; `null`: nothing is known of it that was not stated. */
export const RestateAnswer = z.object({
  restated: z.nullable(z.object({ number: DocumentNumber, for: z.array(laterWord(RESTATED_FOR)) })),
})

export const TellAgain = z.object({ id: z.string().check(z.maxLength(64)) })

/** Programs that are told of this outlet's documents, as far as they take them. */
export const ToldPrograms = z.object({
  programs: z.array(
    z.object({
      id: z.string(),
      /** Where it is reached. */
      address: z.string(),
      /** The last document that it was told of; `behind`: how many more there are. */
      told: z.int(),
      behind: z.int(),
      /** What it did not take and is told again, and when next. */
      waiting: z.int(),
      nextAt: z.nullable(Time),
      /** What it is told no more by itself. */
      dead: z.int(),
      /** What it last answered, or why it was not reached. */
      fault: z.nullable(z.string()),
      /** When it said that it wants to hear no more. */
      ended: z.nullable(Time),
    }),
  ),
})
export type ToldPrograms = z.infer<typeof ToldPrograms>
