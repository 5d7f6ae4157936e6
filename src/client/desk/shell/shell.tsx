/** Around every screen: the bar, what is wrong just now, what waits to be sent. Bell and presence live here. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DeskSession } from '../../../contract/desk.ts'
import type { OrderView } from '../../../contract/order.ts'
import type { Hours } from '../../../domain/hours.ts'
import type { ClerkName } from '../../../domain/ids.ts'
import { isHeard, LOCK_MINUTES } from '../../../domain/lock.ts'
import { ask } from '../../platform/api.ts'
import { useProving } from '../../platform/prove-again.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { ProveAgain } from '../../ui/office/prove-again.tsx'
import { forgetAnswers } from '../bills/kept-answers.ts'
import type { SignInInfo } from '../door/kept-session.ts'
import type { Sending } from '../live/sending.ts'
import { forgetBoard, useBoard } from '../live/use-board.ts'
import { useLock } from '../live/use-lock.ts'
import { usePresence } from '../live/use-presence.ts'
import { useRooms } from '../live/use-rooms.ts'
import { useSteps } from '../live/use-steps.ts'
import { useTicks } from '../live/use-ticks.ts'
import { SCREENS, type Screen } from '../screens.ts'
import { type Calling, callingOf, ringEveryS } from '../sound/calling.ts'
import { dropProof } from '../sound/proof.ts'
import { useSound } from '../sound/use-sound.ts'
import { useSpeech } from '../speech.ts'
import { useServerNow } from '../time.ts'
import { Alarms } from './alarms.tsx'
import { Bar } from './bar.tsx'
import { Confirmations } from './confirmations.tsx'
import { DeskContext } from './desk-context.ts'
import type { Desks } from './kept.ts'
import { LeaveSheet } from './leave-sheet.tsx'
import { LockScreen } from './lock-screen.tsx'
import { Ringing } from './ringing.tsx'
import { Toast } from './toast.tsx'
import { type Typed, TypedContext } from './typed.ts'

export interface ShellProps {
  readonly info: SignInInfo
  readonly session: DeskSession
  readonly sending: Sending
  readonly screen: Screen
  readonly onScreen: (screen: Screen) => void
  /** Who is signed in may be another, or nobody. */
  readonly signedOut: () => void
  /** Whoever was has left. */
  readonly left: () => void
  readonly desks: Desks
}

const LINE_SHOWN_MS = 10_000

