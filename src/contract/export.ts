/** What may be asked of an outlet's log as a file, and what stands in a row of it. */
import * as z from 'zod/mini'
import { ENTRY_COLUMNS, ENTRY_TEXTS, type EntryColumn } from '../domain/entry-rows.ts'
import { tableOf } from '../domain/words.ts'
import { AskedDay } from './evaluation.ts'

const Count = z.pipe(z.string().check(z.regex(/^(0|[1-9]\d{0,14})$/)), z.transform(Number))

/** `after`: leaves out so many entries from the beginning; `from` and `to`: business days of issue, ends included. */
export const ExportQuery = z.object({
  after: z.optional(Count),
  limit: z.optional(Count),
  from: z.optional(AskedDay),
  to: z.optional(AskedDay),
})
export type ExportQuery = z.infer<typeof ExportQuery>

const TEXTS: readonly EntryColumn[] = ENTRY_TEXTS
const Cell = z.optional(z.string())
const NumberCell = z.optional(z.int())
/** Of the table: what its document does not say is empty. */
export const EntryRow = z.object(
  tableOf(ENTRY_COLUMNS, column => (TEXTS.includes(column) ? Cell : NumberCell)),
)

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
