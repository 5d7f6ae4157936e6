/** How far the two charts reach. */
import type { EvaluationRow } from '../../contract/evaluation.ts'

export interface Scale {
  readonly countMax: number
  readonly rateMax: number
  /** Round rates at which grid lines stand, 0 first. */
  readonly ticks: readonly number[]
}

const TICKS_MAX = 7

/** Uncertain products may run off the right edge: their long intervals must not press the sure ones together. */
export function scaleOf(rows: readonly EvaluationRow[]): Scale {
  const sure = rows.filter(row => row.enough)
  const judged = sure.length > 0 ? sure : rows.filter(row => row.exposure > 0)
  const reach = Math.max(0.5, ...judged.map(row => Math.max(row.interval[1], row.rate)))
  const step = stepFor(reach)
  const rateMax = Math.ceil(reach / step) * step
  const ticks = Array.from({ length: Math.round(rateMax / step) + 1 }, (_, index) => index * step)
  return { countMax: Math.max(1, ...rows.map(row => row.kwitansi)), rateMax, ticks }
}

/** 1, 2 or 5 times a power of ten: the smallest that gives at most {@link TICKS_MAX} steps. */
function stepFor(reach: number): number {
  const power = 10 ** Math.floor(Math.log10(reach / TICKS_MAX))
  return [1, 2, 5, 10].map(factor => factor * power).find(step => reach / step <= TICKS_MAX) ?? reach
}
