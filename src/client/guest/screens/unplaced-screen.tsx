/** An order that the hotel does not have: saved here, in question, or refused. It says which, and what can be done. */

import { needsWord } from '../../outbox/entry.ts'
import { CLOCK, HOTEL, Icon, OFFLINE } from '../../ui/icon.tsx'
import { Front, roomText } from '../first/front.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { cancel, intoBasket, orderStill, putAside, sendWith } from '../ordering.ts'
import { Notices } from './notices.tsx'
import { CallDesk, whenText, wordsOf } from './parts.tsx'
import { StayCode, typedCode } from './stay-code.tsx'
import { TroubleNotice } from './trouble.tsx'
import { stateOf, type Unplaced } from './waiting.ts'
import { Why } from './why.tsx'

interface UnplacedProps {
  state: GuestState
  entry: Unplaced
}

export function UnplacedScreen({ state, entry }: UnplacedProps) {
  const words = wordsOf(state)
  const { title, text } = said(state, entry)
  const what = stateOf(state, entry)
  return (
    <>
      <Front state={state} />
      <main class="narrow">
        <div class="state" role="status">
          <p>{words.orderOf(roomText(state))}</p>
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
        <Notices state={state} />
        <TroubleNotice state={state} />
        {what === 'needs-code' && <Join state={state} />}
        {what === 'waiting' && <Journey state={state} entry={entry} />}
        {what === 'refused' && <Why state={state} entry={entry} />}
        <Content state={state} entry={entry} />
      </main>
      <aside class="counter">
        <div class="narrow stack">
          <Ways state={state} entry={entry} />
        </div>
      </aside>
    </>
  )
}

function said(state: GuestState, entry: Unplaced): { title: string; text: string } {
  const words = wordsOf(state)
  switch (stateOf(state, entry)) {
    case 'needs-code':
      return { title: words.notSent, text: words.needsCode }
    case 'asking':
      return { title: words.stillWanted, text: whyAsked(state, entry) }
    case 'refused':
      return { title: words.notOrdered, text: whyRefused(state, entry) }
    default:
      if (state.shareHeld && !asksFirst(entry)) return { title: words.notSent, text: words.shareHeld }
      return entry.saved
        ? { title: words.savedHere, text: asksFirst(entry) ? words.savedHereAsks : words.savedHereText }
        : { title: words.notSavedHere, text: words.notSavedHereText }
  }
}

/** It has waited so long that it does not go out by itself any more. */
function asksFirst(entry: Unplaced): boolean {
  return needsWord(entry, Date.now())
}

/** A replacement is asked about when the order that it was to replace turned out to stand. */
function whyAsked(state: GuestState, { replaces, command }: Unplaced): string {
  const words = wordsOf(state)
  const stands = replaces !== undefined && state.orders.some(order => order.id === replaces)
  return stands ? words.stillWantedBeside : words.stillWantedText(whenText(state, command.body.placedAt))
}

function whyRefused(state: GuestState, { state: { type, ...of } }: Unplaced): string {
  const verdict = type === 'settled' && 'verdict' in of ? of.verdict : null
  if (verdict?.type !== 'refused') return ''
  const texts: Readonly<Record<string, string>> = wordsOf(state).notOrderedTexts
  return texts[verdict.code] ?? wordsOf(state).notOrderedTexts.invalid
}

function Journey({ state, entry }: UnplacedProps) {
  const words = wordsOf(state)
  return (
    <ol class="journey">
      {entry.saved && (
        <li class="now" aria-current="step">
          <Icon d={CLOCK} />
          <time dateTime={entry.command.body.placedAt}>{whenText(state, entry.command.body.placedAt)}</time>
          <b>{words.savedStep}</b>
        </li>
      )}
      <li>
        <Icon d={state.offline ? OFFLINE : HOTEL} />
        <b>{words.steps.placed}</b>
        {!state.offline && !asksFirst(entry) && <small>{words.sendsAgain}</small>}
      </li>
    </ol>
  )
}

function Join({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  return (
    <form
      class="sheet"
      onSubmit={event => {
        event.preventDefault()
        void sendWith(typedCode(event.currentTarget))
      }}
    >
      <StayCode state={state} />
      <button type="submit" class="button wide" disabled={state.sending}>
        {state.sending ? words.sending : words.joinAndSend}
      </button>
    </form>
  )
}

function Content({ state, entry }: UnplacedProps) {
  const words = wordsOf(state)
  const { free } = state.words
  const { lines, total } = entry.command.body
  return (
    <section class="sheet">
      <h2>{words.thisOrder}</h2>
      <dl class="totals num">
        {lines.map(line => (
          <>
            <dt key={line.placementId}>
              {line.quantity} ×{' '}
              {state.items.find(item => item.id === line.placementId)?.name ?? line.placementId}
            </dt>
            <dd>{priceText(line.quantity * line.unitPrice, free)}</dd>
          </>
        ))}
        <dt>{words.total}</dt>
        <dd>{priceText(total, free)}</dd>
      </dl>
    </section>
  )
}

function Ways({ state, entry }: UnplacedProps) {
  const words = wordsOf(state)
  const price = priceText(entry.command.body.total, state.words.free)
  const takeBack = () => void cancel(entry.id)
  const change = () => void intoBasket(entry)
  switch (stateOf(state, entry)) {
    case 'asking':
      return (
        <>
          <button type="button" class="button wide" onClick={() => orderStill(entry)}>
            {words.orderStill(price)}
          </button>
          <button type="button" class="button quiet" onClick={change}>
            {words.change}
          </button>
          <button type="button" class="button quiet" onClick={takeBack}>
            {words.noMore}
          </button>
        </>
      )
    case 'refused':
      return (
        <>
          <button type="button" class="button wide" onClick={change}>
            {words.intoBasket}
          </button>
          <button type="button" class="button quiet" onClick={() => putAside(entry)}>
            {words.understood}
          </button>
        </>
      )
    default:
      return (
        <>
          <button type="button" class="button quiet" onClick={change}>
            {words.change}
          </button>
          <button type="button" class="button quiet" onClick={takeBack}>
            {words.cancel}
          </button>
          <CallDesk state={state} />
        </>
      )
  }
}
