/** What waits on this device until it has its verdict: by outlet, by who does it, and by what it is. */
import { type NoteId, uuidV7 } from '../../../domain/ids.ts'
import { browser } from '../../platform/device.ts'
import type { Place } from '../place.ts'

export type Kept = 'draft' | 'sent-delivery' | 'counts' | 'sent-count' | 'sent-out' | 'sent-counter'

const keyOf = ({ outlet, staff }: Place, what: Kept) => `etalase-goods ${what} ${outlet.slug} ${staff}`

export function anId(): NoteId {
  return uuidV7(browser.nowMs(), browser.randomBytes)
}

/** `null` where there is none, or where it cannot be read. */
export function kept<Value>(place: Place, what: Kept): Value | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(place, what)) ?? 'null') as Value | null
  } catch {
    return null
  }
}

/** `null` takes it away. False: this device keeps nothing, and the page must not be left. */
export function keep(place: Place, what: Kept, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(keyOf(place, what))
    else localStorage.setItem(keyOf(place, what), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
