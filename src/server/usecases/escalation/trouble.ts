/** Outlets in trouble, as their agency is told of them: of this program's own by their orders as they are, of others' by what they told. */
import type { OutletTrouble } from '../../../contract/trouble.ts'
import { RUNG_AFTER_MS } from '../../../domain/escalation.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { hoursAround } from '../../../domain/opening.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { type Trouble, troubleOf } from '../../../domain/trouble.ts'
import { allOutlets, findOutlet } from '../../storage/statements/city/outlets.ts'
import { allTroubles } from '../../storage/statements/hub/told.ts'
import { unseenOrders } from '../../storage/statements/ordering/escalations.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'

/** Of the outlets whose orders are kept here. */
export async function troublesHere(sql: Sql, nowMs: number): Promise<Map<OutletId, Trouble>> {
  const found = new Map<OutletId, Trouble>()
  for (const [slug, orders] of await unseenOrders(sql, nowMs - RUNG_AFTER_MS.agency)) {
    const outlet = await findOutlet(sql, slug)
    const trouble = outlet === null ? null : troubleOf(orders, hoursAround(outlet, nowMs), nowMs)
    if (trouble !== null) found.set(slug, trouble)
  }
  return found
}

/** The longest waiting first. */
export function readTroubles({ storage, clock }: Pick<World, 'storage' | 'clock'>): Promise<OutletTrouble[]> {
  const nowMs = clock.now()
  return storage.read(async sql => {
    const outlets = new Map((await allOutlets(sql)).map(one => [one.slug, one]))
    const here = [...(await troublesHere(sql, nowMs))].map(([outlet, one]) => ({
      outlet,
      ...one,
      heardAt: nowMs,
    }))
    return [...here, ...(await allTroubles(sql))]
      .sort((a, b) => a.since - b.since)
      .map(({ outlet, unseen, since, heardAt }) => {
        const { name = outlet, phone = '' } = outlets.get(outlet) ?? {}
        const told = { outlet, name, unseen, since: toTimestamp(since), heardAt: toTimestamp(heardAt) }
        return phone === '' ? told : { ...told, phone }
      })
  })
}
