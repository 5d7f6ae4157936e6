/**
 * Channels are believed once a person says what came by them: a code goes out, and whoever reads it says it here. That counts for
 * a shift; a channel that does not take what it is told says so to every desk.
 */
import type { Channels } from '../../../contract/channels.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { onDuty } from '../../../domain/duty.ts'
import { ASK_EVERY_MS, isAsked, isProved, type Telling } from '../../../domain/escalation.ts'
import { isServed } from '../../../domain/hours.ts'
import type { OutletId, RecipientId, SecretHash } from '../../../domain/ids.ts'
import type { Language } from '../../../domain/language.ts'
import { hoursAround } from '../../../domain/opening.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { DAY_MS, type Milliseconds, toTimestamp } from '../../../domain/time.ts'
import type { PushAddress } from '../../ports.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addEvent } from '../../storage/statements/events.ts'
import {
  askOfChannel as askOf,
  type ChannelRow,
  channelsShown,
  endPushAddress,
  failChannel,
  mendChannel,
  proveChannel as provenNow,
  savePushAddress,
} from '../../storage/statements/staff/channels.ts'
import { dutiesAt } from '../../storage/statements/staff/duties.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { attended } from '../staff/hear-presence.ts'
import { hashOf, type World } from '../world.ts'
import { type Address, addressesAt, bringBy, endAddress, type Reaching } from './reach.ts'

/** Of an outlet: everybody has a phone, and some a second one. */
const BROWSERS_MAX = 200
/** A browser that does not come again in this time is told no more. */
const KEPT_MS = 30 * DAY_MS
const FAULT_MAX = 200

type AtDesk = ActorOf<'clerk' | 'manager'>
type Nothing = Record<string, never>
const NOTHING: Nothing = {}
const NOT_SHOWN: Omit<ChannelRow, 'recipient'> = {
  code: null,
  askedAt: null,
  provedAt: null,
  failedAt: null,
  fault: null,
}

export async function readChannels(
  { storage, clock, ...world }: World & Pick<Reaching, 'pusher'>,
  outlet: Outlet,
): Promise<Channels> {
  const nowMs = clock.now()
  return storage.read(async sql => {
    const shown = await channelsShown(sql, outlet.slug)
    const { first, second } = onDuty(await dutiesAt(sql, outlet.slug), outlet.zone, nowMs)
    const isServing = isServed(hoursAround(outlet, nowMs), nowMs)
    return {
      key: world.pusher.publicKey,
      first,
      second,
      attended: isServing ? await attended(sql, { storage, clock, ...world }, outlet.slug) : null,
      channels: (await addressesAt(sql, outlet.slug, nowMs)).map(
        ({ channel: { way, recipient, person } }) => {
          const { provedAt, failedAt, ...asked } = shown.get(recipient) ?? NOT_SHOWN
          return {
            id: recipient,
            way,
            person,
            isProved: isProved({ provedAt }, nowMs),
            isAsked: isAsked({ ...asked, provedAt }, nowMs),
            provedAt: stamp(provedAt),
            failedAt: stamp(failedAt),
          }
        },
      ),
    }
  })
}

function stamp(ms: Milliseconds | null): string | null {
  return ms === null ? null : toTimestamp(ms)
}

/** What the desk is told of them: how many nobody has shown to reach anybody in this shift, and how many do not take what they are told. */
export async function channelsInTrouble(
  sql: Sql,
  outlet: OutletId,
  nowMs: number,
): Promise<{ readonly unproved: number; readonly failing: number }> {
  const shown = await channelsShown(sql, outlet)
  const rows = (await addressesAt(sql, outlet, nowMs)).map(
    ({ channel }) => shown.get(channel.recipient) ?? NOT_SHOWN,
  )
  const failing = rows.filter(({ failedAt }) => failedAt !== null).length
  return { failing, unproved: rows.filter(row => row.failedAt === null && !isProved(row, nowMs)).length }
}

/** Whoever is signed in at that browser is told there from now on. */
export async function openPush(
  world: Reaching,
  staff: AtDesk & { readonly tokenHash: SecretHash },
  { language, ...address }: PushAddress & { readonly language: Language },
): Promise<Result<{ readonly id: string }, 'full'>> {
  const { slug } = staff.outlet
  const browser: string = hashOf(address.endpoint)
  const nowMs = world.clock.now()
  const saved = await world.storage.write(slug, async sql => {
    const known = (await addressesAt(sql, slug, nowMs)).filter(({ way }) => way === 'push')
    const isNew = !known.some(({ channel }) => channel.recipient === browser)
    if (isNew && known.length >= BROWSERS_MAX) return refuse('full')
    const { tokenHash: session, staff: person } = staff
    const expiresAt = nowMs + KEPT_MS
    await savePushAddress(sql, slug, { browser, person, session, language, ...address, expiresAt })
    return ok({ id: browser })
  })
  if (saved.ok) await askOfChannel(world, staff, browser)
  return saved
}

