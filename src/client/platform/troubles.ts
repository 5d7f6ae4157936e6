/** Outlets in trouble, as the agency is told of them: read anew while somebody looks. */
import { useEffect, useState } from 'preact/hooks'
import type { RouteAnswer } from '../../contract/routes.ts'
import { ask, type Reply } from './api.ts'
import { readWhileSeen } from './while-seen.ts'

const READ_EVERY_MS = 15_000

type Troubles = RouteAnswer<'troubles'>

/** `null` until it is heard; what cannot be read changes nothing of what was, and is said by `reply`. */
export function useTroubles(): { readonly known: Troubles | null; readonly reply: Reply<Troubles> | null } {
  const [known, setKnown] = useState<Troubles | null>(null)
  const [reply, setReply] = useState<Reply<Troubles> | null>(null)
  useEffect(() => {
    const read = () =>
      void ask<'troubles'>('GET', '/api/agency/troubles').then(now => {
        setReply(now)
        if (now.ok) setKnown(now.value)
      })
    return readWhileSeen(read, READ_EVERY_MS)
  }, [])
  return { known, reply }
}
