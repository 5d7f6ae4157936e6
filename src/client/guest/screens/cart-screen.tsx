/** The basket: lines, when, how to pay, who one is; one button. What went wrong stands where it can be mended. */
import type { ComponentChildren } from 'preact'
import { LINE_QUANTITY_MAX, NOTE_LENGTH_MAX } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { BAG, BED, BELL, CASH, CLOCK, Icon } from '../../ui/icon.tsx'
import { tellsTotal } from '../../ui/told-total.ts'
import { changeCart, setQuantity } from '../first/actions.ts'
import { type Cart, type CartLine, cartLines, cartTotal } from '../first/cart.ts'
import { roomText } from '../first/front.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { misread, order } from '../ordering.ts'
import { Notices } from './notices.tsx'
import { Empty, Stepper, Top, wordsOf } from './parts.tsx'
import { StayCode, typedCode } from './stay-code.tsx'
import { isServed, slots, wholeHour, written } from './times.ts'
import { TroubleNotice } from './trouble.tsx'

export function CartScreen({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const lines = cartLines(state.cart, state.items)
  const title = state.room === null ? words.cartTitle : words.cartOf(roomText(state))
  if (lines.length === 0) {
    return (
      <>
        <Top state={state} title={title} />
        <Notices state={state} />
        <TroubleNotice state={state} />
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
          if (tellsTotal(event.currentTarget, cartTotal(lines))) void order(typedCode(event.currentTarget))
          else misread()
        }}
      >
        <main class="narrow sheet">
          <Notices state={state} />
          <TroubleNotice state={state} />
          <ul>
            {lines.map(line => (
              <Line key={line.item.id} line={line} state={state} />
            ))}
          </ul>
          <When state={state} />
          <Pay state={state} total={cartTotal(lines)} />
          <Note state={state} />
          {!state.session && !state.tablet && <StayCode state={state} />}
          <Totals state={state} lines={lines} />
        </main>
        <Send state={state} total={cartTotal(lines)} />
      </form>
    </>
  )
}

function Line({ line: { item, quantity }, state }: { line: CartLine; state: GuestState }) {
  const words = wordsOf(state)
  const available = state.menu?.placements.find(known => known.id === item.id)?.available ?? LINE_QUANTITY_MAX
  const trouble = state.trouble
  const was = trouble?.kind === 'price-changed' ? trouble.was[item.id] : undefined
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
        {was !== undefined && (
          <span class="changed">{words.priceWas(priceText(was, free), priceText(item.price, free))}</span>
        )}
        {quantity > available && <span class="changed">{words.soldOutLeft(available)}</span>}
      </span>
      <div class="amount">
        <Stepper
          quantity={quantity}
          least={0}
          most={Math.min(available, LINE_QUANTITY_MAX)}
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

function When({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const { cart, menu, outlet } = state
  if (menu === null) return null
  const hours = menu.outlet
  const times = slots(hours, Date.now())
  const choose = (change: Partial<Cart>) => changeCart({ ...cart, ...change })
  return (
    <fieldset>
      <legend>{words.when}</legend>
      <Choice
        icon={BELL}
        name="deliver"
        value="now"
        checked={cart.deliver === 'now'}
        text={words.now}
        hint={
          isServed(hours, Date.now()) ? words.nowHint : words.closedHint(wholeHour(hours.service.fromHour))
        }
        choose={() => choose({ deliver: 'now' })}
      />
      {times.length > 0 && (
        <Choice
          icon={CLOCK}
          name="deliver"
          value="at"
          checked={cart.deliver === 'at'}
          text={words.at}
          hint={words.atHint(wholeHour(hours.service.toHour))}
          choose={() => choose({ deliver: 'at', time: cart.time || (times[0] ?? '') })}
        >
          <select
            class="num"
            aria-label={words.atLabel}
            value={times.includes(cart.time) ? cart.time : times[0]}
            onChange={event => choose({ deliver: 'at', time: event.currentTarget.value })}
          >
            {times.map(time => (
              <option key={time} value={time}>
                {written(time)}
              </option>
            ))}
          </select>
        </Choice>
      )}
      {outlet.kind === 'hotel' && (
        <Choice
          icon={BAG}
          name="deliver"
          value="checkout"
          checked={cart.deliver === 'checkout'}
          text={words.checkout}
          hint={words.checkoutHint}
          choose={() => choose({ deliver: 'checkout' })}
        />
      )}
    </fieldset>
  )
}

const PAYMENT_ICONS = { room: BED, cash: CASH, none: CASH } satisfies Record<PaymentMethod, string>

function Pay({ state, total }: { state: GuestState; total: number }) {
  const words = wordsOf(state)
  const { cart, menu } = state
  if (total === 0 || menu === null) return null
  const methods = menu.outlet.payments
  const chosen = cart.payment !== null && methods.includes(cart.payment) ? cart.payment : methods[0]
  return (
    <fieldset>
      <legend>{words.pay}</legend>
      {methods.map(method => (
        <Choice
          key={method}
          icon={PAYMENT_ICONS[method]}
          name="payment"
          value={method}
          checked={method === chosen}
          text={words.payments[method]}
          hint={method === 'room' ? words.payRoomHint : undefined}
          choose={() => changeCart({ ...cart, payment: method })}
        />
      ))}
    </fieldset>
  )
}

function Note({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  return (
    <div class="field">
      <label for="note">{words.note}</label>
      <input
        id="note"
        maxLength={NOTE_LENGTH_MAX}
        placeholder={words.noteHint}
        value={state.cart.note}
        onInput={event => changeCart({ ...state.cart, note: event.currentTarget.value })}
      />
    </div>
  )
}

function Totals({ state, lines }: { state: GuestState; lines: readonly CartLine[] }) {
  const words = wordsOf(state)
  const total = priceText(cartTotal(lines), state.words.free)
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <dl class="totals">
      <dt>{state.words.pieces(pieces)}</dt>
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

function Send({ state, total }: { state: GuestState; total: number }) {
  const words = wordsOf(state)
  const text = total === 0 ? words.orderFree : words.orderFor(priceText(total, state.words.free))
  return (
    <aside class="counter">
      <div class="narrow">
        <button type="submit" class="button wide num" disabled={state.sending || state.menu === null}>
          <span data-total>{state.sending ? words.sending : text}</span>
        </button>
      </div>
    </aside>
  )
}
