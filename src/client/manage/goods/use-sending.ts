/**
 * A paper on its way: written down on the device before it is first sent, and sent again with the same bytes under the same id
 * until it has a verdict, whatever the network or this page do meanwhile.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { GoodsNote } from '../../../contract/goods.ts'
import type { NoteId } from '../../../domain/ids.ts'
import type { Reply } from '../../platform/api.ts'
import { usePlace, useRefusal } from '../place.ts'
import { type Kept, keep, kept } from './kept.ts'

const AGAIN_AFTER_MS = 8_000
/** No verdict: the same may be taken later. */
const OF_THE_MOMENT = [
  'offline',
  'session-required',
  'prove-again',
  'too-many',
  'busy',
  'fault',
  'log-incomplete',
]

export interface Pending<Body> {
  readonly id: NoteId
  readonly body: Body
}

export type Told =
  | { readonly is: 'nothing' | 'sending' | 'offline' }
  | { readonly is: 'taken'; readonly note: GoodsNote }
  | { readonly is: 'refused'; readonly code: string; readonly sentence: string; readonly context: unknown }

export interface Sending<Body> {
  readonly pending: Pending<Body> | null
  readonly told: Told
  readonly onSend: (next: Pending<Body>) => void
  /** What was said is no longer of what stands there. */
  readonly onAnew: () => void
}

export function useSending<Body>(
  what: Kept,
  put: (next: Pending<Body>) => Promise<Reply<GoodsNote>>,
  then: (told: Told, sent: Pending<Body>) => void,
): Sending<Body> {
  const place = usePlace()
  const refusal = useRefusal()
  const [pending, setPending] = useState(() => kept<Pending<Body>>(place, what))
  const [told, setTold] = useState<Told>({ is: 'nothing' })
  const after = useRef(then)
  after.current = then
  const isTrying = useRef(false)
  const go = useCallback(async () => {
    if (pending === null || isTrying.current) return
    isTrying.current = true
    setTold(was => (was.is === 'offline' ? was : { is: 'sending' }))
    const reply = await put(pending)
    isTrying.current = false
    if (!reply.ok && OF_THE_MOMENT.includes(reply.code)) {
      if (reply.code === 'session-required') refusal(reply)
      return setTold({ is: 'offline' })
    }
    keep(place, what, null)
    setPending(null)
    const said: Told = reply.ok
      ? { is: 'taken', note: reply.value }
      : { is: 'refused', code: reply.code, sentence: refusal(reply), context: reply.context }
    setTold(said)
    after.current(said, pending)
  }, [pending])
  useTries(pending !== null, go)
  return {
    ...{ pending, told },
    onSend(next) {
      keep(place, what, next)
      setPending(next)
    },
    onAnew: () => setTold({ is: 'nothing' }),
  }
}

/** Once at once, again whenever there is a network, and every few seconds. */
function useTries(isOn: boolean, go: () => Promise<void>): void {
  useEffect(() => {
    if (!isOn) return
    const tryIt = () => void go()
    tryIt()
    const timer = setInterval(tryIt, AGAIN_AFTER_MS)
    addEventListener('online', tryIt)
    return () => {
      clearInterval(timer)
      removeEventListener('online', tryIt)
    }
  }, [isOn, go])
}
