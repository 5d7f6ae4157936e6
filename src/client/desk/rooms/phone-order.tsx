/** An order by phone, at the guest's word, under the clerk's name. It keeps its id until the server has judged it. */
import { useState } from 'preact/hooks'
import type { MenuPlacement } from '../../../contract/menu.ts'
import { formatRupiah } from '../../../domain/money.ts'
import {
  DELIVERY_TIMES,
  type DeliveryTime,
  LINE_QUANTITY_MAX,
  LINES_MAX,
  NOTE_LENGTH_MAX,
} from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { tellsTotal } from '../../ui/told-total.ts'
import { ProductSearch } from '../order/product-search.tsx'
import { Choices } from '../parts/choices.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { type Chosen, payable, phoneOrderRequest, totalOf, type Wanted } from './phone-order-request.ts'

export interface PhoneOrderProps {
  readonly room: string
  readonly stay: string
  readonly onBack: () => void
  readonly onDone: () => void
}

export function PhoneOrder({ room, stay, onBack, onDone }: PhoneOrderProps) {
  const { say, problem } = useSpeech()
  const { outlet, live, steps, tell } = useDesk()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [payment, setPayment] = useState<PaymentMethod>(outlet.payments[0] ?? 'room')
  const [when, setWhen] = useState<DeliveryTime>('now')
  const [time, setTime] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const total = totalOf(chosen)
  const wanted: Wanted = { stay, chosen, payment: payable(payment, total), when, time, note }

  async function place(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (event.currentTarget instanceof Element && !tellsTotal(event.currentTarget, total))
      return setTrouble(say.misread)
    setBusy(true)
    const came = await steps.phoneOrder(
      phoneOrderRequest(wanted, Date.now() + live.clockOffsetMs, outlet.zone),
    )
    setBusy(false)
    if (came.type === 'refused')
      return setTrouble(came.code === 'outbox-full' ? say.outboxFull : problem(came.code))
    // What waits stands on the board: a form that is still full would be sent a second time.
    if (came.type === 'placed') tell(say.placed(room))
    else tell(came.saved ? say.placedLater(room) : say.phoneOrderUnsaved)
    onDone()
  }

  const add = (placement: MenuPlacement) => setChosen(now => [...now, { placement, quantity: 1 }])
  const ready = chosen.length > 0 && (when !== 'at' || time !== '')
  return (
    <form class="stack" onSubmit={place}>
      <p>{say.phoneOrderHelp}</p>
      <div class="split">
        <ProductSearch
          without={chosen.map(one => one.placement.id)}
          full={chosen.length >= LINES_MAX}
          onChoose={add}
        />
        <div class="stack">
          <ChosenLines chosen={chosen} onChange={setChosen} />
          {total > 0 && outlet.payments.length > 1 && (
            <Choices
              name="payment"
              legend={say.pay}
              options={outlet.payments.filter(method => method !== 'none')}
              words={say.payWords}
              value={payment}
              onChoose={setPayment}
              flat
            />
          )}
          <Choices
            name="when"
            legend={say.when}
            options={DELIVERY_TIMES}
            words={say.whenWords}
            value={when}
            onChoose={setWhen}
            flat
          />
          {when === 'at' && (
            <label class="field">
              <span>{say.timeLabel}</span>
              <input
                type="time"
                value={time}
                required
                onInput={event => setTime(event.currentTarget.value)}
              />
            </label>
          )}
          <label class="field">
            <span>{say.noteLabel}</span>
            <input
              value={note}
              maxLength={NOTE_LENGTH_MAX}
              autocomplete="off"
              onInput={event => setNote(event.currentTarget.value)}
            />
          </label>
        </div>
      </div>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={!ready || busy}>
          <span data-total>{say.placeDo(formatRupiah(total))}</span>
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </form>
  )
}

interface ChosenLinesProps {
  readonly chosen: readonly Chosen[]
  readonly onChange: (chosen: readonly Chosen[]) => void
}

function ChosenLines({ chosen, onChange }: ChosenLinesProps) {
  const { say, language } = useSpeech()
  const set = (id: string, quantity: number) =>
    onChange(
      chosen
        .map(one => (one.placement.id === id ? { ...one, quantity } : one))
        .filter(one => one.quantity > 0),
    )
  return (
    <div>
      <h3>{say.chosen}</h3>
      {chosen.length === 0 && <p>{say.chosenNone}</p>}
      <ul class="rows">
        {chosen.map(({ placement, quantity }) => {
          const name = placement.product.name[language]
          return (
            <li key={placement.id}>
              <span class="grow">
                {name}
                <small class="num">{formatRupiah(placement.price)}</small>
              </span>
              <Stepper
                name={name}
                value={quantity}
                max={Math.min(placement.available, LINE_QUANTITY_MAX)}
                onChange={next => set(placement.id, next)}
              />
            </li>
          )
        })}
      </ul>
      {chosen.length > 0 && (
        <p class="sum num">
          <span>{say.total}</span> <span>{formatRupiah(totalOf(chosen))}</span>
        </p>
      )}
    </div>
  )
}
