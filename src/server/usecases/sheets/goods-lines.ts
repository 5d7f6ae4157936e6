/** A row of a sheet of goods as a line of a delivery note. */
import type { DeliveryRequest } from '../../../contract/goods.ts'
import { hasEnded } from '../../../domain/offering.ts'
import type { DateText } from '../../../domain/time.ts'
import type { StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import type { Values } from './keeper.ts'

export type Line = DeliveryRequest['lines'][number]

/** Where goods of that row stand; of several, where they are on offer still. */
export function placementsOf(shelf: readonly StockedPlacement[], { product, terms }: Values, day: DateText) {
  const all = shelf.filter(
    ({ placement }) => placement.product === product && (terms === undefined || placement.terms === terms),
  )
  const offered = all.filter(({ placement }) => !hasEnded(placement, day))
  return offered.length > 0 ? offered : all
}

export function lineOf(row: Values, [stocked, another]: readonly StockedPlacement[]): Line[] {
  if (stocked === undefined || another !== undefined) return []
  const { batch, bestBefore, quantity, price, near } = row
  return [
    {
      placement: stocked.placement.id,
      quantity: Number(quantity),
      ...(typeof batch === 'string' ? { batch } : {}),
      ...(typeof bestBefore === 'string' ? { bestBefore } : {}),
      ...(typeof price === 'number' ? { price } : {}),
      ...(near === true ? { near: 'fine' as const } : {}),
    },
  ]
}