export function Shell({ info, session, sending, screen, onScreen, signedOut, left, desks }: ShellProps) {
  const { say, problem } = useSpeech()
  const outlet = info.outlet.slug
  const live = useBoard(outlet, session.staff, signedOut)
  const steps = useSteps(sending, session.staff, live, signedOut)
  const rooms = useRooms(outlet, live.roomsTurn)
  const typed = useReturn(desks, session.staff, onScreen)
  const [line, tell] = usePassingLine()
  const proving = useProving(outlet)
  /** As the board last told it: what was known at sign-in may be of yesterday. */
  const shown = live.desk?.outlet ?? info.outlet
  const calling = useCalling(steps.orders, shown)

  const onTick = useTicks()
  const sound = useSound({
    who: `${outlet} ${session.staff}`,
    everyS: ringEveryS(calling),
    isLouder: calling.isLouder,
    onTick,
  })
  const [locked, unlock] = useLock({
    outlet,
    isLocked: info.isLocked === true,
    minutes: (rooms.reply?.ok === true ? rooms.reply.value.lockMinutes : undefined) ?? LOCK_MINUTES.usual,
    isConnected: live.connection.is,
    onTick,
  })
  // Opened locked, a screen would ask for what it is not told, and never again.
  const wasOpen = useRef(!locked)
  if (!locked) wasOpen.current = true
  const takesNothing = usePresence({
    outlet,
    sound: sound.state === 'working' && isHeard(locked, calling.tooLong.length),
    isConnected: live.connection.is,
    heard: live.heard,
    lost: live.lost,
    signedOut,
    onTick,
  })
  useChime(live.desk?.confirmations.length ?? 0, sound.chime)
  useChime(calling.inSight.length, sound.ring)

  /** What stands in the way of leaving, in words; `null` while nobody wants to. */
  const [leaving, setLeaving] = useState<string | null>(null)
  const leave = useCallback(async () => {
    const reply = await ask<'closeDeskSession'>('POST', '/api/desk/session/end', { outlet })
    if (!reply.ok && reply.code !== 'session-required') return setLeaving(problem(reply.code))
    if (locked) desks.keep(session.staff, typed, screen)
    else forgetAnswers(outlet, session.staff)
    dropProof()
    await forgetBoard(outlet)
    left()
  }, [outlet, left, problem, desks, locked, session.staff, typed, screen])
  /** What can go out does so first; what cannot waits for this clerk, who is told. */
  const change = useCallback(async () => {
    if (live.connection.is) await steps.flush()
    if (sending.waitsFor(session.staff) === 0) await leave()
    else setLeaving('')
  }, [live.connection.is, steps.flush, sending, session.staff, leave])

  const now = useMemo(
    () => ({ outlet: shown, staff: session.staff, live, steps, rooms, tell, signedOut }),
    [shown, session.staff, live, steps, rooms, tell, signedOut],
  )
  useEffect(() => {
    document.title = `${say.titles[screen]} · ${info.outlet.name}`
  }, [say, screen, info.outlet.name])
  const Shown = SCREENS[screen]

  return (
    <DeskContext.Provider value={now}>
      {locked && (
        <LockScreen
          outlet={info.outlet}
          staff={session.staff}
          ringing={calling.inSight.length}
          onOpen={() => {
            unlock()
            rooms.reload()
            // By PIN a manager is a clerk from now on.
            signedOut()
          }}
          onOther={() => void change()}
        />
      )}
      <div class="opened" hidden={locked}>
        <a class="skip" href="#main">
          {say.skip}
        </a>
        <Bar screen={screen} onScreen={onScreen} staff={session.staff} sound={sound} onLeave={change} />
        <Boundary>
          <Ringing orders={calling.tooLong} />
        </Boundary>
        <Boundary>
          <Alarms sound={sound} takesNothing={takesNothing} />
        </Boundary>
        <Boundary>
          <Confirmations />
        </Boundary>
        <main id="main" tabIndex={-1}>
          <TypedContext.Provider value={typed}>
            <Boundary key={screen}>{wasOpen.current && <Shown />}</Boundary>
          </TypedContext.Provider>
        </main>
        {proving !== null && <ProveAgain words={say.proveAgain} {...proving} />}
        <Toast line={line} />
        <p class="visually-hidden" aria-live="assertive">
          {calling.newest !== null && say.newOrder(calling.newest.room)}
        </p>
      </div>
      {leaving !== null && <LeaveSheet trouble={leaving} onLeave={leave} onClose={() => setLeaving(null)} />}
    </DeskContext.Provider>
  )
}

/** What they left when another signed in at their locked desk, on the screen where they were. */
function useReturn(desks: Desks, staff: ClerkName, onScreen: (screen: Screen) => void): Typed {
  const [kept] = useState(() => desks.take(staff))
  const [typed] = useState<Typed>(() => kept?.typed ?? new Map())
  useEffect(() => {
    if (kept !== null) onScreen(kept.screen)
  }, [])
  return typed
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

const LOOK_EVERY_MS = 5_000

function useCalling(orders: readonly OrderView[], hours: Hours): Calling {
  const nowMs = useServerNow(LOOK_EVERY_MS)
  return useMemo(() => callingOf(orders, nowMs, hours), [orders, nowMs, hours])
}

/** Once for each that is added: a phone that waits, an order for later whose time is near. */
function useChime(waiting: number, chime: () => void): void {
  const before = useRef(0)
  useEffect(() => {
    if (waiting > before.current) chime()
    before.current = waiting
  }, [waiting, chime])
}
