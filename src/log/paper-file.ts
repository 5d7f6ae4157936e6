/**
 * A paper with all that checks it: what the server tells, what a guest saves, and what the stand-alone check and the
 * command line read. The shown paper lies in it too, so that whatever was shown can be held against what was sealed.
 */
import type { DocumentKind, Included, Paid, StatedReason } from '../domain/document.ts'
import type { DocumentNumber, OutletId, RoomName } from '../domain/ids.ts'
import type { Terms } from '../domain/placement.ts'
import type { Zone } from '../domain/time.ts'
import { type CheckedPaper, parsePaper } from './check.ts'

/** A paper as its page shows it, as far as its entry says the same. */
export interface Shown {
  readonly kind: DocumentKind
  readonly outlet: { readonly slug: OutletId; readonly zone: Zone }
  readonly number: DocumentNumber
  readonly printed: string
  readonly issuedAt: string
  readonly issuedOn: string
  readonly lines: readonly {
    readonly name: { readonly id: string }
    readonly terms: Terms
    readonly quantity: number
    readonly unitPrice: number
    readonly amount: number
    readonly included: readonly (Omit<Included, 'kind'> & { readonly kind: string })[]
  }[]
  readonly total: number
  readonly words: string
  readonly payment: Paid | null
  readonly replaces: number | null
  readonly voids: { readonly printed: string; readonly reason: StatedReason } | null
  readonly room: RoomName | null
  readonly payer: string | null
  readonly cashier: string | null
}

export interface PaperFile extends CheckedPaper {
  /** What the page showed; `null` in a file that holds the proof alone. */
  readonly shown: Shown | null
}

/** The text of a paper's file. */
export function formatPaperFile(paper: CheckedPaper, shown: Shown): string {
  const { entry, detail, detailSalt, proof, register, keys } = paper
  return `${JSON.stringify({ entry, detail, detailSalt, proof, register, keys, shown }, null, 1)}\n`
}

/** `null` for what is no such file. */
export function parsePaperFile(text: string): PaperFile | null {
  const paper = parsePaper(text)
  return paper === null ? null : { shown: null, ...paper }
}
