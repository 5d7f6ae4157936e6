/** What the server says of what is asked for; while it is asked anew, the last answer stays to be read. */
import { useEffect, useState } from 'preact/hooks'
import type { Reply } from '../platform/api.ts'
import { useLookAgain } from '../platform/rights.ts'

export type AnswerState = 'reading' | 'read' | 'failed'

/** `search`: the address's query, `null` where nothing can be asked for. `onRead` hears each answer that stands. */
export function useAnswer<Value>(
  search: string | null,
  ask: (search: string) => Promise<Reply<Value>>,
  { onSignedOut, onRead }: { readonly onSignedOut: () => void; readonly onRead?: (value: Value) => void },
) {
  const [attempt, setAttempt] = useState(0)
  const [read, setRead] = useState<Value | null>(null)
  const [state, setState] = useState<AnswerState>('reading')
  const lookAgain = useLookAgain()
  useEffect(() => {
    if (search === null) return
    let current = true
    setState('reading')
    void ask(search).then(reply => {
      // A slower answer to an earlier choice must not stand under the present one.
      if (!current) return
      lookAgain(reply)
      if (!reply.ok) return reply.code === 'session-required' ? onSignedOut() : setState('failed')
      setRead(reply.value)
      setState('read')
      onRead?.(reply.value)
    })
    return () => {
      current = false
    }
  }, [search, attempt])
  return { read, state, again: () => setAttempt(now => now + 1) }
}
