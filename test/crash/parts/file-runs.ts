/** Runs of a part on SQLite: each on a copy of the city of its own, with a seed of its own, in a folder that goes with it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Dice, throwDice } from '../../../src/server/demo/random.ts'
import type { Recorder } from '../history/recorder.ts'
import type { Finding } from '../run.ts'
import { run } from '../run.ts'
import type { FileStage } from './file-stage.ts'
import type { Ground } from './part.ts'

/** How long a verdict is waited for before it counts as one that cannot be had. */
export const PATIENCE_MS = 60_000
const GUESTS = 6

export interface FileRun {
  readonly dice: Dice
  /** For the copy; it is made by whoever makes the stage. */
  readonly dir: string
  /** Of what the part does, so much falls to this run. */
  readonly amount: number
  play(stage: FileStage, trouble: (recorder: Recorder) => Promise<void>, guests?: number): Promise<Finding>
}

/** A history of its own for `most`: what is held against the database stays small. */
export async function inRuns(
  { seed: whole, scratch }: Ground,
  { name, total, most }: { readonly name: string; readonly total: number; readonly most: number },
  each: (one: FileRun) => Promise<void>,
): Promise<void> {
  for (let left = total; left > 0; left -= most) {
    const seed = `${whole}-${left}`
    const dir = join(scratch, `${name}-${seed}`)
    await each({
      dice: throwDice(seed, name),
      dir,
      amount: Math.min(left, most),
      play: (stage, trouble, guests = GUESTS) =>
        run({ seed, stage, guests, patienceMs: PATIENCE_MS, trouble }).finally(() => stage.close()),
    })
    rmSync(dir, { recursive: true, force: true })
  }
}
