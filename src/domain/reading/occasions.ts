/**
 * Days of an event are read by themselves, and leave the reading of liking. Which outlets were in it, their entries say; where
 * none names it, all of the city was.
 */
import type { OutletId } from '../ids.ts'
import type { DateText } from '../time.ts'
import type { Ledger } from './ledger.ts'

export interface Occasion {
  readonly slug: string
  /** First and last day. */
  readonly from: DateText
  readonly to: DateText
}

export type IsOccasion = (outlet: OutletId, date: DateText) => boolean

/** Of an event that nobody declared, its days are those from the first entry that names it to the last. */
export function occasionDays(ledgers: readonly Ledger[], declared: readonly Occasion[]): IsOccasion {
  const outlets = new Map<string, Set<OutletId>>()
  const spans = new Map<string, { from: DateText; to: DateText }>()
  for (const { outlet, sales, days } of ledgers) {
    for (const { event, date } of [...sales, ...days]) {
      if (event === null) continue
      outlets.set(event, (outlets.get(event) ?? new Set()).add(outlet))
      const span = spans.get(event) ?? { from: date, to: date }
      spans.set(event, { from: min(span.from, date), to: max(span.to, date) })
    }
  }
  for (const { slug, from, to } of declared) spans.set(slug, { from, to })
  return (outlet, date) => {
    for (const [slug, { from, to }] of spans)
      if (date >= from && date <= to && (outlets.get(slug)?.has(outlet) ?? true)) return true
    return false
  }
}

function min(a: DateText, b: DateText): DateText {
  return a < b ? a : b
}

function max(a: DateText, b: DateText): DateText {
  return a > b ? a : b
}
