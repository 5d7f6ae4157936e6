/** A mutant that no longer fits into its file kills nothing, and would be counted all the same. */
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MUTANTS, mutatedFile } from './apply.mjs'

it('there are at least 30 mutants, each by a name of its own', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(30)
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
})

it.each(MUTANTS)('there is one place for "$name", and somebody to find it', mutant => {
  expect(mutatedFile(mutant)).toContain(mutant.replace)
  expect(mutant.by === undefined || existsSync(mutant.by)).toBe(true)
})
