/** One order's journey: a gold thread drawn as far as it has come. "Seen by a person" is a step of its own. */

import type { OrderView } from '../../../contract/order.ts'
import { spelled } from '../../../domain/document-name.ts'
import { dueAt } from '../../../domain/hours.ts'
import { isBefore, isStop, STOPS, type Stop } from '../../../domain/journey.ts'
import { textIn } from '../../../domain/language.ts'
import { isOpen, type OrderState } from '../../../domain/order.ts'
import { leadsFrom } from '../../../domain/steps.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { serverNow } from '../../platform/clock.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { ARROW, CLOSE, DOOR, EYE, HOTEL, Icon, OFFLINE, PAPER, WARN } from '../../ui/icon.tsx'
import { Front, roomText } from '../first/front.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { cancel } from '../ordering.ts'
import { pickAgain } from '../picking.ts'
import { Notices } from './notices.tsx'
import { CallDesk, hrefTo, momentOf, NoOrders, Notice, useTick, whenText, wordsOf } from './parts.tsx'
import { PayByQris } from './qris.tsx'
import { isUnseenLong, SilenceOf } from './silence.tsx'
import { TroubleNotice } from './trouble.tsx'
import { UnplacedScreen } from './unplaced-screen.tsx'
import { cancelOf, unplacedOrders } from './waiting.ts'
import { Instead } from './why.tsx'

export function OrderScreen({ state, id }: { state: GuestState; id: string }) {
  useTick()
  const words = wordsOf(state)
  const order = state.orders.find(known => known.id === id)
  const unplaced = unplacedOrders(state).find(known => known.id === id)
  if (unplaced !== undefined) return <UnplacedScreen state={state} entry={unplaced} />
  if (order === undefined) {
    return (
      <>
        <Front state={state} />
        <Notices state={state} />
        <main class="narrow sheet">
          <NoOrders state={state} />
        </main>
      </>
    )
  }
  const cancelling = cancelOf(state, id)
  return (
    <>
      <Front state={state} />
      <main class="narrow">
        <div class="state" role="status">
          <p>{words.orderOf(roomText(state))}</p>
          <h1>{words.states[order.state]}</h1>
          <p>{stateText(state, order)}</p>
        </div>
        <Notices state={state} />
        <TroubleNotice state={state} />
        {cancelling === 'waiting' && <Notice icon={OFFLINE}>{words.cancelling}</Notice>}
        {cancelling === 'too-late' && isOpen(order) && <Notice icon={WARN}>{words.cancelTooLate}</Notice>}
        <SilenceOf state={state} order={order} />
        <Boundary>
          <PayByQris state={state} order={order} />
        </Boundary>
        <Boundary>
          <Journey state={state} order={order} />
        </Boundary>
        <Boundary>
          <Papers state={state} order={order} />
        </Boundary>
        <Instead
          state={state}
          items={state.items.filter(item => order.alternatives?.includes(item.id) && !item.soldOut)}
        />
        <Boundary>
          <Content state={state} order={order} />
        </Boundary>
      </main>
      <aside class="counter">
        <div class="narrow">
          {leadsFrom('cancel', order.state) && cancelling === null && (
            <button type="button" class="button quiet" onClick={() => void cancel(order.id)}>
              {words.cancel}
            </button>
          )}
          <Onward state={state} order={order} />
        </div>
      </aside>
    </>
  )
}

interface OrderProps {
  state: GuestState
  order: OrderView
}

/** What may be done now: ask, have the goods of an order that came to nothing back, or look around. */
function Onward({ state, order }: OrderProps) {
  const words = wordsOf(state)
  if (isOpen(order)) return <CallDesk state={state} quiet={!isUnseenLong(state, order)} />
  const shelf = new Set(state.items.filter(item => !item.soldOut).map(item => item.id))
  if (order.state !== 'delivered' && order.lines.some(line => shelf.has(line.placementId))) {
    return (
      <button type="button" class="button wide" onClick={() => pickAgain(order)}>
        {words.intoBasket}
      </button>
    )
  }
  return (
    <a class="button wide" href={hrefTo(state, { name: 'menu' })}>
      {words.orderAgain}
    </a>
  )
}

