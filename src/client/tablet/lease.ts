/**
 * How long this tablet may show a guest's things without a word from the server: {@link TABLET_LEASE_MS} or until the
 * planned departure, whichever is sooner. The server's word on the stay renews it; nothing else does, no clock either.
 */
import type { OutletId } from '../../domain/ids.ts'
import { TABLET_LEASE_MS } from '../../domain/stay.ts'
import { MINUTE_MS, type Timestamp } from '../../domain/time.ts'
import { serverNow } from '../platform/clock.ts'
import { stopwatch } from './stopwatch.ts'

interface Lease {
  /** When the server was last heard, on this tablet's wall clock. */
  readonly lastHeardMs: number
  /** Silence that had passed when this was written: it stays passed, whatever the clock says later. */
  readonly silentMs: number
  readonly lengthMs: number
}

/** A guest who stays on past the planned hour is not locked out by one lost answer. */
const PATIENCE_MS = 3 * MINUTE_MS

const keyOf = (outlet: OutletId) => `etalase-lease-${outlet}`

let lease: Lease | null = null
let sinceKnown = stopwatch()

export function readLease(outlet: OutletId): void {
  lease = kept(outlet)
  if (lease !== null) {
    const byTheWall = Date.now() - lease.lastHeardMs
    lease = { ...lease, silentMs: Math.max(lease.silentMs, byTheWall) }
  }
  sinceKnown = stopwatch()
}

/** The server said that the stay goes on, until `leavesAt` at the latest as far as anybody knows. */
export function renewLease(outlet: OutletId, leavesAt: Timestamp | null): void {
  const nowMs = Date.now()
  const untilLeavingMs = leavesAt === null ? TABLET_LEASE_MS : Date.parse(leavesAt) - serverNow()
  lease = {
    lastHeardMs: nowMs,
    silentMs: 0,
    lengthMs: Math.min(TABLET_LEASE_MS, Math.max(untilLeavingMs, PATIENCE_MS)),
  }
  sinceKnown = stopwatch()
  keep(outlet, lease)
}

/** Nobody stays here, says the server: there is nothing to hide. */
export function endLease(outlet: OutletId): void {
  lease = null
  keep(outlet, null)
}

/** To be asked often: what has passed is written down, so that a restart does not bring it back. */
export function leaseIsOver(outlet: OutletId): boolean {
  if (lease === null) return false
  const silentMs = lease.silentMs + sinceKnown()
  if (silentMs > PATIENCE_MS) keep(outlet, { ...lease, silentMs })
  return silentMs > lease.lengthMs
}

function kept(outlet: OutletId): Lease | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as Lease | null
  } catch {
    return null
  }
}

function keep(outlet: OutletId, value: Lease | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(outlet))
    else localStorage.setItem(keyOf(outlet), JSON.stringify(value))
  } catch {
    // Blocked: then nothing of the guest outlives this page either.
  }
}
