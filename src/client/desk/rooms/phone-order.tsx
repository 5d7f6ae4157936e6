/** An order by phone, at the guest's word, under the clerk's name. It keeps its id until the server has judged it. */

import { useState } from 'preact/hooks'
import type { MenuPlacement } from '../../../contract/menu.ts'
import { mostOf } from '../../../domain/basket.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { textIn } from '../../../domain/language.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { LINES_MAX, NOTE_LENGTH_MAX } from '../../../domain/order.ts'
import { type Timestamp, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { isSameOffer, requestOf } from '../../outbox/order-request.ts'
import { serverNow } from '../../platform/clock.ts'
import { tellsTotal } from '../../ui/told-total.ts'
import { ProductSearch } from '../order/product-search.tsx'
import { useMenu } from '../order/use-menu.ts'
import { Choices } from '../parts/choices.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { dayTime, useServerNow } from '../time.ts'
import { PhoneOrderChanges } from './phone-order-changes.tsx'
import { asRead, type PhoneOrderReading, readPhoneOrder, type Wanted } from './phone-order-reading.ts'

export interface PhoneOrderProps {
  readonly room: RoomName
  readonly stay: StayId
  readonly leavesAt: Timestamp | null
  readonly onBack: () => void
  readonly onDone: () => void
}

const NOTHING: Wanted = { chosen: [], payment: null, deliver: null, time: '', note: '' }
const TICK_MS = 15_000

export function PhoneOrder(props: PhoneOrderProps) {
  const { say } = useSpeech()
  const [wanted, setWanted] = useTyped(`phone order ${props.stay}`, NOTHING)
  const read = useReading(props.leavesAt)
  const reading = read(wanted, useServerNow(TICK_MS))
  const { busy, trouble, place } = usePlacing(props, read, wanted, setWanted)
  const add = (placement: MenuPlacement) =>
    setWanted(now => ({ ...now, chosen: [...now.chosen, { placement, quantity: 1 }] }))
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (reading !== null) void place(reading, event.currentTarget)
      }}
    >
      <p>{say.phoneOrderHelp}</p>
      <div class="split">
        <ProductSearch
          without={wanted.chosen.map(one => one.placement.id)}
          full={wanted.chosen.length >= LINES_MAX}
          onChoose={add}
        />
        {reading !== null && <Order wanted={wanted} reading={reading} onChange={setWanted} />}
      </div>
      {reading !== null && (
        <PhoneOrderChanges reading={reading} onRead={() => setWanted(asRead(wanted, reading))} />
      )}
      {trouble !== null && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div class="actions">
        <button
          type="submit"
          class="button"
          disabled={reading === null || reading.lines.length === 0 || busy}
          data-total
        >
          {say.placeDo(formatRupiah(reading?.total ?? 0))}
        </button>
        <button type="button" class="button quiet" onClick={props.onBack}>
          {say.back}
        </button>
      </div>
    </form>
  )
}

/** By the newest menu that could be read; `null` before there is one. */
type Read = (wanted: Wanted, nowMs: number) => PhoneOrderReading | null

function useReading(leavesAt: Timestamp | null): Read {
  const menu = useMenu()
  const [known, setKnown] = useState(menu)
  if (menu?.ok && menu !== known) setKnown(menu)
  return (wanted, nowMs) => (known?.ok ? readPhoneOrder(wanted, known.value, leavesAt, nowMs) : null)
}

