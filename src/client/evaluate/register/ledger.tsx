/** What the three ledgers of the register have alike: a sentence, finding, lists with their counts, pages, and what is open beside. */

import type { ComponentChildren } from 'preact'
import { useMay } from '../../platform/rights.ts'
import type { Listing } from '../../platform/use-listing.ts'
import { useSay } from '../../product/words.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Find } from '../../ui/office/find.tsx'
import { Keys } from '../../ui/office/keys.tsx'
import { Pager } from '../../ui/office/paged.tsx'
import { Trouble } from '../../ui/office/trouble.tsx'
import type { Looking } from './address.ts'

const PLUS = 'M12 5v14M5 12h14'

export interface Chip {
  readonly list: string
  readonly name: string
  readonly count: number
}

export interface LedgerProps {
  readonly title: string
  readonly lead: ComponentChildren
  readonly find: string
  readonly looking: Looking
  readonly look: (change: Partial<Looking>) => void
  readonly chips: readonly Chip[]
  /** Stands between what is looked for and what is found. */
  readonly between?: ComponentChildren
  /** What may be done to many of them. */
  readonly deeds?: ComponentChildren
  readonly add: string
  readonly onAdd: () => void
  readonly isAdding: boolean
  /** Why what stands there is of before. */
  readonly trouble: Listing<unknown>['trouble']
  readonly again: () => void
  readonly pages: { readonly page: number; readonly pages: number; readonly found: number }
  readonly empty: ComponentChildren
  readonly rows: readonly ComponentChildren[]
  readonly panel: ComponentChildren
}

export function Ledger(props: LedgerProps) {
  const { words, problems } = useSay()
  const may = useMay()
  const { looking, look, pages, rows, panel, isAdding, trouble, again } = props
  const isOpen = panel !== null
  const isEmpty = rows.length === 0 && looking.find === '' && looking.show === 'all'
  return (
    <main class={isOpen ? 'work register writing is-open' : 'work register writing'}>
      <div class="heading">
        <div>
          <h1>{props.title}</h1>
          <p>{props.lead}</p>
        </div>
        {may('register') && (
          <div class="does">
            {props.deeds}
            <button type="button" class="button quiet" aria-expanded={isAdding} onClick={props.onAdd}>
              <Icon d={PLUS} />
              {props.add}
            </button>
          </div>
        )}
      </div>
      {!isEmpty && (
        <div class="find">
          <Find label={props.find} typed={looking.find} onTyped={find => look({ find, page: 1 })} />
          <Chips {...props} />
        </div>
      )}
      {!isEmpty && props.between}
      <div class="split">
        <div class="found">
          {trouble !== null && <Trouble says={problems[trouble]} retry={words.retry} onRetry={again} />}
          {!isEmpty && (
            <p class="soft" role="status">
              {rows.length === 0 ? words.none : words.found(pages.found)}
            </p>
          )}
          {isEmpty ? props.empty : <div class="rows">{rows}</div>}
          <Pager
            page={pages.page - 1}
            pages={pages.pages}
            onPage={page => look({ page: page + 1 })}
            words={words.pager}
          />
        </div>
        {isOpen && <Boundary>{panel}</Boundary>}
      </div>
      <Keys
        keys={[
          ['/', words.keys.find],
          ...(may('register') ? ([['Ctrl S', words.keys.save]] as const) : []),
          ['Esc', words.keys.back],
        ]}
      />
    </main>
  )
}

export function Chips({ chips, looking, look }: Pick<LedgerProps, 'chips' | 'looking' | 'look'>) {
  const { words } = useSay()
  return (
    <fieldset class="chips slide" aria-label={words.lists}>
      {chips.map(({ list, name, count }) => (
        <button
          key={list}
          type="button"
          class="chip"
          aria-pressed={looking.show === list}
          onClick={() => look({ show: list, page: 1 })}
        >
          {name} <b>{count}</b>
        </button>
      ))}
    </fieldset>
  )
}

/** A row that opens what it is of. */
export function Row({
  id,
  looking,
  look,
  isAway,
  picture,
  name,
  under,
  state,
  fact,
}: Pick<LedgerProps, 'looking' | 'look'> & {
  readonly id: string
  readonly isAway: boolean
  readonly picture?: string | null
  readonly name: string
  readonly under: string
  readonly state: ComponentChildren
  readonly fact: ComponentChildren
}) {
  const open = (event: Event) => {
    event.preventDefault()
    look({ open: id })
  }
  return (
    <a
      class={isAway ? 'entry off' : 'entry'}
      href={`?open=${encodeURIComponent(id)}`}
      aria-current={looking.open === id ? 'true' : undefined}
      onClick={open}
    >
      {picture == null ? (
        <span class="thumb letters" aria-hidden="true">
          {initials(name)}
        </span>
      ) : (
        <img class="thumb" src={picture} alt="" width={48} height={48} loading="lazy" />
      )}
      <span>
        <b>{name}</b>
        <small>{under}</small>
      </span>
      <span class="fact">
        {state}
        <small>{fact}</small>
      </span>
    </a>
  )
}

/** Of the last two words: the first are often alike. */
function initials(name: string): string {
  const words = name.split(/\s+/).slice(-2)
  return words.map(([first = '']) => first.toUpperCase()).join('')
}

/** Where nothing is yet, a sheet makes many at once. */
export function ToImport() {
  const { words } = useSay()
  const may = useMay()
  if (!may('register')) return null
  return (
    <a class="plain" href="/evaluate/import">
      {words.toImport}
    </a>
  )
}
