/** One order's journey: a gold thread drawn as far as it has come. "Seen by a person" is a step of its own. */
import type { OrderView } from '../../../contract/order.ts'
import { isOpen } from '../../../domain/order.ts'
import { ARROW, CLOSE, DOOR, EYE, HOTEL, Icon, PAPER, WARN } from '../../ui/icon.tsx'
import { Front, roomText } from '../first/front.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { cancel } from '../ordering.ts'
import { Notices } from './notices.tsx'
import { CallDesk, hrefTo, NoOrders, Notice, wordsOf } from './parts.tsx'
import { wallTime } from './times.ts'
import { TroubleNotice } from './trouble.tsx'

export function OrderScreen({ state, id }: { state: GuestState; id: string }) {
  const words = wordsOf(state)
  const order = state.orders.find(known => known.id === id)
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
        {order.state === 'placed' && !state.attended && <Notice icon={WARN}>{words.unattended}</Notice>}
        <Journey state={state} order={order} />
        <Papers state={state} order={order} />
        <Alternatives state={state} order={order} />
        <Content state={state} order={order} />
      </main>
      <aside class="counter">
        <div class="narrow">
          {order.state === 'placed' && (
            <button type="button" class="button quiet" onClick={() => void cancel(order.id)}>
              {words.cancel}
            </button>
          )}
          {isOpen(order) ? (
            <CallDesk state={state} />
          ) : (
            <a class="button wide" href={hrefTo(state, { name: 'menu' })}>
              {words.orderAgain}
            </a>
          )}
        </div>
      </aside>
    </>
  )
}

interface OrderProps {
  state: GuestState
  order: OrderView
}

function stateText(state: GuestState, order: OrderView): string {
  const words = wordsOf(state)
  if (order.state === 'declined') {
    const reason = words.reasons[order.reason ?? 'other']
    const comment = order.comment?.replace(/[^.!?]$/, '$&.')
    return [reason, comment, words.stateTexts.declined].filter(Boolean).join(' ')
  }
  if (isOpen(order) && order.deliver.when === 'at')
    return words.scheduled(wallTime(order.deliver.at, state.menu?.outlet.zone ?? 'Asia/Makassar'))
  if (isOpen(order) && order.deliver.when === 'checkout') return words.forCheckout
  return words.stateTexts[order.state]
}

const STEPS = [
  { step: 'placed', icon: HOTEL, at: (order: OrderView) => order.receivedAt },
  { step: 'acknowledged', icon: EYE, at: (order: OrderView) => order.acknowledgedAt },
  { step: 'dispatched', icon: ARROW, at: (order: OrderView) => order.dispatchedAt },
  { step: 'delivered', icon: DOOR, at: (order: OrderView) => order.deliveredAt },
] as const

function Journey({ state, order }: OrderProps) {
  const words = wordsOf(state)
  const zone = state.menu?.outlet.zone ?? 'Asia/Makassar'
  const ended = order.state === 'declined' ? order.declinedAt : order.cancelledAt
  const steps = ended === undefined ? STEPS : STEPS.filter(({ at }) => at(order) !== undefined)
  return (
    <ol class="journey">
      {steps.map(({ step, icon, at }) => {
        const time = at(order)
        const current = order.state === step
        return (
          <li
            key={step}
            class={current ? 'now' : time === undefined ? '' : 'done'}
            aria-current={current ? 'step' : undefined}
          >
            <Icon d={icon} />
            {time !== undefined && <time dateTime={time}>{wallTime(time, zone)}</time>}
            <b>{words.steps[step]}</b>
            {step === 'delivered' && time === undefined && <small>{words.kwitansiComes}</small>}
          </li>
        )
      })}
      {ended !== undefined && (
        <li class="now" aria-current="step">
          <Icon d={CLOSE} />
          <time dateTime={ended}>{wallTime(ended, zone)}</time>
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
      {order.kwitansi.map(({ number, url, voided }) => (
        <li key={number}>
          <a class="button" href={withLanguage(url, state.place.language)} data-outside>
            <Icon d={PAPER} />
            {words.kwitansiNumber(number)}
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

/** What the desk offers instead; a substitute is a new order by the guest. */
function Alternatives({ state, order }: OrderProps) {
  const items = state.items.filter(item => order.alternatives?.includes(item.id) && !item.soldOut)
  if (items.length === 0) return null
  return (
    <section class="sheet">
      <h2>{wordsOf(state).instead}</h2>
      <ul class="orders">
        {items.map(item => (
          <li key={item.id}>
            <a href={hrefTo(state, { name: 'product', id: item.id })}>
              <b>{item.name}</b>
              <span class="maker">{item.maker}</span>
              <b class="num">{priceText(item.price, state.words.free)}</b>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
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
              {brought(line)} × {line.name[state.place.language]}
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
