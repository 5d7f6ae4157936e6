/** The tests that hold one part of the program by themselves: which is said by the run that asks what they miss. */
import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longestMs = new Map<string, number>()

/** One failing test is enough: what is quick is asked first, and what plays a thousand histories last. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    for (const { project, moduleId } of files) {
      const name = `${project.name}:${relative(this.ctx.config.root, moduleId)}`
      const ms = this.ctx.cache.getFileTestResults(name)?.duration ?? 0
      longestMs.set(moduleId, Math.max(ms, longestMs.get(moduleId) ?? 0))
    }
    return [...files].sort((a, b) => (longestMs.get(a.moduleId) ?? 0) - (longestMs.get(b.moduleId) ?? 0))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    include: (process.env.SURVIVORS_TESTS ?? '').split(' '),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: QuickestFirst },
  },
})
