/** What every route stands on: the world of the use cases, limits, and what the composition root decided. */
import type { ProblemCode } from '../../contract/problem.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { relyingParty } from '../../domain/passkey.ts'
import { ok, type Refusal, refuse } from '../../domain/result.ts'
import { DAY_MS } from '../../domain/time.ts'
import type { DemoCast } from '../demo/cast.ts'
import type { Answer } from '../http/handler.ts'
import type { Limits, Rate } from '../http/limits.ts'
import type { Feed } from '../live/feed.ts'
import type { Blobs, Darkroom, Passkeys } from '../ports.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import type { HubKnown } from '../usecases/documents/read-kwitansi.ts'
import type { Reaching } from '../usecases/escalation/reach.ts'
import type { Hub } from '../usecases/hub/hub.ts'
import type { Pins } from '../usecases/staff/sign-in.ts'
import type { World } from '../usecases/world.ts'

export interface Site {
  readonly world: World
  readonly feed: Feed
  readonly limits: Limits
  readonly pins: Pins
  readonly passkeys: Passkeys
  readonly photos: Photos
  /** How people are reached who look at no page. */
  readonly phones: Omit<Reaching, keyof World>
  /** False: limits on a stay's open orders are lifted too (load tests). */
  readonly limited: boolean
  readonly role: City | HubRole
  /** Under which browsers reach it, as an origin; `null`: under whatever address they ask at. */
  readonly publicUrl: string | null
  /** By which whoever watches the machine reads `/metrics`; `null`: auditors alone do. */
  readonly metricsToken?: string | null
  /** Sees that each outlet has its log, one that was added while the program runs among them. */
  readonly openLogs?: () => Promise<void>
}

export interface Photos {
  readonly blobs: Blobs
  readonly darkroom: Darkroom
  /** Where a file waits on disk until it is developed. */
  readonly folder: string
}

/** A city’s program, which issues papers. */
export interface City {
  readonly kind: 'city'
  /** Who plays in the demo city; `null` in a real one. The demo waives terminal and passkey. */
  readonly demo: DemoCast | null
  /** The hub by whose key its papers are checked; `null`: there is none. */
  readonly hub: HubKnown | null
}

/** A hub’s, which witnesses and mirrors what cities issue. */
export interface HubRole {
  readonly kind: 'hub'
  readonly hub: Hub
  /** By which papers are checked, as signed-note writes one. */
  readonly key: string
  /** Every outlet that it mirrors is a demo's. */
  readonly isAllDemo: () => Promise<boolean>
}

/** In the place of an outlet, in cookies of the agency's. */
export const CITY = 'city'

export function demoOf({ role }: Pick<Site, 'role'>): DemoCast | null {
  return role.kind === 'city' ? role.demo : null
}

/** The key of the hub by which papers are checked; `null` without a hub. */
export function hubKeyOf({ role }: Pick<Site, 'role'>): string | null {
  return role.kind === 'hub' ? role.key : (role.hub?.key ?? null)
}

/** May officers of the agency sign in by PIN? In a demo only: elsewhere a PIN counts on an enrolled terminal. */
export async function takesOfficerPins({ role }: Pick<Site, 'role'>): Promise<boolean> {
  return role.kind === 'hub' ? role.isAllDemo() : role.demo !== null
}

/** May managers come in by PIN, as clerks do? Where browsers make no passkeys for everybody, which is without https, and in a demo. */
export function takesManagerPins(site: Pick<Site, 'role' | 'publicUrl'>): boolean {
  const party = site.publicUrl === null ? null : relyingParty(site.publicUrl)
  return demoOf(site) !== null || party?.origin.startsWith('https:') !== true
}

/** Runs on with the outlet, or refuses. */
export async function withOutlet<Value>(
  site: Site,
  slug: OutletId,
  run: (outlet: Outlet) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const outlet = await site.world.storage.read(sql => findOutlet(sql, slug))
  return outlet === null ? refuse('unknown-outlet') : run(outlet)
}

/** A device stays enrolled for so long after it was last used. */
export const TERMINAL_S = (400 * DAY_MS) / 1000

/** A refusal that knows when there is another try says so as HTTP does. */
export function whenToComeBack<Code extends ProblemCode>(refused: {
  readonly ok: false
  readonly refusal: Refusal<Code>
}): Answer<never> {
  const { code, detail } = refused.refusal
  if (code !== 'too-many') return refused
  return { ...refuse(code), retryAfterS: Math.ceil((detail as { waitMs: number }).waitMs / 1000) }
}

/** Wrong codes and passkeys that are answered as wrong, of the whole program: 60 bits are not found by trying. */
export const WRONG_RATE: Rate = { burst: 60, perMinute: 120 }

/** Takes one from a bucket, or says when there will be one. */
export function allow(site: Site, name: string, rate: Rate): Answer<null> {
  const retryAfterS = site.limits.take(name, rate)
  return retryAfterS === 0 ? ok(null) : { ...refuse('too-many'), retryAfterS }
}
