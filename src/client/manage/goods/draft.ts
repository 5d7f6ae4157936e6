/**
 * A delivery note while it is written: lines as they were typed, scanned or pasted, and what stands in the way of each. Pure;
 * where it is kept and how it is sent is others' business.
 */
import type { DeliveryRequest, GoodsShelf } from '../../../contract/goods.ts'
import type { BarCode, BatchName, NoteId, PlacementId } from '../../../domain/ids.ts'
import { formatInteger } from '../../../domain/money.ts'
import { daysUntil, isNear, isPast, isQuantity, type LineFault } from '../../../domain/receiving.ts'
import { nameOf, tidy } from '../../../domain/typed.ts'
import { readPrice } from '../price.ts'
import { readDate } from './read-date.ts'

export type Stocked = GoodsShelf['placements'][number]

export interface DraftLine {
  readonly key: number
  /** '' until somebody has said which product is meant. */
  readonly placement: PlacementId
  /** As it was pasted, where no product was found by it. */
  readonly meant: string
  readonly quantity: string
  readonly batch: BatchName
  readonly bestBefore: string
  readonly price: string
  readonly nearIsFine: boolean
  /** What the server said of it. */
  readonly fault: LineFault | null
}

export interface Draft {
  readonly id: NoteId
  readonly theirNumber: string
  readonly remark: string
  readonly lines: readonly DraftLine[]
  readonly codes: readonly { readonly code: BarCode; readonly placement: PlacementId }[]
  readonly savedAtMs: number
}

export function emptyDraft(id: NoteId): Draft {
  return { id, theirNumber: '', remark: '', lines: [], codes: [], savedAtMs: 0 }
}

const BLANK = {
  meant: '',
  quantity: '',
  batch: '',
  bestBefore: '',
  price: '',
  nearIsFine: false,
  fault: null,
}

/** With the key of the line, which is the last one. */
export function withLine(
  draft: Draft,
  line: Pick<DraftLine, 'placement'> & Partial<Omit<DraftLine, 'key'>>,
): Draft {
  const key = Math.max(0, ...draft.lines.map(known => known.key)) + 1
  return { ...draft, lines: [...draft.lines, { ...BLANK, ...line, key }] }
}

/** One piece more of what was scanned: on its line, if it has one, else on a new one. */
export function withScan(draft: Draft, placement: PlacementId): Draft {
  const known = [...draft.lines].reverse().find(line => line.placement === placement)
  if (known === undefined) return withLine(draft, { placement, quantity: '1' })
  return withChange(draft, known.key, { quantity: String((Number(known.quantity) || 0) + 1) })
}

/** What is changed is asked about anew. */
export function withChange(draft: Draft, key: number, change: Partial<Omit<DraftLine, 'key'>>): Draft {
  const anew = { fault: null, ...('bestBefore' in change ? { nearIsFine: false } : {}) }
  return {
    ...draft,
    lines: draft.lines.map(line => (line.key === key ? { ...line, ...anew, ...change } : line)),
  }
}

export function withoutLine(draft: Draft, key: number): Draft {
  return { ...draft, lines: draft.lines.filter(line => line.key !== key) }
}

/** What stands in the way of a line: `past` leaves it out, `near` asks, any other has to be put right. */
export type Standing =
  | { readonly is: 'fine'; readonly days: number | null }
  | { readonly is: 'near'; readonly days: number }
  | { readonly is: 'past'; readonly days: number }
  | { readonly is: 'product' | 'quantity' | 'date' | 'price' | 'other-date' | 'unknown' }

export function standingOf(line: DraftLine, day: string): Standing {
  if (line.placement === '') return { is: 'product' }
  if (line.fault === 'unknown-placement') return { is: 'unknown' }
  const bestBefore = readDate(line.bestBefore)
  if (bestBefore === null && tidy(line.bestBefore) !== '') return { is: 'date' }
  if (isPast(bestBefore, day) || line.fault === 'past')
    return { is: 'past', days: bestBefore === null ? 0 : daysUntil(day, bestBefore) }
  if (!isQuantity(Number(tidy(line.quantity)))) return { is: 'quantity' }
  if (tidy(line.price) !== '' && !readPrice(line.price, true).ok) return { is: 'price' }
  if (line.fault === 'other-date') return { is: 'other-date' }
  const days = bestBefore === null ? null : daysUntil(bestBefore, day)
  if ((isNear(bestBefore, day) || line.fault === 'near') && !line.nearIsFine)
    return { is: 'near', days: days ?? 0 }
  return { is: 'fine', days }
}

export interface Summary {
  /** Lines and pieces that will come in. */
  readonly lines: number
  readonly pieces: number
  readonly value: number
  readonly questions: number
  readonly faults: number
}

export function summaryOf(draft: Draft, day: string): Summary {
  const sum = { lines: 0, pieces: 0, value: 0, questions: 0, faults: 0 }
  for (const line of draft.lines) {
    const { is } = standingOf(line, day)
    if (is === 'past') continue
    if (is === 'near') sum.questions++
    else if (is !== 'fine') sum.faults++
    const pieces = Number(tidy(line.quantity)) || 0
    sum.lines++
    sum.pieces += pieces
    sum.value += pieces * priceOf(line)
  }
  return sum
}

export function priceOf({ price }: DraftLine): number {
  const read = readPrice(price, true)
  return read.ok ? read.price : 0
}

/** What is sent: everything but what is past its date. */
export function requestOf(draft: Draft, day: string): DeliveryRequest {
  const lines = comingIn(draft, day).map(line => {
    const bestBefore = readDate(line.bestBefore)
    return {
      placement: line.placement,
      quantity: Number(tidy(line.quantity)),
      ...(nameOf(line.batch) === '' ? {} : { batch: nameOf(line.batch) }),
      ...(bestBefore === null ? {} : { bestBefore }),
      ...(tidy(line.price) === '' ? {} : { price: priceOf(line) }),
      ...(line.nearIsFine ? { near: 'fine' as const } : {}),
    }
  })
  return {
    lines,
    ...(tidy(draft.theirNumber) === '' ? {} : { theirNumber: tidy(draft.theirNumber) }),
    ...(tidy(draft.remark) === '' ? {} : { remark: tidy(draft.remark) }),
    ...(draft.codes.length === 0 ? {} : { codes: [...draft.codes] }),
  }
}

export function comingIn(draft: Draft, day: string): readonly DraftLine[] {
  return draft.lines.filter(line => standingOf(line, day).is !== 'past')
}

/** A paper that was taken back, to be written again. */
export function draftLike(
  id: NoteId,
  lines: readonly Pick<DraftLine, 'placement' | 'quantity' | 'batch' | 'bestBefore' | 'price'>[],
): Draft {
  return lines.reduce<Draft>(withLine, emptyDraft(id))
}

export const writePrice = (price: number | null) => (price === null ? '' : formatInteger(price))
