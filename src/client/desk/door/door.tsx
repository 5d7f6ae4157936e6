/** Who is at the desk: an unknown device enrols, a known one asks for the person, a person gets the screens. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ClerkName, OutletId } from '../../../domain/ids.ts'
import { DESK_PLACES, mayFind, OUTLET_RIGHTS, readRights } from '../../../domain/rights.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { Rights } from '../../platform/rights.ts'
import { useSending } from '../live/use-sending.ts'
import type { Screen } from '../screens.ts'
import { createDesks } from '../shell/kept.ts'
import { Shell } from '../shell/shell.tsx'
import { useSpeech } from '../speech.ts'
import { Enrol } from './enrol.tsx'
import { keepSession, keptSession, onSessionElsewhere, type SignInInfo } from './kept-session.ts'
import { NotServing } from './not-serving.tsx'
import { SignIn } from './sign-in.tsx'
import { Threshold } from './threshold.tsx'
import { WaitingTaps } from './waiting-taps.tsx'

export interface DoorProps {
  readonly outlet: OutletId
  readonly screen: Screen
  readonly onScreen: (screen: Screen) => void
}

/** Answers that say nothing of who is signed in: the desk goes by what it last knew. */
const UNHEARD: readonly string[] = ['offline', 'busy', 'fault', 'too-many']

export function Door({ outlet, screen, onScreen }: DoorProps) {
  const { say, problem } = useSpeech()
  const { reply, look, left, ended } = useDoor(outlet)
  const sending = useSending(outlet)
  const [desks] = useState(() => createDesks(Date.now))

  if (reply === null || sending === null)
    return <Threshold title={say.title}>{<p role="status">{say.loading}</p>}</Threshold>
  const info = reply.ok ? reply.value : UNHEARD.includes(reply.code) ? keptSession(outlet) : null
  if (info === null)
    return (
      <Threshold title={say.title}>
        <p role="alert">{!reply.ok && problem(reply.code)}</p>
        <WaitingTaps sending={sending} />
        <p class="actions">
          <button type="button" class="button" onClick={look}>
            {say.retry}
          </button>
          <a class="button quiet" href="/desk/-">
            {say.outletTitle}
          </a>
        </p>
      </Threshold>
    )
  const { enrolled, session } = info
  const waiting = <WaitingTaps sending={sending} />
  // A server that says nothing of rights refuses by itself.
  const rights = session?.rights === undefined ? OUTLET_RIGHTS : readRights(OUTLET_RIGHTS, session.rights)
  if (session !== null && !mayFind(DESK_PLACES[screen], rights))
    return <NotServing info={info} session={session} onLeft={left} waiting={waiting} />
  if (session !== null)
    return (
      <Rights.Provider value={rights}>
        <Shell
          key={session.staff}
          info={info}
          session={session}
          sending={sending}
          screen={screen}
          onScreen={onScreen}
          signedOut={look}
          left={left}
          desks={desks}
        />
      </Rights.Provider>
    )
  return enrolled ? (
    <SignIn info={info} ended={ended} desks={desks} onDone={look} waiting={waiting} />
  ) : (
    <Enrol info={info} wasEnrolled={ended !== null} onDone={look} />
  )
}

/** Asks who is at the desk, again whenever that may have changed. */
function useDoor(outlet: OutletId) {
  const [reply, setReply] = useState<Reply<SignInInfo> | null>(null)
  /** Who was in when this was last heard, and whose session has ended since, not by their own hand. */
  const inside = useRef<ClerkName | null>(null)
  const [ended, setEnded] = useState<ClerkName | null>(null)
  const look = useCallback(() => {
    void ask<'deskSignIn'>('GET', `/api/desk/session?outlet=${outlet}`, { outlet }).then(next => {
      if (next.ok) {
        keepSession(outlet, next.value)
        const staff = next.value.session?.staff ?? null
        if (staff === null) setEnded(was => inside.current ?? was)
        else setEnded(null)
        inside.current = staff
      }
      setReply(next)
    })
  }, [outlet])
  const left = useCallback(() => {
    inside.current = null
    setEnded(null)
    look()
  }, [look])
  useEffect(() => {
    look()
    return onSessionElsewhere(outlet, look)
  }, [outlet, look])
  const isUnheard = reply !== null && !reply.ok
  useEffect(() => {
    if (!isUnheard) return
    addEventListener('online', look)
    return () => removeEventListener('online', look)
  }, [isUnheard, look])
  return { reply, look, left, ended }
}