function stateText(state: GuestState, order: OrderView): string {
  const words = wordsOf(state)
  if (order.state === 'declined') {
    const reason = words.reasons[order.reason ?? 'other']
    const comment = order.comment?.replace(/[^.!?]$/, '$&.')
    return [reason, comment, words.stateTexts.declined].filter(Boolean).join(' ')
  }
  if (isOpen(order) && order.deliver.when === 'at')
    return words.scheduled(...momentOf(state, toMilliseconds(order.deliver.at)))
  if (isOpen(order) && order.deliver.when === 'checkout') return words.forCheckout
  return startText(state, order) ?? words.stateTexts[order.state]
}

/** What came outside the hours waits for them to begin; `null` once they have. */
function startText(state: GuestState, order: OrderView): string | null {
  const hours = state.menu?.outlet
  if (hours === undefined || !leadsFrom('dispatch', order.state)) return null
  const startsMs = dueAt(order, hours)
  return startsMs > serverNow() ? wordsOf(state).startsAt(...momentOf(state, startsMs)) : null
}

const ICONS = {
  placed: HOTEL,
  acknowledged: EYE,
  dispatched: ARROW,
  delivered: DOOR,
} as const satisfies Record<Stop, string>

function stampOf(order: OrderView, state: OrderState): string | undefined {
  return state === 'placed' ? order.receivedAt : order[`${state}At`]
}

function Journey({ state, order }: OrderProps) {
  const words = wordsOf(state)
  const ended = isStop(order.state) ? undefined : stampOf(order, order.state)
  const steps = ended === undefined ? STOPS : STOPS.filter(step => stampOf(order, step) !== undefined)
  return (
    <ol class="journey">
      {steps.map(step => {
        const time = stampOf(order, step)
        const current = order.state === step
        return (
          <li
            key={step}
            class={current ? 'now' : ended !== undefined || isBefore(step, order.state) ? 'done' : ''}
            aria-current={current ? 'step' : undefined}
          >
            <Icon d={ICONS[step]} />
            {time !== undefined && <time dateTime={time}>{whenText(state, time)}</time>}
            <b>{words.steps[step]}</b>
            {step === 'delivered' && time === undefined && <small>{words.kwitansiComes}</small>}
          </li>
        )
      })}
      {ended !== undefined && (
        <li class="now" aria-current="step">
          <Icon d={CLOSE} />
          <time dateTime={ended}>{whenText(state, ended)}</time>
          <b>{words.states[order.state]}</b>
        </li>
      )}
    </ol>
  )
}

function Papers({ state, order }: OrderProps) {
  const words = wordsOf(state)
  if (order.kwitansi.length === 0) return null
  return (
    <ul class="papers">
      {order.kwitansi.map(({ url, voided, ...name }) => (
        <li key={url}>
          <a class="button" href={withLanguage(url, state.place.language)} data-outside>
            <Icon d={PAPER} />
            {words.kwitansiNumber(spelled(name))}
            {voided && ` (${words.voided})`}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The paper is in Indonesian, and in the guest's language beside it. */
function withLanguage(url: string, language: string): string {
  return language === 'id' ? url : url.replace('#', `?lang=${language}#`)
}

function Content({ state, order }: OrderProps) {
  const words = wordsOf(state)
  const { free } = state.words
  const brought = (line: OrderView['lines'][number]) => line.delivered ?? line.quantity
  const total = order.lines.reduce((sum, line) => sum + brought(line) * line.unitPrice, 0)
  return (
    <section class="sheet">
      <h2>{words.thisOrder}</h2>
      <dl class="totals num">
        {order.lines.map(line => (
          <>
            <dt key={line.placementId}>
              {brought(line)} × {textIn(line.name, state.place.language)}
              {brought(line) < line.quantity && (
                <small>
                  {' '}
                  ({words.leftOut}: {line.quantity - brought(line)})
                </small>
              )}
            </dt>
            <dd>{priceText(brought(line) * line.unitPrice, free)}</dd>
          </>
        ))}
        <dt>{words.total}</dt>
        <dd>{priceText(total, free)}</dd>
      </dl>
    </section>
  )
}
