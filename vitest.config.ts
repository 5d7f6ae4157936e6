/**
 * Tests below the browser, two processes at once: the machines that test have two cores. A file has a process of its own,
 * but where nothing is kept from one test to the next: there files share one, and load the program once instead of each.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { mutationOf } from './test/mutants/apply.mjs'

const ROOMS_THAT_KEEP_NOTHING = ['domain', 'log', 'contract', 'usecases', 'server', 'storage', 'live']
/** Whatever wants its own clock, globals, modules or storage engine. */
const WANTS_ITS_OWN_PROCESS =
  /@vitest-environment|\bvi\.|\bstandOn\(|\bimport\(|\bglobalThis\b|\bprocess\.(env|on|once|emit)/

const sharing = ROOMS_THAT_KEEP_NOTHING.flatMap(room =>
  readdirSync(join(import.meta.dirname, 'test', room), { recursive: true, encoding: 'utf8' })
    .map(path => `test/${room}/${path.replaceAll('\\', '/')}`)
    .filter(path => /\.test\.tsx?$/.test(path) && !WANTS_ITS_OWN_PROCESS.test(readFileSync(path, 'utf8'))),
)

/** What takes longest begins first: suites that are told again on a server, with its round trips. */
class ServersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/usecases/postgres')
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

const every = {
  plugins: mutationOf(process.env.MUTANT),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const
const limits = {
  environment: 'node',
  pool: 'forks',
  // A limit for what hangs, far above what anything takes: a busy machine must not fail a test.
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 60_000 } },
} as const

export default defineConfig({
  test: {
    globalSetup: 'test/support/postgres.ts',
    maxWorkers: 2,
    sequence: { sequencer: ServersFirst },
    // A process that gives way to others takes its time to end.
    teardownTimeout: 120_000,
    projects: [
      {
        ...every,
        test: {
          ...limits,
          name: 'own',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', ...sharing],
        },
      },
      { ...every, test: { ...limits, name: 'shared', include: sharing, isolate: false } },
    ],
  },
})
