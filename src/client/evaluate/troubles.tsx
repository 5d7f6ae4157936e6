/** Outlets in trouble: where nobody has looked at orders for a quarter of an hour. How many, since when, and whom to call; nothing else. */
import './troubles.css'
import { useEffect } from 'preact/hooks'
import type { OutletTrouble } from '../../contract/trouble.ts'
import { isDialable } from '../../domain/outlet.ts'
import { MINUTE_MS } from '../../domain/time.ts'
import { useLookAgain } from '../platform/rights.ts'
import { useTroubles } from '../platform/troubles.ts'
import { Said } from '../ui/office/said.tsx'
import { useSay } from './words.ts'

export function Troubles({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const { known, reply } = useTroubles()
  const lookAgain = useLookAgain()
  const { troubles } = words
  useEffect(() => {
    if (reply === null || reply.ok) return
    lookAgain(reply)
    if (reply.code === 'session-required') onSignedOut()
  }, [reply])
  return (
    <main class="report troubles">
      <h1>{troubles.title}</h1>
      <p class="note">{troubles.lead}</p>
      {reply?.ok === false && (
        <Said look="soon" isAlert>
          <p>{troubles.failed}</p>
        </Said>
      )}
      <div role="status">
        {known === null ? reply === null && <p>{troubles.loading}</p> : <List {...known} />}
      </div>
    </main>
  )
}

function List({ outlets, now }: { outlets: readonly OutletTrouble[]; now: string }) {
  const { words, moment } = useSay()
  const { troubles } = words
  if (outlets.length === 0)
    return (
      <Said look="ok">
        <p>
          <b>{troubles.none}</b> {troubles.asOf(moment(now))}
        </p>
      </Said>
    )
  return (
    <ul class="troubled">
      {outlets.map(one => (
        <Row key={one.outlet} one={one} nowMs={Date.parse(now)} />
      ))}
    </ul>
  )
}

/** An outlet on a machine of its own says it again within ten minutes: later, nobody knows how it stands there. */
const FRESH_MS = 12 * MINUTE_MS

function Row({ one, nowMs }: { one: OutletTrouble; nowMs: number }) {
  const { words, integer, moment } = useSay()
  const { troubles } = words
  const { name, unseen, since, heardAt, phone } = one
  const minutes = Math.floor((nowMs - Date.parse(since)) / MINUTE_MS)
  const isOld = nowMs - Date.parse(heardAt) > FRESH_MS
  return (
    <li>
      <Said look="late">
        <h2>{name}</h2>
        <p>{troubles.waits(integer(unseen), integer(minutes))}</p>
        {isOld && <p class="note">{troubles.heard(moment(heardAt))}</p>}
        {phone !== undefined &&
          (isDialable(phone) ? (
            <a class="button quiet" href={`tel:${phone}`}>
              {troubles.call(phone)}
            </a>
          ) : (
            <p>{troubles.inside(phone)}</p>
          ))}
      </Said>
    </li>
  )
}
