/** Plays one plan from the first moment to the last check, and says what came of it. */
import { createHash } from 'node:crypto'
import type { Look } from '../oracle/look.ts'
import type { Fault, Violation } from '../oracle/record.ts'
import type { Sometimes } from '../oracle/sometimes.ts'
import type { Plan } from '../plan/actions.ts'
import { checkAtEnd } from './final-checks.ts'
import { heal } from './heal.ts'
import { perform } from './perform.ts'
import { type Ground, type Stage, setStage } from './stage.ts'

export interface Outcome {
  readonly seed: number
  readonly digest: string
  readonly orders: number
  /** How long books took to agree once all was healed, ms. */
  readonly agreedAfterMs: number
  readonly faults: ReadonlyMap<Fault, number>
  readonly sometimes: ReadonlyMap<Sometimes, number>
  readonly violations: readonly Violation[]
  readonly story: readonly string[]
}

export async function runPlan(plan: Plan, ground: Ground): Promise<Outcome> {
  const stage = setStage(plan, ground)
  const { record } = stage
  try {
    await play(stage, plan)
    await heal(stage)
    await stage.timeline.track(checkAtEnd(stage))
  } catch (fault) {
    record.violate(
      'plays-to-its-end',
      fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    )
  }
  const picture = pictureOf(stage)
  await stage.close()
  const digest = createHash('sha256').update(record.story.join('\n')).update(picture).digest('hex')
  return {
    seed: plan.seed,
    digest,
    orders: record.placed.size,
    agreedAfterMs: record.agreedAfterMs,
    faults: record.faults,
    sometimes: record.sometimes,
    violations: record.violations,
    story: record.story,
  }
}

async function play(stage: Stage, { actions }: Plan): Promise<void> {
  const { timeline, record } = stage
  let beganMs = timeline.now()
  for (const action of actions) {
    await timeline.runUntil(beganMs + action.atMs)
    record.tell(`do ${JSON.stringify(action)}`)
    if (action.do === 'pass' || action.do === 'wait') beganMs += action.ms
    stage.deeds.add(action)
    Promise.resolve(perform(stage, action))
      .catch(fault => record.violate('plays-to-its-end', String(fault?.stack ?? fault)))
      .finally(() => stage.deeds.delete(action))
    await timeline.settle()
  }
}

/** The rows that a run leaves, in their order. */
function pictureOf(stage: Stage): string {
  const tables = [
    'orders',
    'verdicts',
    'events',
    'documents',
    'batches',
    'placements',
    'stock_entries',
    'counted_lines',
    'logs',
  ]
  try {
    const rows = (look: Look, table: string) => look.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)
    const here = tables.map(table => rows(stage.look(), table))
    return JSON.stringify([
      here,
      ['documents', 'logs', 'papers'].map(table => rows(stage.lookAtHub(), table)),
    ])
  } catch (fault) {
    return String(fault)
  }
}
