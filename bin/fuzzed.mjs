/** The campaign's requests at random: those of `test/server/fuzz.test.ts`, in a number of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export function fuzz(requests) {
  const began = Date.now()
  const vitest = join(import.meta.dirname, '..', 'node_modules', '.bin', 'vitest')
  const { status } = spawnSync(vitest, ['run', 'test/server/fuzz.test.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FUZZ_REQUESTS: String(requests) },
  })
  return {
    part: 'requests at random',
    counts: { requests },
    anomalies: status === 0 ? [] : ['test/server/fuzz.test.ts is red: what it says stands above'],
    seconds: Math.round((Date.now() - began) / 1000),
  }
}
