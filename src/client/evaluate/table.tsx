/** Every figure of the reading. Products never bought are rows like the others. */

import { useState } from 'preact/hooks'
import type { Evaluation, EvaluationRow } from '../../contract/evaluation.ts'
import { textIn } from '../../domain/language.ts'
import { formatRupiah } from '../../domain/money.ts'
import { useSay, type Words } from './words.ts'

const COLUMNS = [
  'product',
  'kwitansi',
  'complimentary',
  'voided',
  'units',
  'rupiah',
  'exposure',
  'rate',
  'interval',
  'enough',
] as const
type Column = (typeof COLUMNS)[number]

interface Sorting {
  readonly column: Column
  readonly down: boolean
}

export function Table({ evaluation }: { evaluation: Evaluation }) {
  const { words, language } = useSay()
  const { table } = words
  const [sorting, setSorting] = useState<Sorting>({ column: 'kwitansi', down: true })
  const titles: Record<Column, string> = { ...table, exposure: table.exposure(words.units[evaluation.unit]) }
  const rows = sorted(evaluation.products, sorting, row => textIn(row.name, language))
  return (
    <section>
      <h2>{table.title}</h2>
      <p class="note">{table.note}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={table.region} tabIndex={0}>
        <table class="num">
          <thead>
            <tr>
              {COLUMNS.map(column => (
                <HeadCell
                  key={column}
                  title={titles[column]}
                  column={column}
                  sorting={sorting}
                  onSorting={setSorting}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={row.product} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

interface HeadCellProps {
  readonly title: string
  readonly column: Column
  readonly sorting: Sorting
  readonly onSorting: (sorting: Sorting) => void
}

function HeadCell({ title, column, sorting, onSorting }: HeadCellProps) {
  const active = sorting.column === column
  const next = { column, down: active ? !sorting.down : column !== 'product' }
  return (
    <th scope="col" aria-sort={active ? (sorting.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onSorting(next)}>
        {title}
        <span class="arrow" aria-hidden="true">
          {active ? (sorting.down ? '▾' : '▴') : ''}
        </span>
      </button>
    </th>
  )
}

function Row({ row }: { row: EvaluationRow }) {
  const { words, language, integer, decimal } = useSay()
  return (
    <tr class={row.enough ? '' : 'few'}>
      <th scope="row">
        {textIn(row.name, language)}
        <small>
          {row.sellerName}, {row.district}
        </small>
      </th>
      <td>
        <b>{integer(row.kwitansi)}</b>
      </td>
      <td>{integer(row.complimentary)}</td>
      <td>{integer(row.voided)}</td>
      <td>{integer(row.units)}</td>
      <td>{formatRupiah(row.rupiah)}</td>
      <td>{integer(row.exposure)}</td>
      <td>{row.exposure > 0 ? decimal(row.rate) : '–'}</td>
      <td>{row.exposure > 0 ? `${decimal(row.interval[0])}–${decimal(row.interval[1])}` : '–'}</td>
      <td>{enoughText(row, words.table, integer)}</td>
    </tr>
  )
}

/** What was never on sale where exposure is counted lacks nothing: it is not compared at all. */
function enoughText(row: EvaluationRow, table: Words['table'], integer: (value: number) => string): string {
  if (row.exposure === 0) return '–'
  return row.enough ? table.isEnough : table.needs(integer(row.needed))
}

/** Equal rows keep the order of the reading: most kwitansi first. */
function sorted(
  rows: readonly EvaluationRow[],
  { column, down }: Sorting,
  nameOf: (row: EvaluationRow) => string,
): readonly EvaluationRow[] {
  const sign = down ? -1 : 1
  return [...rows].sort((a, b) =>
    column === 'product'
      ? sign * nameOf(a).localeCompare(nameOf(b))
      : sign * (figureOf(a, column) - figureOf(b, column)),
  )
}

function figureOf(row: EvaluationRow, column: Exclude<Column, 'product'>): number {
  switch (column) {
    case 'interval':
      return row.interval[0]
    case 'enough':
      return -row.needed
    default:
      return row[column]
  }
}
