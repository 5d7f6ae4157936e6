/**
 * Makes the demo city in an empty storage: the register, the outlets with their people and shelves, then their history,
 * played through the real use cases. The same seed and moment give the same city, byte for byte.
 */

import type { OutletId } from '../../domain/ids.ts'
import { faceOf } from '../../domain/room-card.ts'
import { localDate } from '../../domain/time.ts'
import type { Keys } from '../ports.ts'
import { allRooms, saveCards } from '../storage/statements/city/rooms.ts'
import type { Storage } from '../storage/storage.ts'
import { foundRegister, type OutletPlan, openOutlet } from '../usecases/city/found-city.ts'
import { dayOfEntryAt, readOn } from '../usecases/folds/fold.ts'
import { FOLDS } from '../usecases/folds/list.ts'
import type { Pins } from '../usecases/staff/sign-in.ts'
import { DEMO_OUTLETS, type DemoCast, demoCast, demoRooms } from './cast.ts'
import { demoProducts } from './catalogue.ts'
import { type Plan, planOutlet } from './plan/plan.ts'
import { spanOf } from './plan/span.ts'
import { playOutlet } from './play/play.ts'
import { DEMO_SELLERS } from './sellers.ts'

export interface DemoOptions {
  /** Empty and migrated. */
  readonly storage: Storage
  readonly keys: Keys
  readonly hashPin: Pins['hash']
  readonly nowMs: number
  readonly seed: string
  /** Whole business days of history before today. */
  readonly days?: number
  progress?(line: string): void
}

const DAYS = 90

/** Makes the city; answers what `GET /api/demo` and the start banner tell. */
export async function makeDemoCity(options: DemoOptions): Promise<DemoCast> {
  const { storage, keys, nowMs, seed, days = DAYS } = options
  const cast = demoCast(seed)
  await foundRegister(options, {
    officers: [cast.agency],
    sellers: DEMO_SELLERS,
    products: demoProducts(localDate(nowMs, 'Asia/Makassar')),
  })
  for (const outlet of DEMO_OUTLETS) {
    const plan = planOutlet(seed, spanOf(outlet, days, nowMs))
    await openOutlet(options, outletPlan(cast, plan))
    await hangCards(storage, outlet.slug)
    const { world, orders } = await playOutlet({ storage, keys }, seed, plan)
    for (const fold of FOLDS) await readOn(world, fold, outlet.slug, dayOfEntryAt(outlet))
    options.progress?.(`${outlet.name}: ${days} days, ${orders.size} orders`)
  }
  return cast
}

/** Its guests have scanned them for as long as it has a past. */
function hangCards(storage: Storage, outlet: OutletId): Promise<void> {
  return storage.write(outlet, async sql => {
    const rooms = await allRooms(sql, outlet)
    saveCards(
      sql,
      outlet,
      rooms.map(room => ({ room: room.name, face: faceOf(room) })),
    )
  })
}

/** Rooms, people and an empty shelf. */
function outletPlan(cast: DemoCast, plan: Plan): OutletPlan {
  const { outlet } = plan.span
  return {
    outlet,
    rooms: demoRooms(outlet),
    staff: cast.outlets.find(({ slug }) => slug === outlet.slug)?.staff ?? [],
    placements: plan.shelf.map(({ placement }) => placement),
  }
}
