/**
 * The simulation's worker. It is told on its command line what to play, and says a line of JSON for each run; `bin/sim.mjs`
 * bundles it, runs as many as there are cores, and adds up.
 */
import './engine/globals.ts'
import { NAMED } from './named.ts'
import { NETWORK_FAULTS } from './network/weather.ts'
import { SOMETIMES } from './oracle/sometimes.ts'
import type { Plan } from './plan/actions.ts'
import {
  DEVICE_FAULTS,
  FOLLOWING_FAULTS,
  LOG_FAULTS,
  PEOPLE_FAULTS,
  SERVER_FAULTS,
  SHELF_FAULTS,
  STAY_FAULTS,
} from './plan/faults.ts'
import { makePlan } from './plan/make-plan.ts'
import { type Outcome, runPlan } from './run/run-plan.ts'
import { shrink } from './run/shrink.ts'
import type { Ground } from './run/stage.ts'
import { makePlace } from './server/backups.ts'
import { createHubSlot, makeHubTemplate } from './server/hub-site.ts'
import { createSlot } from './server/server-process.ts'
import { makeTemplate } from './server/template.ts'

/** What to play, as `bin/sim.mjs` hands it over. */
type Task =
  | {
      readonly play: 'seeds'
      readonly from: number
      readonly to: number
      readonly every: number
      readonly untilBroken?: boolean
    }
  | { readonly play: 'named' }
  | { readonly play: 'shrink'; readonly seed: number }
  | { readonly play: 'story'; readonly seed: number }

/** All there is to reach. */
const KNOWN = {
  faults: [
    ...NETWORK_FAULTS,
    ...DEVICE_FAULTS,
    ...SERVER_FAULTS,
    ...LOG_FAULTS,
    ...PEOPLE_FAULTS,
    ...SHELF_FAULTS,
    ...STAY_FAULTS,
    ...FOLLOWING_FAULTS,
  ],
  sometimes: SOMETIMES,
}

const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`)

/** A promise that nobody waits for and that is broken is a fault like any other: it belongs to the run it happened in. */
let stray: string[] = []
process.on('unhandledRejection', fault => {
  stray.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
})

async function run(plan: Plan, ground: Ground): Promise<Outcome> {
  stray = []
  const outcome = await runPlan(plan, ground)
  const violations = stray.map(what => ({ promise: 'no-fault-without-cause', what, atMs: 0 }))
  return { ...outcome, violations: [...outcome.violations, ...violations] }
}

function sum({ story: _, faults, sometimes, ...rest }: Outcome, name?: string): object {
  const found = { ...rest, faults: Object.fromEntries(faults), sometimes: Object.fromEntries(sometimes) }
  return name === undefined ? found : { ...found, name }
}

async function perform(task: Task, ground: Ground): Promise<void> {
  switch (task.play) {
    case 'seeds':
      for (let seed = task.from; seed <= task.to; seed += task.every) {
        const outcome = await run(makePlan(seed), ground)
        say({ ...sum(outcome), ...(seed === task.from ? { known: KNOWN } : {}) })
        if (task.untilBroken === true && outcome.violations.length > 0) return
      }
      return
    case 'named':
      for (const { name, plan } of NAMED) say(sum(await run(plan, ground), name))
      return
    case 'shrink': {
      const shrunk = await shrink(makePlan(task.seed), plan => run(plan, ground))
      if (shrunk !== null) {
        say({ plan: shrunk.plan, runs: shrunk.runs, violations: shrunk.outcome.violations })
        process.stderr.write(`${shrunk.outcome.story.join('\n')}\n`)
      }
      return
    }
    case 'story': {
      const outcome = await run(makePlan(task.seed), ground)
      process.stderr.write(`${outcome.story.join('\n')}\n`)
      say(sum(outcome))
      return
    }
  }
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task
const place = makePlace(`etalase-sim-${process.pid}`)
try {
  const template = place.path('template.db')
  await makeTemplate(template)
  const hubTemplate = place.path('hub-template.db')
  const hubSlot = await createHubSlot()
  const hubMarks = await makeHubTemplate(hubTemplate, template, hubSlot)
  const slots = [await createSlot(), await createSlot()]
  await perform(task, { slots, hubSlot, hubMarks, template, hubTemplate, path: place.path })
} finally {
  place.remove()
}
