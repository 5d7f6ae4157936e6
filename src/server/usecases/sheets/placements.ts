/** The shelf of an outlet as a sheet says it: what is new is offered as the wizard offers it, what is there is changed as its manager changes it. */
import type { ActorOf } from '../../../domain/actor.ts'
import { hasEnded, OFFERING_FAULTS, type Offering, type OfferingFault } from '../../../domain/offering.ts'
import { onDay, PLACEMENTS_MAX, TERMS, type Terms } from '../../../domain/placement.ts'
import { ORDER_TOTAL_MAX } from '../../../domain/placing.ts'
import type { CellFault, CellValue } from '../../../domain/sheets/cell.ts'
import type { Known } from '../../../domain/sheets/column.ts'
import { type Outcome, refused } from '../../../domain/sheets/compare.ts'
import { partIn, partValue } from '../../../domain/sheets/parts.ts'
import { type DateText, nextDate } from '../../../domain/time.ts'
import {
  allPlacements,
  findPlacements,
  type StockedPlacement,
} from '../../storage/statements/shelf/placements.ts'
import { batchDates } from '../../storage/statements/shelf/stock-ledger.ts'
import type { Sql } from '../../storage/storage.ts'
import { counterFor, offerAll, refusedRows } from '../shelf/add-placements.ts'
import { type PlacementChange, saveSteps, stepOf } from '../shelf/change-placements.ts'
import { today, type World } from '../world.ts'
import type { Keeper, Setting, Values, Written } from './keeper.ts'
import { ofShelf } from './references.ts'

type Manager = ActorOf<'manager'>

export const placementKeeper: Keeper<Manager> = {
  /** What has ended is offered anew by a sheet, as by anybody. */
  known: async (sql, world, { outlet }) => {
    const day = today(outlet, world.clock.now())
    return (await allPlacements(sql, outlet.slug))
      .filter(({ placement }) => !hasEnded(placement, day))
      .map(stocked => toKnown(stocked, day))
  },
  all: async (sql, world, { outlet }) => {
    const day = today(outlet, world.clock.now())
    return (await allPlacements(sql, outlet.slug)).map(stocked => toKnown(stocked, day))
  },
  references: async (sql, { outlet }) => {
    const placed = (await allPlacements(sql, outlet.slug)).map(({ product }) => String(product.id))
    return ofShelf(sql, outlet.slug, new Set(placed))
  },
  check: async (sql, world, manager, outcomes) => {
    const added = await checkNew(sql, world, manager, outcomes)
    return checkChanged(sql, world, manager, added)
  },
  add: async (to, manager, rows) => {
    const { sql, atMs } = to
    const { outlet } = manager
    const offerings = rows.map(offeringIn)
    const counter = await counterFor(sql, outlet.slug, offerings, today(outlet, atMs))
    const keys = await offerAll(sql, manager, offerings, counter, atMs)
    const off = keys.filter((_, i) => rows[i]?.on === false)
    await setAll(
      to,
      manager,
      off.map(key => ({ key, cells: { on: false } })),
    )
    return keys
  },
  set: setAll,
  remove: async (to, manager, keys) => {
    const { slug } = manager.outlet
    const used = new Set((await batchDates(to.sql, slug, keys)).map(({ placement }) => placement))
    const free = keys.filter(key => !used.has(key))
    const last = nextDate(today(manager.outlet, to.atMs), -1)
    const stocked = await findPlacements(to.sql, slug, free)
    const changes = free.map((key): Setting => {
      const from = stocked.get(key)?.placement.from ?? null
      return { key, cells: { to: last, ...(from !== null && from > last ? { from: null } : {}) } }
    })
    await setAll(to, manager, changes)
    return keys.filter(key => used.has(key))
  },
}

function toKnown({ placement, product }: StockedPlacement, day: DateText): Known {
  const { id, terms, price, part, rack, on, from, to } = onDay(placement, day)
  return {
    key: id,
    cells: {
      seller: product.seller,
      product: product.id,
      ...{ terms, price, rack, on },
      ...(part === null ? {} : { part: partValue(part) }),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    },
  }
}

