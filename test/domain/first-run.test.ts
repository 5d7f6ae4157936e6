import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agencySteps, OUTLET_STEPS, outletSteps } from '../../src/domain/first-run.ts'
import { AGENCY_RIGHTS, OUTLET_RIGHTS } from '../../src/domain/rights.ts'

const NOTHING = { rooms: 0, products: 0, received: 0, printed: 0, terminals: 0, clerks: 0, documents: 0 }
const ALL = { rooms: 1, products: 5, received: 1, printed: 1, terminals: 1, clerks: 1, documents: 1 }
const NO_AGENCY = { keys: 1, makers: 0, products: 0, outlets: 0, managers: 0 }
const openOf = (steps: readonly { step: string; isDone: boolean }[]) =>
  steps.filter(({ isDone }) => !isDone).map(({ step }) => step)

describe('what is left of the first afternoon', () => {
  test('is everything where nothing is there yet, in the order in which one leads to the next', () => {
    expect(openOf(outletSteps(NOTHING, OUTLET_RIGHTS))).toEqual([
      'rooms',
      'placements',
      'goods',
      'cards',
      'terminal',
      'clerk',
      'kwitansi',
    ])
    expect(openOf(agencySteps(NO_AGENCY, AGENCY_RIGHTS))).toEqual([
      'makers',
      'products',
      'outlet',
      'manager',
      'spare-key',
    ])
  })

  test('shows what is done beside it', () => {
    const steps = outletSteps({ ...NOTHING, rooms: 140 }, OUTLET_RIGHTS)
    expect(steps[0]).toEqual({ step: 'rooms', isDone: true })
    expect(openOf(steps)).not.toContain('rooms')
  })

  test('is nothing at all once all is done', () => {
    expect(outletSteps(ALL, OUTLET_RIGHTS)).toEqual([])
    const city = { keys: 2, makers: 1, products: 5, outlets: 1, managers: 1 }
    expect(agencySteps(city, AGENCY_RIGHTS)).toEqual([])
  })

  test.each([
    ['placements', { ...ALL, products: 4 }],
    ['goods', { ...ALL, received: 0 }],
    ['cards', { ...ALL, printed: 0 }],
    ['terminal', { ...ALL, terminals: 0 }],
    ['clerk', { ...ALL, clerks: 0 }],
    ['kwitansi', { ...ALL, documents: 0 }],
  ])('is %s alone where that alone is wanting', (step, facts) => {
    expect(openOf(outletSteps(facts, OUTLET_RIGHTS))).toEqual([step])
  })

  test('is a second passkey while one lost phone would shut the agency out', () => {
    const city = { keys: 1, makers: 12, products: 60, outlets: 1, managers: 1 }
    expect(openOf(agencySteps(city, AGENCY_RIGHTS))).toEqual(['spare-key'])
  })

  test('asks nobody for what they may not do', () => {
    expect(agencySteps(NO_AGENCY, ['look'])).toEqual([])
    expect(openOf(agencySteps(NO_AGENCY, ['people']))).toEqual(['manager', 'spare-key'])
    expect(openOf(outletSteps(NOTHING, ['shelf']))).toEqual(['rooms', 'placements', 'goods', 'cards'])
  })

  test('never grows by something more being there', () => {
    const facts = fc.record({
      rooms: fc.nat(9),
      products: fc.nat(9),
      received: fc.nat(9),
      printed: fc.nat(9),
      terminals: fc.nat(9),
      clerks: fc.nat(9),
      documents: fc.nat(9),
    })
    fc.assert(
      fc.property(facts, fc.constantFrom('rooms', 'products', 'received', 'clerks'), (before, more) => {
        const after = openOf(outletSteps({ ...before, [more]: before[more] + 1 }, OUTLET_RIGHTS))
        expect(openOf(outletSteps(before, OUTLET_RIGHTS))).toEqual(expect.arrayContaining(after))
        expect(OUTLET_STEPS).toEqual(expect.arrayContaining(after))
      }),
    )
  })
})
