/**
 * What only the server can take off this device: the cookies of a stay that it has left, and of its room. Asked for until
 * it is done, and never in the way of the next stay.
 */
import type { OutletId } from '../../domain/ids.ts'
import { ask } from '../platform/api.ts'

const keyOf = (outlet: OutletId) => `etalase-left-${outlet}`

let leaving: Promise<void> = Promise.resolve()

/** Whoever joins a stay waits for this: a late answer would take the new cookie along. */
export function haveLeft(): Promise<void> {
  return leaving
}

export function dropCookies(outlet: OutletId): Promise<void> {
  markLeft(outlet, true)
  leaving = ask<'leave'>('POST', '/api/session/end', { body: { outlet } }).then(reply => {
    if (reply.ok) markLeft(outlet, false)
  })
  return leaving
}

/** The server was not heard when the stay was left. */
export async function dropCookiesStill(outlet: OutletId): Promise<void> {
  if (hasLeft(outlet)) await dropCookies(outlet)
}

export function markLeft(outlet: OutletId, is: boolean): void {
  try {
    if (is) localStorage.setItem(keyOf(outlet), 'left')
    else localStorage.removeItem(keyOf(outlet))
  } catch {
    // Blocked: it was asked for once.
  }
}

function hasLeft(outlet: OutletId): boolean {
  try {
    return localStorage.getItem(keyOf(outlet)) !== null
  } catch {
    return false
  }
}
