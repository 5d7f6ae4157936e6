/** A guest's phone in the shop: its state, drawn nowhere, and the server it talks to. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, vi } from 'vitest'
import { EMPTY } from '../../../src/client/guest/first/cart.ts'
import { begin, type GuestState, NOBODY_YET } from '../../../src/client/guest/first/state.ts'
import { toItems } from '../../../src/client/guest/items.ts'
import { beginOutbox } from '../../../src/client/guest/live.ts'
import { sendFor, theOutbox } from '../../../src/client/guest/sending.ts'
import { inSession } from '../../../src/client/guest/standing.ts'
import type { Menu } from '../../../src/contract/menu.ts'
import { menu as words } from '../../../src/i18n/id/menu.ts'
import { fakeEventSource } from '../event-source.ts'
import { aNetwork, json, type Network } from '../network.ts'
import { aMenu, aPlacement, aSession, OUTLET, STAY } from '../things.ts'

/** Open round the clock: what a test orders for now is for now at whatever hour it runs. */
export const MENU = aMenu([aPlacement('amplang', { price: 25_000 }), aPlacement('madu', { price: 60_000 })], {
  service: { fromHour: 0, toHour: 24 },
})

export function aShop(menu: Menu = MENU, wish: Partial<GuestState> = {}): GuestState {
  return {
    ...NOBODY_YET,
    outlet: menu.outlet,
    place: { root: `/r/${OUTLET}`, language: 'id', screen: { name: 'cart' } },
    items: toItems(menu, 'id'),
    menu,
    words,
    ...wish,
  }
}

/** One of the stay, two amplang in the basket. */
export const READY: Partial<GuestState> = {
  session: inSession(aSession()),
  door: { is: 'known', room: { name: '512', kind: 'room' } },
  cart: { ...EMPTY, stay: STAY, lines: { amplang: 2 } },
}

let closeOutbox = (): void => undefined
// The window goes with the last test: nothing may be about to be sent from it then.
afterAll(() => closeOutbox())

/** A server with this menu and a stay without orders. */
export function aPhone(wish: Partial<GuestState> = {}): Network {
  localStorage.clear()
  vi.stubGlobal('indexedDB', new IDBFactory())
  fakeEventSource()
  vi.stubGlobal('scrollTo', () => undefined)
  const network = aNetwork()
  network.answer('GET /api/outlets/', json(MENU))
  network.answer('GET /api/orders', json({ orders: [], cursor: 7, desk: { attended: true } }))
  begin(aShop(MENU, wish), () => undefined)
  beginOutbox()
  closeOutbox = () => theOutbox().close()
  if (wish.session?.is === 'open') void sendFor(wish.session.stay)
  return network
}

/** All that this device keeps, as text. */
export function allKept(): string {
  return JSON.stringify({ ...localStorage })
}
