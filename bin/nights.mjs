/** The campaign's nights with people's faults: those of `test/usecases/escalation/nights.test.ts`, in a number of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export function passNights(nights) {
  const began = Date.now()
  const vitest = join(import.meta.dirname, '..', 'node_modules', '.bin', 'vitest')
  const { status } = spawnSync(vitest, ['run', 'test/usecases/escalation/nights.test.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NIGHTS: String(nights) },
  })
  return {
    part: "nights with people's faults",
    counts: { nights },
    anomalies:
      status === 0 ? [] : ['test/usecases/escalation/nights.test.ts is red: what it says stands above'],
    seconds: Math.round((Date.now() - began) / 1000),
  }
}
