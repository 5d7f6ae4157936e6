/** What is looked for: a number, a room or a cashier; how it ends; from which day to which. */
import type { ComponentChildren } from 'preact'
import { ENDINGS } from '../../domain/finding.ts'
import { type DateText, nextDate } from '../../domain/time.ts'
import { BACK, Icon } from '../ui/icon.tsx'
import { Find } from '../ui/office/find.tsx'
import { ALL_DAYS, type Asked, type Span, spanOf } from './asked.ts'
import type { PaperWords } from './words.ts'

export interface ToolsProps {
  readonly words: PaperWords
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
  /** The business day that is now. */
  readonly today: DateText
  readonly children?: ComponentChildren
}

export function Tools({ words: { say }, asked, onAsked, today, children }: ToolsProps) {
  return (
    <div class="paper-tools">
      <Find label={say.find} typed={asked.find} onTyped={find => onAsked({ ...asked, find })} />
      <label class="field">
        <span>{say.ending}</span>
        <select
          value={asked.ending}
          onChange={({ currentTarget: { value } }) =>
            onAsked({ ...asked, ending: ENDINGS.find(word => word === value) ?? '' })
          }
        >
          <option value="">{say.anyEnding}</option>
          {ENDINGS.map(word => (
            <option key={word} value={word}>
              {say.endings[word]}
            </option>
          ))}
        </select>
      </label>
      <Days
        say={say}
        {...spanOf(asked, today)}
        isNow={asked.span === null}
        today={today}
        onSpan={span => onAsked({ ...asked, span })}
      />
      {children}
    </div>
  )
}

interface DaysProps {
  readonly say: PaperWords['say']
  readonly from: DateText | ''
  readonly to: DateText | ''
  /** Nobody has said in which days. */
  readonly isNow: boolean
  readonly today: DateText
  readonly onSpan: (span: Span) => void
}

function Days({ say, from, to, isNow, today, onSpan }: DaysProps) {
  const isOne = from !== '' && from === to
  const move = (days: number) => {
    const day = nextDate(from, days)
    onSpan(day === today ? null : { from: day, to: day })
  }
  return (
    <div class="paper-days">
      <button
        type="button"
        class="plain"
        aria-label={say.dayBefore}
        disabled={!isOne}
        onClick={() => move(-1)}
      >
        <Icon d={BACK} />
      </button>
      <label class="field">
        <span>{say.from}</span>
        <input
          type="date"
          value={from}
          max={today}
          onChange={({ currentTarget: { value } }) => onSpan({ from: value, to: isOne ? value : to })}
        />
      </label>
      <label class="field">
        <span>{say.to}</span>
        <input
          type="date"
          value={to}
          min={from}
          onChange={({ currentTarget: { value } }) => onSpan({ from, to: value })}
        />
      </label>
      <button
        type="button"
        class="plain forward"
        aria-label={say.dayAfter}
        disabled={!isOne || from >= today}
        onClick={() => move(1)}
      >
        <Icon d={BACK} />
      </button>
      {!isNow && (
        <button type="button" class="plain" onClick={() => onSpan(null)}>
          {say.today}
        </button>
      )}
      {!(from === '' && to === '') && (
        <button type="button" class="plain" onClick={() => onSpan(ALL_DAYS)}>
          {say.allDays}
        </button>
      )}
    </div>
  )
}
