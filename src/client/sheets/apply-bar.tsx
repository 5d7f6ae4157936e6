/** What is still to be done, or the one button that applies all of it. */
import { Keys } from '../ui/office/keys.tsx'
import { useSheets } from './words.ts'

interface ApplyBarProps {
  readonly refused: number
  readonly open: number
  readonly out: number
  readonly rows: number
  readonly isSame: boolean
  readonly isReady: boolean
  readonly isApplying: boolean
  readonly onTakeOut: () => void
  readonly onPutBack: () => void
  readonly onApply: () => void
}

export function ApplyBar(props: ApplyBarProps) {
  const { bar, keys } = useSheets().words
  const { refused, open, out, rows, isSame, isReady, isApplying } = props
  const todo = [
    ...(open > 0 ? [bar.asked(open)] : []),
    ...(refused > 0 ? [bar.refused(refused)] : []),
    ...(isSame && open === 0 ? [bar.same] : []),
  ]
  return (
    <>
      <div class="done-bar">
        <p>
          <b>{bar.lead}</b> {todo.length > 0 ? todo.join(' ') : bar.note}
          {out > 0 && (
            <>
              {' '}
              {bar.out(out)}{' '}
              <button type="button" class="plain" onClick={props.onPutBack}>
                {bar.putBack}
              </button>
            </>
          )}
        </p>
        {refused > 0 && (
          <button type="button" class="button quiet" onClick={props.onTakeOut}>
            {bar.takeOut(refused)}
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={!isReady || isApplying}
          aria-keyshortcuts="Control+Enter"
          onClick={props.onApply}
        >
          {isApplying ? bar.applying : bar.apply(rows)} <kbd>Ctrl ⏎</kbd>
        </button>
      </div>
      <Keys
        keys={[
          ['F', keys.refused],
          ['E', keys.mend],
          ['Ctrl ⏎', keys.apply],
        ]}
      />
    </>
  )
}
