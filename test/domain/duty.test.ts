import { expect, test } from 'vitest'
import { type DutyLine, NOBODY_ON_DUTY, onDuty } from '../../src/domain/duty.ts'

/** Tuesday the 24th. */
const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const ZONE = 'Asia/Makassar'

const DAY: DutyLine = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: { fromHour: 7, toHour: 22 },
  first: 'Rina',
  second: 'Dewi',
}
const NIGHT: DutyLine = {
  days: ['mon', 'tue'],
  hours: { fromHour: 22, toHour: 7 },
  first: 'Budi',
  second: null,
}

test.each([
  ['06:59', 24, 'Budi'],
  ['07:00', 24, 'Rina'],
  ['21:59', 24, 'Rina'],
  ['22:00', 24, 'Budi'],
  ['03:00', 25, 'Budi'],
  ['23:00', 25, null],
  ['03:00', 26, null],
  ['12:00', 28, null],
] as const)('at %s on the %i it is %s', (time, day, first) => {
  expect(onDuty([DAY, NIGHT], ZONE, at(time, day)).first).toBe(first)
})

test('the first line that holds counts; without one it is nobody', () => {
  const other = { ...DAY, first: 'Sari', second: null }
  expect(onDuty([other, DAY], ZONE, at('12:00'))).toEqual({ first: 'Sari', second: null })
  expect(onDuty([], ZONE, at('12:00'))).toEqual(NOBODY_ON_DUTY)
})

test('from an hour to itself is the whole day', () => {
  const whole: DutyLine = { ...DAY, days: ['tue'], hours: { fromHour: 7, toHour: 7 } }
  expect([at('07:00'), at('06:59', 25), at('07:00', 25)].map(ms => onDuty([whole], ZONE, ms).first)).toEqual([
    'Rina',
    'Rina',
    null,
  ])
})
