/**
 * What a paper shows, held against the entry that was sealed: one changed digit has a name. Names of makers and packings
 * come from the register and are no part of an entry.
 */
import type { Entry } from '../domain/document.ts'
import type { CheckedPaper } from './check.ts'
import type { Shown } from './paper-file.ts'

/** Fields that can differ; each has its word. */
export const FIELDS = [
  'kind',
  'outlet',
  'number',
  'issuedAt',
  'product',
  'terms',
  'quantity',
  'unitPrice',
  'amount',
  'included',
  'lines',
  'total',
  'payment',
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
  /** As they stand there: texts, whole rupiah, counts. */
  readonly shown: string
  readonly sealed: string
}

export function differences(shown: Shown, paper: Pick<CheckedPaper, 'entry' | 'detail'>): Difference[] {
  const found: Difference[] = []
  const hold = (field: Field, a: unknown, b: unknown, line: number | null = null) => {
    if (textOf(a) !== textOf(b)) found.push({ field, line, shown: textOf(a), sealed: textOf(b) })
  }
  const entry = JSON.parse(paper.entry) as Entry
  hold('kind', shown.kind, entry.kind)
  hold('outlet', shown.outlet.slug, entry.outlet)
  hold('number', shown.number, entry.number)
  // Entries are to the minute.
  hold('issuedAt', shown.issuedAt.slice(0, 16), entry.issuedAt.slice(0, 16))
  if (entry.kind !== 'day') {
    hold('lines', shown.lines.length, entry.lines.length)
    for (const [i, line] of entry.lines.entries()) {
      const seen = shown.lines[i]
      if (seen === undefined) continue
      hold('product', seen.name.id, line.name, i + 1)
      hold('included', seen.included, line.included ?? [], i + 1)
      for (const field of ['terms', 'quantity', 'unitPrice', 'amount'] as const)
        hold(field, seen[field], line[field], i + 1)
    }
    hold('total', shown.total, entry.total)
  }
  if (entry.kind === 'kwitansi') hold('payment', shown.payment, entry.payment)
  if (entry.kind === 'void') {
    hold('voids', shown.voids?.number ?? null, entry.voids)
    hold('reason', shown.voids?.reason ?? null, entry.reason)
  }
  for (const field of ['room', 'payer', 'cashier'] as const)
    if (paper.detail !== null) hold(field, shown[field], paper.detail[field])
  return found
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
