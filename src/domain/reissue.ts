/**
 * A kwitansi that was wrong is voided and another stands in for it, in one act: how it is paid, or how many of what was brought. It
 * says what the first said but for what was corrected: the same stay, the same prices, how it came to be ordered. What it has fewer of
 * goes where the clerk says; more of something is a new order.
 */
import type { EntryHead, EntryLine, KwitansiEntry, ReissueReason } from './document.ts'
import { kwitansiEntry, linesOf } from './document.ts'
import type { DeliveredLine } from './order.ts'
import { PAYMENTS, type PaymentMethod } from './payment.ts'
import { ok, type Result, refuse } from './result.ts'

/** What can be wrong with a kwitansi, as whoever corrects it is asked; `whole`: it is voided, and none stands in for it. */
export const WRONGS = ['payment', 'quantity', 'whole'] as const
export type Wrong = (typeof WRONGS)[number]

export interface ReissueWish {
  readonly payment: PaymentMethod
  /** Of each placement, how many there were; one that is not named is as it was. */
  readonly lines?: readonly DeliveredLine[] | undefined
}

export interface Reissue {
  readonly payment: PaymentMethod
  readonly reason: ReissueReason
  /** What was brought, as the order says it from now on. */
  readonly delivered: readonly DeliveredLine[]
  /** Pieces that were on the first and are not on this one. */
  readonly fewer: readonly DeliveredLine[]
  readonly lines: readonly EntryLine[]
}

/**
 * `delivered`: of the order, whose lines with pieces are those of the kwitansi, one by one. `invalid`: more than there were, nothing
 * at all, a placement twice or none of it, or nothing that differs.
 */
export function decideReissue(
  paper: Pick<KwitansiEntry, 'lines' | 'payment'>,
  delivered: readonly DeliveredLine[],
  wish: ReissueWish,
): Result<Reissue, 'invalid'> {
  const wished = new Map(wish.lines?.map(line => [line.placementId, line.quantity]))
  if (wished.size !== (wish.lines?.length ?? 0)) return badLines()
  const now = delivered.map(({ placementId, quantity }) => {
    const left = wished.get(placementId) ?? quantity
    wished.delete(placementId)
    return { placementId, quantity: left, fewer: quantity - left }
  })
  const isSound = now.every(
    ({ quantity, fewer }) => Number.isInteger(quantity) && quantity >= 0 && fewer >= 0,
  )
  if (!isSound || wished.size > 0 || now.every(({ quantity }) => quantity === 0)) return badLines()
  const onPaper = now.filter(({ quantity, fewer }) => quantity + fewer > 0)
  const lines = paper.lines
    .map((line, index) => ({ ...line, quantity: onPaper[index]?.quantity ?? line.quantity }))
    .filter(({ quantity }) => quantity > 0)
  const payment = lines.every(({ unitPrice }) => unitPrice === 0) ? 'none' : wish.payment
  const isFewer = now.some(({ fewer }) => fewer > 0)
  if (!isFewer && PAYMENTS[payment].onPaper[2] === paper.payment)
    return refuse('invalid', { pointer: '/payment', reason: 'another than the kwitansi says' })
  return ok({
    payment,
    reason: isFewer ? 'correction' : 'payment',
    delivered: now.map(({ placementId, quantity }) => ({ placementId, quantity })),
    fewer: now.flatMap(({ placementId, fewer }) => (fewer > 0 ? [{ placementId, quantity: fewer }] : [])),
    lines,
  })
}

function badLines(): Result<never, 'invalid'> {
  return refuse('invalid', {
    pointer: '/lines',
    reason: 'lines of the kwitansi, each once, at least one piece, none more than there were',
  })
}

/** How the first came about, where its version has no words for it. */
export interface CameAbout {
  readonly by: 'guest' | 'phone' | 'desk'
  readonly waitMinutes: number
}

/** `detail`: the new paper's own, for another cashier may stand on it. */
export function reissuedEntry(
  head: EntryHead,
  voided: KwitansiEntry,
  { payment, lines }: Pick<Reissue, 'payment' | 'lines'>,
  detail: string,
  cameAbout: CameAbout,
): KwitansiEntry {
  const { source, by, waitMinutes } = voided.v === 2 ? voided : { source: 'stay' as const, ...cameAbout }
  return kwitansiEntry(head, {
    lines: linesOf(head, lines),
    payment,
    stay: voided.stay,
    detail,
    source,
    by,
    waitMinutes,
    ...(voided.event === undefined ? {} : { event: voided.event }),
    replaces: voided.number,
  })
}
