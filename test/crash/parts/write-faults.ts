/**
 * The N-th write of the database fails: once at a random moment, or again and again for a while. Nothing that was
 * acknowledged may be gone, and it must go on by itself when writes work again.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { disable, enable, FAULTS, findFiu, fiuRun } from '../process/write-faults.ts'
import { addCounts } from '../report.ts'
import { inRuns, PATIENCE_MS } from './file-runs.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Part, skipped } from './part.ts'

const FAULTS_A_RUN = 50
const VERDICTS_MAX = 40
/** Of the faults that last. */
const PROBABILITY = 0.3
const LASTING = 0.3
/** Of the faults that are followed by kill -9: what a broken commit left behind is then read anew. */
const KILLED = 0.2

export const writeFaults: Part = {
  name: 'the N-th write fails, SQLite',
  amount: 'faults',
  async run(ground) {
    if (!findFiu()) return skipped('fiu-run is not installed and could not be (Debian: fiu-utils)')
    const found = collect(ground, 'write-faults')
    const extent = { name: 'faults', total: ground.amounts.faults, most: FAULTS_A_RUN }
    await inRuns(ground, extent, async ({ dice, dir, amount, play }) => {
      mkdirSync(dir)
      const control = join(dir, 'fiu')
      const stage = await fileStage(ground, dir, { under: fiuRun(control) })
      const finding = await play(stage, async recorder => {
        for (let n = amount; n > 0; n--) {
          await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
          const fault = dice.pick(FAULTS)
          const { pid } = stage.server()
          const lasts = dice.chance(LASTING)
          enable(control, pid, fault, lasts ? PROBABILITY : undefined)
          addCounts(found.counts, { [`${fault} ${lasts ? 'for a while' : 'once'}`]: 1 })
          // While many writes fail hardly a commit comes through: nobody is made to wait for one.
          await recorder.until(lasts ? 'answer' : 'verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
          if (dice.chance(KILLED)) await stage.crash()
          else disable(control, pid, fault)
        }
      })
      found.add(finding)
    })
    return found
  },
}
