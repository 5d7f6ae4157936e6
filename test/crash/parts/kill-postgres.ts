/**
 * Four processes on one PostgreSQL, killed and paused at random, and now and then the database itself ended as by a power
 * cut; and their hub, which may stay away meanwhile. A paused process may hold a lock or a request: when it wakes, what it had begun must not come as a second time.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Dice, throwDice } from '../../../src/server/demo/random.ts'
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts'
import { makeDatabaseCity } from '../city/city.ts'
import type { Recorder } from '../history/recorder.ts'
import { breathe } from '../load/client.ts'
import { undoAtEnd } from '../process/leftovers.ts'
import type { Counts } from '../report.ts'
import { run } from '../run.ts'
import { copyDatabase, type DatabaseStage, databaseStage } from './database-stage.ts'
import { collect, type Ground, type Part } from './part.ts'

const PROCESSES = 4
const GUESTS = 6
/** A pause ends within this time; whoever waits behind the paused process waits no longer. */
const PAUSE_MS_MAX = 6_000
const PATIENCE_MS = 120_000
const VERDICTS_MAX = 60
const PHASE_MS_MAX = 40
/** A history of its own for so long. */
const RUN_MS = 3 * 60_000

const TROUBLES = ['kill', 'pause', 'power cut', 'hub killed', 'hub paused'] as const
type Trouble = (typeof TROUBLES)[number]
const WEIGHTS = { kill: 10, pause: 6, 'power cut': 1, 'hub killed': 4, 'hub paused': 2 } satisfies Record<
  Trouble,
  number
>
/** After each trouble: a hub that is away stays away. */
const HUB_AWAY = 0.5

export const killPostgres: Part = {
  name: 'kills and pauses, four processes on PostgreSQL',
  amount: 'minutes',
  async run(ground) {
    const found = collect(ground, 'kill-postgres')
    const dataDir = join(ground.scratch, 'postgres')
    const postgres = await startPostgres()
    const forget = undoAtEnd(postgres.stopNow)
    try {
      const template = await copyDatabase(postgres.url)
      const hub = join(ground.scratch, 'postgres-hub')
      await makeDatabaseCity(dataDir, template, hub)
      const end = Date.now() + ground.amounts.minutes * 60_000
      for (let n = 0; Date.now() < end; n++) {
        const forMs = Math.min(end - Date.now(), RUN_MS)
        const seed = `${ground.seed}-${n}`
        const stage = await databaseStage(ground, {
          dataDir,
          postgres,
          template: new URL(template).pathname.slice(1),
          processes: PROCESSES,
          hubTemplate: hub,
        })
        try {
          const trouble = (recorder: Recorder) =>
            makeTrouble({ ground, stage, postgres, recorder, counts: found.counts, seed, forMs })
          found.add(await run({ seed, stage, guests: GUESTS, patienceMs: PATIENCE_MS, trouble }))
        } finally {
          await stage.close()
        }
      }
    } finally {
      await postgres.stop()
      forget()
      rmSync(dataDir, { recursive: true, force: true })
    }
    return found
  },
}

interface Scene {
  readonly ground: Ground
  readonly stage: DatabaseStage
  readonly postgres: PostgresServer
  readonly recorder: Recorder
  readonly counts: Counts
  readonly seed: string
  readonly forMs: number
}

async function makeTrouble(scene: Scene): Promise<void> {
  const { stage, recorder, counts, seed, forMs } = scene
  const dice = throwDice(seed, 'trouble')
  // However short it is, each has its turn.
  const first = dice.shuffled(TROUBLES)
  for (const end = Date.now() + forMs; first.length > 0 || Date.now() < end; ) {
    await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
    // In any phase of a commit, not only just after one.
    await breathe(dice.int(0, PHASE_MS_MAX))
    const trouble = first.pop() ?? dice.weighted(TROUBLES, name => WEIGHTS[name])
    counts[trouble] = (counts[trouble] ?? 0) + 1
    await afflict(trouble, scene, dice)
    await stage.heal()
    if (!dice.chance(HUB_AWAY)) await stage.hub.heal()
  }
}

async function afflict(trouble: Trouble, { stage, postgres }: Scene, dice: Dice): Promise<void> {
  const server = stage.pick(dice)
  switch (trouble) {
    case 'kill':
      await server?.kill()
      // Sometimes another dies before the first is back.
      if (dice.chance(0.2)) await stage.pick(dice)?.kill()
      return
    case 'pause':
      server?.signal('SIGSTOP')
      await breathe(dice.int(10, PAUSE_MS_MAX))
      return
    case 'power cut':
      await postgres.crash()
      return
    case 'hub killed':
      await stage.hub.crash()
      return
    case 'hub paused':
      stage.hub.server()?.signal('SIGSTOP')
  }
}
