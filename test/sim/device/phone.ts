/**
 * A guest's page: the real outbox and replica, joined as the guest's screens join them. It knows what a page would show,
 * and does nothing that nobody tapped.
 */

import type { Outcome } from '../../../src/client/outbox/commands.ts'
import type { Entry } from '../../../src/client/outbox/entry.ts'
import { offerAgain } from '../../../src/client/outbox/offer-again.ts'
import { type Added, createOutbox, type Outbox } from '../../../src/client/outbox/outbox.ts'
import type { OutboxStore } from '../../../src/client/outbox/store.ts'
import type { TabEntry } from '../../../src/client/outbox/tab-store.ts'
import type { OpenSource } from '../../../src/client/platform/stream.ts'
import type { Reading, Replica } from '../../../src/client/replica/fold.ts'
import { followReplica, type LiveReplica } from '../../../src/client/replica/replica.ts'
import type { ReplicaStore } from '../../../src/client/replica/store.ts'
import type { Session } from '../../../src/contract/door.ts'
import type { OrderRequest } from '../../../src/contract/order.ts'
import { toTimestamp } from '../../../src/domain/time.ts'
import { payingFor } from '../server/template.ts'
import { type Basket, basketOf } from './basket.ts'
import { spareOf } from './profile.ts'
import type { Tab } from './tab.ts'

export interface PageParts {
  readonly tab: Tab
  readonly outlet: string
  readonly store: OutboxStore
  readonly replicas: ReplicaStore
  readonly open: OpenSource
  /** A person taps this order; again, of a basket under an id that was tapped before. */
  tapped(body: OrderRequest, takenBy: string | null, basket?: Pick<Basket, 'id' | 'wished'>): void
  /** A basket turned out to be an order already. */
  foundOrdered(): void
  /** What was ordered on this device for that stay may go from it. */
  forgets(owner: string): void
  /** The orders it shows are those of the server. */
  read(cursor: number): void
  heardLive(): void
  /** An order that was tapped in this page is in the outbox. */
  placed(id: string): void
  /** This page has tried to send it. */
  tried(id: string): void
}

/** What a guest wants: pieces by placement. */
export interface Wish {
  readonly pieces: Readonly<Record<string, number>>
  readonly deliver?: OrderRequest['deliver']
  /** Wanted so long after the tap, by the device's clock; before it where it is less than nothing. */
  readonly aheadMs?: number
  readonly note?: string
}

export interface Phone {
  readonly tab: Tab
  readonly outbox: Outbox
  readonly session: Session | null
  /** What the screen shows of orders; `null` before anything is known. */
  readonly replica: Replica | null
  readonly offers: ReadonlyMap<string, number>
  /** Opens the page. */
  begin(): Promise<void>
  enter(code: string, stayCode: string): Promise<string>
  /** Looks at the menu as it is now. */
  browse(): Promise<void>
  /** What stands in the basket; `null` when nothing does, or it is being ordered just now. */
  readonly basket: Basket | null
  /** Into the basket, and ordered from it. `wished`: of which wish of a person; `replaces`: an order that was taken back for it. */
  order(wish: Wish, wished: number, replaces?: string): Promise<Added | null>
  /** Orders what stands in the basket, even while it is being ordered: a finger slips. */
  orderBasket(): Promise<Added | null>
  /** Taken back, to be changed: what came of that is not waited for. */
  takeBack(id: string): Promise<void>
  withdraw(id: string): Promise<Outcome | null>
  refresh(): Promise<void>
}

