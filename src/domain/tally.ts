/**
 * How kwitansi are tallied by day, product and terms, so that tallies of any days and outlets add up to numbers of
 * distinct kwitansi. A kwitansi has one day and one outlet; under several terms the same product would be counted
 * several times, so what is too much is a tally of its own, below zero. All tallies of a product together are the
 * reading of all terms; those of one sort of terms alone are the reading of these.
 */

import type { EntryLine } from './document.ts'
import type { ProductId } from './ids.ts'
import { TERMS, type Terms } from './placement.ts'

/** Stands for every product: its tallies are of kwitansi with anything in them. No product's id is empty. */
export const ANY_PRODUCT = ''

/** What counting by terms counts too often. */
export const OVERLAP = 'overlap'

export const TALLY_SCOPES = [...TERMS, OVERLAP] as const
export type TallyScope = (typeof TALLY_SCOPES)[number]

export interface Tally {
  /** Distinct kwitansi with it in them that are not void: not given away, or, of any product, whatever the terms. */
  readonly kwitansi: number
  readonly complimentary: number
  readonly voided: number
  readonly units: number
  readonly rupiah: number
}

export interface TallyOf extends Tally {
  readonly product: ProductId
  readonly scope: TallyScope
}

type Line = Pick<EntryLine, 'product' | 'terms' | 'quantity' | 'amount'>

const NOTHING: Tally = { kwitansi: 0, complimentary: 0, voided: 0, units: 0, rupiah: 0 }

/** What one kwitansi adds. A void takes off what it added and adds what it is when void. */
export function talliesOf(lines: readonly Line[], isVoid: boolean): TallyOf[] {
  const products = new Map<string, Map<Terms, Tally>>()
  const anyTerms = new Set<Terms>()
  for (const line of lines) {
    anyTerms.add(line.terms)
    const byTerms = products.get(line.product) ?? new Map<Terms, Tally>()
    products.set(line.product, byTerms)
    byTerms.set(line.terms, withLine(byTerms.get(line.terms), line, isVoid))
  }
  const tallies: TallyOf[] = []
  for (const [product, byTerms] of products) {
    for (const [scope, tally] of byTerms) tallies.push({ product, scope, ...tally })
    addOverlap(tallies, product, isVoid ? byTerms.size : paidTerms(byTerms), isVoid)
  }
  for (const scope of anyTerms)
    tallies.push({ product: ANY_PRODUCT, scope, ...NOTHING, [isVoid ? 'voided' : 'kwitansi']: 1 })
  addOverlap(tallies, ANY_PRODUCT, anyTerms.size, isVoid)
  return tallies
}

function withLine(sum: Tally = NOTHING, line: Line, isVoid: boolean): Tally {
  if (isVoid) return { ...NOTHING, voided: 1 }
  const rupiah = sum.rupiah + line.amount
  if (line.terms === 'complimentary') return { ...NOTHING, complimentary: 1, rupiah }
  return { ...NOTHING, kwitansi: 1, units: sum.units + line.quantity, rupiah }
}

function paidTerms(byTerms: ReadonlyMap<Terms, Tally>): number {
  return byTerms.size - (byTerms.has('complimentary') ? 1 : 0)
}

function addOverlap(tallies: TallyOf[], product: ProductId, times: number, isVoid: boolean): void {
  if (times < 2) return
  tallies.push({ product, scope: OVERLAP, ...NOTHING, [isVoid ? 'voided' : 'kwitansi']: 1 - times })
}
