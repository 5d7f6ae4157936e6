/**
 * What is filled in and not shown yet. It is kept on the device, so that a reload, a lost network or a closed page loses nothing;
 * the id under which it will be sent is made with it, so that what is sent twice is done once.
 */

import type { Offerable } from '../../../../contract/shelf.ts'
import { type OutletId, uuidV7 } from '../../../../domain/ids.ts'
import { formatInteger } from '../../../../domain/money.ts'
import { isShared } from '../../../../domain/part.ts'
import { PLACEMENTS_MAX, TERMS, type Terms } from '../../../../domain/placement.ts'
import { serverNow } from '../../../platform/clock.ts'
import { browser } from '../../../platform/device.ts'
import { usualPart } from '../part-typed.ts'

export type Candidate = Offerable['products'][number]

/** As typed. */
export interface DraftRow {
  readonly product: Candidate
  readonly terms: Terms
  readonly price: string
  readonly part: string
  readonly rack: string
  readonly from: string
  readonly to: string
}

export const STEPS = ['choose', 'terms', 'dates'] as const
export type StepName = (typeof STEPS)[number]

export interface Draft {
  readonly id: string
  readonly isOpen: boolean
  readonly step: StepName
  readonly rows: readonly DraftRow[]
}

const keyOf = (outlet: OutletId) => `etalase-shelf-draft-${outlet}`

export function newDraft(): Draft {
  const id = uuidV7(serverNow(), length => browser.randomBytes(length))
  return { id, isOpen: true, step: 'choose', rows: [] }
}

export function keptDraft(outlet: OutletId): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as Draft | null
    return kept !== null && Array.isArray(kept.rows) && STEPS.includes(kept.step) ? kept : null
  } catch {
    return null
  }
}

export function hasOpenDraft(outlet: OutletId): boolean {
  return keptDraft(outlet)?.isOpen === true
}

/** `null`: it is done. */
export function keepDraft(outlet: OutletId, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(outlet))
    else localStorage.setItem(keyOf(outlet), JSON.stringify(draft))
  } catch {
    // Blocked or full: it lives as long as the page.
  }
}

/** With the first terms on which it does not stand here yet, and what the register says that it may cost; `null`: it stands here on all of them. */
export function rowOf(product: Candidate): DraftRow | null {
  const terms = TERMS.find(one => !product.here.includes(one))
  if (terms === undefined) return null
  const { priceHint } = product
  const price = priceHint === undefined || terms === 'complimentary' ? '' : formatInteger(priceHint)
  return { product, terms, price, part: usualPart(terms), rack: '', from: '', to: '' }
}

/** Other terms: what they do not know is emptied. */
export function onTerms(row: DraftRow, terms: Terms): DraftRow {
  return {
    ...row,
    terms,
    price: terms === 'complimentary' ? '0' : row.price === '0' ? '' : row.price,
    part: isShared(terms) ? row.part || usualPart(terms) : '',
  }
}

/** All that can be offered, behind those that are chosen already, as many as a shelf holds. */
export function withAll(rows: readonly DraftRow[], found: readonly Candidate[]): readonly DraftRow[] {
  const chosen = new Set(rows.map(({ product }) => product.id))
  const more = found.flatMap(product =>
    product.reason !== null || chosen.has(product.id) ? [] : (rowOf(product) ?? []),
  )
  return [...rows, ...more].slice(0, PLACEMENTS_MAX)
}

/** One rack for all that have none yet, or had the one that was said for all before. */
export function withRack(rows: readonly DraftRow[], before: string, rack: string): readonly DraftRow[] {
  return rows.map(row => (row.rack === '' || row.rack === before ? { ...row, rack } : row))
}
