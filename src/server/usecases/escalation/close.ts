/**
 * Whoever was called reads that it is over: an order was seen, a desk answers again. What called them stands on their phone until
 * then. Told once, for nobody is to be woken by it: a phone that is off gets it in the place of the call.
 */
import type { OrderId, OutletId, RecipientId } from '../../../domain/ids.ts'
import { PRESENCE_TIMEOUT_MS } from '../../../domain/staff.ts'
import type { PushMessage } from '../../ports.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import {
  closeShown,
  type Of,
  shownInVain,
  shownOfDesks,
} from '../../storage/statements/ordering/escalations.ts'
import { findOrder } from '../../storage/statements/ordering/orders.ts'
import { isAttended } from '../../storage/statements/staff/presence.ts'
import type { Sql } from '../../storage/storage.ts'
import { DESK_TAG } from './desk-silence.ts'
import { addressesAt, type PushWords, type Reaching } from './reach.ts'

export interface Shown {
  readonly outlet: OutletId
  readonly of: Of
  readonly recipient: RecipientId
}

/** Of all outlets, what phones show that is over. */
export function shownAndOver({ storage, clock }: Reaching): Promise<Shown[]> {
  const sinceMs = clock.now() - PRESENCE_TIMEOUT_MS
  return storage.read(async sql => {
    const orders = (await shownInVain(sql)).map(({ outlet, orderId, recipient }) => ({
      ...{ outlet, recipient },
      of: { order: orderId },
    }))
    const desks: Shown[] = []
    for (const { outlet, since, recipient } of await shownOfDesks(sql))
      if (await isAttended(sql, outlet, sinceMs))
        desks.push({ outlet, recipient, of: { silentSince: since } })
    return [...orders, ...desks]
  })
}

export async function tellOver(world: Reaching, { outlet: slug, of, recipient }: Shown): Promise<void> {
  const nowMs = world.clock.now()
  const found = await world.storage.write(slug, async sql => {
    if (!(await closeShown(sql, slug, of, recipient, nowMs))) return null
    const address = (await addressesAt(sql, slug, nowMs)).find(
      ({ channel }) => channel.recipient === recipient,
    )
    const message = await messageOf(sql, slug, of)
    return address?.way === 'push' && message !== null ? { browser: address.browser, message } : null
  })
  if (found === null) return
  const { browser, message } = found
  await world.pusher.bring(browser, message(world.words[browser.language]))
}

type Message = (words: PushWords) => PushMessage

/** `null`: the order is no more, and its room is nobody's to name. */
async function messageOf(sql: Sql, slug: OutletId, of: Of): Promise<Message | null> {
  const outlet = await findOutlet(sql, slug)
  if (outlet === null) return null
  const over = { path: `/desk/${slug}`, isOver: true } as const
  if ('silentSince' in of)
    return say => ({ ...over, title: say.back(outlet.name), body: say.overHelp, tag: DESK_TAG })
  const order = await roomOf(sql, slug, of.order)
  if (order === null) return null
  return say => ({ ...over, title: say.seen(order), body: `${outlet.name}. ${say.overHelp}`, tag: of.order })
}

async function roomOf(sql: Sql, outlet: OutletId, id: OrderId): Promise<string | null> {
  const order = await findOrder(sql, outlet, id).catch(() => null)
  return order?.room ?? null
}
