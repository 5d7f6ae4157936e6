/** What stands on these screens, read together and anew after each deed; and how a deed is done. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { RouteAnswer } from '../../contract/routes.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ask, type Reply } from '../platform/api.ts'
import { useLookAgain, useMay } from '../platform/rights.ts'

export interface Known {
  readonly own: RouteAnswer<'own'>
  /** `null`: whoever looks may not add people. */
  readonly people: RouteAnswer<'people'>['people'] | null
  readonly access: RouteAnswer<'access'> | null
  /** Of the agency's alone. */
  readonly managers: RouteAnswer<'managers'>['outlets'] | null
}

/** What a part of these screens is given. */
export interface WorkProps {
  /** `null`: the agency. */
  readonly outlet: OutletId | null
  readonly known: Known
  readonly read: () => Promise<void>
}

/** Nothing for the agency, whose officers no outlet names. */
export const ofPlace = (outlet: OutletId | null) => (outlet === null ? {} : { outlet })

const READ_EVERY_MS = 15_000

export interface People {
  readonly known: Known | null
  readonly trouble: ProblemCode | 'offline' | null
  readonly read: () => Promise<void>
}

export function usePeople(outlet: OutletId | null, onSignedOut: () => void): People {
  const [known, setKnown] = useState<Known | null>(null)
  const [trouble, setTrouble] = useState<People['trouble']>(null)
  const ofAll = useMay()('people')
  const read = useCallback(async () => {
    const reply = await readAll(outlet, ofAll)
    if (reply.ok) setKnown(reply.value)
    setTrouble(reply.ok ? null : reply.code)
    if (!reply.ok && reply.code === 'session-required') onSignedOut()
  }, [outlet, onSignedOut, ofAll])
  useEffect(() => {
    void read()
    const timer = setInterval(() => document.visibilityState === 'visible' && void read(), READ_EVERY_MS)
    return () => clearInterval(timer)
  }, [read])
  return { known, trouble, read }
}

const NOT_ASKED = Promise.resolve(null)

async function readAll(outlet: OutletId | null, ofAll: boolean): Promise<Reply<Known>> {
  const at = ofPlace(outlet)
  const [own, people, access, managers] = await Promise.all([
    ask<'own'>('GET', '/api/own', at),
    ofAll ? ask<'people'>('GET', '/api/people', at) : NOT_ASKED,
    ofAll ? ask<'access'>('GET', '/api/people/access', at) : NOT_ASKED,
    ofAll && outlet === null ? ask<'managers'>('GET', '/api/agency/managers') : NOT_ASKED,
  ])
  if (!own.ok) return own
  const stopped = [people, access].find(reply => reply?.ok === false && reply.code !== 'not-allowed')
  if (stopped?.ok === false) return stopped
  return {
    ...own,
    value: {
      own: own.value,
      people: people?.ok === true ? people.value.people : null,
      access: access?.ok === true ? access.value : null,
      managers: managers?.ok === true ? managers.value.outlets : null,
    },
  }
}

export type Trouble = ProblemCode | 'offline' | null

/** A deed: what stood in its way, or nothing; afterwards all is read anew. */
export function useDeed(read: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const lookAgain = useLookAgain()
  async function run<Value>(deed: () => Promise<Reply<Value>>): Promise<Reply<Value>> {
    setBusy(true)
    setTrouble(null)
    const reply = await deed()
    lookAgain(reply)
    if (!reply.ok) setTrouble(reply.code)
    await read()
    setBusy(false)
    return reply
  }
  return { busy, trouble, run }
}
