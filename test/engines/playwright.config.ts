/** Four journeys in three engines, over one driver. Each test has a city of its own; engines and journeys go side by side. */
import { defineConfig } from '@playwright/test'
import { ENGINES } from './engines.ts'
import type { WorkerOptions } from './journey.ts'

export default defineConfig<object, WorkerOptions>({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results/engines',
  globalSetup: '../e2e/make-city.ts',
  fullyParallel: true,
  // Most of a journey is waiting: for a heartbeat, for a silence to be one.
  workers: 4,
  retries: 0,
  forbidOnly: true,
  // Limits for what hangs, far above what anything takes: a busy machine must not fail a journey.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? 'list' : [['list'], ['json']],
  projects: ENGINES.map(engine => ({ name: engine, use: { engine } })),
})
