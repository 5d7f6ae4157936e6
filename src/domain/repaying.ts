/**
 * At the door a guest pays otherwise than was said when it was ordered. Until its kwitansi is issued the order itself says so;
 * after that another kwitansi does (`reissue.ts`). Each change has an id of the device's: two clerks who change it to and fro are
 * obeyed in the order in which they tapped, and a tap that comes again changes nothing.
 */
import type { ClerkName, DeedId } from './ids.ts'
import { isOpen, type Order, type OrderEvent } from './order.ts'
import { PAYMENTS, type PaymentMethod, paymentFits } from './payment.ts'
import { ok, type Result, refuse } from './result.ts'
import type { Timestamp } from './time.ts'

/** Of one order: a door is no place to change one's mind oftener. */
export const REPAID_MAX = 20

/** What the desk does with an order beside its steps: it leads to no other state. */
export const ORDER_CHANGES = ['change-payment'] as const
export type OrderChange = (typeof ORDER_CHANGES)[number]

export function isOrderChange(word: string): word is OrderChange {
  return ORDER_CHANGES.some(change => change === word)
}

export interface Repaying {
  readonly deed: DeedId
  readonly payment: PaymentMethod
  readonly at: Timestamp
  readonly by: ClerkName
}

export interface Accepting {
  /** What the outlet takes. */
  readonly accepted: readonly PaymentMethod[]
  /** The stay's bill is open: its guest has not checked out. */
  readonly isBillOpen: boolean
}

/**
 * What a change leads to; `null`: it was done already. One to what it is already is kept, too: it must not come again later. `wrong-state`: it is not open any more. `stay-ended`: the room's
 * bill is closed. `invalid`: the outlet does not take it, or it costs nothing. `full`: it was changed too often.
 */
export function decideRepaying(
  order: Order,
  { deed, payment: to, at, by }: Repaying,
  { accepted, isBillOpen }: Accepting,
): Result<OrderEvent | null, 'wrong-state' | 'stay-ended' | 'invalid' | 'full'> {
  const { payment: from, repaid = [] } = order
  if (repaid.some(one => one.deed === deed)) return ok(null)
  // What was seen at the bank is paid: said otherwise, nobody would look for it there.
  if (!isOpen(order) || order.confirmedAt !== undefined) return refuse('wrong-state', { state: order.state })
  if (!paymentFits(to, order.total, accepted))
    return refuse('invalid', { pointer: '/payment', reason: 'a way to pay that is taken here' })
  if (PAYMENTS[to].isBilled && !isBillOpen) return refuse('stay-ended')
  if (repaid.length >= REPAID_MAX) return refuse('full')
  return ok({ type: 'repaid', repaid: { deed, at, by, from, to } })
}

/** Between which ways somebody can choose for it; fewer than two: there is nothing to choose. */
export function repayable(
  order: Pick<Order, 'state' | 'total' | 'payment'>,
  accepted: readonly PaymentMethod[],
): readonly PaymentMethod[] {
  if (!isOpen(order) || order.total === 0) return []
  return [...new Set([order.payment, ...accepted])].filter(method => PAYMENTS[method].isChoice)
}
