/** A placement is changed: by one of two people who may both be at it, or many at once in the same way. It is never deleted. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { type OfferingFault, termsFaults } from '../../../domain/offering.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { onDay, type Placement } from '../../../domain/placement.ts'
import { type Changeable, changed, changedFields, clashes } from '../../../domain/placement-change.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { businessDayStart, type DateText } from '../../../domain/time.ts'
import { actsOnThing, addAct, type Done } from '../../storage/statements/acts/acts.ts'
import { saveTerms, takeBackTerms } from '../../storage/statements/shelf/agreed-terms.ts'
import {
  findPlacement,
  findPlacements,
  type StockedPlacement,
  unpinAll,
  updatePlacement,
} from '../../storage/statements/shelf/placements.ts'
import type { Transaction } from '../../storage/storage.ts'
import { today, type World } from '../world.ts'
import { managedPlacement, managedPlacements } from './managed-placements.ts'
import { noteChanges, renewMenu } from './shelf.ts'

type Manager = ActorOf<'manager'>
export type PlacementChange = { readonly [Field in Changeable]?: Placement[Field] | undefined }

/** What of a placement is to become what. */
interface Step {
  readonly stocked: StockedPlacement
  readonly from: Placement
  readonly to: Placement
  readonly faults: readonly OfferingFault[]
}

/** `seen`: what the asker saw of it; what somebody else has changed since to something else is told, and stays. */
export async function changePlacement(
  world: World,
  manager: Manager,
  id: PlacementId,
  { seen = {}, ...change }: PlacementChange & { readonly seen?: PlacementChange | undefined },
): Promise<Result<ManagedPlacement, 'unknown-placement' | 'invalid' | 'changed-meanwhile'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const stocked = await findPlacement(sql, outlet.slug, id)
    if (stocked === null) return refuse('unknown-placement')
    const nowMs = world.clock.now()
    const step = stepOf(stocked, change, today(outlet, nowMs))
    const fields = clashes(step.from, change, seen)
    if (fields.length > 0) {
      const thing = { thing: 'placement', id } as const
      const [last] = await actsOnThing(sql, outlet.slug, thing, { before: Number.MAX_SAFE_INTEGER, limit: 1 })
      return refuse('changed-meanwhile', {
        fields,
        placement: await managedPlacement(sql, world, outlet, id),
        by: last?.who ?? null,
      })
    }
    if (step.faults.length > 0) return refuse('invalid', rowsOf([step]))
    await saveSteps(sql, manager, [step], nowMs)
    return ok(await managedPlacement(sql, world, outlet, id))
  })
}

/** The same of each, or of none. */
export async function changePlacements(
  world: World,
  manager: Manager,
  ids: readonly PlacementId[],
  change: PlacementChange,
): Promise<Result<ManagedPlacement[], 'unknown-placement' | 'invalid'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const found = await findPlacements(sql, outlet.slug, ids)
    if (ids.some(id => !found.has(id))) return refuse('unknown-placement')
    const nowMs = world.clock.now()
    const steps = Array.from(found.values(), stocked => stepOf(stocked, change, today(outlet, nowMs)))
    if (steps.some(({ faults }) => faults.length > 0)) return refuse('invalid', rowsOf(steps))
    await saveSteps(sql, manager, steps, nowMs)
    return ok(await managedPlacements(sql, world, outlet, [...found.keys()]))
  })
}

export function stepOf(stocked: StockedPlacement, change: PlacementChange, day: DateText): Step {
  const from = onDay(stocked.placement, day)
  const to = changed(from, change)
  // Nobody agreed on a part yet: that is no reason to keep the rest as it is.
  const faults = termsFaults(to, day).filter(fault => fault !== 'part-missing' || from.part !== null)
  return { stocked, from, to, faults }
}

function rowsOf(steps: readonly Step[]) {
  return { rows: steps.flatMap(({ faults }, row) => faults.map(fault => ({ row, fault }))) }
}

export async function saveSteps(
  sql: Transaction,
  manager: Manager,
  steps: readonly Step[],
  nowMs: number,
): Promise<void> {
  const { outlet } = manager
  for (const { from, to } of steps) {
    if (to.isPinned && !from.isPinned) await unpinAll(sql, outlet.slug)
    await updatePlacement(sql, to)
    const fields = changedFields(from, to)
    await agree(sql, outlet, to, fields, nowMs)
    for (const done of doneBy(manager, from, to, fields)) await addAct(sql, outlet.slug, done, nowMs)
  }
  await noteChanges(
    sql,
    outlet,
    steps.map(({ stocked, to }) => ({ ...stocked, placement: to })),
    nowMs,
  )
  await renewMenu(sql, outlet)
}

/** What is agreed from now on, and what from a day on. */
async function agree(
  sql: Transaction,
  outlet: Outlet,
  placement: Placement,
  fields: readonly Changeable[],
  nowMs: number,
): Promise<void> {
  if (fields.includes('price') || fields.includes('part'))
    await saveTerms(sql, placement, { ...placement, fromMs: nowMs })
  if (!fields.includes('next')) return
  await takeBackTerms(sql, placement, nowMs)
  const { next } = placement
  if (next !== null)
    await saveTerms(sql, placement, { ...next, fromMs: businessDayStart(next.from, outlet.zone, 0) })
}

/** What was done, by its word: that it ends is one of its own. What was set again to what it was is none. */
function doneBy(manager: Manager, from: Placement, to: Placement, fields: readonly Changeable[]): Done[] {
  const rest = fields.filter(field => field !== 'to' || to.to === null)
  const change = Object.fromEntries(rest.map(field => [field, { from: from[field], to: to[field] }]))
  const by = { actor: manager, on: to.id }
  return [
    ...(rest.length === 0 ? [] : [{ ...by, what: 'change-placement', changed: change } as const]),
    ...(rest.length === fields.length
      ? []
      : [{ ...by, what: 'end-placement', changed: { to: { from: from.to, to: to.to } } } as const]),
  ]
}
