/** Period, place, kind, category, maker, terms; and the same reading as CSV or on paper. */
import type { ComponentChildren } from 'preact'
import type { Evaluation } from '../../contract/evaluation.ts'
import type { SellerId } from '../../domain/ids.ts'
import { OUTLET_KINDS } from '../../domain/outlet.ts'
import { TERMS } from '../../domain/placement.ts'
import { CATEGORIES } from '../../domain/product.ts'
import { Icon, PRINT } from '../ui/icon.tsx'
import {
  type Choices,
  FIRST_CHOICES,
  fileAt,
  isFiltered,
  lastDays,
  PERIODS_DAYS,
  type Period,
  periodOf,
} from './query.ts'
import { useSay } from './words.ts'

export interface Options {
  readonly outlets: Evaluation['outlets']
  readonly sellers: readonly { readonly slug: SellerId; readonly name: string }[]
}

export interface FiltersProps {
  readonly choices: Choices
  readonly options: Options
  readonly search: string
  readonly onChoices: (choices: Choices) => void
}

export function Filters({ choices, options, search, onChoices }: FiltersProps) {
  const { words } = useSay()
  const { filters } = words
  const change = (part: Partial<Choices>) => onChoices({ ...choices, ...part })
  return (
    <form class="filters" aria-label={filters.label} onSubmit={event => event.preventDefault()}>
      <PeriodFields choices={choices} change={change} />
      <Select
        label={filters.outlet}
        value={choices.outlet}
        options={options.outlets.map(({ slug, name }) => [slug, name])}
        onValue={outlet => change({ outlet })}
      />
      <Select
        label={filters.kind}
        value={choices.kind}
        options={OUTLET_KINDS.map(kind => [kind, words.outletKinds[kind]])}
        onValue={kind => change({ kind })}
      />
      <Select
        label={filters.category}
        value={choices.category}
        options={CATEGORIES.map(category => [category, words.categories[category]])}
        onValue={category => change({ category })}
      />
      <Select
        label={filters.seller}
        value={choices.seller}
        options={options.sellers.map(({ slug, name }) => [slug, name])}
        onValue={seller => change({ seller })}
      />
      <Select
        label={filters.terms}
        value={choices.terms}
        options={TERMS.map(terms => [terms, words.terms[terms]])}
        onValue={terms => change({ terms })}
      />
      <div class="acts">
        {isFiltered(choices) && (
          <button
            type="button"
            class="button quiet"
            onClick={() => onChoices({ ...FIRST_CHOICES, ...periodOf(choices) })}
          >
            {filters.clear}
          </button>
        )}
        <a class="button quiet" href={fileAt('/api/evaluation/products.csv', search)} download>
          {filters.csv}
        </a>
        <button type="button" class="button quiet" onClick={() => window.print()}>
          <Icon d={PRINT} />
          {filters.print}
        </button>
      </div>
    </form>
  )
}

function PeriodFields({ choices, change }: { choices: Choices; change: (part: Partial<Choices>) => void }) {
  const { filters } = useSay().words
  const choose = (text: string) => {
    const period: Period = PERIODS_DAYS.find(days => String(days) === text) ?? 'range'
    // Dates begin with what was shown, so that the report does not jump when they appear.
    if (period !== 'range' || choices.period === 'range') return change({ period })
    change({ period, ...lastDays(choices.period, Date.now()) })
  }
  return (
    <>
      <Field label={filters.period}>
        <select value={String(choices.period)} onChange={event => choose(event.currentTarget.value)}>
          {PERIODS_DAYS.map(days => (
            <option value={String(days)} key={days}>
              {filters.days(days)}
            </option>
          ))}
          <option value="range">{filters.range}</option>
        </select>
      </Field>
      {choices.period === 'range' && (
        <>
          <DateField label={filters.from} value={choices.from} onValue={from => change({ from })} />
          <DateField label={filters.to} value={choices.to} onValue={to => change({ to })} />
        </>
      )}
    </>
  )
}

interface DateFieldProps {
  readonly label: string
  readonly value: string | undefined
  readonly onValue: (value: string | undefined) => void
}

export function DateField({ label, value, onValue }: DateFieldProps) {
  return (
    <Field label={label}>
      <input
        type="date"
        value={value ?? ''}
        onChange={event => onValue(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
    </Field>
  )
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly (readonly [Value, string])[]
  readonly onValue: (value: Value | undefined) => void
}

export function Select<Value extends string>({ label, value, options, onValue }: SelectProps<Value>) {
  const { filters } = useSay().words
  return (
    <Field label={label}>
      <select
        value={value ?? ''}
        onChange={event => onValue(options.find(([option]) => option === event.currentTarget.value)?.[0])}
      >
        <option value="">{filters.all}</option>
        {options.map(([option, name]) => (
          <option value={option} key={option}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      <span>{label}</span>
      {children}
    </label>
  )
}
