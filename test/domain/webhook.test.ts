/** When a message is told again, and what an answer means. */
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { messageBody, messageId, outcomeOf, RETRIES_MS, retryAfter } from '../../src/domain/webhook.ts'

test('a message is tried ten times over 75 hours, as Standard Webhooks recommends', () => {
  const waits = Array.from({ length: 10 }, (_, failed) => retryAfter(failed + 1, 0, null))
  expect(waits).toEqual([...RETRIES_MS, null])
  const sumMs = RETRIES_MS.reduce((sum, wait) => sum + wait, 0)
  expect(sumMs).toBe(75 * HOUR_MS + 35 * MINUTE_MS + 5_000)
})

test('chance makes a wait longer by a fifth at most, never shorter', () => {
  expect(retryAfter(2, 0.999_999, null)).toBe(6 * MINUTE_MS)
  expect(retryAfter(2, 0.5, null)).toBe(5.5 * MINUTE_MS)
})

test('a receiver that asks for more time has it, up to a day; the last try is the last all the same', () => {
  expect(retryAfter(1, 0, HOUR_MS)).toBe(HOUR_MS)
  expect(retryAfter(1, 0, 9 * DAY_MS)).toBe(DAY_MS)
  expect(retryAfter(3, 0, 1_000)).toBe(30 * MINUTE_MS)
  expect(retryAfter(10, 0, HOUR_MS)).toBeNull()
})

test.each([
  [200, 'taken'],
  [204, 'taken'],
  [299, 'taken'],
  [300, 'failed'],
  [301, 'failed'],
  [307, 'failed'],
  [404, 'failed'],
  [410, 'gone'],
  [429, 'failed'],
  [500, 'failed'],
  [0, 'failed'],
] as const)('an answer of %d means %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})

test('the entry stands in the message in its final bytes', () => {
  const entry = '{"issuedAt":"2026-11-24T03:05:00Z","kind":"void","number":7,"v":1}'
  const body = messageBody('etalase.test/log/hotel', 7, entry)
  expect(body).toContain(entry)
  expect(JSON.parse(body)).toEqual({
    type: 'void.issued',
    timestamp: '2026-11-24T03:05:00Z',
    data: { log: 'etalase.test/log/hotel', index: 6, entry: JSON.parse(entry) },
  })
})

test.each([
  ['kwitansi', 'kwitansi.issued'],
  ['void', 'void.issued'],
  ['day', 'day.issued'],
])('of a %s a message says %s', (kind, type) => {
  const entry = JSON.stringify({ kind, issuedAt: '2026-11-24T03:05:00Z' })
  expect(JSON.parse(messageBody('log', 1, entry))).toMatchObject({ type, data: { index: 0 } })
})

test('no id has a full stop in it: the signature would not tell id and time apart', () => {
  expect(messageId('hotel-demo', 12)).toBe('hotel-demo_12')
})
