import { expect, test } from 'vitest'
import { minutesToWait } from '../../../src/client/ui/pin-wait.ts'

test.each([
  [undefined, 1],
  [0, 1],
  [60, 1],
  [61, 2],
  [3_600, 60],
])('a wait of %s seconds is told as %i minutes', (retryAfterS, minutes) => {
  expect(minutesToWait(retryAfterS === undefined ? {} : { retryAfterS })).toBe(minutes)
})
