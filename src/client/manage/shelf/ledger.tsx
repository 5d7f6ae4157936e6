/** The rows of a page of the shelf; one may be open to be changed. */
import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { useSay } from '../words.ts'
import { ChangeForm } from './change-form.tsx'
import { useKeys } from './keys.ts'
import { Row } from './row.tsx'
import type { Drafted } from './shown.ts'
import { useChange } from './use-change.ts'
import type { ShelfState } from './use-shelf.ts'

export interface LedgerProps {
  readonly state: ShelfState
  readonly rows: readonly ManagedPlacement[]
  readonly chosen: ReadonlySet<PlacementId>
  readonly onChosen: (chosen: ReadonlySet<PlacementId>) => void
  readonly onDraft: (draft: Drafted | null) => void
}

export function Ledger({ state, rows, chosen, onChosen, onDraft }: LedgerProps) {
  const { columns } = useSay().shelf
  const [open, setOpen] = useState<PlacementId | null>(null)
  const [at, setAt] = useState<PlacementId | null>(null)
  const { change, told } = useChange(state)
  const toggle = (id: PlacementId) => {
    setOpen(open === id ? null : id)
    onDraft(null)
  }
  useRowKeys(rows, at, { onAt: setAt, onOpen: toggle, change })
  const choose = (id: PlacementId, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    onChosen(next)
  }
  return (
    <table class="list cards">
      <thead>
        <tr>
          <th scope="col">{columns.product}</th>
          <th scope="col">{columns.price}</th>
          <th scope="col">{columns.part}</th>
          <th scope="col">{columns.rack}</th>
          <th scope="col" class="r">
            {columns.available}
          </th>
          <th scope="col">{columns.stock}</th>
          <th scope="col">{columns.guest}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(placement => (
          <Fragment key={placement.id}>
            <Row
              placement={placement}
              today={state.today}
              isAt={at === placement.id}
              isOpen={open === placement.id}
              isChosen={chosen.has(placement.id)}
              told={told.get(placement.id) ?? ''}
              onChoose={isChosen => choose(placement.id, isChosen)}
              onOpen={() => toggle(placement.id)}
              onSwitch={() => void change(placement, { on: !placement.on })}
            />
            {open === placement.id && (
              <tr class="opened">
                <td colSpan={7}>
                  <Boundary>
                    <ChangeForm placement={placement} state={state} onDraft={onDraft} />
                  </Boundary>
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface RowDoes {
  readonly onAt: (id: PlacementId) => void
  readonly onOpen: (id: PlacementId) => void
  readonly change: ReturnType<typeof useChange>['change']
}

function useRowKeys(
  rows: readonly ManagedPlacement[],
  at: PlacementId | null,
  { onAt, onOpen, change }: RowDoes,
): void {
  const here = rows.findIndex(({ id }) => id === at)
  const go = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    if (row !== undefined) onAt(row.id)
  }
  const withRow = (work: (row: ManagedPlacement) => void) => () => {
    const row = rows[here]
    if (row !== undefined) work(row)
  }
  useKeys({
    j: () => go(here + 1),
    k: () => go(here - 1),
    h: withRow(row => onOpen(row.id)),
    t: withRow(row => void change(row, { on: !row.on })),
    p: withRow(row => void change(row, { isPinned: row.isPinned !== true })),
  })
}
