/**
 * What whoever is signed in may, for the screens of the page: by the same words as the server's, so that nobody meets what would
 * be refused to them. The server decides all the same.
 */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Right } from '../../domain/rights.ts'
import type { Reply } from './api.ts'

export const Rights = createContext<readonly Right[]>([])

/** `may('register')`: is that theirs? */
export function useMay(): (right: Right) => boolean {
  const rights = useContext(Rights)
  return right => rights.includes(right)
}

/** Looks at it again who is here and what they may. */
export const LookAgain = createContext<() => void>(() => undefined)

/** For an answer of the server's: where it refuses for want of a right, that may have been taken away since. */
export function useLookAgain(): (reply: Reply<unknown>) => void {
  const look = useContext(LookAgain)
  return reply => {
    if (!reply.ok && reply.code === 'not-allowed') look()
  }
}
