/** A delivery note of many lines in one form: scanned, typed or pasted, and received as a whole. */
import { useState } from 'preact/hooks'
import { noteName } from '../../../domain/goods-note.ts'
import type { NoteId } from '../../../domain/ids.ts'
import { Confirm } from '../../ui/office/confirm.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { Said } from '../../ui/office/said.tsx'
import { summaryOf, withLine, withScan } from './draft.ts'
import { useFormats } from './formats.ts'
import { withPasted } from './matching.ts'
import { PasteRows, usePastedRows } from './paste-rows.tsx'
import { ReceiveBar } from './receive-bar.tsx'
import { ReceiveLines } from './receive-lines.tsx'
import { useGoodsWords } from './saying.ts'
import { ScanField } from './scan-field.tsx'
import type { ShelfProps } from './shelf-props.ts'
import { type DraftState, useDraft } from './use-draft.ts'

export function Receive({ shelf, onMoved }: ShelfProps) {
  const { receive } = useGoodsWords()
  const state = useDraft(shelf.day, onMoved)
  const { draft, isLocked, onChange } = state
  const [isPasting, setPasting] = useState(false)
  const [isClearing, setClearing] = useState(false)
  const paste = (text: string) => onChange(withPasted(draft, shelf.placements, text))
  usePastedRows(isLocked ? null : paste)
  return (
    <>
      <div class="heading">
        <div>
          <h1>{receive.title}</h1>
          <p>{receive.lead}</p>
        </div>
        <div class="does">
          <button type="button" class="button quiet" disabled={isLocked} onClick={() => setPasting(true)}>
            {receive.paste}
            <kbd>Ctrl V</kbd>
          </button>
        </div>
      </div>
      <Told state={state} />
      <Head state={state} shelf={shelf.placements} isLocked={isLocked} />
      {draft.lines.length === 0 ? (
        <Nothing title={receive.none} says={receive.noneLead} />
      ) : (
        <ReceiveLines state={state} shelf={shelf} isLocked={isLocked} />
      )}
      <ReceiveBar
        state={state}
        summary={summaryOf(draft, shelf.day)}
        isLocked={isLocked}
        onClear={() => setClearing(true)}
      />
      {isPasting && <PasteRows onPaste={paste} onClose={() => setPasting(false)} />}
      {isClearing && <Clear state={state} onClose={() => setClearing(false)} />}
    </>
  )
}

interface HeadProps {
  readonly state: DraftState
  readonly shelf: ShelfProps['shelf']['placements']
  readonly isLocked: boolean
}

function Head({ state: { draft, onChange }, shelf, isLocked }: HeadProps) {
  const { receive } = useGoodsWords()
  const makers = [
    ...new Set(draft.lines.flatMap(line => shelf.find(one => one.id === line.placement)?.maker.name ?? [])),
  ]
  return (
    <div class="cols three meta">
      <p class="maker">
        <small>{receive.maker}</small>
        {makers[0] === undefined ? (
          <span class="soft">{receive.nobody}</span>
        ) : (
          <b>{receive.makers(makers[0], makers.length - 1)}</b>
        )}
      </p>
      <label>
        {receive.theirNumber}
        <input
          maxLength={40}
          autocomplete="off"
          disabled={isLocked}
          value={draft.theirNumber}
          onInput={event => onChange({ ...draft, theirNumber: event.currentTarget.value })}
        />
      </label>
      <ScanField
        shelf={shelf}
        draft={draft}
        isLocked={isLocked}
        onScan={placement => onChange(withScan(draft, placement))}
        onPick={(placement, code) => {
          const codes = code === null ? draft.codes : [...draft.codes, { code, placement }]
          onChange(code === null ? withLine(draft, { placement }) : withScan({ ...draft, codes }, placement))
        }}
      />
    </div>
  )
}

/** What became of what was sent. */
function Told({ state: { told, draft, isLocked } }: { state: DraftState }) {
  const { receive } = useGoodsWords()
  const { number, time } = useFormats()
  if (isLocked && told.is === 'offline')
    return (
      <Said look="waiting" isAlert>
        <b>{receive.offline}</b>
        <p>
          {receive.waiting(number(draft.lines.reduce((sum, line) => sum + (Number(line.quantity) || 0), 0)))}
        </p>
      </Said>
    )
  if (told.is === 'taken')
    return (
      <Said look="ok" isAlert>
        <b>{receive.taken(noteName(told.note), number(told.note.pieces))}</b>
        <p>
          <a class="plain" href={`#goods/papers/${told.note.id}`}>
            {receive.toPaper}
          </a>
        </p>
      </Said>
    )
  if (told.is !== 'refused') return null
  const known = told.code === 'note-known' ? (told.context as KnownNote) : null
  return (
    <Said look={known === null ? 'late' : 'soon'} isAlert>
      <p>
        {known === null ? told.sentence : receive.known(draft.theirNumber, time(known.at), known.by ?? '–')}
      </p>
      {known !== null && (
        <a class="plain" href={`#goods/papers/${known.note}`}>
          {receive.openKnown}
        </a>
      )}
    </Said>
  )
}

interface KnownNote {
  readonly note: NoteId
  readonly at: string
  readonly by: string | null
}

function Clear({ state, onClose }: { state: DraftState; onClose: () => void }) {
  const words = useGoodsWords()
  return (
    <Confirm
      title={words.receive.clearTitle}
      words={words}
      onNo={onClose}
      onYes={async () => {
        state.onClear()
        onClose()
      }}
    >
      <p>{words.receive.clearLead}</p>
    </Confirm>
  )
}
