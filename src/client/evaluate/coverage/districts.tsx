/** Each district as a tile whose squares are its rooms, so that the picture counts what the sentence says; the figures below. */
import type { Coverage } from '../../../contract/coverage.ts'
import { COVERAGES } from '../../../domain/coverage.ts'
import type { RoomKind } from '../../../domain/outlet.ts'
import { useSay } from '../words.ts'
import { Legend, Mark } from './marks.tsx'
import { allOf, perSquare } from './summary.ts'

type District = Coverage['districts'][number]

const COLUMNS = 11
const PITCH = 13

export function Districts({ read, unit }: { read: Coverage; unit: RoomKind }) {
  const { words, integer } = useSay()
  const { districts, units } = words.coverage
  const of = read.districts.filter(district => district.unit === unit)
  const per = perSquare(of.map(allOf))
  return (
    <section>
      <h2>{districts.title}</h2>
      <p class="note">{districts.note(integer(per), units[unit])}</p>
      <Legend />
      <ul class="cov-tiles">
        {of.map(district => (
          <li key={district.district}>
            <b>{district.district || districts.none}</b>
            <small>{districts.of(integer(district.covered), integer(allOf(district)), units[unit])}</small>
            <Squares district={district} per={per} />
          </li>
        ))}
      </ul>
      <Table read={read} of={of} unit={unit} />
    </section>
  )
}

/** What is there is never rounded away. */
function Squares({ district, per }: { district: District; per: number }) {
  const states = COVERAGES.flatMap(state => {
    const many = district[state] === 0 ? 0 : Math.max(1, Math.round(district[state] / per))
    return Array.from({ length: many }, () => state)
  })
  const rows = Math.max(1, Math.ceil(states.length / COLUMNS))
  return (
    <svg class="cov-squares" viewBox={`0 0 ${COLUMNS * PITCH - 3} ${rows * PITCH - 3}`} aria-hidden="true">
      {states.map((state, at) => (
        <Mark key={at} state={state} x={(at % COLUMNS) * PITCH} y={Math.floor(at / COLUMNS) * PITCH} />
      ))}
    </svg>
  )
}

function Table({ read, of, unit }: { read: Coverage; of: readonly District[]; unit: RoomKind }) {
  const { words, integer } = useSay()
  const { districts } = words.coverage
  const all = read.sums.find(sum => sum.unit === unit)
  const cells = (sum: Omit<District, 'district'>) => (
    <>
      <td>{integer(allOf(sum))}</td>
      <td>
        <b>{integer(sum.covered)}</b>
      </td>
      <td>{sum.short === 0 ? '–' : integer(sum.short)}</td>
      <td>{sum.unproven === 0 ? '–' : integer(sum.unproven)}</td>
    </>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" aria-label={districts.region} tabIndex={0}>
      <table class="num cov-districts">
        <thead>
          <tr>
            <th scope="col">{districts.district}</th>
            {(['total', 'covered', 'short', 'unproven'] as const).map(column => (
              <th scope="col" key={column}>
                {districts.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map(district => (
            <tr key={district.district}>
              <th scope="row">{district.district || districts.none}</th>
              {cells(district)}
            </tr>
          ))}
        </tbody>
        {all !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{districts.all}</th>
              {cells(all)}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
