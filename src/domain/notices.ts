/** What a manager is told of the shelf before a guest asks: what is gone from it and why, and whose papers will lapse. */
import type { ProductId } from './ids.ts'
import { type Lapse, lapsesOf } from './lapses.ts'
import { type Placement, whyDark } from './placement.ts'
import type { Product } from './product.ts'
import { type DateText, nextDate } from './time.ts'

/**
 * Why nobody sees what the manager has on offer. `retired`, `refused`: the agency said so; `register`: it is another outlet's or
 * a draft; the others are days that are over.
 */
export const GONE_WHYS = ['permit', 'halal', 'retired', 'refused', 'register', 'ended'] as const
export type GoneWhy = (typeof GONE_WHYS)[number]

export interface Gone {
  readonly why: GoneWhy
  /** The first day on which it was gone; `null`: nobody wrote it down. */
  readonly since: DateText | null
}

/** What has ended is told so long: it was meant, and is soon old news. */
export const ENDED_TOLD_DAYS = 7

/** What the manager has switched off or has not begun is no news. */
export function goneOf(placement: Placement, product: Product, today: DateText): Gone | null {
  const dark = whyDark(placement, product, today)
  if (dark === null || dark === 'off' || dark === 'not-begun') return null
  if (dark === 'register') {
    const { standing } = product
    return { why: standing === 'retired' || standing === 'refused' ? standing : 'register', since: null }
  }
  const last = dark === 'ended' ? placement.to : product[dark].validTo
  const since = last == null ? null : nextDate(last)
  if (dark === 'ended' && (since === null || nextDate(since, ENDED_TOLD_DAYS) <= today)) return null
  return { why: dark, since }
}

export interface Notice {
  readonly product: Product
  readonly gone: Gone | null
  readonly lapses: readonly Lapse[]
}

/** One a product, however many placements it has: what is gone first, and of that the latest. */
export function noticesOf(
  shelf: readonly { readonly placement: Placement; readonly product: Product }[],
  today: DateText,
): Notice[] {
  const places = new Map<ProductId, { product: Product; placements: Placement[] }>()
  for (const { placement, product } of shelf) {
    const known = places.get(product.id) ?? { product, placements: [] }
    known.placements.push(placement)
    places.set(product.id, known)
  }
  return Array.from(places.values(), of => noticeOf(of, today))
    .filter(({ gone, lapses }) => gone !== null || lapses.length > 0)
    .sort(byUrgency)
}

/** Gone is what is seen at none of its placements; papers of what is offered at none are no news. */
function noticeOf(of: { product: Product; placements: readonly Placement[] }, today: DateText): Notice {
  const { product, placements } = of
  const isSeen = placements.some(placement => whyDark(placement, product, today) === null)
  const gone = isSeen
    ? null
    : (placements.map(one => goneOf(one, product, today)).find(one => one !== null) ?? null)
  return { product, gone, lapses: isSeen || gone !== null ? lapsesOf(product, today) : [] }
}

function byUrgency(a: Notice, b: Notice): number {
  if ((a.gone === null) !== (b.gone === null)) return a.gone === null ? 1 : -1
  if (a.gone !== null && b.gone !== null) return (b.gone.since ?? '').localeCompare(a.gone.since ?? '')
  return (a.lapses[0]?.daysLeft ?? 0) - (b.lapses[0]?.daysLeft ?? 0)
}
