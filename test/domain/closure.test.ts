import { describe, expect, test } from 'vitest'
import { closeAnew, isClosed } from '../../src/domain/closure.ts'
import { faceOf, isCardOld } from '../../src/domain/room-card.ts'

const TODAY = '2026-11-24'
const span = (from: string, to: string | null) => ({ from, to, reason: 'AC bocor' })

test.each([
  ['before', '2026-11-23', false],
  ['on the first day', '2026-11-24', true],
  ['on the last day', '2026-11-26', true],
  ['after', '2026-11-27', false],
])('%s a closed room is closed: %s %s', (_, day, is) => {
  expect(isClosed(span('2026-11-24', '2026-11-26'), day)).toBe(is)
})

test('without a last day it stays closed', () => {
  expect(isClosed(span('2026-11-24', null), '2030-01-01')).toBe(true)
})

describe('what becomes of a closure', () => {
  test.each([
    ['closed from today', null, span(TODAY, null), { keepUntil: null, next: span(TODAY, null) }],
    ['opened before it began', span('2026-11-25', null), null, { keepUntil: null, next: null }],
    ['opened on its first day', span(TODAY, null), null, { keepUntil: null, next: null }],
    [
      'opened later: the days that were stay closed',
      span('2026-11-20', null),
      null,
      { keepUntil: '2026-11-23', next: null },
    ],
    [
      'made longer',
      span('2026-11-20', '2026-11-25'),
      span('2026-11-20', '2026-11-30'),
      { keepUntil: null, next: span('2026-11-20', '2026-11-30') },
    ],
    [
      'put off: the days that were stay closed',
      span('2026-11-20', '2026-11-30'),
      span('2026-11-28', '2026-11-30'),
      { keepUntil: '2026-11-23', next: span('2026-11-28', '2026-11-30') },
    ],
  ])('%s', (_, known, wish, change) => expect(closeAnew(known, wish, TODAY)).toEqual(change))

  test.each([
    ['a day that was', null, span('2026-11-23', null)],
    ['a last day before the first', null, span('2026-11-26', '2026-11-25')],
    ['a last day that was', span('2026-11-20', null), span('2026-11-20', '2026-11-23')],
  ])('%s is refused', (_, known, wish) => expect(closeAnew(known, wish, TODAY)).toBe('invalid'))
})

test('a card is old once its code, its floor or its name is another', () => {
  const room = { name: '512', floor: 5, generation: 1 }
  const printed = faceOf(room)
  expect(isCardOld(room, null)).toBe(true)
  expect(isCardOld(room, printed)).toBe(false)
  for (const next of [{ name: '512A' }, { floor: 6 }, { generation: 2 }])
    expect(isCardOld({ ...room, ...next }, printed)).toBe(true)
})
