/** The parts of the picture: strips of SVG in percent of their width. What they show stands in words beside them. */
import type { EvaluationRow } from '../../contract/evaluation.ts'
import { useSay } from './words.ts'

const percent = (value: number, max: number) => `${Math.min(100, (100 * value) / max).toFixed(2)}%`

export function CountStrip({ count, max }: { count: number; max: number }) {
  return (
    <svg class="strip" aria-hidden="true">
      <line class="stem" x1="0" x2={percent(count, max)} y1="50%" y2="50%" />
      <circle class="dot" cx={percent(count, max)} cy="50%" r="6" />
    </svg>
  )
}

export interface RateStripProps {
  readonly row: EvaluationRow
  /** Interval of the highest. */
  readonly band: readonly [number, number] | null
  readonly max: number
  readonly ticks: readonly number[]
}

export function RateStrip({ row, band, max, ticks }: RateStripProps) {
  const [low, high] = row.interval
  return (
    <svg class="strip" aria-hidden="true">
      {band !== null && (
        <rect
          class="band"
          x={percent(band[0], max)}
          y="0"
          width={percent(band[1] - band[0], max)}
          height="100%"
        />
      )}
      {ticks.map(tick => (
        <line class="grid" key={tick} x1={percent(tick, max)} x2={percent(tick, max)} y1="0" y2="100%" />
      ))}
      {row.exposure > 0 && (
        <>
          <line class="interval" x1={percent(low, max)} x2={percent(high, max)} y1="50%" y2="50%" />
          <circle class="dot" cx={percent(row.rate, max)} cy="50%" r="6" />
        </>
      )}
    </svg>
  )
}

export function AxisStrip({ ticks, max }: { ticks: readonly number[]; max: number }) {
  const { mark } = useSay()
  return (
    <svg class="strip" aria-hidden="true">
      {ticks.map(tick => (
        <text key={tick} x={percent(tick, max)} y="70%" text-anchor="middle">
          {mark(tick)}
        </text>
      ))}
    </svg>
  )
}
