/** The smallest plan that still breaks the same promise: parts are left out for as long as it stays broken. */
import type { Action, Plan } from '../plan/actions.ts'
import type { Outcome } from './run-plan.ts'

/** Runs at most: each is some tens of milliseconds. */
const RUNS_MAX = 600

export interface Shrunk {
  readonly plan: Plan
  readonly outcome: Outcome
  readonly runs: number
}

/** `null` when the plan breaks nothing. */
export async function shrink(plan: Plan, run: (plan: Plan) => Promise<Outcome>): Promise<Shrunk | null> {
  let outcome = await run(plan)
  let runs = 1
  const promise = outcome.violations[0]?.promise
  if (promise === undefined) return null
  let { actions } = plan

  async function without(from: number, count: number): Promise<boolean> {
    const fewer: Action[] = [...actions.slice(0, from), ...actions.slice(from + count)]
    const tried = await run({ ...plan, actions: fewer })
    runs++
    if (!tried.violations.some(violation => violation.promise === promise)) return false
    actions = fewer
    outcome = tried
    return true
  }

  for (let count = actions.length >> 1; count >= 1; count >>= 1) {
    let isShorter = true
    while (isShorter && runs < RUNS_MAX) {
      isShorter = false
      for (let from = actions.length - count; from >= 0 && runs < RUNS_MAX; from -= count)
        if (await without(from, count)) isShorter = true
    }
  }
  return { plan: { ...plan, actions }, outcome, runs }
}
