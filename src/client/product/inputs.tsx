/** Fields of a thing: each writes one of its values, and says beside it what is missing there. */
import type { ComponentChildren } from 'preact'
import { State } from '../ui/office/state.tsx'
import { idOf, useLabel } from './parts.tsx'
import type { Missing, Written } from './use-thing.ts'
import { useSay } from './words.ts'

export interface Writing {
  readonly written: Pick<Written<unknown>, 'value' | 'write' | 'trouble'>
  readonly missing: readonly Missing[]
  /** Whoever reads may not write: values stand as text. */
  readonly isRead?: boolean | undefined
}

interface InputProps extends Writing {
  readonly field: string
  readonly label?: string
  readonly hint?: string
}

function Labelled({
  field,
  label,
  hint,
  missing,
  children,
}: Omit<InputProps, 'written'> & { children: ComponentChildren }) {
  const { words } = useSay()
  const labelOf = useLabel()
  const lacks = missing.find(one => one.field === field)
  return (
    <label for={idOf(field)}>
      {label ?? labelOf(field)}
      {lacks !== undefined && <State look="late">{words.lack[lacks.lack]}</State>}
      {hint !== undefined && <small>{hint}</small>}
      {children}
    </label>
  )
}

/** With a label of its own it stands under a heading that says the same. */
function Told({ field, label, missing, children }: Omit<InputProps, 'written'> & { children: string }) {
  const { words } = useSay()
  const labelOf = useLabel()
  const lacks = missing.find(one => one.field === field)
  return (
    <dl class="as-read">
      <dt class={label === undefined ? undefined : 'visually-hidden'}>{label ?? labelOf(field)}</dt>
      <dd>
        {children === '' ? <span class="soft">{words.history.empty}</span> : children}{' '}
        {lacks !== undefined && <State look="late">{words.lack[lacks.lack]}</State>}
      </dd>
    </dl>
  )
}

function isWrong({ field, missing, written }: InputProps): boolean {
  return missing.some(one => one.field === field) || written.trouble?.field === field
}

const asText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export function TextInput(
  props: InputProps & { max: number; type?: 'text' | 'date'; rows?: number; list?: string },
) {
  const { field, written, max, type = 'text', rows, list } = props
  const { date } = useSay()
  const value = asText(written.value(field))
  if (props.isRead === true)
    return <Told {...props}>{type === 'date' && value !== '' ? date(value) : value}</Told>
  const attributes = {
    id: idOf(field),
    'aria-invalid': isWrong(props),
    maxLength: type === 'date' ? undefined : max,
    value,
  }
  const write = (text: string) => written.write(field, type === 'date' && text === '' ? null : text)
  return (
    <Labelled {...props}>
      {rows === undefined ? (
        <input {...attributes} type={type} list={list} onInput={event => write(event.currentTarget.value)} />
      ) : (
        <textarea {...attributes} rows={rows} onInput={event => write(event.currentTarget.value)} />
      )}
    </Labelled>
  )
}

/** `nothing`: what an empty field says. */
export function NumberInput(
  props: InputProps & { max: number; step?: number | 'any'; nothing: number | null },
) {
  const { field, written, max, step = 1, nothing } = props
  const { words } = useSay()
  const value = written.value(field)
  if (props.isRead === true)
    return (
      <Told {...props}>
        {typeof value === 'number' && value !== nothing ? value.toLocaleString(words.locale) : ''}
      </Told>
    )
  return (
    <Labelled {...props}>
      <input
        id={idOf(field)}
        type="number"
        min={0}
        max={max}
        step={step}
        aria-invalid={isWrong(props)}
        value={value === nothing ? '' : asText(value)}
        onInput={({ currentTarget }) =>
          written.write(field, currentTarget.value === '' ? nothing : Number(currentTarget.value))
        }
      />
    </Labelled>
  )
}

/** `none`: how nothing is called, where it may be chosen. */
export function Choice<Word extends string>(
  props: InputProps & { words: Readonly<Record<Word, string>>; none?: string },
) {
  const { field, written, words, none } = props
  if (props.isRead === true) {
    const names: Readonly<Record<string, string>> = words
    return <Told {...props}>{names[asText(written.value(field))] ?? none ?? ''}</Told>
  }
  return (
    <Labelled {...props}>
      <select
        id={idOf(field)}
        aria-invalid={isWrong(props)}
        value={asText(written.value(field))}
        onChange={({ currentTarget }) =>
          written.write(field, currentTarget.value === '' ? null : currentTarget.value)
        }
      >
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries<string>(words).map(([word, name]) => (
          <option key={word} value={word}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** Several of a set. With `none`, nothing has to be said in so many words: unknown is not none. */
export function Ticks<Word extends string>(
  props: InputProps & { words: Readonly<Record<Word, string>>; none?: string },
) {
  const { field, written, words, none } = props
  const value = written.value(field)
  const ticked: readonly string[] = typeof value === 'object' && value !== null ? value : []
  if (props.isRead === true) {
    const names = Object.entries<string>(words).flatMap(([word, name]) => (ticked.includes(word) ? name : []))
    const isNone = value !== null && ticked.length === 0
    return <Told {...props}>{isNone ? (none ?? '') : names.join(', ')}</Told>
  }
  const tick = (word: string, is: boolean) => {
    const next = Object.keys(words).filter(one => (one === word ? is : ticked.includes(one)))
    // The last one taken away leaves the question open again.
    written.write(field, next.length === 0 && none !== undefined ? null : next)
  }
  return (
    <fieldset id={idOf(field)} class="ticks" aria-label={props.label} tabIndex={-1}>
      {Object.entries<string>(words).map(([word, name]) => (
        <label key={word}>
          <input
            type="checkbox"
            checked={ticked.includes(word)}
            onChange={event => tick(word, event.currentTarget.checked)}
          />
          {name}
        </label>
      ))}
      {none !== undefined && (
        <label>
          <input
            type="checkbox"
            checked={value !== null && ticked.length === 0}
            onChange={event => written.write(field, event.currentTarget.checked ? [] : null)}
          />
          {none}
        </label>
      )}
    </fieldset>
  )
}
