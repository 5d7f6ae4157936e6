import { expect, test } from 'vitest'
import { wallTime, wholeHour, written } from '../../../src/client/guest/screens/times.ts'

test('times are written with a point, as on the wall', () => {
  expect(written('19:30')).toBe('19.30')
  expect(wallTime('2026-11-24T16:05:00.000Z', 'Asia/Makassar')).toBe('00.05')
  expect([wholeHour(7), wholeHour(24), wholeHour(26)]).toEqual(['07.00', '24.00', '02.00'])
})
