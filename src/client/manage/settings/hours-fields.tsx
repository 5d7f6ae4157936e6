/** The week, day by day, and the days that are otherwise. */
import { type FaultIn, HOLIDAYS_MAX, type OpeningFault, WEEKDAYS } from '../../../domain/opening.ts'
import type { DayHours } from '../../../domain/outlet.ts'
import type { OutletFields } from '../../../domain/outlet-settings.ts'
import { useSay } from '../words.ts'

interface HoursFieldsProps {
  readonly wish: OutletFields
  readonly faults: readonly FaultIn[]
  readonly onChange: (next: Partial<OutletFields>) => void
}

const FROM_HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const TO_HOURS = Array.from({ length: 25 }, (_, hour) => hour)
const USUAL: DayHours = { fromHour: 7, toHour: 22 }
const NAME_LENGTH_MAX = 60

export function HoursFields({ wish, faults, onChange }: HoursFieldsProps) {
  const { settings: say } = useSay().words
  const { week, holidays } = wish
  const faultAt = (pointer: string) => faults.find(fault => fault.pointer === pointer)?.reason
  const isWrong = (pointer: string) => faultAt(pointer) !== undefined
  const holiday = (at: number, next: Partial<OutletFields['holidays'][number]>) =>
    onChange({ holidays: holidays.map((one, i) => (i === at ? { ...one, ...next } : one)) })
  return (
    <div>
      <fieldset>
        <legend>{say.week}</legend>
        {WEEKDAYS.map((day, at) => (
          <Hours
            key={day}
            name={say.days[day]}
            hours={week[at] ?? null}
            fault={faultAt(`/week/${at}`)}
            onChange={hours => onChange({ week: week.map((one, i) => (i === at ? hours : one)) })}
          />
        ))}
        {isWrong('/week') && <p class="trouble">{say.faults['all-closed']}</p>}
      </fieldset>
      <fieldset>
        <legend>{say.holidays}</legend>
        {holidays.map(({ from, to, hours, name }, at) => (
          <div class="find" key={String(at)}>
            <label>
              {say.holidayName}
              <input
                required
                maxLength={NAME_LENGTH_MAX}
                value={name}
                onInput={event => holiday(at, { name: event.currentTarget.value })}
              />
            </label>
            <label>
              {say.from}
              <input
                type="date"
                required
                value={from}
                aria-invalid={isWrong(`/holidays/${at}/from`)}
                onInput={event => holiday(at, { from: event.currentTarget.value })}
              />
            </label>
            <label>
              {say.to}
              <input
                type="date"
                required
                value={to}
                aria-invalid={isWrong(`/holidays/${at}/to`)}
                onInput={event => holiday(at, { to: event.currentTarget.value })}
              />
            </label>
            <Hours
              name={name}
              hours={hours}
              fault={faultAt(`/holidays/${at}/hours`)}
              onChange={next => holiday(at, { hours: next })}
            />
            {(['from', 'to'] as const).map(part => {
              const fault = faultAt(`/holidays/${at}/${part}`)
              return (
                fault !== undefined && (
                  <p class="trouble" key={part}>
                    {say.faults[fault]}
                  </p>
                )
              )
            })}
            <button
              type="button"
              class="plain"
              onClick={() => onChange({ holidays: holidays.filter((_, i) => i !== at) })}
            >
              {say.removeHoliday}
            </button>
          </div>
        ))}
        {holidays.length < HOLIDAYS_MAX && (
          <button
            type="button"
            class="button quiet"
            onClick={() => onChange({ holidays: [...holidays, { from: '', to: '', hours: null, name: '' }] })}
          >
            {say.addHoliday}
          </button>
        )}
      </fieldset>
    </div>
  )
}

interface HoursProps {
  readonly name: string
  readonly hours: DayHours | null
  readonly fault: OpeningFault | undefined
  readonly onChange: (hours: DayHours | null) => void
}

function Hours({ name, hours, fault, onChange }: HoursProps) {
  const { settings: say } = useSay().words
  const hourOf = (which: 'fromHour' | 'toHour', label: string, all: readonly number[]) =>
    hours !== null && (
      <label>
        {label}
        <select
          aria-label={`${name}, ${label}`}
          aria-invalid={fault !== undefined}
          value={String(hours[which])}
          onChange={event => onChange({ ...hours, [which]: Number(event.currentTarget.value) })}
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
    <div class="find day">
      <label class="pick">
        <input
          type="checkbox"
          aria-label={say.servedOn(name)}
          checked={hours !== null}
          onChange={event => onChange(event.currentTarget.checked ? USUAL : null)}
        />
        <b>{name}</b>
      </label>
      {hourOf('fromHour', say.fromHour, FROM_HOURS)}
      {hourOf('toHour', say.toHour, TO_HOURS)}
      {hours === null ? <p>{say.closedDay}</p> : hours.toHour <= hours.fromHour && <p>{say.nextMorning}</p>}
      {fault !== undefined && <p class="trouble">{say.faults[fault]}</p>}
    </div>
  )
}