function usePlacing(
  { room, stay, onDone }: PhoneOrderProps,
  read: Read,
  wanted: Wanted,
  setWanted: (wanted: Wanted) => void,
) {
  const { say, refusal } = useSpeech()
  const { steps, tell } = useDesk()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function place(shown: PhoneOrderReading, form: HTMLFormElement): Promise<void> {
    if (!tellsTotal(form, shown.total)) return setTrouble(say.misread)
    const nowMs = serverNow()
    const chosen = asRead(wanted, shown)
    setWanted(chosen)
    const again = read(chosen, nowMs)
    // The clock has gone on since it was drawn: what cannot be kept any more is shown anew, and not sent.
    if (again === null || !isSameOffer(shown, again)) return
    setBusy(true)
    const came = await steps.phoneOrder(requestOf(shown, { stay, note: wanted.note, nowMs }))
    setBusy(false)
    if (came.type === 'refused')
      return setTrouble(came.code === 'outbox-full' ? say.outboxFull : refusal(came.code, came.context))
    // What waits stands on the board: a form that is still full would be sent a second time.
    if (came.type === 'placed') tell(say.placed(room))
    else tell(came.saved ? say.placedLater(room) : say.phoneOrderUnsaved)
    onDone()
  }

  return { busy, trouble, place }
}

interface OrderProps {
  readonly wanted: Wanted
  readonly reading: PhoneOrderReading
  readonly onChange: (wanted: Wanted) => void
}

function Order({ wanted, reading, onChange }: OrderProps) {
  const { say } = useSpeech()
  const { deliver, times } = reading
  const [first] = times
  const change = (part: Partial<Wanted>) => onChange({ ...wanted, ...part })
  return (
    <div class="stack">
      <Lines wanted={wanted} reading={reading} onChange={onChange} />
      {reading.payments.length > 1 && (
        <Choices
          name="payment"
          legend={say.pay}
          options={reading.payments}
          words={say.payWords}
          value={reading.payment}
          onChoose={payment => change({ payment })}
          flat
        />
      )}
      <Choices
        name="when"
        legend={say.when}
        options={reading.ways}
        words={say.whenWords}
        value={deliver.when}
        onChoose={way =>
          change({ deliver: way, time: way === 'at' && first !== undefined ? toTimestamp(first) : '' })
        }
        flat
      />
      {deliver.when === 'at' && (
        <Times
          times={times}
          at={toMilliseconds(deliver.at)}
          onChoose={time => change({ deliver: 'at', time })}
        />
      )}
      <label class="field">
        <span>{say.noteLabel}</span>
        <input
          value={wanted.note}
          maxLength={NOTE_LENGTH_MAX}
          autocomplete="off"
          onInput={event => change({ note: event.currentTarget.value })}
        />
      </label>
    </div>
  )
}

interface TimesProps {
  readonly times: readonly number[]
  readonly at: number
  readonly onChoose: (time: Timestamp) => void
}

function Times({ times, at, onChoose }: TimesProps) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  return (
    <label class="field">
      <span>{say.timeLabel}</span>
      <select value={at} onChange={event => onChoose(toTimestamp(Number(event.currentTarget.value)))}>
        {times.map(time => (
          <option key={time} value={time}>
            {dayTime(time, outlet.zone, language, say.date)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Lines({ wanted, reading: { lines, total }, onChange }: OrderProps) {
  const { say, language } = useSpeech()
  const set = (id: string, quantity: number) =>
    onChange({
      ...wanted,
      chosen: wanted.chosen
        .map(one => (one.placement.id === id ? { ...one, quantity } : one))
        .filter(one => one.quantity > 0),
    })
  return (
    <div>
      <h3>{say.chosen}</h3>
      {lines.length === 0 && <p>{say.chosenNone}</p>}
      <ul class="rows">
        {lines.map(({ item, quantity }) => {
          const name = textIn(item.product.name, language)
          return (
            <li key={item.id}>
              <span class="grow">
                {name}
                <small class="num">{formatRupiah(item.price)}</small>
              </span>
              <Stepper
                name={name}
                value={quantity}
                max={mostOf(item.available)}
                onChange={next => set(item.id, next)}
              />
            </li>
          )
        })}
      </ul>
      {lines.length > 0 && (
        <p class="sum num">
          <span>{say.total}</span> <span>{formatRupiah(total)}</span>
        </p>
      )}
    </div>
  )
}
