/** Who asks: cookies turned into a guest, a clerk, a manager or an officer, and a token into its auditor, afresh at every request. */
import type { ActorOf } from '../../domain/actor.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { Right } from '../../domain/rights.ts'
import { toMilliseconds } from '../../domain/time.ts'
import type { Identify } from '../http/ask.ts'
import type { Hints } from '../http/exchange.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import type { Limits, Rate } from '../http/limits.ts'
import { findAuditor } from '../storage/statements/hub/auditors.ts'
import { type Officer, officerOf } from '../usecases/staff/sign-in.ts'
import { type Guest, guestOf, type Staff, staffOf } from '../usecases/who-is.ts'
import { hashOf, type World } from '../usecases/world.ts'
import { demoOf, type Site } from './site.ts'

export interface Callers {
  readonly anyone: null
  readonly guest: Guest
  readonly desk: Staff
  readonly manager: Staff & ActorOf<'manager'>
  readonly agency: Officer
  readonly auditor: ActorOf<'link'>
  readonly 'auditor or agency': ActorOf<'link'> | Officer
}

/** Cookie families; the key is the outlet's slug, and `city` for the agency. */
export const FAMILIES = ['ticket', 'guest', 'waiting', 'tablet', 'terminal', 'desk', 'agency'] as const
export const CITY = 'city'
const DEMO_AUDITOR = 'demo'

/**
 * A guest's device taps; a desk works through a rush. Reads, taps and presence have one of these each: a screen that reads
 * too much must not stop its own clerk's hand, nor say that nobody is there.
 */
const GUEST_RATE: Rate = { burst: 60, perMinute: 120 }
const DESK_RATE: Rate = { burst: 300, perMinute: 1_200 }

/** Cookies of a browser looked at: nobody stays in more places at once. */
const CANDIDATES_MAX = 12

export function identify(site: Pick<Site, 'world' | 'limits' | 'role'>): Identify<Callers> {
  const { world, limits } = site
  return {
    anyone: async () => ok(null),
    guest: async (exchange, hints) => {
      const guest = await pickGuest(world, exchange, hints)
      if (guest === null) return refuse('session-required')
      return limited(limits, `stay ${guest.outlet.slug} ${guest.stay.id}`, hints, GUEST_RATE, guest)
    },
    desk: async (exchange, hints, right) => {
      const staff = await pickStaff(world, exchange, hints)
      if (staff === null) return refuse('session-required')
      if (!may(staff, right)) return refuse('not-allowed')
      return limited(limits, `desk ${staff.outlet.slug} ${staff.tokenHash}`, hints, DESK_RATE, staff)
    },
    manager: async (exchange, hints, right) => {
      const staff = await pickStaff(world, exchange, hints)
      if (staff === null) return refuse('session-required')
      return staff.kind === 'manager' && may(staff, right) ? ok(staff) : refuse('not-allowed')
    },
    agency: async (exchange, _hints, right) => {
      const officer = await officerAt(world, exchange)
      if (officer === null) return refuse('session-required')
      return may(officer, right) ? ok(officer) : refuse('not-allowed')
    },
    auditor: async exchange => {
      const auditor = await auditorOf(site, exchange.header('authorization'))
      return auditor === null ? noAuditor(exchange) : ok(auditor)
    },
    'auditor or agency': async (exchange, _hints, right) => {
      const auditor = await auditorOf(site, exchange.header('authorization'))
      if (auditor !== null) return ok(auditor)
      const officer = await officerAt(world, exchange)
      if (officer === null) return noAuditor(exchange)
      return may(officer, right) ? ok(officer) : refuse('not-allowed')
    },
  }
}

async function officerAt(world: World, exchange: Pick<Exchange, 'cookies'>): Promise<Officer | null> {
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
  world: World,
  exchange: Pick<Exchange, 'cookies'>,
  { outlet }: Hints,
): Promise<Staff | null> {
  for (const [slug, token] of candidates(exchange, 'desk', outlet)) {
    const staff = await staffOf(world, slug, token)
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
