/**
 * What a client of contract 1 is told in place of a word that it does not know: one that it does. Contract 1's words are
 * written out here and are nobody else's: a payment, a state or a reason that is added to the house is none of theirs, and
 * the compiler asks below what is said instead.
 */
import type { DocumentKind, Paid, Seal, StatedReason } from '../domain/document.ts'
import type { DeclineReason, OrderState } from '../domain/order.ts'
import type { Terms } from '../domain/placement.ts'
import type { EventName } from './event-names.ts'
import type { Kwitansi } from './kwitansi.ts'
import type { ProblemCode } from './problem.ts'

/** The first contract whose clients know all of today's words. */
const KNOWS_ALL = 2

export const WORDS_1 = {
  payment: ['room', 'cash', 'none'],
  voidReason: ['not-received', 'wrong-item', 'damaged', 'wrong-guest', 'test', 'other'],
  orderState: ['placed', 'acknowledged', 'dispatched', 'delivered', 'declined', 'cancelled'],
  declineReason: ['out-of-stock', 'damaged', 'closed', 'guest-changed-mind', 'unreachable', 'other'],
  documentKind: ['kwitansi', 'void', 'day'],
  terms: ['consigned', 'bought', 'complimentary'],
  seal: ['waiting', 'sealed', 'witnessed'],
  event: ['order', 'stay', 'rooms', 'menu', 'desk'],
  // biome-ignore format: one list
  problem: [
    'invalid', 'not-json', 'too-large', 'not-found', 'method-not-allowed', 'unsupported-media-type',
    'unsupported-contract', 'wrong-origin', 'unknown-outlet', 'unknown-room', 'unknown-order', 'unknown-document',
    'unknown-placement', 'session-required', 'auditor-required', 'wrong-pin', 'terminal-required', 'not-allowed',
    'wrong-code', 'stay-code-required', 'stay-code-wrong', 'confirmation-pending', 'no-stay', 'room-occupied',
    'room-exists', 'open-orders', 'order-mismatch', 'price-changed', 'sold-out', 'cancelled', 'wrong-state',
    'stock-short', 'already-voided', 'stay-ended', 'too-many', 'fault', 'log-incomplete', 'busy',
  ],
} as const

/** Today's. */
interface Words {
  payment: Paid
  voidReason: StatedReason
  orderState: OrderState
  declineReason: DeclineReason
  documentKind: DocumentKind
  terms: Terms
  seal: Seal
  event: EventName
  problem: ProblemCode
}
export type Family = keyof Words
type Known<Of extends Family> = (typeof WORDS_1)[Of][number]

export const INSTEAD = {
  // Paid at the door, and not with the room.
  payment: { qris: 'cash' },
  voidReason: { payment: 'other', correction: 'other' },
  orderState: {},
  declineReason: {},
  documentKind: {},
  terms: {},
  seal: {},
  event: {},
  problem: {},
} as const satisfies { [Of in Family]: Record<Exclude<Words[Of], Known<Of>>, Known<Of>> }

const BY_WORD: { readonly [Of in Family]: Readonly<Record<string, Words[Of]>> } = INSTEAD

export function told<Of extends Family>(contract: number, family: Of, word: Words[Of]): Words[Of] {
  const instead: Readonly<Record<string, Words[Of]>> = BY_WORD[family]
  return contract >= KNOWS_ALL ? word : (instead[word] ?? word)
}

export function kwitansiFor(contract: number, kwitansi: Kwitansi): Kwitansi {
  const { payment, voids } = kwitansi
  return {
    ...kwitansi,
    payment: payment === null ? null : told(contract, 'payment', payment),
    voids: voids === null ? null : { ...voids, reason: told(contract, 'voidReason', voids.reason) },
  }
}
