/** The outlet that is managed, and what happens when its session has run out. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { RouteAnswer } from '../../contract/routes.ts'
import type { Reply } from '../platform/api.ts'
import { useSay } from './words.ts'

export type SignInAnswer = RouteAnswer<'deskSignIn'>

export interface Place {
  readonly outlet: SignInAnswer['outlet']
  readonly onSignedOut: () => void
}

export const Managed = createContext<Place | null>(null)

export function usePlace(): Place {
  const place = useContext(Managed)
  if (place === null) throw new Error('a screen of the manager stands outside an outlet')
  return place
}

/** A refusal as a sentence; one for want of a session leads back to the sign-in. */
export function useRefusal(): (reply: Extract<Reply<unknown>, { ok: false }>) => string {
  const { problems } = useSay()
  const { onSignedOut } = usePlace()
  return reply => {
    if (reply.code === 'session-required') onSignedOut()
    return problems[reply.code] ?? problems.invalid
  }
}
