/**
 * What clerks say of goods that they do not bring: the same of one order whoever says it, so that the ledger can be held
 * against it without knowing whose word arrived.
 */
import type { OrderView } from '../../../src/contract/order.ts'
import { FATES, type Fate, type LostLine } from '../../../src/domain/unbrought.ts'

export function fateOf(orderId: string): Fate {
  return FATES[Number.parseInt(orderId.slice(-2), 16) % FATES.length] ?? 'good'
}

/** `brought`: pieces by placement, none of those that are not named. */
export function lostOf(
  {
    id,
    lines,
  }: Pick<OrderView, 'id'> & { readonly lines: readonly { placementId: string; quantity: number }[] },
  brought: ReadonlyMap<string, number>,
): LostLine[] {
  const fate = fateOf(id)
  if (fate === 'good') return []
  return lines.flatMap(({ placementId, quantity }) => {
    const left = quantity - (brought.get(placementId) ?? 0)
    const missing = fate === 'missing' ? left : 0
    return left === 0 ? [] : [{ placementId, missing, damaged: left - missing }]
  })
}
