/** The outlet that is managed, and what happens when its session has run out. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { RouteAnswer } from '../../contract/routes.ts'
import type { ClerkName } from '../../domain/ids.ts'
import type { Reply } from '../platform/api.ts'
import { useLookAgain } from '../platform/rights.ts'
import { useSay } from './words.ts'

export type SignInAnswer = RouteAnswer<'deskSignIn'>

export interface Place {
  readonly outlet: SignInAnswer['outlet']
  /** Who is signed in here. */
  readonly staff: ClerkName
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
  const lookAgain = useLookAgain()
  return reply => {
    if (reply.code === 'session-required') onSignedOut()
    lookAgain(reply)
    return problems[reply.code] ?? problems.invalid
  }
}
