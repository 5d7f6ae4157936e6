/** One line of the week: on which days, between which hours, who first and who then. */
import type { Duty } from '../../../contract/channels.ts'
import { WEEKDAYS } from '../../../domain/opening.ts'
import type { DutyTexts } from '../../people/duty-words.ts'

export type Line = Duty['lines'][number]

interface LineFieldsProps {
  readonly say: DutyTexts['words']
  readonly number: number
  readonly line: Line
  readonly people: readonly string[]
  readonly onChange: (next: Line) => void
  readonly onRemove: () => void
}

const FROM_HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const TO_HOURS = Array.from({ length: 24 }, (_, hour) => hour + 1)

export function LineFields({ say, number, line, people, onChange, onRemove }: LineFieldsProps) {
  const { days, hours, first, second } = line
  /** Who is named and has left stands there still, so that the line does not change by being looked at. */
  const names = [...new Set([...people, ...[first, second ?? ''].filter(name => name !== '')])]
  const hourOf = (which: 'fromHour' | 'toHour', label: string, all: readonly number[]) => (
    <label>
      {label}
      <select
        value={String(hours[which])}
        onChange={event =>
          onChange({ ...line, hours: { ...hours, [which]: Number(event.currentTarget.value) } })
        }
      >
        {all.map(hour => (
          <option key={hour} value={String(hour)}>
            {say.hour(hour)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <fieldset>
      <legend>{say.line(number)}</legend>
      <div class="find">
        {WEEKDAYS.map(day => (
          <label class="pick" key={day}>
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={event => {
                const isOn = event.currentTarget.checked
                onChange({ ...line, days: WEEKDAYS.filter(one => (one === day ? isOn : days.includes(one))) })
              }}
            />
            {say.days[day]}
          </label>
        ))}
      </div>
      {days.length === 0 && <p class="trouble">{say.noDays}</p>}
      <div class="find">
        {hourOf('fromHour', say.from, FROM_HOURS)}
        {hourOf('toHour', say.to, TO_HOURS)}
        <label>
          {say.first}
          <select
            required
            value={first}
            onChange={event => onChange({ ...line, first: event.currentTarget.value })}
          >
            <option value="" />
            {names.map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say.second}
          <select
            value={second ?? ''}
            onChange={event => onChange({ ...line, second: event.currentTarget.value || null })}
          >
            <option value="">{say.noSecond}</option>
            {names.map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="plain" onClick={onRemove}>
          {say.remove}
        </button>
      </div>
    </fieldset>
  )
}
