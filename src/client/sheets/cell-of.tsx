/** One cell of a row: refused with why and what is meant perhaps, another than before, or as it is. */
import { useState } from 'preact/hooks'
import type { SheetOutcome } from '../../contract/sheets.ts'
import { type Cell, isEmpty, textOf } from '../../domain/sheets/cell.ts'
import type { Column } from '../../domain/sheets/column.ts'
import { inDays } from '../../domain/sheets/dates.ts'
import { inFigures } from '../../domain/sheets/numbers.ts'
import { tell } from '../../domain/sheets/rows-of.ts'
import { useSheets } from './words.ts'

interface CellOfProps {
  readonly column: Column
  readonly cell: Cell
  readonly change: SheetOutcome['changes'][string] | undefined
  readonly fault: SheetOutcome['faults'][string] | undefined
  readonly isNew: boolean
  readonly label: string
  readonly onMend: (cell: Cell) => void
}

export function CellOf({ column, cell, change, fault, isNew, label, onMend }: CellOfProps) {
  const { words } = useSheets()
  if (fault !== undefined) return <Faulty fault={fault} cell={cell} label={label} onMend={onMend} />
  if (change !== undefined && !isNew)
    return (
      <>
        {change.from !== null && <s class="soft">{tell(column, change.from)}</s>}{' '}
        <b>{tell(column, change.to)}</b>
      </>
    )
  // A thing is told as it was called, not by its code.
  if (change !== undefined) return <>{column.refers === undefined ? tell(column, change.to) : textOf(cell)}</>
  if (isEmpty(cell)) return <span class="soft kept">{isNew ? words.nothing : words.kept}</span>
  return <span class="soft">{inWords(cell, column)}</span>
}

function Faulty({
  fault,
  cell,
  label,
  onMend,
}: Pick<CellOfProps, 'cell' | 'label' | 'onMend'> & {
  fault: NonNullable<CellOfProps['fault']>
}) {
  const { words } = useSheets()
  const [typed, setTyped] = useState(textOf(cell))
  const { code, suggestion, limit, row } = fault
  const say = words.fault[code]
  const told = limit === undefined ? String(row ?? suggestion) : inFigures(limit)
  const why = typeof say === 'string' ? say : say(told)
  const id = `why ${label}`.replace(/\s+/g, '-')
  const mend = () => {
    if (typed !== textOf(cell)) onMend(typed)
  }
  return (
    <>
      <input
        type="text"
        aria-label={label}
        aria-invalid="true"
        aria-describedby={id}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
        onChange={mend}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) mend()
        }}
      />
      <small class="late" id={id}>
        {why}
      </small>
      {suggestion !== undefined && (
        <button type="button" class="plain" onClick={() => onMend(suggestion)}>
          {words.take(suggestion)}
        </button>
      )}
    </>
  )
}

function inWords(cell: Cell, column: Column): string {
  if (typeof cell === 'number') return inFigures(cell)
  const text = textOf(cell)
  return column.isDay === true && /^\d{4}-\d{2}-\d{2}$/.test(text) ? inDays(text) : text
}
