/** End to end: the built program, a real Chromium, one story a file. Every file has a city of its own. */
import { defineConfig } from '@playwright/test'
import { findChromium, QUIET_SWITCHES } from '../support/chromium.ts'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  globalSetup: './make-city.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // What differs from a story beside it in degree alone is told in a campaign.
  ...(process.env.CAMPAIGN === undefined ? { grepInvert: /@campaign/ } : { grep: /@campaign/ }),
  // Limits for what hangs, far above what anything takes: a busy machine must not fail a story.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? 'list' : [['list'], ['json']],
  use: {
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    // Not the film, which is drawn of every story for the few that fail; what stood on the page at each step is kept.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true },
    // What is not on the page is told by its name, before the story's own limit.
    actionTimeout: 120_000,
    launchOptions: { executablePath: findChromium(), args: QUIET_SWITCHES },
  },
})
