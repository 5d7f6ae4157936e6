/** Half of the replies are cut after the commit, others come late or are asked for twice; clients send again. */
import { rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { throwDice } from '../../../src/server/demo/random.ts'
import type { Fate } from '../process/front.ts'
import { addCounts } from '../report.ts'
import { run } from '../run.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Part } from './part.ts'

const CUTS_A_RUN = 2_500
const GUESTS = 8
const PATIENCE_MS = 60_000
const LATE_MS = 30
const LOOK_AFTER_VERDICTS = 20

const FATES_OF_WRITES: readonly (readonly [Fate, number])[] = [
  ['pass', 35],
  ['cut-before', 30],
  ['cut-inside', 20],
  ['twice', 10],
  ['late', 5],
]

export const cuts: Part = {
  name: 'replies cut after the commit',
  amount: 'cuts',
  async run(ground) {
    const found = collect(ground, 'cuts')
    for (let left = ground.amounts.cuts; left > 0; left -= CUTS_A_RUN) {
      const seed = `${ground.seed}-${left}`
      const dice = throwDice(seed, 'cuts')
      const cutOrders = { count: 0 }
      const fate = (request: IncomingMessage): Fate => {
        if (!isWrite(request)) return 'pass'
        const [name] = dice.weighted(FATES_OF_WRITES, ([, weight]) => weight)
        if (isOrder(request) && name.startsWith('cut')) cutOrders.count++
        return name
      }
      const dir = join(ground.scratch, `cuts-${seed}`)
      const stage = await fileStage(ground, dir, { fate, lateMs: LATE_MS })
      try {
        const wanted = Math.min(left, CUTS_A_RUN)
        found.add(
          await run({
            seed,
            stage,
            guests: GUESTS,
            patienceMs: PATIENCE_MS,
            async trouble(recorder) {
              while (cutOrders.count < wanted)
                await recorder.until('verdict', LOOK_AFTER_VERDICTS, PATIENCE_MS)
            },
          }),
        )
        addCounts(found.counts, { 'order replies cut': cutOrders.count, ...stage.front.counts })
      } finally {
        await stage.close()
      }
      rmSync(dir, { recursive: true, force: true })
    }
    return found
  },
}

/** Of the load; a session is opened and the cast read in peace. */
function isWrite({ method, url = '' }: IncomingMessage): boolean {
  return method !== 'GET' && !url.endsWith('/session')
}

function isOrder({ method }: IncomingMessage): boolean {
  return method === 'PUT'
}
