/** The plan under way: what its stays and orders have become. */
import type { Order } from '../../../domain/order.ts'
import type { World } from '../../usecases/world.ts'
import type { PlannedOrder, PlannedStay } from '../plan/happening.ts'
import type { Plan } from '../plan/plan.ts'

export interface KnownOrder {
  readonly order: Order
  /** Of its kwitansi. */
  readonly number: number | null
}

export interface Play {
  readonly world: World
  readonly plan: Plan
  readonly stays: Map<PlannedStay, string>
  readonly orders: Map<PlannedOrder, KnownOrder>
}
