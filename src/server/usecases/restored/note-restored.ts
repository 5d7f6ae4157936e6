/** A backup was put back, by whatever hand: from then on what it says of orders, goods and stays is in doubt, until nothing is. */
import type { OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { addEvent } from '../../storage/statements/events.ts'
import {
  addRestoration,
  endRestoration,
  unsettledRestoration,
} from '../../storage/statements/restored/restorations.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { countDoubts, doubtsOf } from './doubts.ts'

/** In the transaction in which that is found out. */
export async function noteRestored(sql: Transaction, outlet: OutletId, nowMs: number): Promise<void> {
  await addRestoration(sql, outlet, await lastNumber(sql, outlet, 'document'), nowMs)
}

/** Of a copy of which that is known, though it lacks no document. */
export async function noteAllRestored({ storage, clock }: Pick<World, 'storage' | 'clock'>): Promise<void> {
  for (const { slug } of await storage.read(allOutlets))
    await storage.write(slug, sql => noteRestored(sql, slug, clock.now()))
}

/** Where nothing is in doubt any more nobody looks again. */
export async function endSettled({ storage, clock }: World, outlet: Outlet): Promise<void> {
  if ((await storage.read(sql => unsettledRestoration(sql, outlet.slug))) === null) return
  await storage.write(outlet.slug, async sql => {
    const restoration = await unsettledRestoration(sql, outlet.slug)
    if (restoration === null || countDoubts(await doubtsOf(sql, outlet, restoration)) > 0) return
    await endRestoration(sql, outlet.slug, restoration, clock.now())
    await tellDesks(sql, outlet.slug, clock.now())
  })
}

/** No room is meant: whatever it names, a desk reads its board again. */
export async function tellDesks(sql: Transaction, outlet: OutletId, nowMs: number): Promise<void> {
  await addEvent(sql, outlet, { kind: 'rooms', stay: null, subject: 'log' }, nowMs)
}
