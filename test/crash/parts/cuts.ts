/** Half of the replies are cut after the commit, others come late or are asked for twice, the hub's too; clients send again. */
import type { IncomingMessage } from 'node:http'
import type { Recorder } from '../history/recorder.ts'
import type { Fate } from '../process/front.ts'
import { addCounts } from '../report.ts'
import { inRuns, PATIENCE_MS } from './file-runs.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Part } from './part.ts'

const CUTS_A_RUN = 2_500
const GUESTS = 8
const LATE_MS = 30
const LOOK_AFTER_VERDICTS = 20
/** So much of a run: what is pushed after that arrives, and nobody waits for the next turn. */
const HUB_CUT_UNTIL = 0.8

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
    const extent = { name: 'cuts', total: ground.amounts.cuts, most: CUTS_A_RUN }
    await inRuns(ground, extent, async ({ dice, dir, amount, play }) => {
      let cutOrders = 0
      const fate = (request: IncomingMessage): Fate => {
        if (!isWrite(request)) return 'pass'
        const [name] = dice.weighted(FATES_OF_WRITES, ([, weight]) => weight)
        if (isOrder(request) && name.startsWith('cut')) cutOrders++
        return name
      }
      const fateAtHub = (request: IncomingMessage) =>
        isWrite(request) && cutOrders < amount * HUB_CUT_UNTIL
          ? dice.weighted(FATES_OF_WRITES, ([, weight]) => weight)[0]
          : 'pass'
      const toHub = { fate: fateAtHub, lateMs: LATE_MS }
      const stage = await fileStage(ground, dir, { fate, lateMs: LATE_MS, toHub })
      const untilCut = async (recorder: Recorder) => {
        while (cutOrders < amount) await recorder.until('verdict', LOOK_AFTER_VERDICTS, PATIENCE_MS)
      }
      found.add(await play(stage, untilCut, GUESTS))
      addCounts(found.counts, { 'order replies cut': cutOrders, ...stage.front.counts })
    })
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
