/** A list that the server looks through: asked again when what is looked for is another, or when it is told to. */
import { useEffect, useState } from 'preact/hooks'
import type { Reply } from './api.ts'
import { useLookAgain } from './rights.ts'

/** What is typed waits for the next letter. */
const TYPING_MS = 200

type Refusal = Extract<Reply<unknown>, { ok: false }>['code']

export interface Listing<Of> {
  /** Of the answer before, until there is the next; `null` until there is one. */
  readonly listed: Of | null
  /** Why there is no next. */
  readonly trouble: Refusal | null
  readonly again: () => void
}

export function useListing<Of>(
  asked: string,
  ask: (query: string) => Promise<Reply<Of>>,
  onSignedOut: () => void,
): Listing<Of> {
  const [listed, setListed] = useState<Of | null>(null)
  const [trouble, setTrouble] = useState<Refusal | null>(null)
  const [attempt, setAttempt] = useState(0)
  const lookAgain = useLookAgain()
  useEffect(() => {
    let current = true
    const read = () =>
      void ask(asked).then(reply => {
        // A slower answer to an earlier question must not stand under the present one.
        if (!current) return
        if (!reply.ok && reply.code === 'session-required') return onSignedOut()
        lookAgain(reply)
        setTrouble(reply.ok ? null : reply.code)
        if (reply.ok) setListed(reply.value)
      })
    const wait = setTimeout(read, listed === null ? 0 : TYPING_MS)
    return () => {
      current = false
      clearTimeout(wait)
    }
  }, [asked, attempt])
  return { listed, trouble, again: () => setAttempt(attempt + 1) }
}