export function openPhone(parts: PageParts): Phone {
  const { tab, outlet, store, replicas, open } = parts
  const { ask, device, profile } = tab
  let session: Session | null = null
  let replica: LiveReplica | undefined
  let shown: Replica | null = null
  let sendingFor: string | null = null
  let offers: ReadonlyMap<string, number> = new Map()

  const outbox = createOutbox({
    outlet,
    owner: () => sendingFor,
    device,
    store,
    spare: spareOf(profile),
    ask,
    changed: settleBasket,
    came,
  })
  const basket = basketOf(tab, parts.foundOrdered)
  const ordering = new Set<string>()

  function settleBasket(): void {
    const isOrdering = basket.now !== null && ordering.has(basket.now.id)
    if (!isOrdering) basket.settle(outbox.entries(), [...(shown?.orders.values() ?? [])])
  }

  /** As the browser tells other tabs what was written down: the cookie is theirs too. */
  const marks = device.tabs(`mark ${outlet}`, () => {
    if (session !== null && profile.stay !== null && profile.stay.stay !== session.stay)
      void join(profile.stay)
  })

  function came(entry: Entry, outcome: Outcome): void {
    parts.tried(entry.id)
    if (!outcome.final) {
      if (outcome.code === 'session-required') session = null
      return
    }
    if (outcome.order !== null) replica?.learn(outcome.order)
    if (outcome.verdict.type !== 'refused') return
    const { code } = outcome.verdict
    if (code === 'stay-ended') void leaveAfterVerdicts()
    else if (entry.command.type === 'place') void readMenu()
  }

  async function readMenu(): Promise<void> {
    const reply = await ask<'menu'>('GET', `/api/outlets/${outlet}/menu`)
    if (reply.ok) offers = new Map(reply.value.placements.map(({ id, price }) => [id, price]))
  }

  async function join(next: Session): Promise<void> {
    session = next
    if (profile.stay?.stay !== next.stay) marks.tell('changed')
    profile.stay = next
    sendingFor = next.stay
    const others = new Set(profile.entries.map(({ owner }) => owner).filter(owner => owner !== next.stay))
    for (const owner of others) parts.forgets(owner)
    await outbox.forget(next.stay, 'others')
    void outbox.wake()
    follow(next.stay)
  }

  function follow(stay: string): void {
    replica?.close()
    replica = followReplica({
      outlet,
      owner: stay,
      address: '/api/events',
      device,
      open,
      store: replicas,
      read: () => readOrders(stay),
      changed(next) {
        shown = next
        settleBasket()
      },
      heard(event) {
        if (event.name === 'order') {
          parts.heardLive()
          void outbox.arrived([event.data.order.id])
        }
        if (event.name === 'stay' && event.data.ended) void leaveAfterVerdicts()
      },
      connected(is) {
        if (is) void outbox.wake()
      },
    })
  }

  async function readOrders(stay: string): Promise<Reading | null> {
    const reply = await ask<'orders'>('GET', `/api/orders?outlet=${outlet}`, { outlet })
    if (reply.ok) {
      const { orders, cursor, desk } = reply.value
      parts.read(cursor)
      void offerAgain(outbox, ask, { outlet, owner: stay, listed: orders })
      return { orders, cursor, attended: desk.attended }
    }
    if (reply.code === 'stay-ended' || reply.code === 'session-required') await leaveAfterVerdicts()
    return null
  }

  /** The stay is over, or the cookie is gone: what still waits asks for its verdict, and then nothing stays here. */
  async function leaveAfterVerdicts(): Promise<void> {
    const stay = sendingFor ?? profile.stay?.stay ?? null
    session = null
    if (stay === null) return
    sendingFor = stay
    await outbox.wake()
    if (outbox.entries().some(isWaiting)) return
    replica?.close()
    replica = undefined
    shown = null
    profile.stay = null
    sendingFor = null
    parts.forgets(stay)
    await Promise.all([outbox.forget(stay), replicas.forget(outlet)])
  }

  function bodyOf({ pieces, deliver = { when: 'now' }, aheadMs, note }: Wish, stay: string): OrderRequest {
    const lines = Object.entries(pieces).map(([placementId, quantity]) => ({
      placementId,
      quantity,
      unitPrice: offers.get(placementId) ?? 0,
    }))
    const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
    return {
      stay,
      lines,
      total,
      payment: payingFor(total),
      deliver: aheadMs === undefined ? deliver : { when: 'at', at: toTimestamp(device.nowMs() + aheadMs) },
      ...(note === undefined ? {} : { note }),
      placedAt: toTimestamp(device.nowMs()),
    }
  }

  async function orderFrom(goods: Basket): Promise<Added | null> {
    if (session === null) return null
    if (offers.size === 0) await readMenu()
    if (session === null || offers.size === 0) return null
    ordering.add(goods.id)
    const body = bodyOf(goods.wish, session.stay)
    parts.tapped(body, null, goods)
    const added = await outbox.place({ type: 'place', body }, session.stay, goods)
    if (added.ok) {
      parts.placed(added.entry.id)
      basket.handOver(goods)
    }
    ordering.delete(goods.id)
    return added
  }

  async function orderBasket(): Promise<Added | null> {
    return basket.now === null ? null : orderFrom(basket.now)
  }

  return {
    tab,
    outbox,
    get session() {
      return session
    },
    get replica() {
      return shown
    },
    get offers() {
      return offers
    },
    get basket() {
      return basket.now !== null && ordering.has(basket.now.id) ? null : basket.now
    },
    async begin() {
      basket.read()
      if (profile.stay === null) return
      await outbox.open()
      const reply = await ask<'session'>('GET', `/api/session?outlet=${outlet}`, { outlet })
      if (reply.ok) return join(reply.value)
      if (reply.code === 'session-required') return leaveAfterVerdicts()
      if (profile.stay !== null) await join(profile.stay)
    },
    async enter(code, stayCode) {
      await readMenu()
      const body = { outlet, code, stayCode }
      const reply = await ask<'openSession'>('POST', '/api/session', { body, outlet })
      if (!reply.ok) return reply.code
      await join(reply.value)
      return 'ok'
    },
    browse: readMenu,
    order: (wish, wished, replaces) => orderFrom(basket.put(wish, wished, replaces)),
    orderBasket,
    async takeBack(id) {
      if (sendingFor !== null) await outbox.withdraw(id, sendingFor)
    },
    async withdraw(id) {
      const owner = sendingFor
      if (owner === null) return null
      const added = await outbox.withdraw(id, owner)
      return added.ok ? outbox.outcomeOf(added.entry.id) : null
    },
    async refresh() {
      await replica?.refresh()
      await outbox.wake()
    },
  }
}

function isWaiting({ state }: TabEntry): boolean {
  return state.type !== 'settled'
}
