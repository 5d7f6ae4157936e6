/** How a state looks: a shape of its own each, so that no colour is needed to tell them apart. */
import { COVERAGES, type CoverageState } from '../../../domain/coverage.ts'
import { useSay } from '../words.ts'

/** A square of 10 with its upper left corner there. */
export function Mark({ state, x = 0, y = 0 }: { state: CoverageState; x?: number; y?: number }) {
  if (state === 'covered') return <rect class="cov-covered" x={x} y={y} width="10" height="10" />
  if (state === 'short') return <rect class="cov-short" x={x + 0.9} y={y + 0.9} width="8.2" height="8.2" />
  return <path class="cov-unproven" d={`M${x + 1} ${y + 9}l8-8m-8 0l8 8`} />
}

export function Legend() {
  const { legend } = useSay().words.coverage
  return (
    <p class="cov-legend">
      {COVERAGES.map(state => (
        <span key={state}>
          <svg width="12" height="12" viewBox="0 0 10 10" aria-hidden="true">
            <Mark state={state} />
          </svg>
          {legend[state]}
        </span>
      ))}
    </p>
  )
}

const PITCH = 12

/** An outlet's days, one square each; before its first statement there is none. */
export function Strip({ days }: { days: readonly (CoverageState | null)[] }) {
  const { words, integer } = useSay()
  const many = (wanted: CoverageState) => integer(days.filter(state => state === wanted).length)
  const says = words.coverage.gaps.stripSays(many('covered'), many('short'), many('unproven'))
  const width = days.length * PITCH
  return (
    <svg
      class="cov-strip"
      viewBox={`-1 -1 ${width} 12`}
      style={{ maxWidth: `${width / 14}rem` }}
      role="img"
      aria-label={says}
    >
      {days.map((state, at) => {
        if (state === null) return null
        return <Mark key={at} state={state} x={at * PITCH} />
      })}
    </svg>
  )
}
