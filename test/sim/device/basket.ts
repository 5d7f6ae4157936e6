/**
 * The basket of a guest's page, as the screens keep it: in the page, and among the browser's small notes, which are on disk
 * seconds later. What stands in it is one tap from an order.
 */
import { fateOf } from '../../../src/client/guest/basket.ts'
import type { Entry } from '../../../src/client/outbox/entry.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import { uuidV7 } from '../../../src/domain/ids.ts'
import type { Wish } from './phone.ts'
import type { Tab } from './tab.ts'

export interface Basket {
  /** Of the order that it becomes. */
  readonly id: string
  readonly wish: Wish
  /** Whatever happens to devices, a person wished this once. */
  readonly wished: number
  readonly replaces?: string | undefined
}

const NOTE = 'basket'

export interface BasketShelf {
  readonly now: Basket | null
  put(wish: Wish, wished: number, replaces?: string): Basket
  /** Ordered: the goods are the order's. */
  handOver(basket: Basket): void
  /** As the page is opened. */
  read(): void
  /** Holds it against all that the page knows of orders. */
  settle(outbox: readonly Entry[], orders: readonly OrderView[]): void
}

/** `found`: an order under way has its goods back from a basket that had outlived it. */
export function basketOf({ device, profile }: Tab, found: () => void): BasketShelf {
  let basket: Basket | null = null
  const newId = () => uuidV7(device.nowMs(), device.randomBytes)

  function keep(next: Basket | null): void {
    basket = next
    profile.notes.set(NOTE, next === null ? null : JSON.stringify(next))
  }

  return {
    get now() {
      return basket
    },
    put(wish, wished, replaces) {
      const next = { id: newId(), wish, wished, replaces }
      keep(next)
      // Picked at leisure, or ordered at once: what is on disk of it then is the browser's to choose.
      if (device.random() < 0.5) profile.notes.flush()
      return next
    },
    handOver(ordered) {
      if (basket?.id === ordered.id) keep(null)
    },
    read() {
      basket = JSON.parse(profile.notes.get(NOTE) ?? 'null') as Basket | null
    },
    settle(outbox, orders) {
      const fate = basket === null ? null : fateOf(basket.id, { outbox, orders })
      if (basket === null || fate === null) return
      found()
      keep(fate === 'ordered' ? null : { ...basket, id: newId() })
    },
  }
}
