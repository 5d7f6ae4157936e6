/**
 * What the reading proposes for the next cycle, and why. A replacement has to be sure of itself: by enough outlets, by no
 * single one, and by how liked the product is and not by how it was shelved. What is not sure is watched, with what is missing.
 */
import type { OutletId, ProductId } from '../ids.ts'
import type { LeftOut } from './leave-one-out.ts'
import { isOnTrial, TRIAL_EXPOSURE, TRIAL_OUTLETS } from './trial.ts'

export const PROPOSALS = ['keep', 'watch', 'replace', 'newcomer'] as const
export type Proposal = (typeof PROPOSALS)[number]

export const OUTLETS_MIN = 4
const EXPECTED_MIN = 3
const SHARE_MAX = 0.4
export const REPLACE_BELOW_MEDIAN = 0.9
const REPLACE_LOWEST_THIRD = 0.5
const WITHOUT_ONE_BELOW_MEDIAN = 0.8
export const KEEP_BELOW_MEDIAN = 0.2
const IN_STOCK_MIN = 0.7
const LIVE_DAYS_MIN = 45
/** What lies so near to a threshold is on neither side of it. */
const NEAR = 1e-6

/** Why, with the figures that a sentence needs. */
export type Reason =
  | { readonly why: 'below'; readonly belowMedian: number; readonly lowestThird: number }
  | { readonly why: 'above'; readonly belowMedian: number }
  | { readonly why: 'between'; readonly belowMedian: number }
  | { readonly why: 'few-outlets'; readonly outlets: number; readonly needed: number }
  | { readonly why: 'few-stays'; readonly expected: number; readonly needed: number }
  | { readonly why: 'one-outlet-weighs'; readonly outlet: OutletId; readonly share: number }
  | { readonly why: 'without-one'; readonly outlet: OutletId; readonly belowMedian: number }
  | { readonly why: 'out-of-stock'; readonly inStock: number }
  | { readonly why: 'young'; readonly liveDays: number; readonly needed: number }
  | { readonly why: 'no-place'; readonly places: number }
  | {
      readonly why: 'on-trial'
      readonly exposure: number
      readonly ofExposure: number
      readonly outlets: number
      readonly ofOutlets: number
    }

export interface Judged {
  readonly isNew: boolean
  /** Room-nights after its first two weeks on a shelf. */
  readonly settled: number
  readonly outlets: number
  /** Stays expected of a product of average liking, over all outlets. */
  readonly expected: number
  readonly belowMedian: number
  readonly lowestThird: number
  readonly leftOut: readonly LeftOut[]
  readonly inStock: number
  readonly liveDays: number
}

export interface Proposed {
  readonly proposal: Proposal
  readonly reasons: readonly Reason[]
}

export function propose(judged: Judged): Proposed {
  const { settled, outlets, belowMedian, lowestThird } = judged
  if (isOnTrial(judged))
    return {
      proposal: 'newcomer',
      reasons: [
        { why: 'on-trial', exposure: settled, ofExposure: TRIAL_EXPOSURE, outlets, ofOutlets: TRIAL_OUTLETS },
      ],
    }
  if (outlets < OUTLETS_MIN)
    return { proposal: 'watch', reasons: [{ why: 'few-outlets', outlets, needed: OUTLETS_MIN - outlets }] }
  if (belowMedian <= KEEP_BELOW_MEDIAN - NEAR)
    return { proposal: 'keep', reasons: [{ why: 'above', belowMedian }] }
  const isLow = belowMedian >= REPLACE_BELOW_MEDIAN + NEAR && lowestThird >= REPLACE_LOWEST_THIRD + NEAR
  if (!isLow) return { proposal: 'watch', reasons: [{ why: 'between', belowMedian }, ...missing(judged)] }
  const against = [...missing(judged), ...excused(judged)]
  if (against.length > 0) return { proposal: 'watch', reasons: against }
  return { proposal: 'replace', reasons: [{ why: 'below', belowMedian, lowestThird }] }
}

/** Can it be judged at all: by enough outlets, none of which weighs too much, and enough stays? */
export function canBeJudged(judged: Judged): boolean {
  return judged.outlets >= OUTLETS_MIN && !missing(judged).some(({ why }) => why !== 'without-one')
}

/** What the evidence lacks for a replacement. */
function missing({ expected, leftOut }: Judged): Reason[] {
  const heaviest = most(leftOut, ({ share }) => share)
  const kindest = most(leftOut, ({ belowMedian }) => -belowMedian)
  const reasons: Reason[] = []
  if (expected < EXPECTED_MIN) reasons.push({ why: 'few-stays', expected, needed: EXPECTED_MIN })
  if (heaviest !== null && heaviest.share > SHARE_MAX)
    reasons.push({ why: 'one-outlet-weighs', outlet: heaviest.outlet, share: heaviest.share })
  if (kindest !== null && kindest.belowMedian < WITHOUT_ONE_BELOW_MEDIAN + NEAR)
    reasons.push({ why: 'without-one', outlet: kindest.outlet, belowMedian: kindest.belowMedian })
  return reasons
}

/** It was the shelf that failed, and not the guests' liking. */
function excused({ inStock, liveDays }: Judged): Reason[] {
  const reasons: Reason[] = []
  if (inStock < IN_STOCK_MIN) reasons.push({ why: 'out-of-stock', inStock })
  if (liveDays < LIVE_DAYS_MIN) reasons.push({ why: 'young', liveDays, needed: LIVE_DAYS_MIN })
  return reasons
}

function most<Of>(all: readonly Of[], by: (one: Of) => number): Of | null {
  let found: Of | null = null
  for (const one of all) if (found === null || by(one) > by(found)) found = one
  return found
}

/** No more are replaced than there are places: of the rest, the most sure ones first. */
export function withinPlaces<
  Row extends Proposed & { readonly belowMedian: number; readonly product: ProductId },
>(rows: readonly Row[], places: number): Row[] {
  const first = rows
    .filter(({ proposal }) => proposal === 'replace')
    .sort((a, b) => b.belowMedian - a.belowMedian || (a.product < b.product ? -1 : 1))
    .slice(0, places)
  return rows.map(row =>
    row.proposal !== 'replace' || first.includes(row)
      ? row
      : { ...row, proposal: 'watch', reasons: [{ why: 'no-place', places }, ...row.reasons] },
  )
}
