/**
 * Seals what was issued: soon after a commit, and in turns of its own for what another process left when it died. Which
 * logs are behind is one question for all of them. One outlet's trouble holds up no other's seal; what failed is tried
 * again, at most 20 s later.
 */
import type { Logger } from 'pino'
import type { OutletId } from '../../domain/ids.ts'
import { allOutlets } from '../storage/statements/city/outlets.ts'
import { countLogKeys, outletsToSeal } from '../storage/statements/log/logs.ts'
import { LogForked, type Sealing, sealLog } from '../usecases/log/seal.ts'
import type { Loop } from './loop.ts'
import { shortly } from './shortly.ts'

/** A delivery's seal waits this long for others to share it. */
const SEAL_AFTER_MS = 250
const SEAL_EVERY_MS = 10_000
/** Of so many turns one looks at every log: a backup may have been put back beneath a program that runs. */
const ALL_EVERY_TURNS = 30

export function startSealing(world: Sealing, log: Logger): Loop {
  const turns = new Map<string, Promise<void>>()
  let turn = 0
  /** A key more, and its log has to be signed anew. */
  let keys = 0

  async function seal(outlet: OutletId): Promise<void> {
    try {
      await sealLog(world, outlet)
    } catch (fault) {
      const what = fault instanceof LogForked ? 'is not sealed any more' : 'will be sealed at the next turn'
      log.error({ err: fault, outlet }, what)
    }
  }

  /** What is being sealed takes its turn when that is done. */
  function sealNow(outlet: OutletId): void {
    const before = turns.get(outlet) ?? Promise.resolve()
    const sealing = before.then(() => seal(outlet))
    turns.set(outlet, sealing)
    void sealing.finally(() => {
      if (turns.get(outlet) === sealing) turns.delete(outlet)
    })
  }

  async function sealBehind(): Promise<void> {
    for (const outlet of await world.storage.read(outletsToSeal)) sealNow(outlet)
  }

  async function sealInTurn(): Promise<void> {
    const known = await world.storage.read(countLogKeys)
    const isOfAll = turn++ % ALL_EVERY_TURNS === 0 || known !== keys
    keys = known
    if (!isOfAll) return sealBehind()
    for (const { slug } of await world.storage.read(allOutlets)) sealNow(slug)
  }

  const told = (fault: unknown) => log.error({ err: fault }, 'logs could not be listed for sealing')
  const soon = shortly(() => sealBehind().catch(told), SEAL_AFTER_MS)
  const unsubscribe = world.storage.onCommit(soon.ask)
  let round: Promise<void> = Promise.resolve()
  const inTurn = () => {
    round = sealInTurn().catch(told)
  }
  const timer = setInterval(inTurn, SEAL_EVERY_MS)
  inTurn()

  return {
    async stop() {
      unsubscribe()
      clearInterval(timer)
      await round
      await soon.stop()
      await Promise.all(turns.values())
    },
  }
}
