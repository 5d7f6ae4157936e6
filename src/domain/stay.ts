/**
 * One guest party's time, check-in to check-out. The QR says where; the stay says who: the right to order,
 * the cart, the history and the language belong to the stay and end with it.
 */
import type { OutletId, RoomName, StayId } from './ids.ts'
import { DAY_MS, HOUR_MS, type Timestamp, toMilliseconds } from './time.ts'

export interface Stay {
  readonly outlet: OutletId
  /** UUIDv7. */
  readonly id: StayId
  readonly room: RoomName
  readonly checkedInAt: Timestamp
  readonly checkedOutAt: Timestamp | null
  /** Planned departure; an offline tablet seals itself then at the latest. */
  readonly leavesAt: Timestamp | null
}

/** An ended stay's session may ask for its own orders' verdicts this long, and for nothing else. */
export const VERDICT_GRACE_MS = 72 * HOUR_MS
/** This long after check-out nothing may lead from an order or a paper back to its room and guest. */
export const FORGET_AFTER_MS = 30 * DAY_MS
/** A tablet that hears nothing this long hides everything. */
export const TABLET_LEASE_MS = 12 * HOUR_MS

/** Checked in at most so many rooms in one act, and out: a coach, and a coach more. */
export const GROUP_ROOMS_MAX = 100

export function isOver(stay: Pick<Stay, 'checkedOutAt'>): boolean {
  return stay.checkedOutAt !== null
}

/** A check-in that was taken back ended before it began: it is no night, and nobody's. */
export function isUndone({ checkedInAt, checkedOutAt }: Pick<Stay, 'checkedInAt' | 'checkedOutAt'>): boolean {
  return checkedOutAt !== null && toMilliseconds(checkedOutAt) < toMilliseconds(checkedInAt)
}
