/**
 * Tells people that an order is unseen, rung by rung (`domain/escalation.ts`): what is due is held in one transaction, told
 * outside of any, and let go in another that says what became of it. Whoever is cut off in between has told nobody for
 * certain: when its hold has run out, the same is told again. What was taken is told by nobody again.
 */
import { onDuty } from '../../../domain/duty.ts'
import {
  RUNG_AFTER_MS,
  type Telling,
  tellingsDue,
  unseenForMs,
  type Way,
} from '../../../domain/escalation.ts'
import type { OrderId, OutletId } from '../../../domain/ids.ts'
import { hoursAround } from '../../../domain/opening.ts'
import type { Order } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { PRESENCE_TIMEOUT_MS } from '../../../domain/staff.ts'
import { MINUTE_MS, toTimestamp } from '../../../domain/time.ts'
import { findAgencyLog } from '../../storage/statements/agency/agency-logs.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { toldAt } from '../../storage/statements/hub/told.ts'
import { type ToldRow, toldOf, unseenOrders } from '../../storage/statements/ordering/escalations.ts'
import { findOrder } from '../../storage/statements/ordering/orders.ts'
import { dutiesAt } from '../../storage/statements/staff/duties.ts'
import { terminalsHeard } from '../../storage/statements/staff/presence.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { arrivalOf } from './arrivals.ts'
import { bringTo, type Held, holdTellings, letTellingsGo, type Said } from './held.ts'
import { type Address, addressesAt, type Reaching, type Saying } from './reach.ts'

export interface Unseen {
  readonly outlet: OutletId
  readonly order: OrderId
}

/** Of all outlets, the orders of which somebody is to be told now. */
export async function ordersToTellOf({
  storage,
  clock,
}: Pick<World, 'storage' | 'clock'>): Promise<Unseen[]> {
  const nowMs = clock.now()
  return storage.read(async sql => {
    const found: Unseen[] = []
    for (const [outlet, orders] of await unseenOrders(sql, nowMs - RUNG_AFTER_MS.terminals)) {
      const due = await dueAt(sql, outlet, orders, nowMs)
      found.push(
        ...due
          .filter(({ tellings }) => tellings.length > 0)
          .map(({ order }) => ({ outlet, order: order.id })),
      )
    }
    return found
  })
}

interface Due {
  readonly outlet: Outlet
  readonly order: Order
  readonly unseenMs: number
  readonly told: readonly ToldRow[]
  readonly tellings: readonly Telling[]
  readonly addresses: readonly Address[]
}

async function dueAt(sql: Sql, slug: OutletId, orders: readonly Order[], nowMs: number): Promise<Due[]> {
  const outlet = await findOutlet(sql, slug)
  if (outlet === null) return []
  const hours = hoursAround(outlet, nowMs)
  const told = await toldOf(
    sql,
    slug,
    orders.map(({ id }) => id),
  )
  const addresses = await addressesAt(sql, slug, nowMs)
  const channels = addresses.map(({ channel }) => channel)
  const duty = onDuty(await dutiesAt(sql, slug), outlet.zone, nowMs)
  return orders.flatMap(order => {
    const unseenMs = unseenForMs(order, hours, nowMs)
    if (unseenMs === null) return []
    const known = told.get(order.id) ?? []
    const tellings = tellingsDue({ unseenMs, duty, channels, told: known }, nowMs)
    return { outlet, order, unseenMs, told: known, tellings, addresses }
  })
}

/** Tells all that is due of one order. Nothing once somebody has seen it, or while somebody else is at it. */
export async function escalate(world: Reaching, { outlet, order }: Unseen): Promise<void> {
  const taken = await hold(world, outlet, order)
  if (taken === null) return
  const { due, held } = taken
  const said = await Promise.all(
    due.tellings.map(async telling => ({ telling, said: await BRING[telling.way](world, due, telling) })),
  )
  const nowMs = world.clock.now()
  await world.storage.write(outlet, async sql => {
    await letTellingsGo(sql, held, said, nowMs)
    // The board says who was told.
    await addEvent(sql, outlet, { kind: 'order', stay: due.order.stay, subject: order }, nowMs)
  })
}

function hold(
  world: Reaching,
  outlet: OutletId,
  id: OrderId,
): Promise<{ readonly due: Due; readonly held: Held } | null> {
  return world.storage.write(outlet, async sql => {
    const nowMs = world.clock.now()
    const order = await findOrder(sql, outlet, id)
    const [due] = order === null ? [] : await dueAt(sql, outlet, [order], nowMs)
    if (due === undefined || due.tellings.length === 0) return null
    return { due, held: await holdTellings(sql, { outlet, of: { order: id } }, due, nowMs) }
  })
}

const TAKEN: Said = { isTaken: true, isGone: false, fault: null }
const BRING: Record<Way, (world: Reaching, due: Due, telling: Telling) => Promise<Said>> = {
  async terminal({ storage, clock }, { outlet }) {
    const since = clock.now() - PRESENCE_TIMEOUT_MS
    const reached = await storage.read(sql => terminalsHeard(sql, outlet.slug, since))
    return reached > 0 ? { ...TAKEN, reached } : { ...TAKEN, isTaken: false, reached, fault: 'none is there' }
  },
  gateway: byChannel,
  push: byChannel,
  /** Its page says so by the time itself. */
  guest: async () => TAKEN,
  agency: byList,
}

function byChannel(world: Reaching, due: Due, telling: Telling): Promise<Said> {
  return bringTo(world, due.addresses, telling, sayingOf(world, due, telling))
}

/** Here it is read of the orders themselves; where the agency is elsewhere, it has been told once it has taken the note. */
function byList({ storage, clock }: Reaching, { outlet, unseenMs }: Due): Promise<Said> {
  const sinceMs = clock.now() - unseenMs + RUNG_AFTER_MS.agency
  return storage.read(async sql => {
    if ((await findAgencyLog(sql))?.standing !== 'followed') return TAKEN
    const takenAt = await toldAt(sql, outlet.slug, 'unseen')
    if (takenAt === null || takenAt < sinceMs)
      return { ...TAKEN, isTaken: false, fault: 'it is told beside the log' }
    return { ...TAKEN, takenAt }
  })
}

/** Which order of which room, for how long; nothing of its guest, and nothing of what was ordered. */
function sayingOf(world: Reaching, { outlet, order, unseenMs }: Due, telling: Telling): Saying {
  const { rung, person } = telling
  const minutes = Math.floor(unseenMs / MINUTE_MS)
  const data = { outlet: outlet.slug, room: order.room, minutes, rung, person }
  const arrival = arrivalOf(world, outlet.slug, { order: order.id }, telling)
  return {
    id: `${outlet.slug}_${order.id}_${rung}`,
    body: JSON.stringify({ type: 'order.unseen', timestamp: toTimestamp(world.clock.now()), data }),
    push: say => ({
      title: say.unseen(order.room, minutes),
      body: say.unseenHelp(outlet.name),
      path: `/desk/${outlet.slug}`,
      tag: order.id,
      arrival,
    }),
  }
}
