/**
 * Tells people that an order is unseen, rung by rung (`domain/escalation.ts`): what is due is held in one transaction, told
 * outside of any, and let go in another that says what became of it. Whoever is cut off in between has told nobody for
 * certain: when its hold has run out, the same is told again. What was taken is told by nobody again.
 */
import { onDuty } from '../../../domain/duty.ts'
import {
  HOLD_MS,
  isSame,
  RUNG_AFTER_MS,
  restAfterMs,
  type Telling,
  type Told,
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
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { addEvent } from '../../storage/statements/events.ts'
import {
  holdTelling,
  letTellingGo,
  type ToldRow,
  toldOf,
  unseenOrders,
} from '../../storage/statements/ordering/escalations.ts'
import { findOrder } from '../../storage/statements/ordering/orders.ts'
import { dutiesAt } from '../../storage/statements/staff/duties.ts'
import { terminalsHeard } from '../../storage/statements/staff/presence.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { noteOutcome } from './channels.ts'
import { type Address, addressesAt, bringBy, type Outcome, type Reaching, type Saying } from './reach.ts'

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

interface Held extends Due {
  readonly tries: ReadonlyMap<Telling, number>
  readonly restsUntil: number
}

/** Tells all that is due of one order. Nothing once somebody has seen it, or while somebody else is at it. */
export async function escalate(world: Reaching, { outlet, order }: Unseen): Promise<void> {
  const held = await hold(world, outlet, order)
  if (held === null) return
  const said = await Promise.all(
    held.tellings.map(async telling => ({ telling, said: await BRING[telling.way](world, held, telling) })),
  )
  await letGo(world, held, said)
}

function hold(world: Reaching, outlet: OutletId, id: OrderId): Promise<Held | null> {
  return world.storage.write(outlet, async sql => {
    const nowMs = world.clock.now()
    const order = await findOrder(sql, outlet, id)
    const [due] = order === null ? [] : await dueAt(sql, outlet, [order], nowMs)
    if (due === undefined || due.tellings.length === 0) return null
    const restsUntil = nowMs + HOLD_MS
    const tries = new Map(due.tellings.map(telling => [telling, triesOf(due.told, telling) + 1]))
    for (const [telling, times] of tries)
      await holdTelling(sql, outlet, id, telling, { begunAt: nowMs, tries: times, restsUntil })
    return { ...due, tries, restsUntil }
  })
}

function triesOf(told: readonly Told[], telling: Telling): number {
  return told.find(one => isSame(one, telling))?.tries ?? 0
}

interface Said extends Outcome {
  readonly reached?: number
}

const TAKEN: Said = { isTaken: true, isGone: false, fault: null }
const BRING: Record<Way, (world: Reaching, held: Held, telling: Telling) => Promise<Said>> = {
  async terminal({ storage, clock }, { outlet }) {
    const since = clock.now() - PRESENCE_TIMEOUT_MS
    const reached = await storage.read(sql => terminalsHeard(sql, outlet.slug, since))
    return reached > 0 ? { ...TAKEN, reached } : { ...TAKEN, isTaken: false, reached, fault: 'none is there' }
  },
  gateway: byChannel,
  push: byChannel,
  /** Its page says so by the time itself. */
  guest: async () => TAKEN,
}

async function byChannel(world: Reaching, held: Held, telling: Telling): Promise<Said> {
  const address = held.addresses.find(({ channel }) => channel.recipient === telling.recipient)
  if (address === undefined) return { isTaken: false, isGone: false, fault: 'it is no more' }
  return bringBy(world, address, sayingOf(world, held, telling))
}

/** Which order of which room, for how long; nothing of its guest, and nothing of what was ordered. */
function sayingOf({ clock }: Reaching, { outlet, order, unseenMs }: Held, { rung, person }: Telling): Saying {
  const minutes = Math.floor(unseenMs / MINUTE_MS)
  const data = { outlet: outlet.slug, room: order.room, minutes, rung, person }
  return {
    id: `${outlet.slug}_${order.id}_${rung}`,
    body: JSON.stringify({ type: 'order.unseen', timestamp: toTimestamp(clock.now()), data }),
    push: say => ({
      title: say.unseen(order.room, minutes),
      body: say.unseenHelp(outlet.name),
      path: `/desk/${outlet.slug}`,
      tag: order.id,
    }),
  }
}

const FAULT_MAX = 200

async function letGo(
  world: Reaching,
  held: Held,
  all: readonly { readonly telling: Telling; readonly said: Said }[],
): Promise<void> {
  const { order, restsUntil } = held
  const { slug } = held.outlet
  const nowMs = world.clock.now()
  await world.storage.write(slug, async sql => {
    for (const { telling, said } of all) {
      const { isTaken, reached = null, fault } = said
      const rests = isTaken ? 0 : restAfterMs(held.tries.get(telling) ?? 1)
      await letTellingGo(
        sql,
        slug,
        order.id,
        { ...telling, restsUntil },
        {
          restsUntil: nowMs + rests,
          takenAt: isTaken ? nowMs : null,
          reached,
          fault: fault?.slice(0, FAULT_MAX) ?? null,
        },
      )
      if (telling.recipient !== '') await noteOutcome(sql, slug, telling, said, nowMs)
    }
    // The board says who was told.
    await addEvent(sql, slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
  })
}
