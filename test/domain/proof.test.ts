import { expect, test } from 'vitest'
import { isProved, PROOF_LIFE_MS } from '../../src/domain/proof.ts'

test.each([
  ['just now', 1_000, 1_000, true],
  ['within five minutes', 1_000, 1_000 + PROOF_LIFE_MS - 1, true],
  ['five minutes ago', 1_000, 1_000 + PROOF_LIFE_MS, false],
  ['by a clock that was set back since', 1_000, 999, false],
  ['nobody knows when', null, 1_000, false],
])('who was proved %s', (_, provedAtMs, nowMs, is) => {
  expect(isProved(provedAtMs, nowMs)).toBe(is)
})
