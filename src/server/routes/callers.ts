/** Who asks: cookies turned into a guest, a clerk, a manager or an officer, and a token into its auditor, afresh at every request. */
import type { ActorOf } from '../../domain/actor.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { Right } from '../../domain/rights.ts'
import { toMilliseconds } from '../../domain/time.ts'
import type { Demand, Identify } from '../http/ask.ts'
import type { Hints } from '../http/exchange.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import type { Limits, Rate } from '../http/limits.ts'
import { findAuditor } from '../storage/statements/hub/auditors.ts'
import { type Officer, officerOf } from '../usecases/staff/sign-in.ts'
import { type Guest, guestOf, type Staff, staffOf } from '../usecases/who-is.ts'
import { hashOf, type World } from '../usecases/world.ts'
import { ifManager, ifProved } from './if-proved.ts'
import { CITY, demoOf, type Site, takesManagerPins } from './site.ts'

export interface Callers {
  readonly anyone: null
  readonly guest: Guest
  readonly desk: Staff
  readonly manager: Staff & ActorOf<'manager'>
  readonly agency: Officer
  readonly member: (Staff & ActorOf<'manager'>) | Officer
  readonly auditor: ActorOf<'link'>
  readonly 'auditor or agency': ActorOf<'link'> | Officer
}

/** Cookie families; the key is the outlet's slug, and {@link CITY} for the agency. */
export const FAMILIES = ['ticket', 'guest', 'waiting', 'tablet', 'terminal', 'desk', 'agency'] as const
const DEMO_AUDITOR = 'demo'

/**
 * A guest's device taps; a desk works through a rush. Reads, taps and presence have one of these each: a screen that reads
 * too much must not stop its own clerk's hand, nor say that nobody is there.
 */
const GUEST_RATE: Rate = { burst: 60, perMinute: 120 }
const DESK_RATE: Rate = { burst: 300, perMinute: 1_200 }

/** Cookies of a browser looked at: nobody stays in more places at once. */
const CANDIDATES_MAX = 12

export function identify(site: Site): Identify<Callers> {
  const { world, limits } = site
  /** The one place where it is asked whether somebody may, and whether it is still them. */
  async function ifMay<Caller extends Staff | Officer>(
    exchange: Exchange,
    caller: Caller,
    { right, again, evenLocked }: Demand,
  ): Promise<Answer<Caller>> {
    if (evenLocked !== true && caller.kind !== 'officer' && caller.lockedAt !== null)
      return refuse('desk-locked')
    if (!may(caller, right)) return refuse('not-allowed')
    return again === true ? ifProved(site, exchange, caller) : ok(caller)
  }
  const manager: Identify<Callers>['manager'] = async (exchange, hints, demand) => {
    const staff = await pickStaff(site, exchange, hints)
    if (staff === null) return refuse('session-required')
    if (staff.kind === 'manager') return ifMay(exchange, staff, demand)
    return ifManager(site, exchange, staff)
  }
  const agency: Identify<Callers>['agency'] = async (exchange, _hints, demand) => {
    const officer = await officerAt(world, exchange)
    return officer === null ? refuse('session-required') : ifMay(exchange, officer, demand)
  }
  return {
    anyone: async () => ok(null),
    guest: async (exchange, hints) => {
      const guest = await pickGuest(world, exchange, hints)
      if (guest === null) return refuse('session-required')
      return limited(limits, `stay ${guest.outlet.slug} ${guest.stay.id}`, hints, GUEST_RATE, guest)
    },
    desk: async (exchange, hints, demand) => {
      const staff = await pickStaff(site, exchange, hints)
      if (staff === null) return refuse('session-required')
      const allowed = await ifMay(exchange, staff, demand)
      if (!allowed.ok) return allowed
      return limited(limits, `desk ${staff.outlet.slug} ${staff.tokenHash}`, hints, DESK_RATE, staff)
    },
    manager,
    agency,
    member: (exchange, hints, demand) =>
      (hints.outlet === undefined ? agency : manager)(exchange, hints, demand),
    auditor: async exchange => {
      const auditor = await auditorOf(site, exchange.header('authorization'))
      return auditor === null ? noAuditor(exchange) : ok(auditor)
    },
    'auditor or agency': async (exchange, _hints, demand) => {
      const auditor = await auditorOf(site, exchange.header('authorization'))
      if (auditor !== null) return ok(auditor)
      const officer = await officerAt(world, exchange)
      return officer === null ? noAuditor(exchange) : ifMay(exchange, officer, demand)
    },
  }
}

