/**
 * What is said of an order's money before it has a kwitansi, where it is paid by QRIS: its guest claims to have sent it, the desk
 * has seen in its own banking app that it came. No bank tells this program; from the kwitansi on, its payment's own life goes on
 * from what was said (`paying.ts`). Pure.
 */
import type { ClerkName } from './ids.ts'
import { type Order, type OrderEvent, TAKEN_STATES } from './order.ts'
import type { Payment } from './paying.ts'
import { ok, type Result, refuse } from './result.ts'
import type { Timestamp } from './time.ts'

/** A guest's word on the money of an order; it leads the order nowhere. */
export const CLAIM = 'claim'

export type MoneyCommand =
  | { readonly type: typeof CLAIM; readonly at: Timestamp }
  | { readonly type: 'confirm'; readonly at: Timestamp; readonly by: ClerkName }

/** How far it has come, as its guest and the desk are shown it. */
export const MONEY_STATES = ['due', 'claimed', 'paid'] as const
export type MoneyState = (typeof MONEY_STATES)[number]

/** `null`: it is said already, or more than that. Nobody is asked for money before somebody has taken the order on. */
export function decideMoney(order: Order, command: MoneyCommand): Result<OrderEvent | null, 'wrong-state'> {
  if (!isPaidByCode(order) || !isTaken(order)) return refuse('wrong-state', { state: order.state })
  const { type, ...said } = command
  if (order.confirmedAt !== undefined) return ok(null)
  if (type === 'confirm') return ok({ type: 'confirmed', at: command.at, by: command.by })
  return ok(order.claimedAt === undefined ? { type: 'claimed', ...said } : null)
}

export function isPaidByCode({ payment, total }: Pick<Order, 'payment' | 'total'>): boolean {
  return payment === 'qris' && total > 0
}

/** Of one that has no kwitansi; `null`: there is nothing to pay, or not yet. */
export function moneyOf(order: Order): MoneyState | null {
  if (!isPaidByCode(order) || !isTaken(order)) return null
  return saidOf(order)
}

export interface Beginning {
  readonly step: 'pay' | 'claim' | 'leave'
  readonly payment: Payment
}

/**
 * By which steps the payment of its kwitansi begins; none: as it is issued. What a guest has claimed and then pays otherwise at the
 * door was claimed all the same: on the room's bill it is looked for at the bank first, and cash is what came instead.
 */
export function beginningsOf(order: Order): readonly Beginning[] {
  if (isPaidByCode(order)) return [beginningOf(order)]
  if (order.claimedAt === undefined) return []
  const cash: Beginning = { step: 'pay', payment: { state: 'paid', means: 'cash' } }
  return [beginningOf(order), ...(order.payment === 'cash' ? [cash] : [])]
}

function beginningOf(order: Order): Beginning {
  switch (saidOf(order)) {
    case 'paid':
      return { step: 'pay', payment: { state: 'paid', means: 'qris' } }
    case 'claimed':
      return { step: 'claim', payment: { state: 'claimed', explained: null } }
    default:
      return { step: 'leave', payment: { state: 'due', explained: null } }
  }
}

function saidOf({ claimedAt, confirmedAt }: Order): MoneyState {
  if (confirmedAt !== undefined) return 'paid'
  return claimedAt === undefined ? 'due' : 'claimed'
}

function isTaken({ state }: Order): boolean {
  return TAKEN_STATES.some(taken => taken === state)
}
