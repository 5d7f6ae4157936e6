/** Which stay this device is of, for the next page and for a start without a network. No secret: the cookie is the proof. */
import type { Session } from '../../contract/door.ts'
import type { OutletId } from '../../domain/ids.ts'

const keyOf = (outlet: OutletId) => `etalase-stay-${outlet}`

/** `null` where there is none; a device that lets nothing be kept is asked about at the server. */
export function keptStay(outlet: OutletId): Session | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as Session | null
  } catch {
    return null
  }
}

/** As long as what is kept of a stay, and longer: where this finds no room, that found none. */
const TRIAL = ' '.repeat(1_000)

/**
 * May this device be one of a stay? Asking without reason would only fill a stranger's console; that nothing is kept is a
 * reason not to ask only where something can be.
 */
export function mayBeOfStay(outlet: OutletId): boolean {
  try {
    if (localStorage.getItem(keyOf(outlet)) !== null) return true
    const trial = `etalase-trial-${outlet}`
    localStorage.setItem(trial, TRIAL)
    localStorage.removeItem(trial)
    return false
  } catch {
    return true
  }
}

export function keepStay(outlet: OutletId, session: Session | null): void {
  try {
    if (session === null) localStorage.removeItem(keyOf(outlet))
    else localStorage.setItem(keyOf(outlet), JSON.stringify(session))
  } catch {
    // Blocked: the session is asked for again at the next visit.
  }
}
