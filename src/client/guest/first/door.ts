/**
 * Through the door: the QR's code stands in the fragment and is wiped from the address at once, so that it is in no
 * history and no screenshot; it is exchanged for a room ticket as soon as there is something to exchange it with. Until
 * then its tab keeps it, for the page that comes in this one's place: loaded anew, in the other language, or a new release.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { now, type Room } from './state.ts'

export const roomKeyOf = (outlet: OutletId) => `etalase-room-${outlet}`
export const codeKeyOf = (outlet: OutletId) => `etalase-code-${outlet}`
/** 26 symbols, perhaps as somebody copied them; a shelf's name is shorter, and no anchor has a number in it. */
export const CODE = /^#([0-9a-z]{20,}|(?=.*\d).{26,})$/i

/** Which room this device was last in: no secret, it stands on the door. */
export function keptRoom(outlet: OutletId): Room | null {
  try {
    return JSON.parse(localStorage.getItem(roomKeyOf(outlet)) ?? 'null') as Room | null
  } catch {
    return null
  }
}

/** The code, once: it is gone from the address afterwards. */
export function takeCode(): string | null {
  if (!CODE.test(location.hash)) return null
  const code = location.hash.slice(1)
  try {
    sessionStorage.setItem(codeKeyOf(now().outlet.slug), code)
    wipeCode()
  } catch {
    // Blocked or full: the address keeps it until it has been exchanged.
  }
  return code
}

export function wipeCode(): void {
  history.replaceState(history.state, '', location.pathname)
}
