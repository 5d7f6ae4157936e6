/** Trouble with what the log needs outside the database, and documents to seal and to push while it lasts. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import type { Chance } from '../engine/chance.ts'
import { aDelivery, BEGUN_MS, SPAN_MS, type Timed, UNDO_MS } from './deeds.ts'
import type { LogFault } from './faults.ts'

export function logTroubles(fault: LogFault, chance: Chance, times: (most: number) => number[]): Timed[] {
  const deliver = (atMs: number): Timed => [atMs, aDelivery(chance)]
  const isLong = fault === 'hub-away-for-days'
  if (fault === 'hub-restored') return hubPutBack(chance)
  return times(isLong ? 1 : 3).flatMap(atMs => {
    const forMs = isLong ? 3 * DAY_MS - HOUR_MS : chance.between(500, 15_000)
    const strikes: Timed[] = [
      [atMs, { do: 'log', fault, step: chance.between(1, 12), forMs }],
      deliver(atMs - UNDO_MS + chance.between(-2_000, 1_000)),
      deliver(atMs - UNDO_MS + chance.between(0, 10_000)),
    ]
    if (isLong)
      for (let night = 1; night <= 3; night++)
        strikes.push([atMs + night * 1_500, { do: 'pass', ms: DAY_MS }], deliver(atMs + night * 1_500 + 200))
    return strikes.map(([ms, deed]) => [Math.max(BEGUN_MS, ms), deed] as const)
  })
}

/** What the hub's backup lacks was pushed: its outlet finds out by itself, also while it issues nothing. */
function hubPutBack(chance: Chance): Timed[] {
  const backedUpMs = chance.between(BEGUN_MS, SPAN_MS / 2)
  const restoredMs = backedUpMs + chance.between(5_000, 12_000)
  const delivered = [0, 1].map(
    (): Timed => [Math.max(BEGUN_MS, restoredMs - UNDO_MS - chance.between(500, 5_000)), aDelivery(chance)],
  )
  return [
    [backedUpMs, { do: 'back-up-hub' }],
    ...delivered,
    [restoredMs, { do: 'log', fault: 'hub-restored', step: 0, forMs: 0 }],
    [SPAN_MS, { do: 'pass', ms: 40 * MINUTE_MS }],
  ]
}
