/** Whoever edits a log behind its program's back is found out by a holder of one witnessed checkpoint; nobody else is accused. */
import { expect, test } from 'vitest'
import { DEEDS, KINDS, tamper } from './run.ts'

/** The tests' share; a campaign makes ten thousand. */
const ATTACKS = 2 * KINDS.length

test('each kind of attack is found out, and in as many honest days as attacks nothing is said', async () => {
  const { made, missed, honest, deeds, falseAlarms } = await tamper('1', ATTACKS)
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] })
  expect(honest).toBe(ATTACKS)
  expect(Object.keys(deeds).sort()).toEqual([...DEEDS].sort())
  expect(Object.keys(made)).toHaveLength(KINDS.length)
})
