/** A placement that is open: its price and part, now or from a day on, rack and dates, its place on the shelf, and its goods. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import { textIn } from '../../../domain/language.ts'
import { isShared } from '../../../domain/part.ts'
import { nextDate } from '../../../domain/time.ts'
import { Goods } from '../goods.tsx'
import { useRefusal } from '../place.ts'
import { useSay } from '../words.ts'
import {
  type Field,
  fieldOfFault,
  fieldText,
  readChange,
  seenOf,
  seenUnder,
  stillTyped,
  type Typed,
  type Wrong,
} from './change-typed.ts'
import { Clash, type Clashing } from './clash.tsx'
import { leftShare, leftWords } from './money-words.ts'
import { PlaceOnShelf } from './place-on-shelf.tsx'
import { faultOf, meanwhileIn } from './refused.ts'
import type { Drafted } from './shown.ts'
import { useSend, type Wish } from './use-change.ts'
import type { ShelfState } from './use-shelf.ts'

export interface ChangeFormProps {
  readonly placement: ManagedPlacement
  readonly state: ShelfState
  readonly onDraft: (draft: Drafted | null) => void
}

export function ChangeForm({ placement, state, onDraft }: ChangeFormProps) {
  const { shelf: words, language } = useSay()
  const [isStock, setStock] = useState(false)
  const form = useForm(placement, state, onDraft)
  const name = textIn(placement.name, language)
  return (
    <div class="change">
      <form onSubmit={event => void form.submit(event)}>
        <div class="cols three">
          <Money placement={placement} form={form} today={state.today} />
          <TypedField field="rack" placement={placement} form={form} maxLength={12} required />
          <TypedField
            field="from"
            placement={placement}
            form={form}
            type="date"
            hint={words.fields.openEnd}
          />
          <TypedField field="to" placement={placement} form={form} type="date" hint={words.fields.openEnd} />
        </div>
        <div class="does">
          <button type="submit" class="button" disabled={!form.isTyped}>
            {words.save}
          </button>
          {placement.next != null && (
            <button type="button" class="plain" onClick={() => void form.send({ next: null })}>
              {words.takeBack}
            </button>
          )}
          <PlaceOnShelf placement={placement} state={state} name={name} onPin={form.send} />
          <button type="button" class="plain" aria-expanded={isStock} onClick={() => setStock(!isStock)}>
            {words.goods}
          </button>
        </div>
        <p class={form.told.ok ? 'ok' : 'trouble'} role="status">
          {form.told.sentence}
        </p>
      </form>
      {form.clash !== null && <Clash clash={form.clash} name={name} />}
      {isStock && <Goods placement={placement} />}
    </div>
  )
}

interface Form {
  readonly typed: Typed
  readonly wrong: Wrong | null
  readonly isTyped: boolean
  readonly told: { readonly ok: boolean; readonly sentence: string }
  readonly clash: Clashing | null
  readonly onTyped: (field: Field, text: string) => void
  readonly submit: (event: Event) => Promise<void>
  readonly send: (change: Wish) => Promise<void>
}

const NOTHING_TOLD = { ok: true, sentence: '' }

function useForm(shown: ManagedPlacement, state: ShelfState, onDraft: (draft: Drafted | null) => void): Form {
  const { shelf: words } = useSay()
  const refusal = useRefusal()
  const sendChange = useSend(state)
  // What was seen when the form was opened, until it is saved: what others do meanwhile is not written over.
  const [base, setBase] = useState(shown)
  const [typed, setTyped] = useState<Typed>({})
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [told, setTold] = useState(NOTHING_TOLD)
  const [clash, setClash] = useState<Clashing | null>(null)
  const latest = useRef(typed)
  latest.current = typed
  const settle = (now: ManagedPlacement, sent: Typed) => {
    const left = stillTyped(latest.current, sent)
    setBase(before => seenUnder(left, before, now))
    setTyped(left)
    setClash(null)
  }
  useEffect(() => {
    const read = readChange(base, typed, state.today)
    const price = read.ok ? (read.change.price ?? null) : null
    onDraft(Object.keys(typed).length === 0 ? null : { id: shown.id, price })
  }, [base, typed])
  /** `sent`: what of what is typed the change says. */
  const send = async (change: Wish, sent: Typed = {}, seen = base) => {
    const reply = await sendChange(shown, { ...change, seen: seenOf(seen, change) })
    setTold(reply.ok ? { ok: true, sentence: words.saved } : { ok: false, sentence: refusal(reply) })
    if (reply.ok) return settle(reply.value, sent)
    const meanwhile = reply.code === 'changed-meanwhile' ? meanwhileIn(reply.context) : null
    const fault = faultOf(reply.context)
    if (fault !== null) setWrong({ field: fieldOfFault(fault), fault })
    if (meanwhile === null) return
    const leave = () => {
      state.onSome([meanwhile.placement])
      settle(meanwhile.placement, sent)
      setTold(NOTHING_TOLD)
    }
    setClash({
      ...meanwhile,
      change,
      onInsist: () => void send(change, sent, meanwhile.placement),
      onLeave: leave,
    })
  }
  const onTyped = (field: Field, text: string) => {
    setTyped({ ...typed, [field]: text })
    setWrong(null)
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    const read = readChange(base, typed, state.today)
    setWrong(read.ok ? null : read.wrong)
    if (read.ok) await send(read.change, typed)
  }
  return { typed, wrong, isTyped: Object.keys(typed).length > 0, told, clash, onTyped, submit, send }
}

