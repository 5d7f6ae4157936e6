/** What will come in, what still stands in the way, and the one button. */

import { useEffect } from 'preact/hooks'
import { Keys } from '../../ui/office/keys.tsx'
import { isCovered } from '../../ui/sheet.tsx'
import type { Summary } from './draft.ts'
import { useFormats } from './formats.ts'
import { useGoodsWords } from './saying.ts'
import type { DraftState } from './use-draft.ts'

interface BarProps {
  readonly state: DraftState
  readonly summary: Summary
  readonly isLocked: boolean
  readonly onClear: () => void
}

export function ReceiveBar({ state, summary, isLocked, onClear }: BarProps) {
  const { receive } = useGoodsWords()
  const { number } = useFormats()
  const { draft, onChange, onSend } = state
  const canSend = !isLocked && summary.lines > 0 && summary.questions + summary.faults === 0
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend && !isCovered()) onSend()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [canSend, onSend])
  return (
    <>
      {draft.lines.length > 0 && (
        <label class="remark">
          {receive.remark}
          <input
            maxLength={200}
            disabled={isLocked}
            value={draft.remark}
            onInput={event => onChange({ ...draft, remark: event.currentTarget.value })}
          />
        </label>
      )}
      <div class="done-bar">
        <Stand state={state} summary={summary} />
        {draft.lines.length > 0 && !isLocked && (
          <button type="button" class="plain" onClick={onClear}>
            {receive.clear}
          </button>
        )}
        <button type="button" class="button" disabled={!canSend} onClick={onSend}>
          {isLocked ? receive.sending : receive.submit(number(summary.pieces))}
          <kbd>Ctrl ⏎</kbd>
        </button>
      </div>
      <Keys
        keys={[
          ['F2', receive.keys.scan],
          ['⏎', receive.keys.next],
          ['Ctrl V', receive.keys.paste],
          ['Ctrl ⏎', receive.keys.submit],
        ]}
      />
    </>
  )
}

function Stand({ state: { draft, isKept }, summary }: Pick<BarProps, 'state' | 'summary'>) {
  const words = useGoodsWords()
  const { receive } = words
  const { hour, number, rupiah } = useFormats()
  const { lines, pieces, value, questions, faults } = summary
  return (
    <p role="status">
      {lines > 0 && (
        <b class="num">
          {words.lines(number(lines))}, {words.pieces(number(pieces))}
          {value > 0 ? `, ${rupiah(value)}` : ''}.{' '}
        </b>
      )}
      {questions > 0 && <b class="soon">{receive.questions(questions)} </b>}
      {faults > 0 && <b class="soon">{receive.faults(faults)} </b>}
      {!isKept && <b class="late">{receive.notKept}</b>}
      {isKept && draft.savedAtMs > 0 && draft.lines.length > 0 && receive.kept(hour(draft.savedAtMs))}
    </p>
  )
}
