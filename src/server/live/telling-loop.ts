/**
 * Tells others what is to be told: soon after the commit that it came with, and in turns of its own for what is due again
 * or what another process left. Each Teller and each recipient goes by itself: a slow one holds up no other.
 */
import type { Logger } from 'pino'
import type { OutletId, RecipientId } from '../../domain/ids.ts'
import { MESSAGES_AT_ONCE, recipientsToTell, type Teller, tell } from '../usecases/tellers/teller.ts'
import type { World } from '../usecases/world.ts'
import type { Loop } from './loop.ts'

const TELL_AFTER_MS = 100
const TELL_EVERY_MS = 5_000
/** Recipients of a Teller told at the same time: each has one connection. The others come next, those first that waited longest. */
const AT_ONCE_MAX = 64

export function startTelling(world: World, tellers: readonly Teller[], log: Logger): Loop {
  const loops = tellers.map(teller => startTeller(world, teller, log))
  return {
    async stop() {
      await Promise.all(loops.map(loop => loop.stop()))
    },
  }
}

function startTeller(world: World, teller: Teller, log: Logger): Loop {
  const telling = new Map<string, Promise<void>>()
  let soon: NodeJS.Timeout | null = null
  let round: Promise<void> = Promise.resolve()
  let isStopped = false

  async function tellOne(outlet: OutletId, recipient: RecipientId): Promise<void> {
    try {
      while ((await tell(world, teller, outlet, recipient)) === MESSAGES_AT_ONCE && !isStopped);
    } catch (fault) {
      log.error({ err: fault, teller: teller.name, outlet, recipient }, 'will be told at the next turn')
    }
  }

  async function begin(): Promise<void> {
    for (const { outlet, recipient } of await recipientsToTell(world, teller)) {
      const name = `${outlet} ${recipient}`
      if (telling.size >= AT_ONCE_MAX || isStopped) return
      if (telling.has(name)) continue
      const told = tellOne(outlet, recipient).finally(() => {
        telling.delete(name)
        tellSoon()
      })
      telling.set(name, told)
    }
  }

  function turn(): void {
    round = round
      .then(begin)
      .catch(fault =>
        log.error(
          { err: fault, teller: teller.name },
          'recipients could not be listed and will be at the next turn',
        ),
      )
  }

  function tellSoon(): void {
    if (isStopped || soon !== null) return
    soon = setTimeout(() => {
      soon = null
      turn()
    }, TELL_AFTER_MS)
  }

  const unsubscribe = world.storage.onCommit(tellSoon)
  const timer = setInterval(turn, TELL_EVERY_MS)
  turn()

  return {
    /** What is on its way is waited for, as long as the courier lets it. */
    async stop() {
      isStopped = true
      unsubscribe()
      clearInterval(timer)
      if (soon !== null) clearTimeout(soon)
      await round
      await Promise.all(telling.values())
    },
  }
}
