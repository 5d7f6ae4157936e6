import { describe, expect, test } from 'vitest'
import { ENDED_STATES, OPEN_STATES, ORDER_STATES } from '../../src/domain/order.ts'
import {
  isDeskStep,
  isHeldStep,
  isOrderStep,
  leadsFrom,
  ORDER_STEPS,
  type OrderStep,
  PLACINGS,
  STEPS,
} from '../../src/domain/steps.ts'

const ways = ORDER_STATES.map(state => [
  state,
  Object.fromEntries(ORDER_STEPS.filter(step => leadsFrom(step, state)).map(step => [step, STEPS[step].to])),
])
const stepsThat = (is: (step: OrderStep) => boolean) => ORDER_STEPS.filter(is)

describe('the steps of an order', () => {
  test('lead on as clients of contract 1 know it', () => {
    expect(Object.fromEntries(ways)).toEqual({
      placed: {
        acknowledge: 'acknowledged',
        dispatch: 'dispatched',
        deliver: 'delivered',
        decline: 'declined',
        cancel: 'cancelled',
      },
      acknowledged: { dispatch: 'dispatched', deliver: 'delivered', decline: 'declined' },
      dispatched: { deliver: 'delivered', decline: 'declined' },
      delivered: {},
      declined: {},
      cancelled: {},
    })
  })

  test('lead to every state but the first, each by one step', () => {
    const reached = Object.values(STEPS).map(({ to }) => to)
    expect([...reached].sort()).toEqual(ORDER_STATES.filter(state => state !== 'placed').sort())
  })

  test('never lead back', () => {
    for (const { from, to } of Object.values(STEPS)) {
      for (const state of from) expect(ORDER_STATES.indexOf(to)).toBeGreaterThan(ORDER_STATES.indexOf(state))
    }
  })

  test('lead out of what is open by one step that ends it and one that is written on no paper', () => {
    for (const state of OPEN_STATES) {
      const ends = ORDER_STEPS.filter(step => leadsFrom(step, state)).map(step => STEPS[step].to)
      expect(ends, state).toEqual(expect.arrayContaining(['delivered', 'declined']))
    }
  })

  test('are the desk’s, but for the cancel, which is the guest’s', () => {
    expect(stepsThat(isDeskStep)).toEqual(['acknowledge', 'dispatch', 'deliver', 'decline'])
    expect(stepsThat(step => STEPS[step].who === 'guest')).toEqual(['cancel'])
  })

  test('are held at the desk where they end an order, and there only', () => {
    const ending = ORDER_STEPS.filter(step => ENDED_STATES.some(state => state === STEPS[step].to))
    expect(stepsThat(isHeldStep)).toEqual(ending.filter(isDeskStep))
  })

  test('need a reason of a decline, and nothing of any other', () => {
    expect(stepsThat(step => STEPS[step].needs.length > 0)).toEqual(['decline'])
  })

  test.each([...PLACINGS, 'placed', 'toString', '__proto__', ''])('%j is none', word => {
    expect([isOrderStep(word), isDeskStep(word), isHeldStep(word)]).toEqual([false, false, false])
  })
})
