/** The list as the server has it: read at first, after each deed, and now and then, for others settle things too. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Restored } from '../../contract/restored.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ask, type Reply } from '../platform/api.ts'
import { readWhileSeen } from '../platform/while-seen.ts'

const READ_EVERY_MS = 15_000

export type InDoubt = NonNullable<Restored['restored']>
export type Trouble = ProblemCode | 'offline'
/** As the desk's strip counts them: money is one thing to look at. */
export function countOf({ orders, stays, goods, due }: InDoubt): number {
  return orders.length + stays.length + goods.length + (due.count > 0 ? 1 : 0)
}

export type Run = (deed: () => Promise<Reply<unknown>>) => Promise<void>

export interface RestoredList {
  /** `undefined` until it was heard; `null`: nothing is in doubt. */
  readonly known: InDoubt | null | undefined
  readonly trouble: Trouble | null
  readonly isBusy: boolean
  readonly read: () => Promise<void>
  /** One at a time: does it, and reads the list again. */
  readonly run: Run
}

export function useRestored(outlet: OutletId, onSignedOut: () => void): RestoredList {
  const [known, setKnown] = useState<RestoredList['known']>(undefined)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isBusy, setBusy] = useState(false)
  const hear = useCallback(
    (code: Trouble) => {
      setTrouble(code)
      if (code === 'session-required') onSignedOut()
    },
    [onSignedOut],
  )
  const read = useCallback(async () => {
    const reply = await ask<'restored'>('GET', `/api/desk/restored?outlet=${outlet}`, { outlet })
    if (!reply.ok) return hear(reply.code)
    setKnown(reply.value.restored)
    setTrouble(null)
  }, [outlet, hear])
  const run = useCallback<Run>(
    async deed => {
      setBusy(true)
      const reply = await deed()
      await read()
      if (!reply.ok) hear(reply.code)
      setBusy(false)
    },
    [read, hear],
  )
  useEffect(() => readWhileSeen(() => void read(), READ_EVERY_MS), [read])
  return { known, trouble, isBusy, read, run }
}
