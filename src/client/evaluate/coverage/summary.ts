/** What the sentence and the deck say, from what the server counted. */
import type { Coverage, CoveredOutlet } from '../../../contract/coverage.ts'
import type { CoverageState } from '../../../domain/coverage.ts'
import { ROOM_KINDS, type RoomKind } from '../../../domain/outlet.ts'

type Sum = Coverage['sums'][number]

const DAY_MS = 86_400_000

export function allOf(sum: Pick<Sum, CoverageState>): number {
  return sum.covered + sum.short + sum.unproven
}

/** Rooms where there are any: the sentence is of one unit, and the others stand beside it. */
export function unitsApart({ sums }: Pick<Coverage, 'sums'>): {
  readonly main: Sum | null
  readonly others: readonly Sum[]
} {
  const [main = null, ...others] = ROOM_KINDS.flatMap(unit => sums.find(sum => sum.unit === unit) ?? [])
  return { main, others }
}

export function inState(
  outlets: readonly CoveredOutlet[],
  state: CoverageState,
  unit?: RoomKind,
): CoveredOutlet[] {
  return outlets
    .filter(outlet => outlet.state === state && (unit === undefined || outlet.unit === unit))
    .sort(
      (a, b) =>
        b.missing.length - a.missing.length ||
        (b.units ?? 0) - (a.units ?? 0) ||
        a.name.localeCompare(b.name),
    )
}

/** Days in a row, both ends of them. */
export function daysBetween(since: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(since)) / DAY_MS) + 1
}

/** Which has been so for the longest. */
export function longest(outlets: readonly CoveredOutlet[]): CoveredOutlet | null {
  const known = outlets.filter(({ since }) => since !== null)
  return known.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))[0] ?? null
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const
const SQUARES_MAX = 66

/** How many of the unit one square stands for, so that the largest has no more squares than can be told apart. */
export function perSquare(totals: readonly number[]): number {
  const most = Math.max(1, ...totals)
  return STEPS.find(step => most / step <= SQUARES_MAX) ?? 1_000
}
