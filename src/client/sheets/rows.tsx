/** The rows: those that are refused first, and of their columns those that tell something. */
import { useEffect, useState } from 'preact/hooks'
import type { SheetOutcome } from '../../contract/sheets.ts'
import type { Cell } from '../../domain/sheets/cell.ts'
import type { SheetKind } from '../../domain/sheets/column.ts'
import { ROW_STATES, type RowState, type SheetRow } from '../../domain/sheets/compare.ts'
import type { Head } from '../../domain/sheets/heads.ts'
import { Pager, usePaged } from '../ui/office/paged.tsx'
import { type Look, Shape, State } from '../ui/office/state.tsx'
import { CellOf } from './cell-of.tsx'
import { useSheets } from './words.ts'

const LOOKS = { refused: 'late', changed: 'changed', new: 'new', same: 'draft' } as const satisfies Record<
  RowState,
  Look
>
const PER_PAGE = 40
/** Beside these, whatever is refused or changes. */
const COLUMNS_SHOWN = 5

interface RowsProps {
  readonly kind: SheetKind
  readonly heads: readonly Head[]
  readonly rows: readonly SheetRow[]
  readonly outcomes: readonly SheetOutcome[]
  readonly isComparing: boolean
  readonly only: RowState | null
  readonly onOnly: (only: RowState | null) => void
  readonly onMend: (row: number, column: string, cell: Cell) => void
  readonly onOut: (row: number) => void
}

export function Rows({ kind, heads, rows, outcomes, isComparing, only, onOnly, onMend, onOut }: RowsProps) {
  const { words, language } = useSheets()
  const sorted = useOrder(outcomes)
  const shown = only === null ? sorted : sorted.filter(({ state }) => state === only)
  const paged = usePaged(shown, PER_PAGE, only ?? '')
  const columns = columnsShown(kind, heads, outcomes)
  const cells = new Map(rows.map(row => [row.row, row.cells]))
  const [called] = kind.named.slice(-1)
  return (
    <section aria-busy={isComparing}>
      <States outcomes={outcomes} only={only} onOnly={onOnly} />
      <p class="note" role="status">
        {isComparing ? words.comparing : words.shown}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={words.filter} tabIndex={0}>
        <table class="list sheet-rows">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.becomes}</th>
              {columns.map(id => (
                <th scope="col" key={id}>
                  {kind.columns[id]?.heads[language] ?? id}
                </th>
              ))}
              <th scope="col">
                <span class="visually-hidden">{words.without}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {paged.rows.map(outcome => (
              <tr key={outcome.row} class={outcome.state === 'refused' ? 'bad' : ''}>
                <td class="num soft">{outcome.row}</td>
                <td>
                  <State look={LOOKS[outcome.state]}>{words.state[outcome.state]}</State>
                </td>
                {columns.map(id => {
                  const column = kind.columns[id]
                  if (column === undefined) return null
                  const said = (
                    <CellOf
                      column={column}
                      cell={cells.get(outcome.row)?.[id] ?? null}
                      change={outcome.changes[id]}
                      fault={outcome.faults[id]}
                      isNew={outcome.key === null}
                      label={words.mend(column.heads[language], outcome.row)}
                      onMend={cell => onMend(outcome.row, id, cell)}
                    />
                  )
                  return id === called ? (
                    <th scope="row" key={id}>
                      {said}
                    </th>
                  ) : (
                    <td key={id}>{said}</td>
                  )
                })}
                <td>
                  {outcome.state === 'refused' && (
                    <button
                      type="button"
                      class="plain"
                      aria-label={words.withoutOf(outcome.row)}
                      onClick={() => onOut(outcome.row)}
                    >
                      {words.without}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pager {...paged} words={words.pages} />
    </section>
  )
}

/** A row stays where it is while it is mended, until all is looked at anew from the start. */
function useOrder(outcomes: readonly SheetOutcome[]): readonly SheetOutcome[] {
  const [order, setOrder] = useState<ReadonlyMap<number, number>>(new Map())
  const isAnother = outcomes.some(({ row }) => !order.has(row))
  useEffect(() => {
    if (isAnother) setOrder(new Map(byState(outcomes).map(({ row }, i) => [row, i])))
  }, [isAnother])
  if (isAnother) return byState(outcomes)
  return [...outcomes].sort((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0))
}

function byState(outcomes: readonly SheetOutcome[]): SheetOutcome[] {
  const place = (state: RowState) => ROW_STATES.indexOf(state)
  return [...outcomes].sort((a, b) => place(a.state) - place(b.state) || a.row - b.row)
}

/** Those by which a row is known, whatever is refused or becomes another, and the first of the others. */
function columnsShown(kind: SheetKind, heads: readonly Head[], outcomes: readonly SheetOutcome[]): string[] {
  const telling = new Set<string>([...kind.named].reverse())
  for (const { faults, changes, key } of outcomes) {
    for (const id of Object.keys(faults)) telling.add(id)
    if (key !== null) for (const id of Object.keys(changes)) telling.add(id)
  }
  const said = new Set(heads.flatMap(({ column }) => (column === null ? [] : [column])))
  for (const id of Object.keys(kind.columns))
    if (telling.size < COLUMNS_SHOWN && said.has(id) && id !== kind.code) telling.add(id)
  return [...telling]
}

function States({ outcomes, only, onOnly }: Pick<RowsProps, 'outcomes' | 'only' | 'onOnly'>) {
  const { words } = useSheets()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand in the row
    <div class="chips" role="group" aria-label={words.filter}>
      <button type="button" class="chip" aria-pressed={only === null} onClick={() => onOnly(null)}>
        {words.all} <b>{outcomes.length}</b>
      </button>
      {(['new', 'changed', 'same', 'refused'] as const).map(state => (
        <button
          key={state}
          type="button"
          class="chip"
          aria-pressed={only === state}
          onClick={() => onOnly(only === state ? null : state)}
        >
          <Shape look={LOOKS[state]} />
          {words.state[state]} <b>{outcomes.filter(one => one.state === state).length}</b>
        </button>
      ))}
    </div>
  )
}
