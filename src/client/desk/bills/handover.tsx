/**
 * What one shift leaves to the next, on one page and one sheet of paper: what waits, what was promised, what stands open, and the
 * drawer. It writes nothing itself: a drawer is counted by its own rule, and whoever takes over signs in with their own PIN.
 */
import './bills.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import type { OpenList } from '../../../contract/payments.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { usePaperSize } from '../../platform/paper-size.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { State } from '../../ui/office/state.tsx'
import { deskPath } from '../address.ts'
import { LOOKS, sortBoard } from '../board/lateness.ts'
import { Dues, GoodsOf } from '../board/order-parts.tsx'
import { urgencyOf } from '../board/urgency.ts'
import { roomsIn } from '../live/use-rooms.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { useServerNow, wallMoment, wallTime } from '../time.ts'
import { Drawers } from './drawer.tsx'
import { usePaying, WithPaying } from './words.tsx'

export function HandOver() {
  return (
    <WithPaying>
      <Page />
    </WithPaying>
  )
}

const TICK_MS = 10_000

function Page() {
  const { handover: say } = usePaying()
  const { say: desk } = useSpeech()
  const { outlet, live } = useDesk()
  const nowMs = useServerNow(TICK_MS)
  usePaperSize('size: A4; margin: 12mm')
  return (
    <div class="handover">
      <div class="tools">
        <div class="grow">
          <h2>{desk.titles.handover}</h2>
          <p>
            {live.desk !== null && say.help(live.desk.staff)}{' '}
            <span class="num">
              {outlet.name}, {wallMoment(nowMs, outlet.zone, desk.date)}
            </span>
          </p>
        </div>
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon d={PRINT} />
          {say.print}
        </button>
      </div>
      <div class="handed">
        <Waiting nowMs={nowMs} />
        <div>
          <Promised />
          <Open />
        </div>
      </div>
      <Drawers />
      <Signed />
    </div>
  )
}

interface PartProps {
  readonly number: number
  readonly title: string
  readonly children: ComponentChildren
}

function Part({ number, title, children }: PartProps) {
  return (
    <section>
      <h3>
        <b class="num">{number}</b> {title}
      </h3>
      {children}
    </section>
  )
}

/** The most urgent first; what is for later comes after. */
function Waiting({ nowMs }: { nowMs: number }) {
  const { handover: say } = usePaying()
  const { outlet, steps } = useDesk()
  const { rows } = sortBoard(steps.orders, nowMs, outlet)
  const { say: desk, language } = useSpeech()
  return (
    <Part number={1} title={say.waiting}>
      {rows.length === 0 && <p>{say.waitingNone}</p>}
      <ol class="stops">
        {rows.map(({ order, lateness }) => {
          const { big, word } = urgencyOf({ order, lateness }, { nowMs, hours: outlet, language, say: desk })
          const look = LOOKS[lateness]
          return (
            <li key={order.id}>
              <b class={`flap small num ${look}`}>{order.room}</b>
              <div>
                <State look={look === 'later' ? 'waiting' : look}>
                  {big}, {word}
                </State>
                <small>
                  {order.by === undefined || order.state === 'placed'
                    ? desk.states[order.state]
                    : desk.stateBy(desk.states[order.state], order.by)}
                </small>
                <GoodsOf orders={[order]} />
                <p class="how">
                  <Dues orders={[order]} />
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </Part>
  )
}

/** What somebody was told they would have: a time, a bag at check-out, what a guest wrote, a room that is closed. */
function Promised() {
  const { handover: say } = usePaying()
  const { say: desk } = useSpeech()
  const { steps, rooms } = useDesk()
  const wanted = steps.orders.filter(({ deliver, note }) => deliver.when !== 'now' || note !== undefined)
  const closed = roomsIn(rooms).flatMap(({ room, closed: why }) =>
    why === undefined ? [] : [{ room, ...why }],
  )
  return (
    <Part number={2} title={say.promised}>
      {wanted.length + closed.length === 0 && <p>{say.promisedNone}</p>}
      <ul class="promises">
        {wanted.map(order => (
          <li key={order.id}>
            <b class="num">{desk.roomTitle(order.room)}</b>
            <Wanted order={order} />
          </li>
        ))}
        {closed.map(({ room, reason, to }) => (
          <li key={room}>
            <b class="num">{desk.roomTitle(room)}</b>
            <small>{say.closed(reason, to)}</small>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Wanted({ order }: { order: OrderView }) {
  const { handover: say } = usePaying()
  return (
    <>
      {order.deliver.when !== 'now' && (
        <p class="how">
          <Dues orders={[order]} />
        </p>
      )}
      {order.note !== undefined && <small>{say.note(order.note)}</small>}
    </>
  )
}

/** Kwitansi without an answer, phones that are reached by nothing, taps that wait for somebody. */
function Open() {
  const words = usePaying()
  const { handover: say } = words
  const { say: desk, language } = useSpeech()
  const { outlet, steps, live } = useDesk()
  const list = useOpen()
  const channels = live.desk?.channels
  const lines = [
    ...Array.from(steps.others, ([name, taps]) => say.taps(taps.length, name)),
    ...(channels === undefined
      ? []
      : [
          channels.failing > 0
            ? desk.channels.failing(channels.failing)
            : desk.channels.unproved(channels.unproved),
        ]),
  ]
  return (
    <Part number={3} title={say.open}>
      {list !== null && (
        <p>
          {list.open.count === 0 ? (
            <State look="ok">{say.openNone}</State>
          ) : (
            <State look={list.untold.count > 0 ? 'late' : 'soon'}>
              {words.openSum(list.open.count, formatRupiah(list.open.rupiah))},{' '}
              {words.untoldSum(list.untold.count)}
            </State>
          )}{' '}
          <small>{say.closesAt(wallTime(toMilliseconds(list.closesAt), outlet.zone, language))}</small>
        </p>
      )}
      {lines.map(line => (
        <p key={line}>
          <State look="soon">{line}</State>
        </p>
      ))}
      <a class="button quiet" href={deskPath(outlet.slug, 'bills')}>
        {say.toOpen}
      </a>
    </Part>
  )
}

/** Its first page says how much there is in all. */
function useOpen(): OpenList | null {
  const { outlet, rooms, steps } = useDesk()
  const [list, setList] = useState<OpenList | null>(null)
  useEffect(() => {
    let isWanted = true
    void ask<'openList'>('GET', `/api/desk/open-list?outlet=${outlet.slug}`, { outlet: outlet.slug }).then(
      reply => isWanted && reply.ok && setList(reply.value),
    )
    return () => {
      isWanted = false
    }
  }, [outlet.slug, rooms.reply, steps.said])
  return list
}

/** On paper alone: what no field has room for, and two names. */
function Signed() {
  const { handover: say } = usePaying()
  return (
    <div class="signed only-paper" aria-hidden="true">
      <p class="handwritten">{say.handwritten}</p>
      <p>{say.gives}</p>
      <p>{say.takes}</p>
    </div>
  )
}
