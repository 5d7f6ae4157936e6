/**
 * Log entries as rows of a table: one for each line of a kwitansi; of a void the same lines with the opposite sign, so
 * that a column adds up to what remains; of a day statement one for each product shown. A total stands in the first
 * row of its document, so that it too adds up. Columns of a later version stand behind those of an earlier one.
 */
import type { Entry, NewerEntry } from './document.ts'
import type { DayV2, LineV2 } from './entry-v2.ts'
import type { Generation } from './ids.ts'
import { assertNever } from './result.ts'

export const ENTRY_COLUMNS = [
  'index',
  'number',
  'kind',
  'issuedAt',
  'line',
  'product',
  'name',
  'seller',
  'terms',
  'quantity',
  'unitPrice',
  'amount',
  'included',
  'total',
  'payment',
  'event',
  'replaces',
  'voids',
  'reason',
  'date',
  'occupiedRooms',
  'liveMinutes',
  'inStockMinutes',
  'source',
  'by',
  'waitMinutes',
  'box',
  'unit',
  'units',
  'nights',
  'stays',
  'viewers',
  'openMinutes',
  'place',
  'part',
  'from',
  'to',
  'generation',
] as const
export type EntryColumn = (typeof ENTRY_COLUMNS)[number]

/** What stands in all other columns is a whole number. */
export const ENTRY_TEXTS = [
  'kind',
  'issuedAt',
  'product',
  'name',
  'seller',
  'terms',
  'payment',
  'event',
  'reason',
  'date',
  'source',
  'by',
  'unit',
  'part',
] as const satisfies readonly EntryColumn[]

/** What its document does not say is not there. */
export type EntryTableRow = {
  readonly [Column in EntryColumn]?:
    | (Column extends (typeof ENTRY_TEXTS)[number] ? string : number)
    | undefined
}

/** `generation`: in which its number was given, where that is a later one. */
export function entryRows(entry: Entry | NewerEntry, generation?: Generation): EntryTableRow[] {
  const head = {
    index: entry.number - 1,
    number: entry.number,
    ...(generation === undefined ? {} : { generation }),
    kind: entry.kind,
    issuedAt: entry.issuedAt,
  }
  if (entry.kind === 'newer') return [{ ...head, kind: entry.is }]
  const given = ownOf(entry)
  const rows = linesOf(entry).map((line, i) => ({ ...head, line: i + 1, ...given, ...line }))
  const [first = { ...head, ...given }, ...rest] = rows
  return 'total' in entry ? [{ ...first, total: signOf(entry) * entry.total }, ...rest] : [first, ...rest]
}

function signOf({ kind }: Entry): 1 | -1 {
  return kind === 'void' ? -1 : 1
}

function linesOf(entry: Entry): EntryTableRow[] {
  if (entry.kind === 'loss') return []
  if (entry.kind === 'day') return entry.exposure.map(shown => ({ ...shown }))
  return entry.lines.map(line => lineOf(line, signOf(entry)))
}

function lineOf({ included = [], due: _, ...line }: LineV2, sign: 1 | -1): EntryTableRow {
  return {
    ...line,
    quantity: sign * line.quantity,
    amount: sign * line.amount,
    included: sign * included.reduce((sum, { amount }) => sum + amount, 0),
  }
}

/** What a document says once, in each of its rows. */
function ownOf(entry: Entry): EntryTableRow {
  switch (entry.kind) {
    case 'kwitansi':
      return {
        payment: entry.payment,
        ...(entry.v === 1 ? {} : { source: entry.source, by: entry.by, waitMinutes: entry.waitMinutes }),
        ...(entry.event === undefined ? {} : { event: entry.event }),
        ...(entry.replaces === undefined ? {} : { replaces: entry.replaces }),
      }
    case 'void':
      return { voids: entry.voids, reason: entry.reason }
    case 'day':
      return {
        date: entry.date,
        ...(entry.v === 1 ? { occupiedRooms: entry.occupiedRooms } : countsOf(entry)),
        ...(entry.replaces === undefined ? {} : { replaces: entry.replaces }),
      }
    case 'loss':
      return { from: entry.from, to: entry.to }
    default:
      return assertNever(entry)
  }
}

function countsOf({ unit, units, nights, stays, viewers, part, event }: DayV2): EntryTableRow {
  return {
    unit,
    units,
    nights,
    stays,
    viewers,
    ...(part === undefined ? {} : { part: part.join('/') }),
    ...(event === undefined ? {} : { event }),
  }
}
