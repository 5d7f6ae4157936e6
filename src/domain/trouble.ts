/** An outlet in trouble: orders at which nobody has looked for so long that its agency is told. By number alone. */

import { hasReached, unseenForMs } from './escalation.ts'
import type { Hours } from './hours.ts'
import type { Order } from './order.ts'
import type { Milliseconds } from './time.ts'

export interface Trouble {
  /** How many orders; one at least. */
  readonly unseen: number
  /** Since when the longest of them calls. */
  readonly since: Milliseconds
}

/** `null`: none is unseen for so long. */
export function troubleOf(
  orders: readonly Pick<Order, 'state' | 'deliver' | 'receivedAt'>[],
  hours: Hours,
  nowMs: Milliseconds,
): Trouble | null {
  const unseen = orders.map(order => unseenForMs(order, hours, nowMs)).filter(isTold)
  return unseen.length === 0 ? null : { unseen: unseen.length, since: nowMs - Math.max(...unseen) }
}

function isTold(unseenMs: Milliseconds | null): unseenMs is Milliseconds {
  return hasReached('agency', unseenMs)
}

/** As it is told: how many, and the second since when. */
export function troubleLine({ unseen, since }: Trouble): string {
  return `${unseen} ${Math.floor(since / 1_000)}`
}

const LINE = /^([1-9]\d{0,5}) (\d{1,11})$/

/** `null`: it is no such line. */
export function readTrouble(line: string): Trouble | null {
  const [, unseen, seconds] = LINE.exec(line) ?? []
  return unseen === undefined ? null : { unseen: Number(unseen), since: Number(seconds) * 1_000 }
}
