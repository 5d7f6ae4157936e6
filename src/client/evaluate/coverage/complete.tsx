/** Where as many kinds as are asked are there, since when, and what says so. */
import type { Coverage } from '../../../contract/coverage.ts'
import { useSay } from '../words.ts'
import { StatementLink, Units } from './cells.tsx'
import { Strip } from './marks.tsx'
import { inState } from './summary.ts'

const COLUMNS = ['outlet', 'units', 'kinds', 'since', 'days', 'statement'] as const

export function Complete({ read }: { read: Coverage }) {
  const { words, brief } = useSay()
  const { full } = words.coverage
  const rows = inState(read.outlets, 'covered')
  const most = Math.max(1, ...rows.map(({ units }) => units ?? 0))
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{full.title(rows.length)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={full.region} tabIndex={0}>
        <table class="num cov-full">
          <thead>
            <tr>
              {COLUMNS.map(column => (
                <th scope="col" key={column}>
                  {full.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(outlet => (
              <tr key={outlet.slug}>
                <th scope="row">
                  {outlet.name}
                  <small>{outlet.district}</small>
                </th>
                <td>
                  <Units outlet={outlet} most={most} />
                </td>
                <td>{full.kinds(outlet.kinds.length, outlet.products)}</td>
                <td>{outlet.since === null ? '–' : brief(outlet.since)}</td>
                <td>
                  <Strip days={outlet.days} />
                </td>
                <td>
                  <StatementLink outlet={outlet} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