export async function officerAt(world: World, exchange: Pick<Exchange, 'cookies'>): Promise<Officer | null> {
  const token = exchange.cookies('agency').get(CITY)
  return token === undefined ? null : officerOf(world, token)
}

function may(caller: { readonly rights: readonly Right[] }, right: Right | undefined): boolean {
  return right === undefined || caller.rights.includes(right)
}

/** Whose token it is; `null`: nobody's who may read entries. */
export async function auditorOf(
  site: Pick<Site, 'world' | 'role'>,
  authorization: string | undefined,
): Promise<ActorOf<'link'> | null> {
  const token = /^Bearer (\S{1,200})$/.exec(authorization ?? '')?.[1]
  if (token === undefined) return null
  if (token === demoOf(site)?.auditor.token) return { kind: 'link', name: DEMO_AUDITOR }
  const name = await site.world.storage.read(sql => findAuditor(sql, hashOf(token)))
  return name === null ? null : { kind: 'link', name }
}

function noAuditor(exchange: Exchange): Answer<never> {
  exchange.setHeader('www-authenticate', 'Bearer')
  return refuse('auditor-required')
}

function limited<Caller>(
  limits: Limits,
  name: string,
  { doing = 'read' }: Hints,
  rate: Rate,
  caller: Caller,
): Answer<Caller> {
  const retryAfterS = limits.take(`${name} ${doing}`, rate)
  return retryAfterS === 0 ? ok(caller) : { ...refuse('too-many'), retryAfterS }
}

/**
 * One browser may hold sessions of several outlets: the one named is meant, else the one whose stay the body names,
 * else the newest. A session that is over stands behind one that is not.
 */
export async function pickGuest(
  world: World,
  exchange: Pick<Exchange, 'cookies'>,
  { outlet, stay }: Hints,
): Promise<Guest | null> {
  const guests: Guest[] = []
  for (const [slug, token] of candidates(exchange, 'guest', outlet)) {
    const guest = await guestOf(world, slug, token)
    if (guest !== null) guests.push(guest)
  }
  const named = guests.find(guest => guest.stay.id === stay)
  if (named !== undefined) return named
  return guests.sort(newestFirst)[0] ?? null
}

function newestFirst(a: Guest, b: Guest): number {
  if (a.ended !== b.ended) return a.ended ? 1 : -1
  return toMilliseconds(b.stay.checkedInAt) - toMilliseconds(a.stay.checkedInAt)
}

export async function pickStaff(
  site: Pick<Site, 'world' | 'role' | 'publicUrl'>,
  exchange: Pick<Exchange, 'cookies'>,
  { outlet }: Hints,
): Promise<Staff | null> {
  for (const [slug, token] of candidates(exchange, 'desk', outlet)) {
    const staff = await staffOf(site.world, slug, token, { takesPins: takesManagerPins(site) })
    if (staff !== null) return staff
  }
  return null
}

function candidates(
  exchange: Pick<Exchange, 'cookies'>,
  family: (typeof FAMILIES)[number],
  outlet: OutletId | undefined,
): [string, string][] {
  const all = [...exchange.cookies(family)]
  return (outlet === undefined ? all : all.filter(([slug]) => slug === outlet)).slice(0, CANDIDATES_MAX)
}
