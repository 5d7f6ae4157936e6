/** Tests below the browser. Each file runs in a process of its own, two at once: the machines that test have two cores. */
import { defineConfig } from 'vitest/config'
import { mutationOf } from './test/mutants/apply.mjs'

export default defineConfig({
  plugins: mutationOf(process.env.MUTANT),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    globalSetup: 'test/support/postgres.ts',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
    maxWorkers: 2,
    // A limit for what hangs, far above what anything takes: a busy machine must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
