/** The shelf: what is on offer, for how much, whose part is what, how long it lasts; and beside it what guests see. */

import { useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { type Language, textIn } from '../../../domain/language.ts'
import { finds } from '../../../domain/typed.ts'
import { Icon, PLUS } from '../../ui/icon.tsx'
import { Find } from '../../ui/office/find.tsx'
import { Keys } from '../../ui/office/keys.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { Pager, usePaged } from '../../ui/office/paged.tsx'
import { Said } from '../../ui/office/said.tsx'
import { Shape } from '../../ui/office/state.tsx'
import { usePlace } from '../place.ts'
import { Waiting } from '../waiting.tsx'
import { useSay } from '../words.ts'
import { Bulk } from './bulk.tsx'
import { useKeys } from './keys.ts'
import { Ledger } from './ledger.tsx'
import { Notices } from './notices.tsx'
import { Preview } from './preview.tsx'
import { type Drafted, shownOf } from './shown.ts'
import { CHIP_LOOKS, CHIPS, type Chip, SHOWS } from './standing.ts'
import { type ShelfState, useShelf } from './use-shelf.ts'
import { hasOpenDraft } from './wizard/draft.ts'
import { Wizard } from './wizard/wizard.tsx'

const ROWS = 20

export function Shelf() {
  const state = useShelf()
  const { outlet } = usePlace()
  const [isAdding, setAdding] = useState(() => hasOpenDraft(outlet.slug))
  const [added, setAdded] = useState<number | null>(null)
  const { all, trouble, onRead } = state
  if (all === null) return <Waiting trouble={trouble} onRetry={onRead} />
  if (isAdding) {
    const close = (count: number | null) => {
      setAdding(false)
      setAdded(count)
      if (count !== null) onRead()
    }
    return <Wizard shelf={all} today={state.today} onClose={close} />
  }
  return <Opened state={state} all={all} added={added} onAdd={() => setAdding(true)} />
}

interface OpenedProps {
  readonly state: ShelfState
  readonly all: readonly ManagedPlacement[]
  /** How many were just added. */
  readonly added: number | null
  readonly onAdd: () => void
}

function Opened({ state, all, added, onAdd }: OpenedProps) {
  const { shelf: words, language } = useSay()
  const [typed, setTyped] = useState('')
  const [chip, setChip] = useState<Chip>('all')
  const [chosen, setChosen] = useState<ReadonlySet<PlacementId>>(new Set())
  const [draft, setDraft] = useState<Drafted | null>(null)
  const [isPreviewed, setPreviewed] = useState(false)
  useKeys({ n: onAdd })
  const found = all.filter(one => SHOWS[chip](one, state.today) && finds(textOf(one, language), typed))
  const paged = usePaged(found, ROWS, `${chip} ${typed}`)
  return (
    <>
      <Head all={all} isChanging={draft !== null} onAdd={onAdd} />
      {added !== null && <Said look="ok">{words.wizard.done(added)}</Said>}
      <Notices today={state.today} onFind={setTyped} />
      <div class="find">
        <Find label={words.find} typed={typed} onTyped={setTyped} />
        <Chips all={all} today={state.today} chip={chip} onChip={setChip} />
      </div>
      <div class={isPreviewed ? 'beside is-previewed' : 'beside'}>
        <div>
          {all.length === 0 && <Nothing title={words.emptyTitle} says={words.empty} />}
          {all.length > 0 && found.length === 0 && <p>{words.none}</p>}
          {found.length > 0 && (
            <Ledger state={state} rows={paged.rows} chosen={chosen} onChosen={setChosen} onDraft={setDraft} />
          )}
          <Pager {...paged} words={words.pager} />
          {chosen.size > 0 && <Bulk state={state} chosen={chosen} onChosen={setChosen} />}
          <KeysHere />
        </div>
        <Preview shelf={shownOf(all, draft, language)} isUnsaved={draft !== null} />
      </div>
      <div class="counter only-phone">
        <button type="button" class="button quiet" onClick={() => setPreviewed(!isPreviewed)}>
          {isPreviewed ? words.preview.hide : words.preview.show}
        </button>
        <button type="button" class="button" onClick={onAdd}>
          <Icon d={PLUS} />
          {words.addShort}
        </button>
      </div>
    </>
  )
}

/** `isChanging`: saving is the one thing to do just now. */
function Head({
  all,
  isChanging,
  onAdd,
}: Pick<OpenedProps, 'all' | 'onAdd'> & { readonly isChanging: boolean }) {
  const { shelf: words } = useSay()
  const here = all.filter(({ dark }) => dark !== 'ended')
  const hidden = here.filter(({ dark }) => dark != null).length
  const short = here.filter(one => SHOWS.short(one)).length
  return (
    <div class="heading">
      <div>
        <h1>{words.title}</h1>
        <p>
          {words.summary(here.length - hidden, here.length)} {hidden > 0 && words.hidden(hidden)}{' '}
          {short > 0 && words.soon(short)}
        </p>
      </div>
      <div class="does no-phone">
        <button
          type="button"
          class={isChanging ? 'button quiet' : 'button'}
          aria-keyshortcuts="n"
          onClick={onAdd}
        >
          <Icon d={PLUS} />
          {words.add}
          <kbd>N</kbd>
        </button>
      </div>
    </div>
  )
}

interface ChipsProps extends Pick<OpenedProps, 'all'> {
  readonly today: string
  readonly chip: Chip
  readonly onChip: (chip: Chip) => void
}

/** Those that would find something, and the one that is chosen. */
function Chips({ all, today, chip, onChip }: ChipsProps) {
  const { shelf: words } = useSay()
  return (
    <div class="chips slide">
      {CHIPS.map(one => {
        const count = all.filter(placement => SHOWS[one](placement, today)).length
        const look = CHIP_LOOKS[one]
        if (count === 0 && one !== 'all' && one !== chip) return null
        return (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === chip}
            onClick={() => onChip(one)}
          >
            {look !== null && <Shape look={look} />}
            {words.chips[one]} <b>{count}</b>
          </button>
        )
      })}
    </div>
  )
}

function KeysHere() {
  const { keys } = useSay().shelf
  return (
    <Keys
      keys={[
        ['/', keys.find],
        ['J K', keys.move],
        ['H', keys.change],
        ['T', keys.onOff],
        ['P', keys.pin],
        ['N', keys.add],
      ]}
    />
  )
}

function textOf(placement: ManagedPlacement, language: Language): string {
  return `${textIn(placement.name, language)} ${placement.seller.name} ${placement.rack}`
}
