/** A desk's page: board and outbox as the desk's screens join them, and what a clerk does by hand. */

import type { Command } from '../../../src/client/outbox/commands.ts'
import { createOutbox, type Outbox } from '../../../src/client/outbox/outbox.ts'
import type { Reading, Replica } from '../../../src/client/replica/fold.ts'
import { followReplica, type LiveReplica } from '../../../src/client/replica/replica.ts'
import type { Board } from '../../../src/contract/desk.ts'
import type { OrderRequest } from '../../../src/contract/order.ts'
import type { PageParts } from './phone.ts'
import type { Tab } from './tab.ts'

/** A delivery or a decline waits so long for second thoughts. */
export const HOLD_MS = 8_000

export interface Terminal {
  readonly tab: Tab
  readonly staff: string
  readonly outbox: Outbox
  readonly isSignedIn: boolean
  readonly replica: Replica | null
  signIn(pin: string): Promise<string>
  step(command: Command, subject: string): Promise<string | null>
  takePhoneOrder(body: OrderRequest): Promise<string | null>
  refresh(): Promise<void>
}

export function openTerminal(parts: PageParts, staff: string): Terminal {
  const { tab, outlet, store, replicas, open } = parts
  const { ask, device } = tab
  let isSignedIn = false
  let replica: LiveReplica | undefined
  let shown: Replica | null = null

  const outbox = createOutbox({
    outlet,
    owner: () => (isSignedIn ? staff : null),
    device,
    store,
    ask,
    changed: () => undefined,
    came(_entry, outcome) {
      if (outcome.final && outcome.order !== null) replica?.learn(outcome.order)
      if (!outcome.final && outcome.code === 'session-required') isSignedIn = false
    },
  })

  async function readBoard(): Promise<Reading | null> {
    const reply = await ask<'board'>('GET', `/api/desk/board?outlet=${outlet}`, { outlet })
    if (!reply.ok) {
      if (reply.code === 'session-required') isSignedIn = false
      return null
    }
    const { orders, cursor, desk }: Board = reply.value
    parts.read(cursor)
    return { orders, cursor, attended: desk.attended }
  }

  return {
    tab,
    staff,
    outbox,
    get isSignedIn() {
      return isSignedIn
    },
    get replica() {
      return shown
    },
    async signIn(pin) {
      const reply = await ask<'openDeskSession'>('POST', '/api/desk/session', {
        body: { outlet, staff, pin },
        outlet,
      })
      if (!reply.ok) return reply.code
      isSignedIn = true
      void outbox.open()
      replica?.close()
      replica = followReplica({
        outlet,
        owner: staff,
        address: '/api/desk/events',
        device,
        open,
        store: replicas,
        read: readBoard,
        changed(next) {
          shown = next
        },
        heard: event => event.name === 'order' && parts.heardLive(),
        connected(is) {
          if (is) void outbox.wake()
        },
      })
      return 'ok'
    },
    async step(command, subject) {
      const isHeld = command.type === 'deliver' || command.type === 'decline'
      const added = await outbox.step(command, staff, subject, isHeld ? HOLD_MS : 0)
      return added.ok ? added.entry.id : null
    },
    async takePhoneOrder(body) {
      parts.tapped(body, staff)
      const added = await outbox.place({ type: 'phone-order', body }, staff)
      return added.ok ? added.entry.id : null
    },
    async refresh() {
      await replica?.refresh()
      await outbox.wake()
    },
  }
}
