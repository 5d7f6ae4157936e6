/** What people are told of the agency's log, and how logs that follow one another are called. */
import { describe, expect, test } from 'vitest'
import { AGENCY_FAULTS, agencyNotice, comesAfter, nextAgencyOrigin } from '../../src/domain/agency-log.ts'
import { DAY_MS } from '../../src/domain/time.ts'

const NOW = 100 * DAY_MS
const followed = { standing: 'followed', awaits: 0, heardAt: NOW, passedOver: null } as const
const own = { standing: 'own', awaits: 0, heardAt: null, passedOver: null } as const

describe('of a log that is followed', () => {
  test.each([
    ['whole and heard of', followed, null],
    ['never heard of to its end', { ...followed, heardAt: null }, null],
    ['silent for less than a day', { ...followed, heardAt: NOW - DAY_MS + 1 }, null],
    ['silent for a day', { ...followed, heardAt: NOW - DAY_MS }, { is: 'silent', days: 1 }],
    ['silent for three', { ...followed, heardAt: NOW - 3.9 * DAY_MS }, { is: 'silent', days: 3 }],
    ['heard of by a clock that was set back', { ...followed, heardAt: NOW + 9 * DAY_MS }, null],
    ['newer than the program', { ...followed, passedOver: 7 }, { is: 'passed-over', days: null }],
    [
      'newer than the program, and silent',
      { ...followed, passedOver: 7, heardAt: 0 },
      { is: 'silent', days: 100 },
    ],
    ['not followed any more', { ...followed, standing: 'past', heardAt: 0 }, null],
  ] as const)('%s', (_, log, notice) => expect(agencyNotice(log, null, NOW)).toEqual(notice))

  test.each(AGENCY_FAULTS)('%s is told before silence, with its days', fault => {
    const silent = { ...followed, heardAt: NOW - 5 * DAY_MS }
    expect(agencyNotice(silent, { fault, at: NOW - 2 * DAY_MS }, NOW)).toEqual({ is: fault, days: 2 })
  })
})

test('of one that is kept here, that it waits, and nothing of days', () => {
  expect(agencyNotice(own, null, NOW)).toBeNull()
  expect(agencyNotice({ ...own, awaits: 9 }, null, NOW)).toEqual({ is: 'waits', days: null })
})

test.each([
  ['a.test/agency', 'a.test/agency-2'],
  ['a.test/agency-9', 'a.test/agency-10'],
])('after %s comes %s', (origin, next) => expect(nextAgencyOrigin(origin)).toBe(next))

test.each([
  ['a.test/agency-2', 'a.test/agency', true],
  ['a.test/agency-10', 'a.test/agency-9', true],
  ['a.test/agency', 'a.test/agency', false],
  ['a.test/agency', 'a.test/agency-2', false],
  ['b.test/agency-2', 'a.test/agency', false],
  ['a.test/log/agency-x', 'a.test/agency', false],
])('whether %s began where entries of %s were lost', (origin, before, is) =>
  expect(comesAfter(origin, before)).toBe(is),
)
