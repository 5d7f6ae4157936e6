/** Day by day, how many rooms had as many kinds as are asked: a stair that starts at 0, each day with its own words. */
import type { Coverage } from '../../../contract/coverage.ts'
import { COVERAGES } from '../../../domain/coverage.ts'
import type { RoomKind } from '../../../domain/outlet.ts'
import { useSay } from '../words.ts'
import { allOf } from './summary.ts'

const WIDTH = 520
const HEIGHT = 150
const BASE = 126
const TOP = 18

export function Days({ read, unit }: { read: Coverage; unit: RoomKind }) {
  const { words, integer, date } = useSay()
  const { days: say, units } = words.coverage
  const days = read.days.filter(day => day.unit === unit)
  const [first] = days
  const last = days[days.length - 1]
  if (first === undefined || last === undefined) return null
  const most = Math.max(1, ...days.map(allOf))
  const least = Math.min(...days.map(({ covered }) => covered))
  return (
    <section>
      <h2>{say.title}</h2>
      <p class="note">{say.note(units[unit], date(first.date), date(last.date))}</p>
      <svg
        class="cov-days"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say.picture(integer(first.covered), integer(last.covered), integer(least))}
      >
        <text class="soft" x={WIDTH} y={TOP - 6} text-anchor="end">
          {say.top(integer(most), units[unit])}
        </text>
        <path class="cov-top" d={`M0 ${TOP}H${WIDTH}`} />
        {days.map((day, at) => (
          <Bar key={day.date} day={day} at={at} step={WIDTH / days.length} most={most} />
        ))}
        <path class="cov-base" d={`M0 ${BASE}H${WIDTH}`} />
        <text class="soft" x="0" y={HEIGHT - 6}>
          {date(first.date)}
        </text>
        <text class="soft" x={WIDTH} y={HEIGHT - 6} text-anchor="end">
          {date(last.date)}
        </text>
      </svg>
    </section>
  )
}

interface BarProps {
  readonly day: Coverage['days'][number]
  readonly at: number
  /** Of one day, across. */
  readonly step: number
  readonly most: number
}

/** Covered at the bottom, then what is short, then what is not proven. */
function Bar({ day, at, step, most }: BarProps) {
  const { words, integer, date } = useSay()
  const gap = step > 8 ? 2 : 1
  const high = (many: number) => ((BASE - TOP) * many) / most
  let y = BASE
  return (
    <g>
      <title>
        {`${date(day.date)}: ${COVERAGES.map(state => `${words.coverage.states[state]} ${integer(day[state])}`).join(', ')}`}
      </title>
      {COVERAGES.map(state => {
        const height = high(day[state])
        y -= height
        if (height === 0) return null
        const inset = state === 'covered' ? 0 : 0.75
        return (
          <rect
            key={state}
            class={`cov-${state}`}
            x={at * step + inset}
            y={y + inset}
            width={Math.max(0.5, step - gap - 2 * inset)}
            height={Math.max(0.5, height - 2 * inset)}
          />
        )
      })}
    </g>
  )
}
