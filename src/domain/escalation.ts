/**
 * Silence climbs. An order that nobody has seen calls louder, then from every terminal and the manager's phone, then the next
 * person, its guest is told whom to call, and the agency that an outlet is in trouble; all of it stops when somebody has seen it. Pure: the time, who is on duty, by
 * what they are reached and what was told are handed in, so that whoever looks again after a crash goes on where it was.
 */
import type { OnDuty } from './duty.ts'
import { callsFrom, type Hours } from './hours.ts'
import type { ClerkName, RecipientId } from './ids.ts'
import { ORDER_STATES, type Order } from './order.ts'
import { leadsFrom } from './steps.ts'
import { HOUR_MS, MINUTE_MS, type Milliseconds, type Timestamp, toMilliseconds } from './time.ts'

/** In the order in which they are reached. */
export const RUNGS = ['louder', 'terminals', 'second', 'guest', 'agency'] as const
export type Rung = (typeof RUNGS)[number]

export function isRung(text: string): text is Rung {
  return (RUNGS as readonly string[]).includes(text)
}

/** Before the minute that is promised: for a phone that is told in vain, and whose place others take then. */
const IN_TIME_MS = 30_000

/** For how long an order has called in vain when a rung is reached. */
export const RUNG_AFTER_MS = {
  louder: 20_000,
  terminals: 2 * MINUTE_MS,
  second: 5 * MINUTE_MS - IN_TIME_MS,
  guest: 10 * MINUTE_MS,
  agency: 15 * MINUTE_MS,
} as const satisfies Record<Rung, Milliseconds>

/**
 * By what somebody is told: `push` by their browser, whose page is closed; a gateway is whatever program of the hotel's takes it to a
 * phone; `agency` is its officers' list.
 */
export const WAYS = ['terminal', 'gateway', 'push', 'guest', 'agency'] as const
export type Way = (typeof WAYS)[number]

/** Something by which a person is reached who does not look at a page. */
export interface Channel {
  readonly way: 'gateway' | 'push'
  readonly recipient: RecipientId
  /** Whose it is; `null`: it reaches whoever is named to it. */
  readonly person: ClerkName | null
  readonly isManager: boolean
}

/** Who is to be told what; of ways that are but one, as all terminals are, the recipient is ''. */
export interface Telling {
  readonly rung: Rung
  readonly way: Way
  readonly recipient: RecipientId
  /** Whom it is for; `null`: whoever reads it. */
  readonly person: ClerkName | null
}

/** What has become of it. */
export interface Told extends Telling {
  readonly tries: number
  /** When it was taken; `null`: it was not, or nobody knows yet. */
  readonly takenAt: Milliseconds | null
  /** When the device itself said that it stands on its screen; `null`: it has not, or no device of that way does. */
  readonly arrivedAt: Milliseconds | null
  /** Until then somebody is at it, or lets its recipient rest. */
  readonly restsUntil: Milliseconds
}

type Waiting = Pick<Order, 'state' | 'deliver' | 'receivedAt'>

/** For how long it calls in vain; `null`: it does not, for somebody has seen it, or nobody serves. */
export function unseenForMs(order: Waiting, hours: Hours, nowMs: Milliseconds): Milliseconds | null {
  if (!leadsFrom('acknowledge', order.state)) return null
  const forMs = nowMs - callsFrom(order, hours)
  return forMs >= 0 ? forMs : null
}

export function hasReached(rung: Rung, unseenMs: Milliseconds | null): boolean {
  return unseenMs !== null && unseenMs >= RUNG_AFTER_MS[rung]
}

const BEYOND_PLACED = ORDER_STATES.filter(state => state !== 'placed')
type Seen = Pick<Order, 'receivedAt'> & {
  readonly [Stamp in `${(typeof BEYOND_PLACED)[number]}At`]?: Timestamp | undefined
}

/** Was it unseen for so long that anybody can have been told of it? Said without its hours, which only make it later. */
export function mayHaveBeenToldOf(order: Seen, nowMs: Milliseconds): boolean {
  const stamps = BEYOND_PLACED.flatMap(state => order[`${state}At`] ?? [])
  const seenMs = Math.min(nowMs, ...stamps.map(toMilliseconds))
  return seenMs - toMilliseconds(order.receivedAt) >= RUNG_AFTER_MS.terminals
}

/** What comes next if nobody sees it; `null` after the last. */
export function nextRung(unseenMs: Milliseconds): Rung | null {
  return RUNGS.find(rung => !hasReached(rung, unseenMs)) ?? null
}

type Heard = readonly Omit<Telling, 'rung'>[]

/** Whom a rung tells beside those who look at it by themselves. */
const TELLS = {
  louder: () => [],
  terminals: (duty, channels) => [
    { way: 'terminal', recipient: '', person: null },
    ...byChannels(channels, firstOf(duty)),
  ],
  second: (duty, channels) => byChannels(channels, secondOf(duty, channels)),
  guest: () => [{ way: 'guest', recipient: '', person: null }],
  agency: () => [{ way: 'agency', recipient: '', person: null }],
} as const satisfies Record<Rung, (duty: OnDuty, channels: readonly Channel[]) => Heard>

/** In a night for which nobody is named first, the second is; where there is none either, every manager. */
function firstOf({ first, second }: OnDuty): ClerkName | null {
  return first ?? second
}

/** Where nobody else is named, or whoever is has no phone here, every manager is told who was not. */
function secondOf(duty: OnDuty, channels: readonly Channel[]): ClerkName | null {
  const { second } = duty
  const isOther = second !== null && second !== firstOf(duty)
  return isOther && channels.some(({ person }) => person === second) ? second : null
}

