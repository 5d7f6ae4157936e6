/**
 * Simulated nights with people's faults: a desk that sleeps, is mute, gone or flat; people who sleep, are of another shift, or whose phone
 * refuses, is gone or is flat without anybody knowing. Over the real use cases and an engine for real, by a clock wound by hand: a
 * night is its seed.
 */

import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { channelTrouble } from '../../../src/domain/channel-trouble.ts'
import { hasReached, unseenForMs } from '../../../src/domain/escalation.ts'
import { hoursAround, WEEKDAYS } from '../../../src/domain/opening.ts'
import type { Order } from '../../../src/domain/order.ts'
import { PRESENCE_EVERY_MS } from '../../../src/domain/staff.ts'
import { HOUR_MS, MINUTE_MS, toMilliseconds } from '../../../src/domain/time.ts'
import { dueNow, LOOK_EVERY_MS } from '../../../src/server/live/escalating-loop.ts'
import type { PushMessage, Received } from '../../../src/server/ports.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { saveDuties } from '../../../src/server/storage/statements/staff/duties.ts'
import { noteArrived } from '../../../src/server/usecases/escalation/arrivals.ts'
import {
  askOfChannel,
  openPush,
  proveChannel,
  readChannels,
} from '../../../src/server/usecases/escalation/channels.ts'
import { addGateway } from '../../../src/server/usecases/escalation/gateways.ts'
import type { Reaching } from '../../../src/server/usecases/escalation/reach.ts'
import { readTroubles } from '../../../src/server/usecases/escalation/trouble.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { attendedLately, hearPresence } from '../../../src/server/usecases/staff/hear-presence.ts'
import { codeIn, type Phones, phonesHere } from '../../support/phones.ts'
import { valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'
import {
  type Chance,
  chanceOf,
  type Faults,
  faultsOf,
  NAMES,
  type Name,
  type Person,
  STAFF,
} from './night-faults.ts'

/** How an order of the night fared; all that is not `broken` is as promised. */
export const FATES = [
  'seen at the desk',
  'seen by who was called',
  'called in time',
  'nobody, as the page said',
  'nobody, as the call showed',
  'broken',
] as const
export type Fate = (typeof FATES)[number]

export interface Night {
  readonly faults: Faults
  readonly fates: readonly Fate[]
  /** The longest that a guest was told other than what was so, and after which somebody was reached. */
  readonly untrueMs: number
  readonly reachedMs: number
  readonly wrong: readonly string[]
}

/** A guest is told the truth in so long; a named person is reached by a second way in so long. */
const TRUE_WITHIN_MS = MINUTE_MS
const REACHED_WITHIN_MS = 5 * MINUTE_MS
const LASTS_MS = 16 * MINUTE_MS

/** Half past ten in the evening, an hour and a half after the night's service began. */
const EVENING_MS = 11.5 * HOUR_MS
const NIGHT = { service: { fromHour: 21, toHour: 8 } } as const
const ALL_NIGHT = { fromHour: 18, toHour: 8 } as const
const DAY = { fromHour: 8, toHour: 18 } as const

interface Play {
  readonly hotel: Hotel
  readonly world: Reaching
  readonly phones: Phones
  readonly chance: Chance
  readonly faults: Faults
  /** What is going to be done, by whom at what moment. */
  readonly plans: { readonly atMs: number; readonly order: string }[]
  readonly reached: Map<string, number>
  /** What phones are going to show that take their time, and what they say of it. */
  readonly shown: { readonly atMs: number; readonly show: () => Promise<void> }[]
  lastAudibleMs: number
}

export async function playNight(seed: number): Promise<Night> {
  const chance = chanceOf(seed)
  const faults = faultsOf(chance)
  const hotel = await aHotel(await aCity(undefined, `night-${seed}`), { outlet: NIGHT })
  hotel.world.clock.pass(EVENING_MS)
  const phones = phonesHere()
  const world: Reaching = { ...hotel.world, ...phones.parts }
  const play: Play = {
    ...{ hotel, world, phones, chance, faults, plans: [], reached: new Map(), shown: [] },
    lastAudibleMs: hotel.world.clock.now(),
  }
  try {
    await beginShift(play)
    return await passNight(play)
  } finally {
    await hotel.world.storage.close()
  }
}

const as = ({ outlet }: Hotel, name: Name) =>
  ({ kind: STAFF[name], outlet, staff: name, terminal: 'Ponsel', tokenHash: `of ${name}` }) as const

/** Who is on duty is written, and whoever has a phone lets it be told and proves it, unless it fails already. */
async function beginShift(play: Play): Promise<void> {
  const { world, hotel, faults, phones } = play
  await world.storage.write(HOTEL, async sql => {
    for (const name of NAMES)
      await addStaff(sql, HOTEL, { name, role: STAFF[name], pinHash: 'p.h', pepperedHash: null })
    const hours = faults.shift === 'wrong' ? DAY : ALL_NIGHT
    const line = { days: WEEKDAYS, hours, first: 'Dewi', second: 'Budi' }
    await saveDuties(sql, HOTEL, faults.shift === 'nobody' ? [] : [line])
  })
  for (const name of NAMES.filter(one => faults.people[one].phone !== 'off')) {
    const opened = await openPush(world, as(hotel, name), {
      ...{ endpoint: addressOf(name), p256dh: 'p', auth: 'a', language: 'id' as const },
    })
    if (opened.ok && faults.people[name].isProved)
      await proveChannel(world, as(hotel, name), opened.value.id, codeIn(phones.pushed.at(-1)))
  }
  let cutsOff = faults.isCutOff
  if (faults.gateway !== 'none') await openGateway(play)
  phones.answer = url => {
    if (cutsOff && world.clock.now() > play.lastAudibleMs + MINUTE_MS) {
      cutsOff = false
      throw new Error('cut off')
    }
    return url === GATEWAY ? GATEWAY_ANSWERS[faults.gateway] : ANSWERS[faults.people[nameAt(url)].phone]
  }
  for (const { id, person } of (await readChannels(world, hotel.outlet)).channels)
    if (person !== null && !faults.people[person as Name].isProved) {
      hotel.world.clock.pass(15_000)
      await askOfChannel(world, as(hotel, person as Name), id)
    }
  phones.pushed.length = 0
  phones.brought.length = 0
}

/** One that works is proved as phones are. */
async function openGateway({ world, hotel, faults, phones }: Play): Promise<void> {
  const { hook } = valueIn(await addGateway(world, AT_THE_CONSOLE, HOTEL, GATEWAY))
  if (faults.gateway !== 'works') return
  valueIn(await askOfChannel(world, hotel.manager, hook))
  const { data } = JSON.parse(phones.brought.at(-1)?.body ?? '')
  valueIn(await proveChannel(world, hotel.manager, hook, data.code))
}

const GATEWAY = 'https://gateway.test/'
const addressOf = (name: Name) => `https://push.test/${name}`
const nameAt = (url: string) => NAMES.find(name => url === addressOf(name)) ?? 'Rina'
const ANSWERS = {
  works: { status: 201, retryAfterS: null },
  slow: { status: 201, retryAfterS: null },
  unheard: { status: 201, retryAfterS: null },
  refuses: { fault: 'connection refused' },
  gone: { status: 410, retryAfterS: null },
  flat: { status: 201, retryAfterS: null },
  off: { fault: 'there is none' },
} as const satisfies Record<Person['phone'], Received>
const GATEWAY_ANSWERS = {
  none: ANSWERS.off,
  works: { status: 204, retryAfterS: null },
  refuses: ANSWERS.refuses,
  deaf: { status: 204, retryAfterS: null },
} as const satisfies Record<Faults['gateway'], Received>
/** `null`: never. */
const SHOWS_AFTER_MS = {
  ...{ works: 2_000, slow: 50_000, unheard: 2_000 },
  ...{ refuses: null, gone: null, flat: null, off: null },
} as const satisfies Record<Person['phone'], number | null>

async function passNight(play: Play): Promise<Night> {
  const { hotel, chance, faults } = play
  const { clock } = hotel.world
  const { stay } = await hotel.checkIn('512')
  await beat(play)
  const beginsMs = clock.now()
  for (let leftMs = chance([10_000, 2 * MINUTE_MS, 7 * MINUTE_MS]); leftMs > 0; leftMs -= LOOK_EVERY_MS)
    await turn(play, beginsMs)
  const saidBefore = await saysNobody(play)
  const orders = [await hotel.place(stay, { madu: 1 })]
  const isDeskAgain = chance([true, false, false])
  let untrueMs = 0
  let untrueSinceMs: number | null = null
  const wrong: string[] = []
  plan(play, orders[0])
  for (let goneMs = 0; goneMs < LASTS_MS + 4 * MINUTE_MS; goneMs += LOOK_EVERY_MS) {
    if (goneMs === 4 * MINUTE_MS && isDeskAgain) {
      const second = await hotel.place(stay, { amplang: 1 })
      orders.push(second)
      plan(play, second)
    }
    await turn(play, beginsMs)
    const isTrue = await guestHearsTruth(play)
    untrueSinceMs = isTrue ? null : (untrueSinceMs ?? clock.now())
    if (untrueSinceMs !== null) untrueMs = Math.max(untrueMs, clock.now() - untrueSinceMs + LOOK_EVERY_MS)
  }
  if (untrueMs > TRUE_WITHIN_MS) wrong.push(`its guest was told what was not so for ${untrueMs / 1_000} s`)
  wrong.push(...(await leftOf(play, orders)))
  const fates: Fate[] = []
  let reachedMs = 0
  for (const order of orders) {
    const fate = await fateOf(play, order, saidBefore)
    if (fate === 'broken') wrong.push(`order ${orders.indexOf(order) + 1}: nobody was reached in time`)
    if (fate === 'called in time') reachedMs = Math.max(reachedMs, reachedAfter(play, order) ?? 0)
    fates.push(fate)
  }
  return { faults, fates, untrueMs, reachedMs, wrong }
}

/** Some seconds go by; all that goes on by itself has its turn, and then people. */
async function turn(play: Play, beganMs: number): Promise<void> {
  const { clock } = play.hotel.world
  clock.pass(LOOK_EVERY_MS)
  if ((clock.now() - beganMs) % PRESENCE_EVERY_MS === 0) await beat(play)
  await look(play, beganMs)
  const isNow = (atMs: number) => atMs <= clock.now() && atMs > clock.now() - LOOK_EVERY_MS
  for (const { show } of play.shown.filter(({ atMs }) => isNow(atMs))) await show()
  await act(play)
}

async function look(play: Play, beganMs: number): Promise<void> {
  const { world, phones, faults, reached, shown } = play
  const [pushed, brought] = [phones.pushed.length, phones.brought.length]
  // What was cut off is told again by itself.
  await Promise.allSettled((await dueNow(world, beganMs - HOUR_MS)).map(({ tell }) => tell()))
  const nowMs = world.clock.now()
  for (const { headers } of phones.brought.slice(brought))
    if (faults.gateway === 'works') note(reached, headers['webhook-id']?.split('_')[1] ?? '', nowMs)
  for (const { to, message } of phones.pushed.slice(pushed)) {
    const person = faults.people[nameAt(to.endpoint)]
    const afterMs = SHOWS_AFTER_MS[person.phone]
    if (afterMs !== null && message.isOver !== true)
      shown.push({ atMs: nowMs + afterMs, show: () => showOn(play, person, message) })
  }
}

/** It stands on the phone, whose browser says so; whoever is awake comes soon. */
async function showOn(
  { world, reached, plans, chance }: Play,
  { phone, sleeps }: Person,
  { tag, arrival }: PushMessage,
): Promise<void> {
  const nowMs = world.clock.now()
  note(reached, tag, nowMs)
  if (!sleeps) plans.push({ atMs: nowMs + chance([20_000, 45_000, 90_000]), order: tag })
  if (phone !== 'unheard' && arrival !== undefined) await noteArrived(world, arrival)
}

function note(reached: Play['reached'], order: string, atMs: number): void {
  if (!reached.has(order)) reached.set(order, atMs)
}

/** The terminal says that it is there, as long as it is; who is awake and hears it comes soon, and to one that is mute late. */
async function beat(play: Play): Promise<void> {
  const { hotel, faults, world } = play
  if (faults.desk === 'gone' || faults.desk === 'flat') return
  const sound = faults.desk !== 'muted'
  await hearPresence(world, hotel.outlet, { terminal: 't1', sound, visible: true })
  if (sound) play.lastAudibleMs = world.clock.now()
}

function plan(play: Play, order: Order | undefined): void {
  const { faults, chance, world, plans } = play
  if (order === undefined) return
  const nowMs = world.clock.now()
  if (faults.desk === 'awake')
    plans.push({ atMs: nowMs + chance([5_000, 20_000, 60_000, 3 * MINUTE_MS]), order: order.id })
  if (faults.desk === 'muted')
    plans.push({ atMs: nowMs + chance([3 * MINUTE_MS, 8 * MINUTE_MS, HOUR_MS]), order: order.id })
}

/** Whoever has planned it sees the order: at the desk, or called there by a phone. */
async function act({ plans, world, hotel }: Play): Promise<void> {
  const nowMs = world.clock.now()
  for (const { order } of plans.filter(({ atMs }) => atMs <= nowMs && atMs > nowMs - LOOK_EVERY_MS))
    await stepOrder(world, hotel.clerk, order, { type: 'acknowledge' })
}

/** Says the guest's page, by what the server tells it, whether somebody can hear the desk? */
async function guestHearsTruth({ world, lastAudibleMs, faults }: Play): Promise<boolean> {
  const isThere =
    faults.desk !== 'muted' && world.clock.now() - lastAudibleMs < PRESENCE_EVERY_MS + LOOK_EVERY_MS
  return (await attendedLately(world, HOTEL)) === isThere
}

/** What the manager's page says: no channel of anybody is known to reach them. */
async function saysNobody({ world, hotel }: Play): Promise<boolean> {
  const is = channelTrouble((await readChannels(world, hotel.outlet)).channels)?.is
  return is === 'none' || is === 'nobody'
}

function reachedAfter({ reached }: Play, order: Order): number | null {
  const atMs = reached.get(order.id)
  return atMs === undefined ? null : atMs - toMilliseconds(order.receivedAt)
}

/** At the night's end: who still waits is asked to call, and their outlet stands on the agency's list. */
async function leftOf(play: Play, orders: readonly Order[]): Promise<string[]> {
  const { world, hotel } = play
  const nowMs = world.clock.now()
  const now = await Promise.all(orders.map(({ id }) => world.storage.read(sql => findOrder(sql, HOTEL, id))))
  const waits = now.filter(order => order?.state === 'placed')
  const late = waits.filter(order =>
    hasReached('agency', order && unseenForMs(order, hoursAround(hotel.outlet, nowMs), nowMs)),
  )
  const listed = (await readTroubles(world)).reduce((sum, { unseen }) => sum + unseen, 0)
  const calls = late.every(order => hasReached('guest', order && unseenForMs(order, hotel.outlet, nowMs)))
  return [
    ...(listed === late.length
      ? []
      : [`the agency reads of ${listed} unseen orders, and ${late.length} are`]),
    ...(calls ? [] : ['a guest was not asked to call']),
  ]
}

async function fateOf(play: Play, { id }: Order, saidBefore: boolean): Promise<Fate> {
  const { world, faults } = play
  const order = await world.storage.read(sql => findOrder(sql, HOTEL, id))
  if (order === null) return 'broken'
  const receivedMs = toMilliseconds(order.receivedAt)
  const seenMs =
    'acknowledgedAt' in order && order.acknowledgedAt !== undefined
      ? toMilliseconds(order.acknowledgedAt)
      : null
  const reachedMs = reachedAfter(play, order)
  const isReached = reachedMs !== null && reachedMs <= REACHED_WITHIN_MS
  if (seenMs !== null && seenMs - receivedMs <= REACHED_WITHIN_MS)
    return isReached ? 'seen by who was called' : 'seen at the desk'
  if (isReached) return 'called in time'
  // Any that shows it, and the gateway.
  if (faults.gateway === 'works' || NAMES.some(name => SHOWS_AFTER_MS[faults.people[name].phone] !== null))
    return 'broken'
  if (saidBefore) return 'nobody, as the page said'
  return (await saysNobody(play)) ? 'nobody, as the call showed' : 'broken'
}
