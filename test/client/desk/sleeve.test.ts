import { expect, test } from 'vitest'
import { inPairs } from '../../../src/client/desk/rooms/sleeve.tsx'

test('a stay code is read out two by two, and typed so is the same code', () => {
  expect(inPairs('K7M2PX')).toBe('K7 M2 PX')
  expect(inPairs('')).toBe('')
})
