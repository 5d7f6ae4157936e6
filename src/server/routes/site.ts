/** What every route stands on: the world of the use cases, limits, and what the composition root decided. */
import type { Outlet } from '../../domain/outlet.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { DemoCast } from '../demo/cast.ts'
import type { Answer } from '../http/handler.ts'
import type { Limits, Rate } from '../http/limits.ts'
import type { Feed } from '../live/feed.ts'
import { findOutlet } from '../storage/statements/outlets.ts'
import type { Hub } from '../usecases/hub/hub.ts'
import type { HubKnown } from '../usecases/read-kwitansi.ts'
import type { VerifyPin } from '../usecases/sign-in.ts'
import type { World } from '../usecases/world.ts'

export interface Site {
  readonly world: World
  readonly feed: Feed
  readonly limits: Limits
  readonly verifyPin: VerifyPin
  /** False: limits on a stay's open orders are lifted too (load tests). */
  readonly limited: boolean
  /** May officers of the agency sign in by PIN? In a demo only: elsewhere a PIN counts on an enrolled terminal. */
  readonly officerPins: () => Promise<boolean>
  /** Who plays in the demo city; `null` in a real one. The demo waives terminal and passkey. */
  readonly demo: DemoCast | null
  /** The key of the hub by which papers are checked, as signed-note writes one; `null` without a hub. */
  readonly hubKey: string | null
  /** The hub of this city; `null` without one, and at the hub itself. */
  readonly hubKnown: HubKnown | null
  /** What this serves as a hub; `null`: it is none. */
  readonly hub: Hub | null
}

/** Runs on with the outlet, or refuses. */
export async function withOutlet<Value>(
  site: Site,
  slug: string,
  run: (outlet: Outlet) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const outlet = await site.world.storage.read(sql => findOutlet(sql, slug))
  return outlet === null ? refuse('unknown-outlet') : run(outlet)
}

/** Takes one from a bucket, or says when there will be one. */
export function allow(site: Site, name: string, rate: Rate): Answer<null> {
  const retryAfterS = site.limits.take(name, rate)
  return retryAfterS === 0 ? ok(null) : { ...refuse('too-many'), retryAfterS }
}
