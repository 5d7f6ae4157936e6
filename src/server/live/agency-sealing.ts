/** Seals the agency's log where it is kept: soon after a commit, and in turns of its own for what another process has left. */
import type { Logger } from 'pino'
import { isAgencyBehind, sealAgencyLog } from '../usecases/agency/seal.ts'
import { LogForked, type Sealing } from '../usecases/log/seal.ts'
import type { Loop } from './loop.ts'
import { shortly } from './shortly.ts'

/** A deed's seal waits this long for others to share it. */
const SEAL_AFTER_MS = 250
const SEAL_EVERY_MS = 10_000
/** Of so many turns one looks whatever is known: a backup may have been put back, or the key rotated. */
const ALL_EVERY_TURNS = 30

export function startAgencySealing(world: Sealing, log: Logger): Loop {
  let turn = 0

  async function seal(isAnyway: boolean): Promise<void> {
    try {
      if (isAnyway || (await isAgencyBehind(world))) await sealAgencyLog(world)
    } catch (fault) {
      const what = fault instanceof LogForked ? 'is not sealed any more' : 'will be sealed at the next turn'
      log.error({ err: fault }, `the agency's log ${what}`)
    }
  }

  let isAnyway = true
  const soon = shortly(async () => {
    const all = isAnyway
    isAnyway = false
    await seal(all)
  }, SEAL_AFTER_MS)
  const unsubscribe = world.storage.onCommit(outlet => {
    if (outlet === '') soon.ask()
  })
  const timer = setInterval(() => {
    isAnyway ||= ++turn % ALL_EVERY_TURNS === 0
    soon.ask()
  }, SEAL_EVERY_MS)
  soon.ask()

  return {
    async stop() {
      unsubscribe()
      clearInterval(timer)
      await soon.stop()
    },
  }
}
