/**
 * Looks for orders that nobody has seen, and tells people of them in turns. By the rows alone: whatever process wrote them, and
 * whatever became of it. Each order goes by itself: a gateway that does not answer holds up nobody else's.
 */
import type { Logger } from 'pino'
import { escalate, ordersToTellOf, type Unseen } from '../usecases/escalation/escalate.ts'
import type { Reaching } from '../usecases/escalation/reach.ts'
import type { Loop } from './loop.ts'

/** Somebody is told this late at most. */
const LOOK_EVERY_MS = 5_000
/** Orders that are told of at the same time; the others come at the next turn. */
const AT_ONCE_MAX = 64

export function startEscalating(world: Reaching, log: Logger): Loop {
  const telling = new Map<string, Promise<void>>()
  let round: Promise<void> = Promise.resolve()
  let isStopped = false

  function tellOf(unseen: Unseen): void {
    const name = `${unseen.outlet} ${unseen.order}`
    if (isStopped || telling.has(name) || telling.size >= AT_ONCE_MAX) return
    const told = escalate(world, unseen)
      .catch(fault => log.error({ err: fault, ...unseen }, 'will be told of at the next turn'))
      .finally(() => telling.delete(name))
    telling.set(name, told)
  }

  function look(): void {
    round = round
      .then(async () => {
        for (const unseen of await ordersToTellOf(world)) tellOf(unseen)
      })
      .catch(fault =>
        log.error({ err: fault }, 'unseen orders could not be listed and will be at the next turn'),
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
