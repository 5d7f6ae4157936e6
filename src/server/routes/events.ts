/**
 * Live events of a stay and of a desk: the feed's rows, each turned into what its reader may see. And, for a page of the
 * manager's or the agency's, which reads when it is asked to, a stream that says by its end that its session is over, and that
 * something was done at the desk.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { downwards } from '../../contract/downwards.ts'
import { EVENT_DATA } from '../../contract/event.ts'
import type { EventName } from '../../contract/event-names.ts'
import type { OrderView } from '../../contract/order.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { writeRights } from '../../domain/rights.ts'
import { isOver } from '../../domain/stay.ts'
import { spokenWith } from '../http/contract-of.ts'
import { cursorOf, HEARTBEAT_MS, openStreams, type StreamEvent, startStream } from '../http/event-stream.ts'
import { exchangeOf, hintsOf } from '../http/exchange.ts'
import { sendProblem } from '../http/problem.ts'
import type { EventRow } from '../storage/statements/events.ts'
import { findOrder } from '../storage/statements/ordering/orders.ts'
import { findStay } from '../storage/statements/stays/stays.ts'
import { readOrders } from '../usecases/ordering/read-orders.ts'
import { type Viewer, viewOrder } from '../usecases/ordering/view-order.ts'
import { readExactMenu, readMenu } from '../usecases/shelf/read-menu.ts'
import { ANSWER_FOR_MS, attendedUntil } from '../usecases/staff/hear-presence.ts'
import { readBoard } from '../usecases/staff/read-board.ts'
import type { Officer } from '../usecases/staff/sign-in.ts'
import type { Staff } from '../usecases/who-is.ts'
import { officerAt, pickGuest, pickStaff } from './callers.ts'
import type { Site } from './site.ts'

/** Streams of this process; beyond it readers ask again, as after any lost connection. */
const STREAMS_MAX = 5_000
const FULL_RETRY_S = 10
/** Of them, one stay's or one terminal's: nobody can take everybody's. */
const READER_STREAMS_MAX = 50

/** No room of its own: all of them are to be read again. */
const ALL_ROOMS = 'all'

type Told = StreamEvent & { readonly name: EventName }

interface Reader {
  /** Whose rows; '' is the agency's. */
  readonly at: OutletId
  /** The stay, the terminal or the session, for its share of the streams. */
  readonly name: string
  /** What a row is to this reader; `null` when it is none of theirs. */
  see(row: EventRow): Promise<Told | null>
  /** All that is true now of what it may see, for one who is too far behind to be told how it came to be. */
  whole(upTo: number): Promise<readonly Told[]>
  /** Of the menu as this reader may know it. */
  menuVersion(): Promise<string>
  /** What it hears last, once it may listen no longer; `null`: it may. */
  over(): Promise<readonly Told[] | null>
  /** When its session runs out by itself, milliseconds; without it, {@link over} says so. */
  readonly expiresAt?: number
}

/** A stream has no head to ask for alone: it would be opened and never read. */
const STREAM = { exposeHeadRoute: false } as const

export function serveEvents(app: FastifyInstance, site: Site, secure: boolean): void {
  const shares: Shares = new Map()
  app.get('/api/events', STREAM, (request, reply) =>
    serve(site, shares, request, reply, () => guestReader(site, request, reply, secure)),
  )
  app.get('/api/desk/events', STREAM, (request, reply) =>
    serve(site, shares, request, reply, () => deskReader(site, request, reply, secure)),
  )
  app.get('/api/member/events', STREAM, (request, reply) =>
    serve(site, shares, request, reply, () => memberReader(site, request, reply, secure)),
  )
}

/** Open streams by reader's name. */
type Shares = Map<string, number>

function take(shares: Shares, name: string): void {
  shares.set(name, (shares.get(name) ?? 0) + 1)
}

function giveBack(shares: Shares, name: string): void {
  const left = (shares.get(name) ?? 0) - 1
  if (left > 0) shares.set(name, left)
  else shares.delete(name)
}

async function serve(
  site: Site,
  shares: Shares,
  request: FastifyRequest,
  reply: FastifyReply,
  find: () => Promise<Reader | null>,
): Promise<FastifyReply> {
  if (openStreams() >= STREAMS_MAX) return sendProblem(reply, { code: 'busy', retryAfterS: FULL_RETRY_S })
  const reader = await find()
  if (reader === null) return sendProblem(reply, { code: 'session-required' })
  const { world, feed } = site
  const { name, at: slug, expiresAt = Number.POSITIVE_INFINITY } = reader
  let menu = await reader.menuVersion()
  if (site.limited && (shares.get(name) ?? 0) >= READER_STREAMS_MAX)
    return sendProblem(reply, { code: 'too-many', retryAfterS: FULL_RETRY_S })
  take(shares, name)

  let lapse: NodeJS.Timeout | undefined
  /** Told at every heartbeat, changed or not: a reader in a browser hears events, and takes a line without any for dead. */
  async function deskNow(): Promise<Told> {
    const leftMs = (await attendedUntil(world, slug)) - world.clock.now()
    clearTimeout(lapse)
    // Of a desk that falls silent readers hear when it counts as gone, not at whichever heartbeat comes after that.
    if (leftMs > 0 && leftMs < HEARTBEAT_MS)
      lapse = setTimeout(() => void stream.tell(deskNow), leftMs + ANSWER_FOR_MS)
    return { name: 'desk', data: { attended: leftMs > 0 } }
  }

  const contract = spokenWith(request)
  const stream = startStream(reply, {
    spoken: event => ({
      ...event,
      data: downwards(contract, EVENT_DATA[event.name as EventName], event.data),
    }),
    heartbeat: () => void stream.tell(deskNow),
    over: reader.over,
    isOver: () => world.clock.now() >= expiresAt,
    closed() {
      giveBack(shares, name)
      clearTimeout(lapse)
      stop()
    },
  })
  const stop = feed.listen(slug, cursorOf(request), {
    event: row => stream.tell(() => reader.see(row)),
    menu: () =>
      stream.tell(async () => {
        const version = await reader.menuVersion()
        if (version === menu) return null
        menu = version
        return { name: 'menu', data: { version } }
      }),
    access: stream.ask,
    anew: upTo => void stream.tell(() => reader.whole(upTo)),
    lost: () => stream.end(),
  })
  stream.tell(deskNow)
  return reply
}

