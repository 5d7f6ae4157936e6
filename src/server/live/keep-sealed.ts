/**
 * Seals what was issued: soon after the commit that issued it, and in turns of its own for what another process left
 * when it died. One outlet's trouble holds up no other's seal; what failed is tried again, at most 20 s later.
 */
import type { Logger } from 'pino'
import { allOutlets } from '../storage/statements/outlets.ts'
import { LogForked, type Sealing, sealLog } from '../usecases/log/seal.ts'

/** A delivery's seal waits this long for others to share it. */
const SEAL_AFTER_MS = 250
const SEAL_EVERY_MS = 10_000

export interface KeptSealed {
  stop(): Promise<void>
}

export function keepSealed(world: Sealing, log: Logger): KeptSealed {
  const soon = new Map<string, NodeJS.Timeout>()
  const turns = new Map<string, Promise<void>>()
  let isStopped = false

  async function seal(outlet: string): Promise<void> {
    try {
      await sealLog(world, outlet)
    } catch (fault) {
      const what = fault instanceof LogForked ? 'is not sealed any more' : 'will be sealed at the next turn'
      log.error({ err: fault, outlet }, what)
    }
  }

  function sealNow(outlet: string): void {
    if (isStopped) return
    const before = turns.get(outlet) ?? Promise.resolve()
    turns.set(
      outlet,
      before.then(() => seal(outlet)),
    )
  }

  function sealSoon(outlet: string): void {
    if (soon.has(outlet) || isStopped) return
    const timer = setTimeout(() => {
      soon.delete(outlet)
      sealNow(outlet)
    }, SEAL_AFTER_MS)
    soon.set(outlet, timer)
  }

  async function sealAll(): Promise<void> {
    for (const { slug } of await world.storage.read(allOutlets)) sealNow(slug)
  }

  const unsubscribe = world.storage.onCommit(sealSoon)
  let round: Promise<void> = Promise.resolve()
  const all = () => {
    round = sealAll().catch(fault => log.error({ err: fault }, 'outlets could not be listed for sealing'))
  }
  const timer = setInterval(all, SEAL_EVERY_MS)
  all()

  return {
    async stop() {
      unsubscribe()
      clearInterval(timer)
      for (const [outlet, waiting] of soon) {
        clearTimeout(waiting)
        sealNow(outlet)
      }
      await round
      isStopped = true
      await Promise.all(turns.values())
    },
  }
}