/** Those of that person; without one, or where they have none, of managers, or of anybody. Gateways are told whom to reach. */
function byChannels(channels: readonly Channel[], person: ClerkName | null): Heard {
  const own = channels.filter(channel => channel.person !== null && channel.person === person)
  const circles = [own, channels.filter(isManagers), channels.filter(isSomebodys)]
  const gateways = channels.filter(channel => channel.person === null)
  return [
    ...gateways.map(({ way, recipient }) => ({ way, recipient, person })),
    ...(circles.find(({ length }) => length > 0) ?? []).map(toHeard),
  ]
}

function toHeard({ way, recipient, person }: Channel): Heard[number] {
  return { way, recipient, person }
}

function isSomebodys({ person }: Channel): boolean {
  return person !== null
}

function isManagers({ person, isManager }: Channel): boolean {
  return person !== null && isManager
}

/** Of a first try nobody knows yet whether it was taken. */
const TRIES_IN_VAIN = 2

/**
 * A push service says that it has taken a message, and of a phone that is flat nothing more; one that is on shows it in seconds. By
 * this, three people can be called one after another between the first rung of phones and the second, each looked after in five seconds.
 */
export const ARRIVES_WITHIN_MS = 45_000

/** What is known of a message that a push service has taken. */
export const ARRIVALS = ['awaited', 'arrived', 'lost'] as const
export type ArrivalWord = (typeof ARRIVALS)[number]

/** A phone whose service refuses it or does not answer, or that has not shown it in time, wakes nobody. A gateway has promised to, by taking it. */
export function isInVain(
  { way, tries, takenAt, arrivedAt }: Pick<Told, 'way' | 'tries' | 'takenAt' | 'arrivedAt'>,
  nowMs: Milliseconds,
): boolean {
  if (arrivedAt !== null) return false
  if (takenAt === null) return tries >= TRIES_IN_VAIN
  return way === 'push' && nowMs - takenAt >= ARRIVES_WITHIN_MS
}

/**
 * In the place of whom nothing reaches the second person is called at once, then every manager, then whoever has a phone here; and
 * where somebody was called in vain and it stands on nobody's screen by the rung of the second, all of them: there is no time left for
 * one after another.
 */
function widened(rung: Rung, heard: Heard, standing: Standing, nowMs: Milliseconds): Heard {
  const { duty, channels, told } = standing
  const isOf = (to: Heard[number]) => (one: Told) => one.way === to.way && one.recipient === to.recipient
  const isUnreached = (to: Heard[number]) => {
    const own = told.filter(isOf(to))
    return own.some(one => isInVain(one, nowMs)) && own.every(({ arrivedAt }) => arrivedAt === null)
  }
  const isLate =
    rung === 'second' &&
    told.some(one => isInVain(one, nowMs)) &&
    told.every(({ arrivedAt }) => arrivedAt === null)
  const seconds = channels.filter(({ person }) => person !== null && person === duty.second)
  let circle = heard
  for (const wider of [seconds, channels.filter(isManagers), channels.filter(isSomebodys)]) {
    const phones = circle.filter(({ way }) => way === 'push')
    if (phones.length === 0 || !(isLate || phones.every(isUnreached))) break
    const others = wider.filter(one => phones.every(({ recipient }) => recipient !== one.recipient))
    circle = [...circle, ...others.map(toHeard)]
  }
  return circle
}

export interface Standing {
  /** For how long it calls in vain. */
  readonly unseenMs: Milliseconds | null
  readonly duty: OnDuty
  readonly channels: readonly Channel[]
  readonly told: readonly Told[]
}

/** What is to be told now: what a rung that is reached has not told, and what was not taken and has rested. */
export function tellingsDue(standing: Standing, nowMs: Milliseconds): Telling[] {
  const { unseenMs, duty, channels, told } = standing
  return RUNGS.filter(rung => hasReached(rung, unseenMs)).flatMap(rung =>
    widened(rung, TELLS[rung](duty, channels), standing, nowMs)
      .map(to => ({ rung, ...to }))
      .filter(telling => {
        const before = told.find(one => isSame(one, telling))
        return before === undefined || (before.takenAt === null && before.restsUntil <= nowMs)
      }),
  )
}

/** Is it that telling, whomever it is for? */
export function isSame(one: Telling, other: Omit<Telling, 'person'>): boolean {
  return one.rung === other.rung && one.way === other.way && one.recipient === other.recipient
}

/** Somebody has shown that a channel reaches them: that counts for a shift. */
export const PROOF_MS = 14 * HOUR_MS
/** A code that went by a channel may be said so long. */
export const CODE_MS = 15 * MINUTE_MS
/** It goes again no sooner than this. */
export const ASK_EVERY_MS = 10_000

export interface Shown {
  readonly code: string | null
  readonly askedAt: Milliseconds | null
  readonly provedAt: Milliseconds | null
}

export function isProved({ provedAt }: Pick<Shown, 'provedAt'>, nowMs: Milliseconds): boolean {
  return provedAt !== null && nowMs - provedAt < PROOF_MS
}

/** May the code that went by it be said still? */
export function isAsked({ code, askedAt }: Shown, nowMs: Milliseconds): boolean {
  return code !== null && askedAt !== null && nowMs - askedAt < CODE_MS
}

/** Longer than whoever tells waits for an answer: while it lasts nobody else tells the same. */
export const HOLD_MS = 30_000
const REST_MS = 10_000
const REST_MAX_MS = MINUTE_MS

/** How long a recipient rests that did not take it, after so many tries; an order that nobody sees does not give up. */
export function restAfterMs(tries: number): Milliseconds {
  return Math.min(REST_MS * 2 ** Math.max(0, tries - 1), REST_MAX_MS)
}
