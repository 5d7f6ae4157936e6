/** What rings in vain, on every screen of every terminal until somebody sees it: who was told, when, and what comes next. */
import type { OrderView } from '../../../contract/order.ts'
import { nextRung, RUNG_AFTER_MS, unseenForMs } from '../../../domain/escalation.ts'
import { callsFrom } from '../../../domain/hours.ts'
import { MINUTE_MS } from '../../../domain/time.ts'
import { BELL, Icon } from '../../ui/icon.tsx'
import { Told } from '../order/told.tsx'
import { pinnedAs } from '../parts/pinned.ts'
import { roomsOf } from '../parts/rooms-of.ts'
import { Shape } from '../parts/shape.tsx'
import { useSpeech } from '../speech.ts'
import { useServerNow, wallTime } from '../time.ts'
import { useDesk } from './desk-context.ts'

const TICK_MS = 5_000

/** The longest waiting first: of that it is said who was told. */
export function Ringing({ orders }: { orders: readonly OrderView[] }) {
  const { say } = useSpeech()
  const { outlet } = useDesk()
  const nowMs = useServerNow(TICK_MS)
  const [longest] = orders
  if (longest === undefined) return null
  const unseenMs = unseenForMs(longest, outlet, nowMs) ?? 0
  return (
    <section ref={pinnedAs.ringing} class="ringing" aria-live="assertive">
      <h2>
        <Icon d={BELL} />
        <span>
          {say.ringing(Math.floor(unseenMs / MINUTE_MS), roomsOf(orders))}
          <small>{say.ringingHelp}</small>
        </span>
      </h2>
      <Told told={longest.told ?? []}>
        <Next order={longest} unseenMs={unseenMs} />
      </Told>
    </section>
  )
}

function Next({ order, unseenMs }: { order: OrderView; unseenMs: number }) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  const tellsPhones = order.told?.some(({ way }) => way === 'gateway' || way === 'push') === true
  const next = nextRung(unseenMs)
  const rung = next === 'second' && !tellsPhones ? 'guest' : next
  if (rung !== 'second' && rung !== 'guest') return null
  const atMs = callsFrom(order, outlet) + RUNG_AFTER_MS[rung]
  return (
    <li class="next">
      <Shape look="later" />
      <b class="num">{wallTime(atMs, outlet.zone, language)}</b> {say.told.next[rung]}
    </li>
  )
}
