/** Rights that stand on another are given and taken together, however they are ticked. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AGENCY_RIGHTS,
  mayFind,
  OUTLET_RIGHTS,
  type Right,
  STANDS_ON,
  withoutRight,
  withRight,
} from '../../src/domain/rights.ts'

const ticks = (all: readonly Right[]) =>
  fc.array(fc.record({ right: fc.constantFrom(...all), isOn: fc.boolean() }), { maxLength: 12 })

test.each([
  ['the agency', AGENCY_RIGHTS],
  ['an outlet', OUTLET_RIGHTS],
] as const)(
  'at %s no box stays ticked without what it stands on, and the last one tapped is as it was tapped',
  (_, all) => {
    fc.assert(
      fc.property(ticks(all), taps => {
        let chosen: readonly Right[] = []
        for (const { right, isOn } of taps) {
          chosen = isOn ? withRight(chosen, right) : withoutRight(chosen, right)
          expect(chosen.includes(right)).toBe(isOn)
          for (const [one, on] of Object.entries(STANDS_ON))
            if (chosen.some(held => held === one)) expect(chosen).toContain(on)
        }
      }),
    )
  },
)

test('what a right does not concern is left as it is', () => {
  expect(withRight(['people'], 'register')).toEqual(['look', 'register', 'people'])
  expect(withoutRight(['look', 'register', 'decide', 'people'], 'look')).toEqual(['people'])
  expect(withoutRight(['sell', 'correct', 'shelf'], 'correct')).toEqual(['sell', 'shelf'])
})

test('a place is found by any of its rights, and by everybody where it names none', () => {
  const either = { shows: ['shelf', 'people'] } as const
  expect([mayFind(either, ['people']), mayFind(either, ['sell']), mayFind({ shows: [] }, [])]).toEqual([
    true,
    false,
    true,
  ])
})
