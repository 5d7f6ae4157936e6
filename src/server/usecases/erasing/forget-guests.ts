/**
 * Thirty days after check-out nothing leads from an order, a paper or an event back to a room and a guest: both salts
 * what only the paper showed and what was written to one another are erased. Ids, verdicts and documents stay, and every proof stays valid. Who still
 * waits for an order is not forgotten.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { apply } from '../../../domain/order.ts'
import { FORGET_AFTER_MS } from '../../../domain/stay.ts'
import { eraseDetails } from '../../storage/statements/documents/documents.ts'
import { blankStayEvents } from '../../storage/statements/events.ts'
import { eraseOrder, ordersOfStay, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { eraseStay, staysToForget } from '../../storage/statements/stays/stays.ts'
import type { World } from '../world.ts'

/** Forgotten in one transaction: guests must not wait for it. */
const STAYS_AT_ONCE = 50

/** Answers how many stays were forgotten. */
export async function forgetGuests(world: World, outlet: OutletId): Promise<number> {
  const beforeMs = world.clock.now() - FORGET_AFTER_MS
  let forgotten = 0
  for (;;) {
    // Looks before it writes: most of the time there is nobody to forget.
    const stays = await world.storage.read(sql => staysToForget(sql, outlet, beforeMs, STAYS_AT_ONCE))
    if (stays.length === 0) break
    await world.storage.write(outlet, async sql => {
      await eraseDetails(sql, outlet, stays)
      await blankStayEvents(sql, outlet, stays)
      for (const stay of stays) {
        const { read, unreadable } = await ordersOfStay(sql, outlet, stay)
        for (const order of read) await saveOrder(sql, outlet, apply(order, { type: 'forgotten' }))
        for (const order of unreadable) await eraseOrder(sql, outlet, order)
        await eraseStay(sql, outlet, stay)
      }
    })
    forgotten += stays.length
  }
  if (forgotten > 0) await world.storage.scrub()
  return forgotten
}
