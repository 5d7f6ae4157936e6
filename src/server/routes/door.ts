/** The door: a QR's code for a ticket, a stay code for a session, a desk's short code for a tablet. */
import type { OutletId } from '../../domain/ids.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { Stay } from '../../domain/stay.ts'
import { HOUR_MS } from '../../domain/time.ts'
import type { Handlers } from '../http/app.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import type { Rate } from '../http/limits.ts'
import { enrolDevice, tabletRoom } from '../usecases/staff/enrol.ts'
import { enterRoom, type OpenCode, openSession } from '../usecases/stays/open-door.ts'
import { hashOf } from '../usecases/world.ts'
import type { Callers, FAMILIES } from './callers.ts'
import { allow, type Site, withOutlet } from './site.ts'

const DAY_S = 86_400
const TICKET_S = 30 * DAY_S
const SESSION_S = 60 * DAY_S
const WAITING_S = HOUR_MS / 1000
const TABLET_S = 400 * DAY_S

/** What a room's tablet may ask for. A phone is not slowed: nothing is proven of it, and `domain/door.ts` bounds what it costs. */
const TABLET_RATE: Rate = { burst: 60, perMinute: 60 }
/**
 * Wrong codes that are answered as wrong, of rooms and of enrolments; beyond, an outlet tells whoever is wrong to come later.
 * A right one is never among them: 128 bits, or 40 that live ten minutes, are not found by trying.
 */
const WRONG_RATE: Rate = { burst: 200, perMinute: 600 }

/** Cookies that a guest's device has of a stay and its room; a tablet's own binding is none of them. */
const OF_A_STAY = ['guest', 'ticket', 'waiting'] as const satisfies readonly (typeof FAMILIES)[number][]

type DoorRoutes = Pick<
  Handlers<Callers>,
  'door' | 'openSession' | 'session' | 'leave' | 'enrolTablet' | 'tablet' | 'enrolTerminal'
>

export function doorRoutes(site: Site): DoorRoutes {
  const { world } = site

  function unlessTooMany<Wrong extends Answer<never>>({ slug }: Outlet, wrong: Wrong): Answer<never> {
    const may = allow(site, `wrong ${slug}`, WRONG_RATE)
    return may.ok ? wrong : may
  }

  async function mayAsk(outlet: Outlet, tablet: string | undefined): Promise<Answer<null>> {
    const isOne = tablet !== undefined && (await tabletRoom(world, outlet, tablet)) !== null
    return isOne ? allow(site, `tablet ${outlet.slug} ${hashOf(tablet)}`, TABLET_RATE) : ok(null)
  }

  return {
    door: ({ body }, _caller, exchange) =>
      withOutlet(site, body.outlet, async outlet => {
        const entered = await enterRoom(world, outlet, body.code)
        if (!entered.ok) return unlessTooMany(outlet, entered)
        const { room, ticket } = entered.value
        exchange.setCookie('ticket', outlet.slug, ticket, { maxAgeS: TICKET_S })
        return ok({ room: room.name, kind: room.kind })
      }).then(unknownRoom),

    openSession: ({ body }, _caller, exchange) =>
      withOutlet(site, body.outlet, async outlet => {
        const shown = {
          code: body.code,
          ticket: exchange.cookies('ticket').get(outlet.slug),
          tablet: exchange.cookies('tablet').get(outlet.slug),
          guest: exchange.cookies('guest').get(outlet.slug),
          waiting: exchange.cookies('waiting').get(outlet.slug),
        }
        const may = await mayAsk(outlet, shown.tablet)
        if (!may.ok) return may
        const opened = await openSession(world, outlet, { ...shown, stayCode: body.stayCode })
        if (!opened.ok) return notYet(exchange, outlet.slug, opened.refusal)
        const { stay, room, token } = opened.value
        exchange.setCookie('guest', outlet.slug, token, { maxAgeS: SESSION_S })
        exchange.clearCookie('waiting', outlet.slug)
        return ok(sessionOf(stay, room.kind))
      }).then(unknownRoom),

    session: async (_input, guest) =>
      guest.ended ? refuse('session-required') : ok(sessionOf(guest.stay, guest.room.kind)),

    // Of whatever outlet: which there are is told to nobody. Verdicts are asked for before.
    leave: async ({ body }, _caller, exchange) => {
      for (const family of OF_A_STAY) exchange.clearCookie(family, body.outlet)
      return ok({})
    },

    enrolTablet: ({ body }, _caller, exchange) =>
      withOutlet(site, body.outlet, async outlet => {
        const enrolled = await enrolDevice(world, outlet, 'tablet', body.code, 'tablet')
        if (!enrolled.ok) return unlessTooMany(outlet, enrolled)
        exchange.setCookie('tablet', outlet.slug, enrolled.value.token, { maxAgeS: TABLET_S })
        const room = await tabletRoom(world, outlet, enrolled.value.token)
        if (room === null) throw new Error('a tablet enrolled to no room')
        return ok({ outlet: outlet.slug, room: room.name, kind: room.kind })
      }),

    tablet: async ({ query }, _caller, exchange) => {
      for (const [slug, token] of exchange.cookies('tablet')) {
        if (query.outlet !== undefined && query.outlet !== slug) continue
        const room = await withOutlet(site, slug, async outlet => ok(await tabletRoom(world, outlet, token)))
        if (!room.ok || room.value === null) continue
        // A tablet in use stays enrolled.
        exchange.setCookie('tablet', slug, token, { maxAgeS: TABLET_S })
        return ok({ outlet: slug, room: room.value.name, kind: room.value.kind })
      }
      return refuse('session-required')
    },

    enrolTerminal: ({ body }, _caller, exchange) =>
      withOutlet(site, body.outlet, async outlet => {
        const enrolled = await enrolDevice(world, outlet, 'terminal', body.code, body.name)
        if (!enrolled.ok) return unlessTooMany(outlet, enrolled)
        exchange.setCookie('terminal', outlet.slug, enrolled.value.token, { maxAgeS: TABLET_S })
        return ok({ terminal: body.name })
      }),
  }
}

function sessionOf(stay: Stay, kind: 'room' | 'table' | 'counter') {
  return { outlet: stay.outlet, room: stay.room, kind, stay: stay.id, leavesAt: stay.leavesAt }
}

/** A wrong outlet is a wrong link like any other: the door tells which outlets exist to nobody. */
function unknownRoom<Answer extends { ok: boolean; refusal?: { code: string } }>(answer: Answer): Answer {
  return answer.refusal?.code === 'unknown-outlet'
    ? ({ ...refuse('unknown-room') } as unknown as Answer)
    : answer
}

/** A phone that has to wait for the desk keeps the secret of its place in the queue; only the symbols are told. */
function notYet(exchange: Exchange, outlet: OutletId, refusal: { code: OpenCode; detail?: unknown }) {
  if (refusal.code !== 'confirmation-pending') return { ok: false, refusal } as const
  const { match, waiting } = refusal.detail as { match: string; waiting: string }
  exchange.setCookie('waiting', outlet, waiting, { maxAgeS: WAITING_S })
  return refuse('confirmation-pending', { match })
}
