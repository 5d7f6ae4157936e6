/** How a placement stands, in one look: why guests do not see it, when it runs out, when it expires; and the chips that find it. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { DateText } from '../../../domain/time.ts'
import { DAY_MS } from '../../../domain/time.ts'
import type { shelf } from '../../../i18n/id/shelf.ts'
import type { Look } from '../../ui/office/state.tsx'

export const SHORT_DAYS = 7
export const EXPIRES_DAYS = 14

export const CHIPS = ['all', 'hidden', 'short', 'expires', 'ended'] as const
export type Chip = (typeof CHIPS)[number]

export const CHIP_LOOKS = {
  all: null,
  hidden: 'late',
  short: 'soon',
  expires: 'soon',
  ended: 'waiting',
} as const satisfies Record<Chip, Look | null>

export function daysUntil(date: DateText, today: DateText): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
}

/** The first date among what is there. */
export function firstDate({ batches }: Pick<ManagedPlacement, 'batches'>): DateText | null {
  return batches.find(({ bestBefore }) => bestBefore !== null)?.bestBefore ?? null
}

const hasEnded = ({ dark }: ManagedPlacement) => dark === 'ended'

const isShort = ({ dark, daysLeft, available }: ManagedPlacement) =>
  dark == null && (available <= 0 || (daysLeft != null && daysLeft <= SHORT_DAYS))

function expiresSoon(placement: ManagedPlacement, today: DateText): boolean {
  const date = firstDate(placement)
  return date !== null && !hasEnded(placement) && daysUntil(date, today) <= EXPIRES_DAYS
}

/** What has ended is out of the way, and in a chip of its own. */
export const SHOWS = {
  all: placement => !hasEnded(placement),
  hidden: placement => !hasEnded(placement) && placement.dark != null,
  short: isShort,
  expires: expiresSoon,
  ended: hasEnded,
} satisfies Record<Chip, (placement: ManagedPlacement, today: DateText) => boolean>

export interface Standing {
  readonly look: Look
  readonly says: string
}

export function standingOf(placement: ManagedPlacement, today: DateText, words: typeof shelf): Standing {
  const { dark, available, daysLeft } = placement
  if (dark != null)
    return { look: dark === 'off' || dark === 'not-begun' ? 'waiting' : 'late', says: words.dark[dark] }
  if (available <= 0) return { look: 'late', says: words.soldOut }
  const date = firstDate(placement)
  const toDate = date === null ? null : daysUntil(date, today)
  if (daysLeft != null && daysLeft <= SHORT_DAYS && (toDate === null || daysLeft <= toDate))
    return { look: 'soon', says: words.runsOut(daysLeft) }
  if (toDate !== null && toDate < 0) return { look: 'late', says: words.expired }
  if (toDate !== null && toDate <= EXPIRES_DAYS) return { look: 'soon', says: words.expires(toDate) }
  return daysLeft == null
    ? { look: 'waiting', says: words.unsold }
    : { look: 'ok', says: words.enough(daysLeft) }
}
