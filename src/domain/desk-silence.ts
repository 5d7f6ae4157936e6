/**
 * A desk at which nobody is, while its outlet serves: guests can order, and nobody would hear it. Whoever is on duty is called
 * before an order has to wait, once for each silence, by what reaches people who look at no page.
 */
import { type Standing, type Telling, tellingsDue } from './escalation.ts'
import { type Hours, servedBetween } from './hours.ts'
import { DAY_MS, MINUTE_MS, type Milliseconds } from './time.ts'

/** A desk that comes and goes, as on a weak Wi-Fi, calls nobody again so soon after it was told of. */
export const CALLED_AGAIN_AFTER_MS = 15 * MINUTE_MS

/** Of a desk that was not heard for a day, or never: the same however often it is asked. */
const EVER: Milliseconds = 0

/**
 * Since when nobody is at the desk: since it was heard last, or since the service began; hours that touch are one. `null`: nobody
 * serves. `lastHeardMs`: `null` where nobody knows of any.
 */
export function silentSince(
  lastHeardMs: Milliseconds | null,
  hours: Hours,
  nowMs: Milliseconds,
): Milliseconds | null {
  const fromMs = Math.max(lastHeardMs ?? EVER, nowMs - DAY_MS)
  const spans = servedBetween(hours, fromMs, nowMs)
  const last = spans[spans.length - 1]
  if (last === undefined || fromMs + last[1] * MINUTE_MS < nowMs) return null
  if (last[0] > 0) return fromMs + last[0] * MINUTE_MS
  return fromMs === lastHeardMs ? lastHeardMs : EVER
}

export interface Silent extends Omit<Standing, 'unseenMs'> {
  readonly since: Milliseconds
  /** Since when this program listens: what was said while it was away, nobody heard. */
  readonly listensSince: Milliseconds
  /** When anybody was told of another silence of this desk; `null`: never. */
  readonly calledBefore: Milliseconds | null
}

/** Who is to be told of it now: as of an order that is unseen for so long, by phones and gateways alone. */
export function callsOfDesk(silent: Silent, nowMs: Milliseconds): Telling[] {
  const { since, listensSince, calledBefore, ...standing } = silent
  const rests = calledBefore !== null && nowMs - calledBefore < CALLED_AGAIN_AFTER_MS
  if (rests && silent.told.length === 0) return []
  const unseenMs = nowMs - Math.max(since, listensSince)
  return tellingsDue({ ...standing, unseenMs }, nowMs).filter(({ recipient }) => recipient !== '')
}
