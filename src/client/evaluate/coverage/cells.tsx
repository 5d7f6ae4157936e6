/** What stands of an outlet in any list of them: how many rooms it has, and the statement that says so. */
import type { CoveredOutlet } from '../../../contract/coverage.ts'
import { fileAt } from '../query.ts'
import { useSay } from '../words.ts'

/** As a bar beside others of its list, and as a figure with its unit. */
export function Units({ outlet, most }: { outlet: CoveredOutlet; most: number }) {
  const { words, integer } = useSay()
  const { coverage } = words
  const { units, unit, state } = outlet
  if (units === null) return <span class="soft">{coverage.gaps.unitsUnknown}</span>
  return (
    <span class="cov-units">
      <svg
        class={`cov-bar cov-of-${state}`}
        style={{ width: `${Math.max(4, (100 * units) / most)}%` }}
        aria-hidden="true"
      >
        <rect class={`cov-${state}`} x="1" y="1" width="98%" height="12" />
      </svg>
      <b>{integer(units)}</b> {coverage.units[unit]}
    </span>
  )
}

/** The entries of the log that say so, as they were signed: a row a product. */
export function StatementLink({ outlet: { slug, stated } }: { outlet: CoveredOutlet }) {
  const { coverage } = useSay().words
  if (stated === null) return null
  const search = new URLSearchParams({ after: String(stated.number - 1), limit: String(stated.parts) })
  return (
    <a class="cov-statement" href={fileAt(`/log/${slug}/entries.csv`, String(search))}>
      {coverage.gaps.statement(String(stated.number))}
    </a>
  )
}
