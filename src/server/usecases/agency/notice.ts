/** What people here are told of the agency's log, and of what it has said of them. */
import type { NoticedFault } from '../../../contract/agency-log.ts'
import { type AgencyNotice, agencyNotice, daysSince } from '../../../domain/agency-log.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { standingFault } from '../../storage/statements/agency/agency-faults.ts'
import { findAgencyLog } from '../../storage/statements/agency/agency-logs.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { allNoticed } from '../../storage/statements/hub/told.ts'
import type { World } from '../world.ts'

/** `null`: nothing is to be told, or there is no such log. `outlet`: whose manager asks; `null`: an officer does. */
export async function readAgencyNotice(
  { storage, clock }: Pick<World, 'storage' | 'clock'>,
  outlet: Outlet | null,
): Promise<AgencyNotice | null> {
  const nowMs = clock.now()
  const ended = outlet?.ended
  if (ended !== undefined) return { is: 'ended', days: daysSince(toMilliseconds(ended.at), nowMs) }
  return storage.read(async sql => {
    const log = await findAgencyLog(sql)
    return log === null ? null : agencyNotice(log, await standingFault(sql, log.origin), nowMs)
  })
}

/** Where the log is kept: what outlets have told that they noticed of it, by their names. */
export async function readNoticed({ storage }: Pick<World, 'storage'>): Promise<NoticedFault[]> {
  const { noticed, outlets } = await storage.read(async sql => ({
    noticed: await allNoticed(sql),
    outlets: new Map((await allOutlets(sql)).map(({ slug, name }) => [slug, name])),
  }))
  return noticed.map(({ outlet, fault, ever, open, since }) => ({
    ...{ outlet, fault, ever, open },
    name: outlets.get(outlet) ?? outlet,
    since: toTimestamp(since),
  }))
}
