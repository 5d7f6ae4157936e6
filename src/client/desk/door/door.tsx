/** Who is at the desk: an unknown device enrols, a known one asks for the person, a person gets the screens. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import type { DeskSignIn } from '../../../contract/desk.ts'
import { ask, type Reply } from '../../platform/api.ts'
import type { Screen } from '../address.ts'
import { Shell } from '../shell/shell.tsx'
import { useSpeech } from '../speech.ts'
import { Enrol } from './enrol.tsx'
import { SignIn } from './sign-in.tsx'
import { Threshold } from './threshold.tsx'

export type SignInInfo = z.output<typeof DeskSignIn>

export interface DoorProps {
  readonly outlet: string
  readonly screen: Screen
  readonly onScreen: (screen: Screen) => void
}

export function Door({ outlet, screen, onScreen }: DoorProps) {
  const { say, problem } = useSpeech()
  const [reply, setReply] = useState<Reply<SignInInfo> | null>(null)
  const look = useCallback(() => {
    void ask<'deskSignIn'>('GET', `/api/desk/session?outlet=${outlet}`, { outlet }).then(setReply)
  }, [outlet])
  useEffect(look, [look])

  if (reply === null) return <Threshold title={say.title}>{<p role="status">{say.loading}</p>}</Threshold>
  if (!reply.ok)
    return (
      <Threshold title={say.title}>
        <p role="alert">{problem(reply.code)}</p>
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
  const { enrolled, session } = reply.value
  if (session !== null)
    return (
      <Shell
        key={session.staff}
        info={reply.value}
        session={session}
        screen={screen}
        onScreen={onScreen}
        signedOut={look}
      />
    )
  return enrolled ? <SignIn info={reply.value} onDone={look} /> : <Enrol info={reply.value} onDone={look} />
}
