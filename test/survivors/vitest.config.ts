/** The tests that hold one part of the program by themselves: which is said by the run that asks what they miss. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    include: (process.env.SURVIVORS_TESTS ?? '').split(' '),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
