/** A room out of order: from one business day to another, for a reason. It is never taken away, and nobody is checked in. */
import type { RoomName } from './ids.ts'
import { type DateText, nextDate } from './time.ts'

export const CLOSURE_REASON_LENGTH_MAX = 120

export interface Closure {
  readonly room: RoomName
  readonly from: DateText
  /** The last day; `null`: until somebody says otherwise. */
  readonly to: DateText | null
  readonly reason: string
}
export type ClosureWish = Omit<Closure, 'room'>

export function isClosed({ from, to }: Pick<Closure, 'from' | 'to'>, day: DateText): boolean {
  return from <= day && (to === null || day <= to)
}

/** What stands of the closure of now, or of the one to come, once days that were are left as they were. */
interface Change {
  /** Until then the one before holds: it ends there. `null`: nothing of it was. */
  readonly keepUntil: DateText | null
  readonly next: ClosureWish | null
}

/** Closed by a wish, or opened (`null`), on that day. `invalid`: a day that was cannot be closed any more. */
export function closeAnew(
  known: ClosureWish | null,
  wish: ClosureWish | null,
  today: DateText,
): Change | 'invalid' {
  const hasBegun = known !== null && known.from < today
  if (wish === null) return { keepUntil: hasBegun ? nextDate(today, -1) : null, next: null }
  if (wish.to !== null && (wish.to < wish.from || wish.to < today)) return 'invalid'
  if (hasBegun && wish.from === known.from) return { keepUntil: null, next: wish }
  if (wish.from < today) return 'invalid'
  return { keepUntil: hasBegun ? nextDate(today, -1) : null, next: wish }
}
