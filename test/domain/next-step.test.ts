import { expect, test } from 'vitest'
import { isOpen, ORDER_STATES } from '../../src/domain/order.ts'
import { leadsFrom, NEXT_STEP } from '../../src/domain/steps.ts'

test.each(ORDER_STATES)(
  'the board offers what is %s a step that leads on from there, as long as it is open',
  state => {
    const next = NEXT_STEP[state]
    expect(next !== null).toBe(isOpen({ state }))
    if (next !== null) expect(leadsFrom(next, state)).toBe(true)
  },
)
