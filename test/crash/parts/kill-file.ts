/** kill -9 under load, on SQLite: after each the same program starts on the same files and the load goes on. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { throwDice } from '../../../src/server/demo/random.ts'
import { breathe } from '../load/client.ts'
import { run } from '../run.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Part } from './part.ts'

/** A history of its own for so many: what is held against the database stays small. */
const KILLS_A_RUN = 50
const GUESTS = 6
const PATIENCE_MS = 60_000
/** Verdicts between two kills; what is cut off is whatever is under way at that moment. */
const VERDICTS_MAX = 60
const PHASE_MS_MAX = 40

export const killFile: Part = {
  name: 'kill -9, SQLite',
  amount: 'kills',
  async run(ground) {
    const found = collect(ground, 'kill-sqlite')
    found.counts.kills = 0
    for (let left = ground.amounts.kills; left > 0; left -= KILLS_A_RUN) {
      const seed = `${ground.seed}-${left}`
      const dice = throwDice(seed, 'kill')
      const dir = join(ground.scratch, `kill-${seed}`)
      const stage = await fileStage(ground, dir)
      try {
        const finding = await run({
          seed,
          stage,
          guests: GUESTS,
          patienceMs: PATIENCE_MS,
          async trouble(recorder) {
            for (let kill = Math.min(left, KILLS_A_RUN); kill > 0; kill--) {
              await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
              // A verdict has just been heard: without this every kill would fall into the same moment after a commit.
              await breathe(dice.int(0, PHASE_MS_MAX))
              await stage.crash()
              found.counts.kills = (found.counts.kills ?? 0) + 1
            }
          },
        })
        found.add(finding)
      } finally {
        await stage.close()
      }
      rmSync(dir, { recursive: true, force: true })
    }
    return found
  },
}
