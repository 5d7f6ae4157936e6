/** A desk's page: the desk's own outbox, its board as the desk's screens join it, and what a clerk does by hand. */

import { createSending, type Sending } from '../../../src/client/desk/live/sending.ts'
import type { Reading, Replica } from '../../../src/client/replica/fold.ts'
import { followReplica, type LiveReplica } from '../../../src/client/replica/replica.ts'
import type { Board } from '../../../src/contract/desk.ts'
import type { OrderRequest } from '../../../src/contract/order.ts'
import type { PageParts } from './phone.ts'
import { spareOf } from './profile.ts'
import type { Tab } from './tab.ts'

export interface Terminal {
  readonly tab: Tab
  readonly staff: string
  readonly sending: Sending
  readonly isSignedIn: boolean
  readonly replica: Replica | null
  signIn(pin: string): Promise<string>
  takePhoneOrder(body: OrderRequest): Promise<void>
  refresh(): Promise<void>
}

export function openTerminal(parts: PageParts, staff: string): Terminal {
  const { tab, outlet, store, replicas, open } = parts
  const { ask, device } = tab
  let isSignedIn = false
  let replica: LiveReplica | undefined
  let shown: Replica | null = null

  const sending = createSending({ outlet, device, store, spare: spareOf(tab.profile), ask })
  sending.listen({
    changed: () => undefined,
    came(_entry, outcome) {
      if (outcome.final && outcome.order !== null) replica?.learn(outcome.order)
      if (!outcome.final && outcome.code === 'session-required') signOut()
    },
  })

  function signOut(): void {
    isSignedIn = false
    sending.signIn(null)
  }

  async function readBoard(): Promise<Reading | null> {
    const reply = await ask<'board'>('GET', `/api/desk/board?outlet=${outlet}`, { outlet })
    if (!reply.ok) {
      if (reply.code === 'session-required') signOut()
      return null
    }
    const { orders, cursor, desk }: Board = reply.value
    parts.read(cursor)
    return { orders, cursor, attended: desk.attended }
  }

  return {
    tab,
    staff,
    sending,
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
      sending.signIn(staff)
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
          if (is) sending.wake()
        },
      })
      return 'ok'
    },
    async takePhoneOrder(body) {
      parts.tapped(body, staff)
      await sending.phoneOrder(body)
    },
    async refresh() {
      await replica?.refresh()
      sending.wake()
    },
  }
}
