/**
 * Tells other programs of documents: soon after the commit that sealed them, and in turns of its own for what is due
 * again or what another process left. Each hook is told by itself: a slow one holds up no other.
 */
import type { Logger } from 'pino'
import { hooksToTell, MESSAGES_AT_ONCE, type Telling, tellHook } from '../usecases/webhooks/tell.ts'

const TELL_AFTER_MS = 100
const TELL_EVERY_MS = 5_000
/** Hooks told at the same time: each has one connection. The others come next, those first that waited longest. */
const AT_ONCE_MAX = 64

export interface KeptTold {
  stop(): Promise<void>
}

export function keepTold(world: Telling, log: Logger): KeptTold {
  const telling = new Map<string, Promise<void>>()
  let soon: NodeJS.Timeout | null = null
  let round: Promise<void> = Promise.resolve()
  let isStopped = false

  async function tell(outlet: string, hook: string): Promise<void> {
    try {
      while ((await tellHook(world, outlet, hook)) === MESSAGES_AT_ONCE && !isStopped);
    } catch (fault) {
      log.error({ err: fault, outlet, hook }, 'will be told at the next turn')
    }
  }

  async function begin(): Promise<void> {
    for (const { outlet, hook } of await hooksToTell(world)) {
      const name = `${outlet} ${hook}`
      if (telling.size >= AT_ONCE_MAX || isStopped) return
      if (telling.has(name)) continue
      const told = tell(outlet, hook).finally(() => {
        telling.delete(name)
        tellSoon()
      })
      telling.set(name, told)
    }
  }

  function turn(): void {
    round = round
      .then(begin)
      .catch(fault => log.error({ err: fault }, 'webhooks could not be listed and will be at the next turn'))
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
