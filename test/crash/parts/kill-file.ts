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
/** What happens to the hub before a kill; it stays so for a while. */
const HUBS = ['hub as it is', 'hub killed', 'hub paused'] as const
const HUB_WEIGHTS = { 'hub as it is': 6, 'hub killed': 3, 'hub paused': 1 } satisfies Record<
  (typeof HUBS)[number],
  number
>

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
          const hubs = dice.weighted(HUBS, name => HUB_WEIGHTS[name])
          if (hubs === 'hub killed') await stage.hub.crash()
          if (hubs === 'hub paused') stage.hub.server()?.signal('SIGSTOP')
          if (hubs !== 'hub as it is') addCounts(found.counts, { [hubs]: 1 })
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
