/** Whoever edits a log behind its program's back is found out by a holder of one witnessed checkpoint; nobody else is accused. */
import { expect, test } from 'vitest'
import { ATTACK_KINDS } from './attacks.ts'
import { DEEDS, tamper } from './run.ts'

test('five hundred attacks are found out, and in as many honest days nothing is said', async () => {
  const { made, missed, honest, deeds, falseAlarms } = await tamper('1', 500)
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] })
  expect(honest).toBe(500)
  expect(Object.keys(deeds).sort()).toEqual([...DEEDS].sort())
  expect(Object.keys(made)).toHaveLength(ATTACK_KINDS.length + 1)
}, 240_000)
