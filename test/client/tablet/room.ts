/** A tablet in room 512: the guest's shop behind the window. */
import type { GuestState } from '../../../src/client/guest/first/state.ts'
import { begin } from '../../../src/client/guest/first/state.ts'
import { beginTablet, doorOf, type TabletState } from '../../../src/client/tablet/state.ts'
import { seeOff } from '../../../src/client/tablet/wipe.ts'
import { aPhone, aShop, MENU } from '../guest/phone.ts'
import type { Network } from '../network.ts'
import { OUTLET } from '../things.ts'

export const BINDING = { outlet: OUTLET, room: '512', kind: 'room' } as const

/** Its state is drawn nowhere; but that a guest has gone is seen at every change, as where it is drawn. */
export function aTablet(guest: Partial<GuestState> = {}, wish: Partial<TabletState> = {}): Network {
  const network = aPhone()
  let before = aShop(MENU, { tablet: true, door: doorOf({ room: '512', kind: 'room' }), ...guest })
  beginTablet(
    { binding: BINDING, resting: false, asking: false, sealed: false, paper: null, nowMs: 0, ...wish },
    () => undefined,
  )
  begin({ ...before, place: { ...before.place, root: '/tablet' } }, state => {
    const last = before
    before = state
    seeOff(last, state)
  })
  return network
}
