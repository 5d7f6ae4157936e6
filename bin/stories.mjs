/** The campaign's stories: those of `test/e2e` that are kin to others, which are told each time. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export function tellStories() {
  const began = Date.now()
  const playwright = join(import.meta.dirname, '..', 'node_modules', '.bin', 'playwright')
  const { status } = spawnSync(playwright, ['test', '-c', 'test/e2e/playwright.config.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CAMPAIGN: '1' },
  })
  return {
    part: 'stories in a browser',
    counts: {},
    anomalies: status === 0 ? [] : ['a story is red: what it says stands above'],
    seconds: Math.round((Date.now() - began) / 1000),
  }
}
