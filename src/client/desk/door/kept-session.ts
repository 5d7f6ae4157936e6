/**
 * Who is signed in at this terminal, kept for a start without a network: the board as last known and the clerk's taps are
 * then there all the same. No secret: what is sent is let through by the cookie alone. Tabs hear of a change.
 */
import type * as z from 'zod/mini'
import type { DeskSignIn } from '../../../contract/desk.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { HOUR_MS } from '../../../domain/time.ts'

export type SignInInfo = z.output<typeof DeskSignIn>

/** As long as a session lasts. */
const SHIFT_MS = 14 * HOUR_MS

const keyOf = (outlet: OutletId) => `etalase-desk-${outlet}`

interface Kept {
  readonly info: SignInInfo
  readonly atMs: number
}

export function keptSession(outlet: OutletId): SignInInfo | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as Kept | null
    return kept !== null && Math.abs(Date.now() - kept.atMs) < SHIFT_MS ? kept.info : null
  } catch {
    return null
  }
}

/** Of the staff no more names than the one that is signed in; nothing where nobody is. */
export function keepSession(outlet: OutletId, info: SignInInfo): void {
  try {
    if (info.session === null) localStorage.removeItem(keyOf(outlet))
    else if (JSON.stringify(keptSession(outlet)?.session) !== JSON.stringify(info.session))
      localStorage.setItem(
        keyOf(outlet),
        JSON.stringify({ info: { ...info, staff: [] }, atMs: Date.now() } satisfies Kept),
      )
  } catch {
    // Blocked: a start without a network asks for one.
  }
}

/** Another tab has signed somebody in or out. Answers the function that stops it. */
export function onSessionElsewhere(outlet: OutletId, look: () => void): () => void {
  const changed = ({ key }: StorageEvent) => {
    if (key === keyOf(outlet)) look()
  }
  addEventListener('storage', changed)
  return () => removeEventListener('storage', changed)
}
