/** Who is at the desk: an unknown device enrols, a known one asks for the person, a person gets the screens. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OutletId } from '../../../domain/ids.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { useSending } from '../live/use-sending.ts'
import type { Screen } from '../screens.ts'
import { Shell } from '../shell/shell.tsx'
import { useSpeech } from '../speech.ts'
import { Enrol } from './enrol.tsx'
import { keepSession, keptSession, onSessionElsewhere, type SignInInfo } from './kept-session.ts'
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
  const [reply, look] = useDoor(outlet)
  const sending = useSending(outlet)

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
  if (session !== null)
    return (
      <Shell
        key={session.staff}
        info={info}
        session={session}
        sending={sending}
        screen={screen}
        onScreen={onScreen}
        signedOut={look}
      />
    )
  return enrolled ? (
    <SignIn info={info} onDone={look} waiting={<WaitingTaps sending={sending} />} />
  ) : (
    <Enrol info={info} onDone={look} />
  )
}

/** Asks who is at the desk, again whenever that may have changed. */
function useDoor(outlet: OutletId): [Reply<SignInInfo> | null, () => void] {
  const [reply, setReply] = useState<Reply<SignInInfo> | null>(null)
  const look = useCallback(() => {
    void ask<'deskSignIn'>('GET', `/api/desk/session?outlet=${outlet}`, { outlet }).then(next => {
      if (next.ok) keepSession(outlet, next.value)
      setReply(next)
    })
  }, [outlet])
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
  return [reply, look]
}
