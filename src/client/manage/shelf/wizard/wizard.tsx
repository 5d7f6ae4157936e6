/** Products of the register onto the shelf in three steps: which, for how much and whose part, when and where. Nothing is shown before the last. */
import { useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../../../contract/shelf.ts'
import { hasEnded } from '../../../../domain/offering.ts'
import { ask } from '../../../platform/api.ts'
import { Said } from '../../../ui/office/said.tsx'
import { Shape } from '../../../ui/office/state.tsx'
import { usePlace, useRefusal } from '../../place.ts'
import { useSay } from '../../words.ts'
import { Preview } from '../preview.tsx'
import { refusedRows } from '../refused.ts'
import { shownOf } from '../shown.ts'
import { Choose } from './choose.tsx'
import { Dates } from './dates.tsx'
import { type Draft, type DraftRow, keepDraft, keptDraft, newDraft, STEPS, type StepName } from './draft.ts'
import { draftShown } from './draft-shown.ts'
import { Money } from './money.tsx'
import { isMoney, type RowWrong, readRow } from './reading.ts'

export interface WizardProps {
  readonly shelf: readonly ManagedPlacement[]
  readonly today: string
  /** How many were put on the shelf; `null`: it was left, and what is filled in stays. */
  readonly onClose: (added: number | null) => void
}

export function Wizard({ shelf, today, onClose }: WizardProps) {
  const { shelf: words, language } = useSay()
  const { draft, read, change, close, wrongs, sending } = useDraft(today, onClose)
  const here = new Set(
    shelf
      .filter(({ to }) => !hasEnded({ to: to ?? null }, today))
      .map(({ product, terms }) => `${terms} ${product}`),
  )
  const rows = draft.rows
  const onRow = (row: DraftRow) => {
    const next = rows.map(one => (one.product.id === row.product.id ? row : one))
    change({ rows: next })
  }
  const remove = (row: DraftRow) => change({ rows: rows.filter(one => one !== row) })
  return (
    <div class="beside wizard">
      <section class="panel" aria-label={words.wizard.title}>
        <Steps draft={draft} />
        {sending.trouble !== null && (
          <Said look="late" isAlert>
            {sending.trouble}
          </Said>
        )}
        {draft.step === 'choose' && <Choose rows={rows} onRows={next => change({ rows: next })} />}
        {draft.step === 'terms' && (
          <Money rows={rows} here={here} wrongs={wrongs} onRow={onRow} onRemove={remove} />
        )}
        {draft.step === 'dates' && (
          <Dates
            rows={rows}
            today={today}
            wrongs={wrongs}
            onRow={onRow}
            onRows={next => change({ rows: next })}
          />
        )}
        <Done
          draft={draft}
          wrongs={wrongs}
          isBusy={sending.isBusy}
          onStep={step => change({ step })}
          onSend={sending.send}
          onClose={close}
        />
      </section>
      <Preview
        shelf={[...shownOf(shelf, null, language), ...draftShown(rows, read, language)]}
        isUnsaved={rows.length > 0}
      />
    </div>
  )
}

function useDraft(today: string, onClose: WizardProps['onClose']) {
  const { shelf: words, words: manage } = useSay()
  const { outlet } = usePlace()
  const [draft, setDraft] = useState<Draft>(() => ({
    ...(keptDraft(outlet.slug) ?? newDraft()),
    isOpen: true,
  }))
  const [refused, setRefused] = useState<ReadonlyMap<number, RowWrong>>(new Map())
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    if (part.rows !== undefined) setRefused(new Map())
    keepDraft(outlet.slug, next)
    setDraft(next)
  }
  const read = (row: DraftRow) => readRow(row, today, { shelf: words, badPrice: manage.placements.badPrice })
  const wrongs = draft.rows.map((row, i) => {
    const found = read(row)
    return found.ok ? (refused.get(i) ?? null) : found.wrong
  })
  const close = () => {
    keepDraft(outlet.slug, draft.rows.length === 0 ? null : { ...draft, isOpen: false })
    onClose(null)
  }
  const sending = useSending(draft, read, setRefused, onClose)
  return { draft, read, change, close, wrongs, sending }
}

function useSending(
  draft: Draft,
  read: (row: DraftRow) => ReturnType<typeof readRow>,
  onRefused: (refused: ReadonlyMap<number, RowWrong>) => void,
  onClose: WizardProps['onClose'],
) {
  const { shelf: words } = useSay()
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const send = async () => {
    const offerings = draft.rows.flatMap(row => {
      const found = read(row)
      return found.ok ? [found.offering] : []
    })
    setBusy(true)
    const body = { id: draft.id, offerings }
    const reply = await ask<'addPlacements'>('POST', '/api/manage/placements', { outlet: outlet.slug, body })
    setBusy(false)
    if (reply.ok) {
      keepDraft(outlet.slug, null)
      return onClose(offerings.length)
    }
    const rows = refusedRows(reply.context)
    onRefused(new Map(rows.map(({ row, fault }) => [row, { field: 'product', says: words.faults[fault] }])))
    setTrouble(
      rows.length === 0 ? refusal(reply) : words.wizard.mend(new Set(rows.map(({ row }) => row)).size),
    )
  }
  return { isBusy, trouble, send }
}

function Steps({ draft }: { draft: Draft }) {
  const { wizard } = useSay().shelf
  const at = STEPS.indexOf(draft.step)
  const names = { ...wizard.steps, choose: wizard.steps.choose(draft.rows.length) }
  return (
    <div class="heading">
      <div>
        <small>{wizard.step(at + 1, STEPS.length)}</small>
        <h1>{wizard.title}</h1>
        <ol class="steps">
          {STEPS.map((step, i) => (
            <li key={step} aria-current={step === draft.step ? 'step' : undefined}>
              {i < at && <Shape look="ok" />}
              {i + 1} {names[step]}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

interface DoneProps {
  readonly draft: Draft
  readonly wrongs: readonly (RowWrong | null)[]
  readonly isBusy: boolean
  readonly onStep: (step: StepName) => void
  readonly onSend: () => Promise<void>
  readonly onClose: () => void
}

function Done({ draft, wrongs, isBusy, onStep, onSend, onClose }: DoneProps) {
  const { wizard } = useSay().shelf
  const count = draft.rows.length
  const wrong = wrongs.filter(one => one !== null && (draft.step === 'dates' || isMoney(one))).length
  const missing = draft.step === 'dates' ? draft.rows.filter(({ rack }) => rack.trim() === '').length : 0
  const before = STEPS[STEPS.indexOf(draft.step) - 1]
  const isHeld = count === 0 || (draft.step !== 'choose' && wrong + missing > 0)
  const why = count === 0 ? wizard.chooseFirst : isHeld ? wizard.mend(Math.max(wrong, missing)) : ''
  return (
    <div class="done-bar">
      <p role="status">
        {why} {wizard.kept}
      </p>
      <button type="button" class="plain" onClick={onClose}>
        {wizard.cancel}
      </button>
      {before !== undefined && (
        <button type="button" class="button quiet" onClick={() => onStep(before)}>
          {wizard.back}
        </button>
      )}
      {draft.step === 'dates' ? (
        <button type="button" class="button" disabled={isHeld || isBusy} onClick={() => void onSend()}>
          {isBusy ? wizard.sending : wizard.live(count)}
        </button>
      ) : (
        <button
          type="button"
          class="button"
          disabled={isHeld}
          onClick={() => onStep(draft.step === 'choose' ? 'terms' : 'dates')}
        >
          {wizard.next[draft.step]}
        </button>
      )}
    </div>
  )
}
