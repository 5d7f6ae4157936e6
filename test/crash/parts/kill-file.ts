/** kill -9 under load, on SQLite: after each the same program starts on the same files and the load goes on. */
import { breathe } from '../load/client.ts'
import { addCounts } from '../report.ts'
import { inRuns, PATIENCE_MS } from './file-runs.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Part } from './part.ts'

const KILLS_A_RUN = 50
/** Verdicts between two kills; what is cut off is whatever is under way at that moment. */
const VERDICTS_MAX = 60
const PHASE_MS_MAX = 40

export const killFile: Part = {
  name: 'kill -9, SQLite',
  amount: 'kills',
  async run(ground) {
    const found = collect(ground, 'kill-sqlite')
    found.counts.kills = 0
    const extent = { name: 'kill', total: ground.amounts.kills, most: KILLS_A_RUN }
    await inRuns(ground, extent, async ({ dice, dir, amount, play }) => {
      const stage = await fileStage(ground, dir)
      const finding = await play(stage, async recorder => {
        for (let kill = amount; kill > 0; kill--) {
          await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
          // A verdict has just been heard: without this every kill would fall into the same moment after a commit.
          await breathe(dice.int(0, PHASE_MS_MAX))
          // Without its hub a hotel goes on; together they die too.
          if (dice.chance(0.3)) {
            await stage.hub.crash()
            addCounts(found.counts, { 'hub killed': 1 })
          }
          await stage.crash()
          if (dice.chance(0.5)) await stage.hub.heal()
          addCounts(found.counts, { kills: 1 })
        }
      })
      found.add(finding)
    })
    return found
  },
}
