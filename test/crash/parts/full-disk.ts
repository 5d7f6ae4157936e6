/**
 * The disk is full: a file system of a few megabytes, and a ballast that takes what is left of it while orders come. Clients
 * hear that it cannot; nothing acknowledged is gone; when there is room again it goes on by itself.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from '../../support/small-disk.ts'
import { undoAtEnd } from '../process/leftovers.ts'
import { addCounts } from '../report.ts'
import { type FileRun, inRuns, PATIENCE_MS } from './file-runs.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Ground, type Part, skipped } from './part.ts'

/** Beside the database: its write-ahead log grows to four megabytes before it begins anew. */
const ROOM_BYTES = 24 * 2 ** 20
const FILLS_A_RUN = 5
const VERDICTS_MAX = 40
const FAULTS_MAX = 20
/** So many faults to one fill: the amounts are told in write faults. */
const FAULTS_A_FILL = 10

export const fullDisk: Part = {
  name: 'the disk is full, SQLite',
  amount: 'faults',
  async run(ground) {
    const found = collect(ground, 'full-disk')
    const total = Math.ceil(ground.amounts.faults / FAULTS_A_FILL)
    found.counts['disk filled'] = 0
    let isMounted = true
    await inRuns(ground, { name: 'full', total, most: FILLS_A_RUN }, async one => {
      const unmount = isMounted ? mount(ground, one.dir) : null
      isMounted = unmount !== null
      if (unmount === null) return
      try {
        found.add(await fillAgain(ground, one, () => addCounts(found.counts, { 'disk filled': 1 })))
      } finally {
        unmount()
      }
    })
    return isMounted ? found : skipped('a small file system could not be mounted (needs root and tmpfs)')
  },
}

async function fillAgain(ground: Ground, { dice, dir, amount, play }: FileRun, filled: () => void) {
  const ballast = join(dir, 'ballast')
  const stage = await fileStage(ground, dir)
  return play(stage, async recorder => {
    for (let n = amount; n > 0; n--) {
      await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
      fill(ballast)
      try {
        await recorder.until('fault', dice.int(1, FAULTS_MAX), PATIENCE_MS)
        filled()
        // A restart on a full disk must not make it worse.
        if (dice.chance(0.3)) await stage.server().kill()
      } finally {
        rmSync(ballast)
      }
      await stage.heal()
    }
  })
}

/** A file system of its own for a copy of the city; answers what takes it away, `null` where there can be none. */
function mount({ city }: Ground, dir: string): (() => void) | null {
  mkdirSync(dir)
  const bytes = statSync(join(city, 'etalase.db')).size + ROOM_BYTES
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', dir]).status !== 0) return null
  // Lazily: statements that are not collected yet hold the file open.
  const unmount = () => void spawnSync('umount', ['-l', dir])
  const forget = undoAtEnd(unmount)
  return () => {
    unmount()
    forget()
  }
}
