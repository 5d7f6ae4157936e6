/**
 * Makes the demo city in an empty storage: the register, the outlets with their people and shelves, then their history,
 * played through the real use cases. The same seed and moment give the same city, byte for byte.
 */

import type { Outlet } from '../../domain/outlet.ts'
import { businessDay, localDate, toMilliseconds } from '../../domain/time.ts'
import type { Keys } from '../ports.ts'
import { addOfficer } from '../storage/statements/officers.ts'
import { addOutlet, addStaff } from '../storage/statements/outlets.ts'
import { addPlacement } from '../storage/statements/placements.ts'
import { addProduct, addSeller } from '../storage/statements/register.ts'
import type { Storage } from '../storage/storage.ts'
import { countDocuments } from '../usecases/count-documents.ts'
import { insertRoom } from '../usecases/manage-rooms.ts'
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
  hashPin(pin: string): Promise<string>
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
  await makeRegister(options, cast)
  for (const outlet of DEMO_OUTLETS) {
    const plan = planOutlet(seed, spanOf(outlet, days, nowMs))
    await openOutlet(options, cast, plan)
    const { world, orders } = await playOutlet({ storage, keys }, seed, plan)
    await countDocuments(world, outlet.slug, issuedAt => dayOf(outlet, issuedAt))
    options.progress?.(`${outlet.name}: ${days} days, ${orders.size} orders`)
  }
  return cast
}

function dayOf({ zone, closingHour }: Outlet, issuedAt: string): string {
  return businessDay(toMilliseconds(issuedAt), zone, closingHour)
}

async function makeRegister({ storage, hashPin, nowMs }: DemoOptions, { agency }: DemoCast): Promise<void> {
  const pinHash = await hashPin(agency.pin)
  await storage.writeCity(async sql => {
    for (const seller of DEMO_SELLERS) await addSeller(sql, seller)
    for (const product of demoProducts(localDate(nowMs, 'Asia/Makassar'))) await addProduct(sql, product)
    await addOfficer(sql, agency.name, pinHash)
  })
}

/** Rooms, people and an empty shelf. */
async function openOutlet(
  { storage, keys, hashPin }: DemoOptions,
  cast: DemoCast,
  plan: Plan,
): Promise<void> {
  const { outlet } = plan.span
  const people = cast.outlets.find(({ slug }) => slug === outlet.slug)?.staff ?? []
  const staff = await Promise.all(
    people.map(async ({ name, role, pin }) => ({ name, role, pinHash: await hashPin(pin) })),
  )
  await storage.write(outlet.slug, async sql => {
    await addOutlet(sql, outlet)
    for (const room of demoRooms(outlet)) await insertRoom(sql, { keys }, room)
    for (const member of staff) await addStaff(sql, outlet.slug, member)
    for (const { placement } of plan.shelf) await addPlacement(sql, placement)
  })
}
