/** Which of many drafts go live together, and what keeps each of the others. */
import { expect, test } from 'vitest'
import { DRAFT_LEFT, leftFor } from '../../src/domain/drafts.ts'

const READY = { standing: 'draft', version: 3, missing: [] } as const

test('a draft goes live with the others where nothing is missing and nobody has written in it since it was seen', () => {
  expect(leftFor(READY, 3)).toBeNull()
})

test('each of the others stays, for one reason', () => {
  const lacking = { ...READY, missing: [{ field: 'picture', lack: 'no-picture' }] } as const
  const left = [
    leftFor(null, 3),
    leftFor({ ...READY, standing: 'live', version: 4 }, 3),
    leftFor({ ...READY, version: 4 }, 3),
    leftFor(lacking, 3),
  ]
  expect(left).toEqual(DRAFT_LEFT)
})

test('what never was a draft of the register’s is none, whatever it lacks', () => {
  for (const standing of ['live', 'own', 'refused', 'retired'] as const)
    expect(leftFor({ ...READY, standing }, 3)).toBe('no-draft')
})
