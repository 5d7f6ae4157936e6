/** Around every screen: the bar, what is wrong just now, what waits to be sent. Bell and presence live here. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DeskSession } from '../../../contract/desk.ts'
import type { OrderView } from '../../../contract/order.ts'
import { UNSEEN_ALARM_MS } from '../../../domain/staff.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import type { Screen } from '../address.ts'
import { BoardScreen } from '../board/board-screen.tsx'
import { Documents } from '../documents/documents.tsx'
import type { SignInInfo } from '../door/door.tsx'
import type { Sending } from '../live/sending.ts'
import { forgetBoard, useBoard } from '../live/use-board.ts'
import { usePresence } from '../live/use-presence.ts'
import { useRooms } from '../live/use-rooms.ts'
import { useSteps } from '../live/use-steps.ts'
import { useTicks } from '../live/use-ticks.ts'
import { Rooms } from '../rooms/rooms.tsx'
import { dropProof } from '../sound/proof.ts'
import { useSound } from '../sound/use-sound.ts'
import { useSpeech } from '../speech.ts'
import { useNow } from '../time.ts'
import { Alarms } from './alarms.tsx'
import { Bar } from './bar.tsx'
import { Confirmations } from './confirmations.tsx'
import { DeskContext } from './desk-context.ts'
import { LeaveSheet } from './leave-sheet.tsx'
import { Toast } from './toast.tsx'

export interface ShellProps {
  readonly info: SignInInfo
  readonly session: DeskSession
  readonly sending: Sending
  readonly screen: Screen
  readonly onScreen: (screen: Screen) => void
  readonly signedOut: () => void
}

const RING_EVERY_S = 5
/** An order unseen for too long rings faster. */
const URGENT_EVERY_S = 3
const LINE_SHOWN_MS = 10_000
const SCREEN_OF = { board: BoardScreen, rooms: Rooms, documents: Documents } satisfies Record<Screen, unknown>

export function Shell({ info, session, sending, screen, onScreen, signedOut }: ShellProps) {
  const { say, problem } = useSpeech()
  const outlet = info.outlet.slug
  const live = useBoard(outlet, session.staff, signedOut)
  const steps = useSteps(sending, session.staff, live, signedOut)
  const rooms = useRooms(outlet, live.roomsTurn)
  const [line, tell] = usePassingLine()
  const unseen = useUnseen(steps.orders, live.clockOffsetMs)

  const onTick = useTicks()
  const everyS = unseen.all.length === 0 ? null : unseen.tooLong.length > 0 ? URGENT_EVERY_S : RING_EVERY_S
  const sound = useSound({ who: `${outlet} ${session.staff}`, everyS, onTick })
  usePresence({
    outlet,
    sound: sound.state === 'working',
    heard: live.heard,
    lost: live.lost,
    signedOut,
    onTick,
  })
  useChime(live.desk?.confirmations.length ?? 0, sound.chime)

  /** What stands in the way of leaving, in words; `null` while nobody wants to. */
  const [leaving, setLeaving] = useState<string | null>(null)
  const leave = useCallback(async () => {
    const reply = await ask<'closeDeskSession'>('POST', '/api/desk/session/end', { outlet })
    if (!reply.ok && reply.code !== 'session-required') return setLeaving(problem(reply.code))
    dropProof()
    await forgetBoard(outlet)
    signedOut()
  }, [outlet, signedOut, problem])
  /** What can go out does so first; what cannot waits for this clerk, who is told. */
  const change = useCallback(async () => {
    if (live.connection.is) await steps.flush()
    if (sending.waitsFor(session.staff) === 0) await leave()
    else setLeaving('')
  }, [live.connection.is, steps.flush, sending, session.staff, leave])

  const now = useMemo(
    () => ({ outlet: info.outlet, live, steps, rooms, tell, signedOut }),
    [info.outlet, live, steps, rooms, tell, signedOut],
  )
  useEffect(() => {
    document.title = `${say.titles[screen]} · ${info.outlet.name}`
  }, [say, screen, info.outlet.name])
  const Screen = SCREEN_OF[screen]

  return (
    <DeskContext.Provider value={now}>
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <Bar screen={screen} onScreen={onScreen} staff={session.staff} sound={sound} onLeave={change} />
      <Alarms sound={sound} unseenTooLong={unseen.tooLong} />
      <Confirmations />
      <main id="main" tabIndex={-1}>
        <Screen />
        {leaving !== null && (
          <LeaveSheet trouble={leaving} onLeave={leave} onClose={() => setLeaving(null)} />
        )}
      </main>
      <Toast line={line} />
      <p class="visually-hidden" aria-live="assertive">
        {unseen.newest !== null && say.newOrder(unseen.newest.room)}
      </p>
    </DeskContext.Provider>
  )
}

/** What was done is said, and then leaves room for the next. */
function usePassingLine(): [string, (line: string) => void] {
  const [line, setLine] = useState('')
  useEffect(() => {
    if (line === '') return
    const timer = setTimeout(() => setLine(''), LINE_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [line])
  return [line, setLine]
}

interface Unseen {
  readonly all: readonly OrderView[]
  readonly tooLong: readonly OrderView[]
  readonly newest: OrderView | null
}

const LOOK_EVERY_MS = 5_000

function useUnseen(orders: readonly OrderView[], clockOffsetMs: number): Unseen {
  const nowMs = useNow(LOOK_EVERY_MS, clockOffsetMs)
  return useMemo(() => {
    const all = orders
      .filter(order => order.state === 'placed')
      .sort((a, b) => toMilliseconds(a.receivedAt) - toMilliseconds(b.receivedAt))
    return {
      all,
      tooLong: all.filter(order => nowMs - toMilliseconds(order.receivedAt) >= UNSEEN_ALARM_MS),
      newest: all[all.length - 1] ?? null,
    }
  }, [orders, nowMs])
}

/** One soft stroke when another phone waits. */
function useChime(waiting: number, chime: () => void): void {
  const before = useRef(0)
  useEffect(() => {
    if (waiting > before.current) chime()
    before.current = waiting
  }, [waiting, chime])
}
