/** When a stay ends, or goes on in another room, this tablet is as if nobody had ever been here. */

import type { RoomName } from '../../domain/ids.ts'
import { type GuestState, set } from '../guest/first/state.ts'
import { leave } from '../guest/stay.ts'
import { cutHistory } from './history.ts'
import { speak } from './language.ts'
import { endLease } from './lease.ts'
import { rest } from './rest.ts'
import { doorOf, tabletNow } from './state.ts'

/** Compares what was with what is; true when the guest has gone, and the window has been drawn instead. */
export function seeOff(before: GuestState, after: GuestState): boolean {
  const { binding } = tabletNow()
  if (
    before.session.is === 'open' &&
    after.session.is === 'open' &&
    hasMoved(before.session, after.session, binding.room)
  ) {
    void leave()
    return true
  }
  const hadGuest = before.session.is === 'open' || before.cart.stay !== null
  const hasGuest = after.session.is === 'open' || after.cart.stay !== null
  if (!hadGuest || hasGuest) return false
  endLease(binding.outlet)
  set({ door: doorOf(binding) })
  rest()
  cutHistory()
  void speak('id')
  return true
}

function hasMoved(before: { room: RoomName }, after: { room: RoomName }, here: string): boolean {
  return before.room === here && after.room !== here
}
