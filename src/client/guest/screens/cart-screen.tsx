/** The basket: lines, when, how to pay, who one is; one button. What went wrong stands where it can be mended. */
import type { ComponentChildren } from 'preact'
import { mostOf } from '../../../domain/basket.ts'
import { type DeliveryTime, LINE_QUANTITY_MAX, NOTE_LENGTH_MAX } from '../../../domain/order.ts'
import { PAYMENTS, type PaymentMethod } from '../../../domain/payment.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { serverNow } from '../../platform/clock.ts'
import { BAG, BED, BELL, CASH, CLOCK, Icon, SQUARE } from '../../ui/icon.tsx'
import { tellsTotal } from '../../ui/told-total.ts'
import { changeCart } from '../first/actions.ts'
import type { Cart } from '../first/cart.ts'
import { roomText } from '../first/front.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState, GuestWords } from '../first/state.ts'
import { misread, order } from '../ordering.ts'
import { setQuantity } from '../picking.ts'
import { type BasketReading, hasChanged, type ReadLine, readBasket } from '../reading.ts'
import { Changes } from './changes.tsx'
import { Notices } from './notices.tsx'
import { Empty, momentOf, Stepper, Top, useTick, whenText, wordsOf } from './parts.tsx'
import { StayCode, typedCode } from './stay-code.tsx'
import { wholeHour } from './times.ts'
import { TroubleNotice } from './trouble.tsx'

interface BasketProps {
  state: GuestState
  reading: BasketReading
}

export function CartScreen({ state }: { state: GuestState }) {
  useTick()
  const words = wordsOf(state)
  const reading = readBasket(state, serverNow())
  const title = roomText(state) === '' ? words.cartTitle : words.cartOf(roomText(state))
  const told = (
    <>
      <Notices state={state} />
      <TroubleNotice state={state} />
      {hasChanged(reading) && <Changes state={state} reading={reading} />}
    </>
  )
  if (reading.lines.length === 0) {
    return (
      <>
        <Top state={state} title={title} />
        {told}
        <Empty state={state} title={words.emptyTitle} text={words.emptyText} />
      </>
    )
  }
  return (
    <>
      <Top state={state} title={title} />
      <form
        onSubmit={event => {
          event.preventDefault()
          const form = event.currentTarget
          if (tellsTotal(form, reading.total)) void order(typedCode(form), reading)
          else misread()
        }}
      >
        <main class="narrow sheet">
          {told}
          <ul>
            {reading.lines.map(line => (
              <Line key={line.item.id} line={line} state={state} />
            ))}
          </ul>
          <When state={state} reading={reading} />
          <Pay state={state} reading={reading} />
          <Note state={state} />
          {state.session.is !== 'open' && !state.tablet && <StayCode state={state} />}
          <Totals state={state} reading={reading} />
        </main>
        <Send state={state} reading={reading} />
      </form>
    </>
  )
}

function Line({ line: { item, quantity, was }, state }: { line: ReadLine; state: GuestState }) {
  const words = wordsOf(state)
  const placement = state.menu?.placements.find(known => known.id === item.id)
  const most = placement === undefined ? LINE_QUANTITY_MAX : mostOf(placement.available)
  const free = state.words.free
  return (
    <li class="line">
      <span class="pane">
        <img src={item.picture} width="88" height="88" alt="" loading="lazy" />
      </span>
      <span class="name">
        <b>{item.name}</b>
        <br />
        <span class="maker">{item.maker}</span>
        {was !== null && (
          <span class="changed">{words.priceWas(priceText(was, free), priceText(item.price, free))}</span>
        )}
        {quantity < (state.cart.lines[item.id] ?? 0) && (
          <span class="changed">{words.soldOutLeft(quantity)}</span>
        )}
      </span>
      <div class="amount">
        <Stepper
          quantity={quantity}
          least={0}
          most={most}
          labels={{ less: words.lessOf(item.name), more: words.moreOf(item.name) }}
          change={next => setQuantity(item.id, next)}
        />
        <b>{priceText(item.price * quantity, free)}</b>
      </div>
    </li>
  )
}

interface ChoiceProps {
  icon: string
  name: string
  value: string
  checked: boolean
  text: string
  hint?: string | undefined
  choose(): void
  children?: ComponentChildren
}