/** A sheet that says nothing of the terms speaks of what is sold for its maker. */
function offeringIn(row: Values): Offering {
  return {
    product: String(row.product),
    terms: termsIn(row.terms),
    price: Number(row.price),
    part: partIn(row.part ?? null),
    rack: String(row.rack),
    from: textIn(row.from),
    to: textIn(row.to),
  }
}

const termsIn = (value: CellValue | undefined): Terms => TERMS.find(one => one === value) ?? 'consigned'
const textIn = (value: CellValue | null | undefined): string | null =>
  typeof value === 'string' ? value : null

function changeIn(cells: Setting['cells']): PlacementChange {
  const { price, part, rack, on, from, to } = cells
  return {
    ...(typeof price === 'number' ? { price } : {}),
    ...(part === undefined ? {} : { part: partIn(part) }),
    ...(typeof rack === 'string' ? { rack } : {}),
    ...(typeof on === 'boolean' ? { on } : {}),
    ...(from === undefined ? {} : { from: textIn(from) }),
    ...(to === undefined ? {} : { to: textIn(to) }),
  }
}

async function setAll({ sql, atMs }: Written, manager: Manager, changes: readonly Setting[]): Promise<void> {
  const { outlet } = manager
  const found = await findPlacements(
    sql,
    outlet.slug,
    changes.map(({ key }) => key),
  )
  const steps = changes.flatMap(({ key, cells }) => {
    const stocked = found.get(key)
    return stocked === undefined ? [] : [stepOf(stocked, changeIn(cells), today(outlet, atMs))]
  })
  if (steps.length > 0) await saveSteps(sql, manager, steps, atMs)
}

const valuesOf = ({ changes }: Outcome): Values =>
  Object.fromEntries(Object.entries(changes).map(([id, { to }]) => [id, to]))

async function checkNew(
  sql: Sql,
  world: World,
  { outlet }: Manager,
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const fresh = outcomes.filter(({ state }) => state === 'new')
  const offerings = fresh.map(outcome => offeringIn(valuesOf(outcome)))
  const counter = await counterFor(sql, outlet.slug, offerings, today(outlet, world.clock.now()))
  const faults = new Map<Outcome, OfferingFault[]>()
  for (const { row, fault } of refusedRows(offerings, counter)) {
    const outcome = fresh[row]
    if (outcome !== undefined) faults.set(outcome, [...(faults.get(outcome) ?? []), fault])
  }
  return outcomes.map(outcome => withFaults(outcome, faults.get(outcome) ?? []))
}

async function checkChanged(
  sql: Sql,
  world: World,
  { outlet }: Manager,
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const day = today(outlet, world.clock.now())
  const shelf = new Map(
    (await allPlacements(sql, outlet.slug)).map(stocked => [String(stocked.placement.id), stocked]),
  )
  return outcomes.map(outcome => {
    const stocked = shelf.get(outcome.key ?? '')
    if (stocked === undefined || outcome.state !== 'changed') return outcome
    return withFaults(outcome, stepOf(stocked, changeIn(valuesOf(outcome)), day).faults)
  })
}

const IN_CELL = {
  'unknown-product': { code: 'unknown' },
  'cannot-be-offered': { code: 'not-offered' },
  'here-already': { code: 'taken' },
  twice: { code: 'taken' },
  full: { code: 'too-many', limit: PLACEMENTS_MAX },
  free: { code: 'free' },
  'not-free': { code: 'not-free' },
  dear: { code: 'too-big', limit: ORDER_TOTAL_MAX },
  'part-not-shared': { code: 'part-not-shared' },
  'part-missing': { code: 'missing' },
  'part-nothing': { code: 'too-small', limit: 1 },
  'part-larger': { code: 'part-larger' },
  turned: { code: 'turned' },
  over: { code: 'past' },
  // What costs something else from a day on is not in a sheet, and is held against the rest of it all the same.
  'next-past': { code: 'turned' },
  'next-free': { code: 'free' },
  'next-dear': { code: 'too-big', limit: ORDER_TOTAL_MAX },
  'next-part': { code: 'part-larger' },
} as const satisfies Record<OfferingFault, CellFault>

function withFaults(outcome: Outcome, faults: readonly OfferingFault[]): Outcome {
  return faults.reduce((faulty, fault) => {
    const column = OFFERING_FAULTS[fault]
    return refused(faulty, column === 'next' ? 'price' : column, IN_CELL[fault])
  }, outcome)
}
