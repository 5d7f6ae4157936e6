/** Small parts that several of the guest's screens share. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { isDialable } from '../../../domain/outlet.ts'
import { localDate, type Milliseconds, toTimestamp } from '../../../domain/time.ts'
import { serverNow } from '../../platform/clock.ts'
import { BACK, BELL, Icon, MINUS, PHONE_SET, PLUS } from '../../ui/icon.tsx'
import { OtherLanguages } from '../first/front.tsx'
import { addressOf, type Screen } from '../first/place.ts'
import type { GuestState, GuestWords } from '../first/state.ts'
import { wallTime } from './times.ts'

/** The words beyond the first sight; screens are drawn only when they are here. */
export function wordsOf(state: GuestState): GuestWords {
  if (state.more === null) throw new Error('drawn before its words')
  return state.more.words
}

export function hrefTo(state: Pick<GuestState, 'place'>, screen: Screen): string {
  return addressOf({ ...state.place, screen })
}

/** `10.32`; of another day than today `25 November, 10.32`. */
export function whenText(state: GuestState, timestamp: string): string {
  const [time, date] = momentOf(state, Date.parse(timestamp))
  return date === null ? time : `${date}, ${time}`
}

/** Its time on the wall, and its date where that is another than today's. */
export function momentOf(state: GuestState, ms: Milliseconds): [time: string, date: string | null] {
  const zone = state.menu?.outlet.zone ?? 'Asia/Makassar'
  const time = wallTime(toTimestamp(ms), zone)
  const date = localDate(ms, zone)
  if (date === localDate(serverNow(), zone)) return [time, null]
  const [, month, day] = date.split('-').map(Number)
  return [time, `${day} ${wordsOf(state).months[(month ?? 1) - 1]}`]
}

const TICK_MS = 15_000

/** Draws again as time goes by; 0 until a browser shows it, for a page that is drawn ahead knows no time. */
export function useTick(): number {
  const [ticks, setTicks] = useState(0)
  useEffect(() => {
    const tick = () => setTicks(before => before + 1)
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return ticks
}

interface StepperProps {
  quantity: number
  least: number
  most: number
  labels: { less: string; more: string }
  change(quantity: number): void
}

export function Stepper({ quantity, least, most, labels, change }: StepperProps) {
  return (
    <span class="stepper">
      <button
        type="button"
        class="round"
        aria-label={labels.less}
        disabled={quantity <= least}
        onClick={() => change(quantity - 1)}
      >
        <Icon d={MINUS} />
      </button>
      <output class="num">{quantity}</output>
      <button
        type="button"
        class="round"
        aria-label={labels.more}
        disabled={quantity >= most}
        onClick={() => change(quantity + 1)}
      >
        <Icon d={PLUS} />
      </button>
    </span>
  )
}

export function Top({ state, title }: { state: GuestState; title: string }) {
  return (
    <header class="top narrow">
      <a class="round" href={hrefTo(state, { name: 'menu' })} aria-label={wordsOf(state).backToShop}>
        <Icon d={BACK} />
      </a>
      <h1>{title}</h1>
      {!state.tablet && <OtherLanguages state={state} />}
    </header>
  )
}

/** Nothing yet: the mangrove, a sentence, one way on. */
export function Empty({ state, title, text }: { state: GuestState; title: string; text: string }) {
  return (
    <section class="narrow empty">
      <img src="/motifs/mangrove.svg" width="240" height="187" alt="" />
      <h1>{title}</h1>
      <p>{text}</p>
      <a class="button" href={hrefTo(state, { name: 'menu' })}>
        {wordsOf(state).toShop}
      </a>
    </section>
  )
}

/** None yet, none that could be read, or a device that the hotel does not know: only the first is said to be none. */
export function NoOrders({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  // The answer is a moment away, and what would be said until then is not known to be so.
  const isOfNone = state.session.is === 'none'
  if (!isOfNone && state.ordersRead === null && !state.offline) return null
  if (isOfNone && !state.tablet)
    return <Empty state={state} title={words.notKnown} text={words.notKnownText} />
  return state.ordersRead || isOfNone ? (
    <Empty state={state} title={words.noOrders} text={words.noOrdersText} />
  ) : (
    <Empty state={state} title={words.ordersUnread} text={words.ordersUnreadText} />
  )
}

export function CallDesk({ state, quiet = true }: { state: GuestState; quiet?: boolean }) {
  const phone = state.menu?.outlet.phone.trim()
  if (phone === undefined) return null
  // A room's tablet dials nowhere, and no phone an extension of the house: they say which number the room's telephone does.
  if (state.tablet || !isDialable(phone)) {
    const words = wordsOf(state)
    return (
      <p class="call">
        <Icon d={phone === '' ? BELL : PHONE_SET} />
        {phone === '' ? words.askDesk : state.tablet ? words.callNumber(phone) : words.callInside(phone)}
      </p>
    )
  }
  return (
    <a class={`button wide${quiet ? ' quiet' : ''}`} href={`tel:${phone}`} data-outside>
      <Icon d={PHONE_SET} />
      {wordsOf(state).call}
    </a>
  )
}

/** A quiet line in the flow: what is the matter, what is kept, what to do. */
export function Notice({
  icon,
  alert,
  children,
}: {
  icon: string
  alert?: boolean
  children: ComponentChildren
}) {
  return (
    <div class={`notice narrow${alert ? ' alert' : ''}`} role={alert ? 'alert' : 'status'}>
      <Icon d={icon} />
      <div>{children}</div>
    </div>
  )
}
