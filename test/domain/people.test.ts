/** Nobody takes away the last one who could undo it, whatever is done to whom, in whatever order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  comesIn,
  type Doors,
  type Holder,
  leavesNobody,
  rightsFor,
  roleOf,
  type Standing,
  someoneMayUndo,
  standsAs,
} from '../../src/domain/people.ts'
import { PROOF_WAYS } from '../../src/domain/proof.ts'
import { AGENCY_RIGHTS, OUTLET_RIGHTS, RIGHTS } from '../../src/domain/rights.ts'

const HERE: Doors = { host: 'etalase.test', takesPins: false }
const someone = (name: string, wish: Partial<Holder> = {}): Holder => ({
  name,
  rights: ['people'],
  hasPin: false,
  hosts: ['etalase.test'],
  ...wish,
})

test.each([
  ['a passkey of this address', someone('A'), HERE, true],
  ['a passkey of another address', someone('A', { hosts: ['old.test'] }), HERE, false],
  ['a passkey where browsers make none', someone('A'), { host: null, takesPins: false }, false],
  ['a PIN where it counts', someone('A', { hosts: [], hasPin: true }), { ...HERE, takesPins: true }, true],
  ['a PIN where it does not', someone('A', { hosts: [], hasPin: true }), HERE, false],
  ['nothing yet', someone('A', { hosts: [] }), { ...HERE, takesPins: true }, false],
] as const)('whoever has %s comes in or does not', (_, person, doors, comes) => {
  expect(comesIn(person, doors)).toBe(comes)
})

describe('as whom somebody is in', () => {
  const manager: Standing = { role: 'manager', rights: OUTLET_RIGHTS }
  const PINS = { takesPins: true }
  const NO_PINS = { takesPins: false }

  test('a manager by passkey is one, and by PIN where PINs let them in', () => {
    expect(standsAs(manager, 'passkey', NO_PINS)).toEqual(manager)
    expect(standsAs(manager, 'pin', PINS)).toEqual(manager)
  })

  test('by PIN where passkeys do, a manager is the clerk that they are, too, and nothing more', () => {
    expect(standsAs(manager, 'pin', NO_PINS)).toEqual({ role: 'clerk', rights: ['sell', 'correct'] })
    const buyer: Standing = { role: 'manager', rights: ['shelf'] }
    expect(standsAs(buyer, 'pin', NO_PINS)).toEqual({ role: 'clerk', rights: [] })
  })

  test('a clerk is what they are, however they came', () => {
    const clerk: Standing = { role: 'clerk', rights: ['sell'] }
    for (const by of PROOF_WAYS)
      for (const doors of [PINS, NO_PINS]) expect(standsAs(clerk, by, doors)).toEqual(clerk)
  })
})

const holder = fc.record({
  name: fc.constantFrom('A', 'B', 'C', 'D'),
  rights: fc.subarray([...RIGHTS]),
  hasPin: fc.boolean(),
  hosts: fc.subarray(['etalase.test', 'old.test']),
})
const change = fc.record({
  name: fc.constantFrom('A', 'B', 'C', 'D'),
  becomes: fc.option(fc.record({ rights: fc.subarray([...RIGHTS]), hosts: fc.subarray(['etalase.test']) })),
})

test('of changes without end, those that are let through leave somebody who can undo them', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(holder, { selector: ({ name }) => name }),
      fc.array(change, { maxLength: 30 }),
      fc.boolean(),
      (people, changes, takesPins) => {
        const doors = { ...HERE, takesPins }
        const could = someoneMayUndo(people, doors)
        let now: readonly Holder[] = people
        for (const { name, becomes } of changes) {
          const after = now.flatMap(one => {
            if (one.name !== name) return one
            return becomes === null ? [] : { ...one, ...becomes }
          })
          if (!leavesNobody(now, after, doors)) now = after
        }
        expect(someoneMayUndo(now, doors) || !could).toBe(true)
      },
    ),
  )
})

test('where nobody could undo anything, nothing is lost by any change', () => {
  expect(leavesNobody([someone('A', { hosts: [] })], [], HERE)).toBe(false)
})

test('rights are of their place, in the order of its set, each once', () => {
  expect(rightsFor('', ['people', 'look', 'people'])).toEqual(['look', 'people'])
  expect(rightsFor('hotel', ['people', 'sell'])).toEqual(['sell', 'people'])
  expect([rightsFor('', ['sell']), rightsFor('hotel', ['look']), rightsFor('', [])]).toEqual([
    null,
    null,
    null,
  ])
  for (const right of AGENCY_RIGHTS) expect(rightsFor('', [right])).toEqual([right])
  for (const right of OUTLET_RIGHTS) expect(rightsFor('hotel', [right])).toEqual([right])
})

test('who may change what is on offer or who may what is a manager', () => {
  expect(OUTLET_RIGHTS.map(right => roleOf([right]))).toEqual(['clerk', 'clerk', 'manager', 'manager'])
})
