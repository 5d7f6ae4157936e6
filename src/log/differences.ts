/**
 * What a paper shows, held against the entry that was sealed: one changed digit has a name, also in what is made of the
 * entry for the reader (its printed number, its date, its sum in words). Makers' names, packings and translations come
 * from the register, and the outlet's name and mark from the outlet: they are no part of an entry.
 */

import { type Detail, type Entry, printedNumber } from '../domain/document.ts'
import { type Numbering, named, spelled } from '../domain/document-name.ts'
import { terbilangRupiah } from '../domain/terbilang.ts'
import { localDate, toMilliseconds } from '../domain/time.ts'
import type { Shown } from './paper-file.ts'

/** Fields that can differ; each has its word. */
export const FIELDS = [
  'kind',
  'outlet',
  'number',
  'printed',
  'issuedAt',
  'issuedOn',
  'product',
  'terms',
  'quantity',
  'unitPrice',
  'amount',
  'included',
  'lines',
  'total',
  'words',
  'payment',
  'replaces',
  'voids',
  'reason',
  'room',
  'payer',
  'cashier',
] as const
export type Field = (typeof FIELDS)[number]

export interface Difference {
  readonly field: Field
  /** From 1; `null` where no line is meant. */
  readonly line: number | null
  /** As they stand there: texts, whole rupiah, counts; empty for what is not there. */
  readonly shown: string
  readonly sealed: string
}

/** Throws where `shown` is not of its shape: a file may say anything. `numberings`: by which numbers given again are told apart. */
export function differences(
  shown: Shown,
  entry: Entry,
  detail: Detail | null,
  numberings: readonly Numbering[] = [],
): Difference[] {
  const found: Difference[] = []
  const hold = (field: Field, a: unknown, b: unknown, line: number | null = null) => {
    if (textOf(a) !== textOf(b)) found.push({ field, line, shown: textOf(a), sealed: textOf(b) })
  }
  const [, mark = ''] = shown.printed.split('/')
  const issuedOn = localDate(toMilliseconds(entry.issuedAt), shown.outlet.zone)
  hold('kind', shown.kind, entry.kind)
  hold('outlet', shown.outlet.slug, entry.outlet)
  hold('number', shown.number, entry.number)
  hold(
    'printed',
    shown.printed,
    printedNumber(mark, entry.number, issuedOn, named(numberings, entry.number).generation),
  )
  // Entries are to the minute.
  hold('issuedAt', shown.issuedAt.slice(0, 16), entry.issuedAt.slice(0, 16))
  hold('issuedOn', shown.issuedOn, issuedOn)
  if ('lines' in entry) {
    hold('lines', shown.lines.length, entry.lines.length)
    for (const [i, line] of entry.lines.entries()) {
      const seen = shown.lines[i]
      if (seen === undefined) continue
      hold('product', seen.name.id, line.name, i + 1)
      hold('included', partsOf(seen.included), partsOf(line.included), i + 1)
      for (const field of ['terms', 'quantity', 'unitPrice', 'amount'] as const)
        hold(field, seen[field], line[field], i + 1)
    }
    hold('total', shown.total, entry.total)
    hold('words', shown.words, terbilangRupiah(entry.total))
  }
  if (entry.kind === 'kwitansi') {
    hold('payment', shown.payment, entry.payment)
    hold('replaces', shown.replaces, entry.replaces)
    // Of what is no longer kept nothing may be shown: nobody could say whether it is true.
    for (const field of ['room', 'payer', 'cashier'] as const) hold(field, shown[field], detail?.[field])
  }
  if (entry.kind === 'void') {
    hold('voids', numberIn(shown.voids?.printed), spelled(named(numberings, entry.voids)))
    hold('reason', shown.voids?.reason, entry.reason)
  }
  return found
}

/** The number inside a printed one, with its generation; `NaN` in anything else. */
function numberIn(printed = ''): string {
  const [, digits, generation = ''] = /\/(\d+)(-\d+)?$/.exec(printed) ?? []
  return `${Number(digits)}${generation}`
}

function partsOf(included: Shown['lines'][number]['included'] = []): string {
  return included.map(({ kind, rateBp, amount }) => `${kind} ${rateBp / 100} % ${amount}`).join(', ')
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
