/** The campaign's random days of a hotel's money: those of `test/usecases/payments/days.test.ts`, in a number and by a seed of their own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const FILES = { sqlite: 'test/usecases/payments/days.test.ts', postgres: 'test/usecases/postgres.test.ts' }
const SEED_MAX = 2 ** 31

/** On PostgreSQL it is a share of them (`test/support/engines.ts`). */
export function liveDays(days) {
  const began = Date.now()
  const seed = Math.floor(Math.random() * SEED_MAX)
  const red = Object.keys(FILES).filter(engine => !live(engine, days, seed))
  return {
    part: 'random days of money',
    counts: { days, seed },
    anomalies: red.map(engine => `seed ${seed} is red on ${engine}: what it says stands above`),
    seconds: Math.round((Date.now() - began) / 1000),
  }
}

function live(engine, days, seed) {
  const vitest = join(import.meta.dirname, '..', 'node_modules', '.bin', 'vitest')
  const { status } = spawnSync(vitest, ['run', FILES[engine], '-t', 'on any days', '--testTimeout=0'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, RANDOM_DAYS: String(days), RANDOM_SEED: String(seed) },
  })
  return status === 0
}