type Views = Record<Viewer, WeakMap<EventRow, Promise<Told | null>>>
const views: Views = { guest: new WeakMap(), desk: new WeakMap() }

/** Read once for all who see it alike: a row is one object for all its listeners. */
function orderEvent(site: Site, outlet: Outlet, row: EventRow, viewer: Viewer): Promise<Told | null> {
  const known = views[viewer].get(row)
  if (known !== undefined) return known
  const told = readOrderEvent(site, outlet, row, viewer)
  views[viewer].set(row, told)
  return told
}

function readOrderEvent(
  { world }: Site,
  outlet: Outlet,
  row: EventRow,
  viewer: Viewer,
): Promise<Told | null> {
  return world.storage.read(async sql => {
    const order = await findOrder(sql, outlet.slug, row.subject)
    if (order === null) return null
    // The order is told as it is now, and that may be of after the check-out that a later row tells of.
    const stay = viewer === 'guest' ? await findStay(sql, outlet.slug, order.stay) : null
    if (stay !== null && isOver(stay)) return null
    return { name: 'order', id: row.seq, data: { order: await viewOrder(sql, world, outlet, order, viewer) } }
  })
}

/** Without numbers, for none of them is news: what is told behind them has one. */
function asTold(orders: readonly OrderView[]): Told[] {
  return orders.map(order => ({ name: 'order', data: { order } }))
}

async function guestReader(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): Promise<Reader | null> {
  const exchange = exchangeOf({ secure }, request, reply)
  const identify = () => pickGuest(site.world, exchange, hintsOf(request, exchange))
  const guest = await identify()
  if (guest === null || guest.ended) return null
  const { outlet, stay: own } = guest
  /** Of a stay that is over nothing is told but the last word. */
  async function stayNow(id: number): Promise<Told | null> {
    const stay = await site.world.storage.read(sql => findStay(sql, outlet.slug, own.id))
    if (stay === null || isOver(stay)) return null
    return { name: 'stay', id, data: { stay: stay.id, room: stay.room, ended: false } }
  }
  return {
    at: outlet.slug,
    name: `stay ${outlet.slug} ${own.id}`,
    expiresAt: guest.expiresAt,
    async see(row) {
      if (row.stay !== own.id) return null
      return row.kind === 'order' ? orderEvent(site, outlet, row, 'guest') : stayNow(row.seq)
    },
    async whole(upTo) {
      const stay = await stayNow(upTo)
      if (stay === null) return []
      return [...asTold((await readOrders(site.world, outlet, own.id)).orders), stay]
    },
    menuVersion: async () => (await readMenu(site.world, outlet)).version,
    async over() {
      const now = await identify()
      if (now === null || now.stay.id !== own.id) return []
      return now.ended ? [{ name: 'stay', data: { stay: own.id, room: now.stay.room, ended: true } }] : null
    },
  }
}

async function deskReader(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): Promise<Reader | null> {
  const exchange = exchangeOf({ secure }, request, reply)
  const identify = async () => {
    const staff = await pickStaff(site, exchange, hintsOf(request, exchange))
    return staff?.rights.includes('sell') === true ? staff : null
  }
  const staff = await identify()
  if (staff === null) return null
  return {
    at: staff.outlet.slug,
    name: `terminal ${staff.outlet.slug} ${staff.terminal}`,
    expiresAt: staff.expiresAt,
    see: async row =>
      row.kind === 'order'
        ? orderEvent(site, staff.outlet, row, 'desk')
        : { name: 'rooms', id: row.seq, data: { room: row.subject } },
    whole: async upTo => [
      ...asTold((await readBoard(site.world, staff)).orders),
      { name: 'rooms', id: upTo, data: { room: ALL_ROOMS } },
    ],
    menuVersion: async () => (await readExactMenu(site.world, staff.outlet)).version,
    over: async () => (isAsBefore(staff, await identify()) ? null : []),
  }
}

/** Of whoever is signed in where that outlet is named, or at the agency. */
async function memberReader(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): Promise<Reader | null> {
  const exchange = exchangeOf({ secure }, request, reply)
  const hints = hintsOf(request, exchange)
  const identify = () =>
    hints.outlet === undefined ? officerAt(site.world, exchange) : pickStaff(site, exchange, hints)
  const member = await identify()
  if (member === null) return null
  return {
    at: member.kind === 'officer' ? '' : member.outlet.slug,
    name: `member ${member.tokenHash}`,
    // That something was done there, and not what: pages ask for it by the rights of who looks.
    see: async () => ({ name: 'rooms', data: { room: ALL_ROOMS } }),
    whole: async () => [],
    menuVersion: async () => '',
    over: async () => (isAsBefore(member, await identify()) ? null : []),
  }
}

/** Whoever may other things than before hears so by the end of what they listen to, and asks what. */
function isAsBefore(before: Staff | Officer, now: Staff | Officer | null): boolean {
  if (now?.tokenHash !== before.tokenHash) return false
  // At a desk that was opened by PIN a manager is a clerk until they show their passkey: what they have open waits for that.
  if (now.kind !== 'officer' && now.isMore) return true
  return writeRights(now.rights) === writeRights(before.rights)
}
