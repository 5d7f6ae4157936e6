/**
 * Looks for orders that nobody has seen and for desks at which nobody is, tells people of them in turns, notes what has not arrived, and
 * tells that it is over. By the rows alone: whatever process wrote them, and whatever became of it. Each goes by itself: a gateway that does not answer holds up
 * nobody else's.
 */
import type { Logger } from 'pino'
import type { Rung } from '../../domain/escalation.ts'
import { lostTellings, noteLost } from '../usecases/escalation/arrivals.ts'
import { type Shown, shownAndOver, tellOver } from '../usecases/escalation/close.ts'
import { desksToTellOf, tellOfDesk } from '../usecases/escalation/desk-silence.ts'
import { escalate, ordersToTellOf } from '../usecases/escalation/escalate.ts'
import type { Reaching } from '../usecases/escalation/reach.ts'
import type { Loop } from './loop.ts'

/** Somebody is told this late at most. */
export const LOOK_EVERY_MS = 5_000
/** What is told of at the same time; the rest comes at the next turn. */
const AT_ONCE_MAX = 64

export interface Due {
  /** No two of a name are told at once. */
  readonly name: string
  readonly tell: () => Promise<void>
}

/** All that is due at this turn. `listensSince`: since when this program hears desks. */
export async function dueNow(world: Reaching, listensSince: number): Promise<Due[]> {
  const lost = await lostTellings(world)
  const unseen = await ordersToTellOf(world)
  const desks = await desksToTellOf(world, listensSince)
  const over = await shownAndOver(world)
  return [
    ...lost.map(one => ({ name: nameOf('lost', one), tell: () => noteLost(world, one) })),
    ...unseen.map(one => ({ name: `${one.outlet} ${one.order}`, tell: () => escalate(world, one) })),
    ...desks.map(outlet => ({ name: outlet, tell: () => tellOfDesk(world, outlet, listensSince) })),
    ...over.map(one => ({ name: nameOf('over', one), tell: () => tellOver(world, one) })),
  ]
}

/** Of one browser many orders are told of at once, each by itself. */
function nameOf(what: 'lost' | 'over', one: Shown & { readonly rung?: Rung }): string {
  const { outlet, of, rung = '', recipient } = one
  return `${outlet} ${what} ${'order' in of ? of.order : of.silentSince} ${rung} ${recipient}`
}

export function startEscalating(world: Reaching, log: Logger): Loop {
  const telling = new Map<string, Promise<void>>()
  const listensSince = world.clock.now()
  let round: Promise<void> = Promise.resolve()
  let isStopped = false

  function begin({ name, tell }: Due): void {
    if (isStopped || telling.has(name) || telling.size >= AT_ONCE_MAX) return
    const told = tell()
      .catch(fault => log.error({ err: fault, name }, 'will be told of at the next turn'))
      .finally(() => telling.delete(name))
    telling.set(name, told)
  }

  function look(): void {
    round = round
      .then(async () => {
        for (const due of await dueNow(world, listensSince)) begin(due)
      })
      .catch(fault =>
        log.error({ err: fault }, 'what is silent could not be listed and will be at the next turn'),
      )
  }

  const timer = setInterval(look, LOOK_EVERY_MS)
  look()

  return {
    /** What is on its way is waited for, as long as the courier lets it. */
    async stop() {
      isStopped = true
      clearInterval(timer)
      await round
      await Promise.all(telling.values())
    },
  }
}
