/**
 * Products of the register are offered: all rows of a request or none, each with what is wrong with it. The request bears an
 * id that its device made, so that what is sent again is done once.
 */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { type Offering, type OfferingFault, offeringFaults } from '../../../domain/offering.ts'
import { PLACEMENTS_MAX, type Placement } from '../../../domain/placement.ts'
import type { Product } from '../../../domain/product.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { DateText } from '../../../domain/time.ts'
import { canonical } from '../../../log/canonical.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findProducts } from '../../storage/statements/city/register.ts'
import { saveTerms } from '../../storage/statements/shelf/agreed-terms.ts'
import {
  addPlacement,
  allPlacements,
  findPlacements,
  type StockedPlacement,
  updatePlacement,
} from '../../storage/statements/shelf/placements.ts'
import { addRequest, findRequest } from '../../storage/statements/shelf/requests.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { hashOf, today, type World } from '../world.ts'
import { managedPlacements } from './managed-placements.ts'
import { noteChanges, renewMenu } from './shelf.ts'

type Manager = ActorOf<'manager'>

export interface NewPlacements {
  readonly id: string
  readonly offerings: readonly Offering[]
}

/** What is wrong with which row; nothing was done. */
export interface RefusedRow {
  readonly row: number
  readonly fault: OfferingFault
}

/** The shelf under a request, and the register as far as it asks for it. */
interface Counter {
  readonly outlet: Placement['outlet']
  readonly shelf: readonly StockedPlacement[]
  readonly products: ReadonlyMap<string, Product>
  readonly day: DateText
}

export async function addPlacements(
  world: World,
  manager: Manager,
  request: NewPlacements,
): Promise<Result<ManagedPlacement[], 'invalid'>> {
  const { outlet } = manager
  const bodyHash = hashOf(canonical(request.offerings))
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const known = await findRequest(sql, outlet.slug, request.id)
    if (known !== null && known !== bodyHash)
      return refuse('invalid', { pointer: '/id', reason: 'this id already stands for other placements' })
    const counter = await counterFor(sql, outlet.slug, request.offerings, today(outlet, nowMs))
    if (known === null) {
      const rows = refusedRows(request.offerings, counter)
      if (rows.length > 0) return refuse('invalid', { rows })
      await addRequest(sql, outlet.slug, { request: request.id, bodyHash, at: nowMs })
      await offerAll(sql, manager, request.offerings, counter, nowMs)
    }
    const now = await allPlacements(sql, outlet.slug)
    const ids = request.offerings.flatMap(offering => hereOf(now, offering)?.id ?? [])
    return ok(await managedPlacements(sql, world, outlet, ids))
  })
}

export async function counterFor(
  sql: Sql,
  outlet: Placement['outlet'],
  offerings: readonly Offering[],
  day: DateText,
): Promise<Counter> {
  return {
    outlet,
    shelf: await allPlacements(sql, outlet),
    products: await findProducts(
      sql,
      offerings.map(({ product }) => product),
    ),
    day,
  }
}

type Which = Pick<Offering, 'product' | 'terms'>

function hereOf(shelf: readonly StockedPlacement[], { product, terms }: Which): Placement | null {
  return (
    shelf.find(({ placement }) => placement.product === product && placement.terms === terms)?.placement ??
    null
  )
}

/** By row; the same answers whoever asks, also before anything is to be done. */
export function refusedRows(
  offerings: readonly Offering[],
  { outlet, shelf, products, day }: Counter,
): RefusedRow[] {
  const asked = new Set<string>()
  let places = PLACEMENTS_MAX - shelf.length
  return offerings.flatMap((offering, row) => {
    const here = hereOf(shelf, offering)
    const faults = offeringFaults(offering, {
      outlet,
      product: products.get(offering.product) ?? null,
      here,
      today: day,
    })
    const key = `${offering.terms} ${offering.product}`
    if (asked.has(key)) faults.push('twice')
    asked.add(key)
    if (here === null && --places < 0) faults.push('full')
    return faults.map(fault => ({ row, fault }))
  })
}

/** Answers the ids under which they stand, in that order. */
export async function offerAll(
  sql: Transaction,
  manager: Manager,
  offerings: readonly Offering[],
  { shelf }: Counter,
  nowMs: number,
): Promise<readonly PlacementId[]> {
  const { outlet } = manager
  const taken = new Set(shelf.map(({ placement }) => placement.id))
  let position = Math.max(-1, ...shelf.map(({ placement }) => placement.position))
  const ids: PlacementId[] = []
  for (const offering of offerings) {
    const before = hereOf(shelf, offering)
    const id = before?.id ?? freeId(offering, taken)
    taken.add(id)
    ids.push(id)
    const placement: Placement = {
      ...offering,
      outlet: outlet.slug,
      id,
      on: true,
      next: null,
      isPinned: false,
      position: before?.position ?? ++position,
    }
    await (before === null ? addPlacement(sql, placement, nowMs) : offerAnew(sql, placement, nowMs))
    const { product, terms, price, part } = offering
    const changed = { product, terms, price, part }
    await addAct(sql, outlet.slug, { actor: manager, what: 'add-placement', on: id, changed }, nowMs)
  }
  await noteChanges(sql, outlet, [...(await findPlacements(sql, outlet.slug, ids)).values()], nowMs)
  await renewMenu(sql, outlet)
  return ids
}

async function offerAnew(sql: Transaction, placement: Placement, nowMs: number): Promise<void> {
  await updatePlacement(sql, placement)
  await saveTerms(sql, placement, { ...placement, fromMs: nowMs })
}

/** The product's own short name, or the first with a number that is free. */
function freeId({ product }: Which, taken: ReadonlySet<PlacementId>): PlacementId {
  const name = (product.split('/')[1] ?? product).slice(0, 58)
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}-${number}`
    if (!taken.has(id)) return id
  }
}
