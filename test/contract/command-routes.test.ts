import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { COMMAND_ROUTES, ORDER_ADDRESSES } from '../../src/contract/command-routes.ts'
import { ROUTES, type Route } from '../../src/contract/routes.ts'
import { ORDER_STEPS, type OrderStep, PLACED_BY, PLACINGS, STEPS } from '../../src/domain/steps.ts'

const routeOf = (command: keyof typeof COMMAND_ROUTES): Route => ROUTES[COMMAND_ROUTES[command]]
const sayings = (step: OrderStep) =>
  Object.keys((routeOf(step).body as z.ZodMiniObject | undefined)?.shape ?? {})

/** What a body must say, by what is wrong with one that says nothing. */
function needed(step: OrderStep): PropertyKey[] {
  const parsed = routeOf(step).body?.safeParse({})
  return parsed?.success === false ? parsed.error.issues.flatMap(issue => issue.path) : []
}

describe('a step goes over the wire', () => {
  test.each(ORDER_STEPS)('%s by a route of those who take it', step => {
    const { who } = STEPS[step]
    expect(routeOf(step)).toMatchObject({
      method: 'POST',
      who,
      path: `${ORDER_ADDRESSES[who]}/{orderId}/${step}`,
    })
  })

  test.each(ORDER_STEPS)('%s with all that it needs and may say, and nothing else', step => {
    const { needs, may } = STEPS[step]
    expect(sayings(step).sort()).toEqual([...needs, ...may].sort())
    expect(needed(step)).toEqual(needs)
  })

  test.each(PLACINGS)('%s by a route of those whose order it is', way => {
    const who = PLACED_BY[way]
    expect(routeOf(way)).toMatchObject({ method: 'PUT', who, path: `${ORDER_ADDRESSES[who]}/{orderId}` })
  })
})