export async function askOfChannel(
  world: Reaching,
  { outlet }: AtDesk,
  recipient: RecipientId,
): Promise<Result<Nothing, 'not-found' | 'too-many'>> {
  const { slug } = outlet
  const nowMs = world.clock.now()
  const code = fourFigures(world)
  const asked = await world.storage.write(slug, async sql => {
    const address = await addressAt(sql, slug, recipient, nowMs)
    if (address === undefined) return refuse('not-found')
    const { askedAt } = (await channelsShown(sql, slug)).get(recipient) ?? NOT_SHOWN
    if (askedAt !== null && nowMs >= askedAt && nowMs - askedAt < ASK_EVERY_MS)
      return refuse('too-many', { waitMs: askedAt + ASK_EVERY_MS - nowMs })
    await askOf(sql, slug, recipient, code, nowMs)
    return ok(address)
  })
  if (!asked.ok) return asked
  const { channel } = asked.value
  const data = { outlet: slug, code, person: channel.person }
  const outcome = await bringBy(world, asked.value, {
    id: `${slug}_${recipient}_${nowMs}`,
    body: JSON.stringify({ type: 'channel.prove', timestamp: toTimestamp(nowMs), data }),
    push: say => ({
      title: say.prove(code),
      body: say.proveHelp(outlet.name),
      path: `/desk/${slug}`,
      tag: 'prove',
    }),
  })
  await world.storage.write(slug, sql => noteOutcome(sql, slug, channel, outcome, world.clock.now()))
  return ok(NOTHING)
}

/**
 * What came of telling by a channel: it fails, it is mended, or it is no more. That a push service has taken it mends no browser: its
 * own word does.
 */
export async function noteOutcome(
  sql: Transaction,
  outlet: OutletId,
  channel: Pick<Telling, 'way' | 'recipient'>,
  { isTaken, isGone, fault }: Awaited<ReturnType<typeof bringBy>>,
  atMs: number,
): Promise<void> {
  const { recipient } = channel
  if (isGone) await endAddress(sql, outlet, channel, atMs)
  const isNews = isTaken
    ? channel.way === 'gateway' && (await mendChannel(sql, outlet, recipient))
    : isGone || (await failChannel(sql, outlet, recipient, (fault ?? '').slice(0, FAULT_MAX), atMs))
  if (isNews) await tellDesks(sql, outlet, atMs)
}

export async function proveChannel(
  world: World,
  staff: AtDesk,
  recipient: RecipientId,
  code: string,
): Promise<Result<Nothing, 'not-found' | 'wrong-code'>> {
  const { slug } = staff.outlet
  const nowMs = world.clock.now()
  return world.storage.write(slug, async sql => {
    const shown = (await channelsShown(sql, slug)).get(recipient)
    if (shown === undefined || (await addressAt(sql, slug, recipient, nowMs)) === undefined)
      return refuse('not-found')
    if (!isAsked(shown, nowMs) || shown.code !== code) return refuse('wrong-code')
    await provenNow(sql, slug, recipient, nowMs)
    await addAct(sql, slug, { actor: staff, what: 'prove-channel', on: recipient, changed: {} }, nowMs)
    await tellDesks(sql, slug, nowMs)
    return ok(NOTHING)
  })
}

/** One's own. */
export async function endPush(
  world: World,
  { outlet: { slug }, staff }: AtDesk,
  browser: RecipientId,
): Promise<Result<Nothing, 'not-found'>> {
  const nowMs = world.clock.now()
  return world.storage.write(slug, async sql => {
    const address = await addressAt(sql, slug, browser, nowMs)
    if (address?.channel.person !== staff) return refuse('not-found')
    await endPushAddress(sql, slug, browser)
    await tellDesks(sql, slug, nowMs)
    return ok(NOTHING)
  })
}

async function addressAt(
  sql: Sql,
  outlet: OutletId,
  recipient: RecipientId,
  nowMs: number,
): Promise<Address | undefined> {
  return (await addressesAt(sql, outlet, nowMs)).find(({ channel }) => channel.recipient === recipient)
}

/** Desks read their board again. */
export function tellDesks(sql: Transaction, outlet: OutletId, atMs: number): Promise<void> {
  return addEvent(sql, outlet, { kind: 'rooms', stay: null, subject: '' }, atMs)
}

function fourFigures({ random }: Pick<World, 'random'>): string {
  const [high = 0, low = 0, more = 0] = random.bytes(3)
  return String(((high << 16) | (low << 8) | more) % 10_000).padStart(4, '0')
}