/** The whole row is the target. */
function Choice({ icon, name, value, checked, text, hint, choose, children }: ChoiceProps) {
  return (
    <div class={`choice${checked ? ' chosen' : ''}`}>
      <label>
        <Icon d={icon} />
        <span>
          {text}
          {hint !== undefined && <small>{hint}</small>}
        </span>
        <input type="radio" name={name} value={value} checked={checked} onChange={choose} />
      </label>
      {children}
    </div>
  )
}

const WAY_ICONS = { now: BELL, at: CLOCK, checkout: BAG } satisfies Record<DeliveryTime, string>

function When({ state, reading }: BasketProps) {
  const words = wordsOf(state)
  const { cart } = state
  const { ways, times, deliver } = reading
  if (ways.length === 0) return null
  const chosen = deliver.when === 'at' ? toMilliseconds(deliver.at) : times[0]
  const choose = (change: Partial<Cart>) => changeCart({ ...cart, ...change })
  const at = (ms: number) => choose({ deliver: 'at', time: toTimestamp(ms) })
  return (
    <fieldset>
      <legend>{words.when}</legend>
      {ways.map(way => (
        <Choice
          key={way}
          icon={WAY_ICONS[way]}
          name="deliver"
          value={way}
          checked={deliver.when === way}
          text={words[way]}
          hint={hintOf(way, state, reading)}
          choose={() => (way === 'at' && chosen !== undefined ? at(chosen) : choose({ deliver: way }))}
        >
          {way === 'at' && (
            <select
              class="num"
              aria-label={words.atLabel}
              value={chosen}
              onChange={event => at(Number(event.currentTarget.value))}
            >
              {times.map(time => (
                <option key={time} value={time}>
                  {whenText(state, toTimestamp(time))}
                </option>
              ))}
            </select>
          )}
        </Choice>
      ))}
    </fieldset>
  )
}

function hintOf(way: DeliveryTime, state: GuestState, { servedFrom }: BasketReading): string {
  const words = wordsOf(state)
  if (way === 'checkout') return words.checkoutHint
  if (way === 'now')
    return servedFrom === null ? words.nowHint : words.closedHint(...momentOf(state, servedFrom))
  const { fromHour = 0, toHour = 24 } = state.menu?.outlet.service ?? {}
  return words.atHint(wholeHour(fromHour), wholeHour(toHour))
}

const PAYMENT_ICONS = { room: BED, cash: CASH, qris: SQUARE, none: CASH } satisfies Record<
  PaymentMethod,
  string
>

function Pay({ state, reading: { payments, payment } }: BasketProps) {
  const words = wordsOf(state)
  if (payments.length === 0) return null
  return (
    <fieldset>
      <legend>{words.pay}</legend>
      {payments.map(method => (
        <Choice
          key={method}
          icon={PAYMENT_ICONS[method]}
          name="payment"
          value={method}
          checked={method === payment}
          text={words.payments[method]}
          hint={hintOfPayment(words, method)}
          choose={() => changeCart({ ...state.cart, payment: method })}
        />
      ))}
    </fieldset>
  )
}

function hintOfPayment(words: GuestWords, method: PaymentMethod): string | undefined {
  if (PAYMENTS[method].isBilled) return words.payRoomHint
  return method === 'qris' ? words.payQrisHint : undefined
}

function Note({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  return (
    <div class="field">
      <label for="note">{words.note}</label>
      <input
        id="note"
        autocomplete="off"
        maxLength={NOTE_LENGTH_MAX}
        placeholder={words.noteHint}
        value={state.cart.note}
        onInput={event => changeCart({ ...state.cart, note: event.currentTarget.value })}
      />
    </div>
  )
}

function Totals({ state, reading }: BasketProps) {
  const words = wordsOf(state)
  const total = priceText(reading.total, state.words.free)
  return (
    <dl class="totals">
      <dt>{state.words.pieces(reading.pieces)}</dt>
      <dd>{total}</dd>
      {state.outlet.kind !== 'mall' && (
        <>
          <dt>{words.delivery}</dt>
          <dd>{state.words.free}</dd>
        </>
      )}
      <dt>{words.total}</dt>
      <dd data-total>{total}</dd>
    </dl>
  )
}

function Send({ state, reading: { total } }: BasketProps) {
  const words = wordsOf(state)
  const text = total === 0 ? words.orderFree : words.orderFor(priceText(total, state.words.free))
  return (
    <aside class="counter">
      <div class="narrow">
        <button
          type="submit"
          class="button wide num"
          disabled={state.sending || state.menu === null}
          data-total
        >
          {state.sending ? words.sending : text}
        </button>
      </div>
    </aside>
  )
}