interface TypedFieldProps {
  readonly field: Field
  readonly placement: ManagedPlacement
  readonly form: Form
  readonly type?: 'date'
  readonly hint?: string
  readonly maxLength?: number
  readonly min?: string
  readonly required?: boolean
  readonly disabled?: boolean
}

function TypedField({ field, placement, form, hint, type, min, ...limits }: TypedFieldProps) {
  const { shelf: words, words: manage } = useSay()
  const id = useId()
  const told = useId()
  const { wrong } = form
  const says =
    wrong === null || wrong.field !== field
      ? null
      : 'fault' in wrong
        ? words.faults[wrong.fault]
        : 'price' in wrong
          ? manage.placements.badPrice[wrong.price]
          : words.partWrong[wrong.part]
  const input = {
    id,
    class: 'num',
    'aria-invalid': says !== null,
    'aria-describedby': told,
    value: form.typed[field] ?? fieldText(placement, field),
    onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
      form.onTyped(field, event.currentTarget.value),
  }
  return (
    <div>
      <label for={id}>{words.fields[field]}</label>
      {type === 'date' ? (
        <input {...input} type="date" min={min} />
      ) : (
        <input {...input} {...limits} inputMode={field === 'price' ? 'numeric' : undefined} />
      )}
      <small id={told} class={says === null ? '' : 'late'} role={says === null ? undefined : 'alert'}>
        {says ?? hint}
      </small>
    </div>
  )
}

/** With what is left for the hotel, while one types. */
function Money({
  placement,
  form,
  today,
}: Pick<TypedFieldProps, 'placement' | 'form'> & { readonly today: string }) {
  const { shelf: words } = useSay()
  const shared = isShared(placement.terms)
  const read = readChange(placement, form.typed, today)
  const typed = read.ok ? { ...read.money, terms: placement.terms } : null
  const left = typed === null ? null : leftWords(typed)
  const share = typed === null ? null : leftShare(typed)
  return (
    <>
      <TypedField
        field="price"
        placement={placement}
        form={form}
        hint={words.ask}
        maxLength={40}
        required
        disabled={placement.terms === 'complimentary'}
      />
      {shared && (
        <TypedField field="part" placement={placement} form={form} hint={words.rounding} maxLength={40} />
      )}
      <TypedField
        field="since"
        placement={placement}
        form={form}
        type="date"
        min={nextDate(today)}
        hint={words.fields.sinceHint}
      />
      {shared && (
        <p class="wide" role="status">
          {words.columns.left}: <b class="num">{left?.text ?? '–'}</b>{' '}
          {share !== null && words.ofPrice(share)}
        </p>
      )}
    </>
  )
}
