/**
 * What the figures allow to be said, and no more. A product is level with the highest while its interval reaches the
 * highest's interval; a product without enough exposure is compared with nothing.
 */
import type { EvaluationRow } from '../../contract/evaluation.ts'

export interface Standings {
  /** Most kwitansi, more than one on a tie; empty when nothing was bought. */
  readonly leaders: readonly EvaluationRow[]
  /** Highest rate among those with enough data. */
  readonly highest: EvaluationRow | null
  /** Products with enough data that cannot be told apart from the highest, itself not among them. */
  readonly level: ReadonlySet<string>
  /** How many have enough data. */
  readonly compared: number
  /** How many were on sale where exposure is counted, and not long enough. */
  readonly needMore: number
}

export function standingsOf(rows: readonly EvaluationRow[]): Standings {
  const most = Math.max(0, ...rows.map(row => row.kwitansi))
  const sure = rows.filter(row => row.enough).sort(byRate)
  const highest = sure[0] ?? null
  return {
    leaders: most === 0 ? [] : rows.filter(row => row.kwitansi === most),
    highest,
    level: new Set(
      highest === null
        ? []
        : sure
            .slice(1)
            .filter(row => row.interval[1] >= highest.interval[0])
            .map(row => row.product),
    ),
    compared: sure.length,
    needMore: rows.filter(row => !row.enough && row.exposure > 0).length,
  }
}

/** Highest rate first; those without enough data after all others. */
export function byRate(a: EvaluationRow, b: EvaluationRow): number {
  if (a.enough !== b.enough) return a.enough ? -1 : 1
  return b.rate - a.rate || b.kwitansi - a.kwitansi
}
