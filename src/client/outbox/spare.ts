/** What the outbox's store would not take, in the browser's small storage: beside the basket, and written like it. */
import type { OutletId } from '../../domain/ids.ts'
import type { Entry } from './entry.ts'
import type { Spare } from './store.ts'

const NAMES = { guest: 'etalase-outbox', desk: 'etalase-outbox-desk' } as const

export function localSpare(kind: keyof typeof NAMES): Spare {
  const keyOf = (outlet: OutletId) => `${NAMES[kind]}-${outlet}`
  return {
    read(outlet) {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(keyOf(outlet)) ?? '[]')
        return Array.isArray(kept) ? (kept as Entry[]) : []
      } catch {
        return []
      }
    },
    write(outlet, entries) {
      try {
        if (entries.length === 0) localStorage.removeItem(keyOf(outlet))
        else localStorage.setItem(keyOf(outlet), JSON.stringify(entries))
      } catch {
        // Blocked or full: it lives as long as the page does.
      }
    },
  }
}
