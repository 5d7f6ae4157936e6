/**
 * A plan from a seed. Each seed has its own few kinds of trouble, and has much of those: all kinds at once would mend each
 * other's traces, and a little of each would never meet.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { type Chance, chanceOf } from '../engine/chance.ts'
import { NETWORK_FAULTS } from '../network/weather.ts'
import { PLACEMENTS, SHELF } from '../server/template.ts'
import type { Action, Deed, Plan } from './actions.ts'
import { agencyTroubles, FOLLOWS_ODDS } from './agency-troubles.ts'
import {
  aDelivery,
  aPhoneOrder,
  aStep,
  aWish,
  BEGUN_MS,
  DESKS,
  PHONES,
  SPAN_MS,
  type Timed,
  UNDO_MS,
} from './deeds.ts'
import { doorTroubles } from './door-troubles.ts'
import {
  DEVICE_FAULTS,
  LOG_FAULTS,
  type LogFault,
  PEOPLE_FAULTS,
  type PeopleFault,
  SERVER_FAULTS,
} from './faults.ts'
import { groupTroubles } from './group-troubles.ts'
import { logTroubles } from './log-troubles.ts'
import { ALONE_ODDS, lossTroubles } from './loss-troubles.ts'
import { moneyTroubles } from './money-troubles.ts'
import { paperTroubles } from './paper-troubles.ts'
import { shelfTroubles } from './shelf-troubles.ts'
import { silenceTroubles } from './silence-troubles.ts'
import { stayTroubles } from './stay-troubles.ts'

/** More than one stay may have open. */
const RUSH = 24

type Kind =
  | { readonly of: 'network'; readonly fault: (typeof NETWORK_FAULTS)[number] }
  | { readonly of: 'device'; readonly fault: (typeof DEVICE_FAULTS)[number] }
  | { readonly of: 'server'; readonly fault: (typeof SERVER_FAULTS)[number] }
  | { readonly of: 'log'; readonly fault: LogFault }
  | { readonly of: 'people'; readonly fault: PeopleFault }

const KINDS: readonly Kind[] = [
  ...NETWORK_FAULTS.map(fault => ({ of: 'network', fault }) as const),
  ...DEVICE_FAULTS.map(fault => ({ of: 'device', fault }) as const),
  ...SERVER_FAULTS.map(fault => ({ of: 'server', fault }) as const),
  ...LOG_FAULTS.map(fault => ({ of: 'log', fault }) as const),
  ...PEOPLE_FAULTS.map(fault => ({ of: 'people', fault }) as const),
]

export function makePlan(seed: number): Plan {
  const chance = chanceOf(`plan ${seed}`)
  const actions: Action[] = [...beginnings(chance)]
  const add = (atMs: number, deed: Deed) => void actions.push({ ...deed, atMs })
  const someTime = (fromMs = BEGUN_MS, toMs = SPAN_MS) => chance.between(fromMs, toMs)

  const orders = chance.between(2, 5)
  for (let n = 0; n < orders; n++)
    add(someTime(), { do: 'order', phone: chance.between(0, 2), wish: aWish(chance), taps: 1 })
  const steps = chance.between(3, 6)
  for (let n = 0; n < steps; n++) add(someTime(BEGUN_MS + 2_000), aStep(chance))
  if (chance.odds(0.4))
    add(someTime(), { do: 'cancel', phone: chance.between(0, 2), nth: chance.between(0, 5) })
  if (chance.odds(0.25)) add(someTime(), { do: 'void', desk: 0, nth: chance.between(0, 5) })
  if (chance.odds(0.25)) add(someTime(), aPhoneOrder(chance))
  if (chance.odds(0.3))
    add(someTime(), { do: 'check-out', desk: 0, room: chance.between(0, 1), keep: chance.odds(0.7) })

  const kinds = chance.between(2, 4)
  for (let n = 0; n < kinds; n++)
    for (const [atMs, deed] of troubles(chance.pick(KINDS), chance)) add(atMs, deed)
  // By draws of their own, so that the rest of a plan is what it is without them.
  const besides = [
    ...shelfTroubles(chance.fork('shelf')),
    ...stayTroubles(chance.fork('stays')),
    ...paperTroubles(chance.fork('papers')),
    ...doorTroubles(chance.fork('door')),
    ...lossTroubles(chance.fork('losses')),
    ...moneyTroubles(chance.fork('money')),
    ...groupTroubles(chance.fork('groups')),
    ...moneySayings(chance.fork('qris')),
    ...silenceTroubles(chance.fork('silence')),
  ]
  for (const [atMs, deed] of besides) add(atMs, deed)
  if (actions.some(one => one.do === 'server' && one.fault === 'backup-restored'))
    for (const [atMs, deed] of doubtsSettled(chance.fork('doubts'))) add(atMs, deed)
  const isAlone = chance.fork('alone').odds(ALONE_ODDS)
  const agency = chance.fork('agency')
  const follows = agency.odds(FOLLOWS_ODDS) && !isAlone
  if (follows) for (const [atMs, deed] of agencyTroubles(agency)) add(atMs, deed)
  return {
    seed,
    ...(isAlone ? { isAlone } : {}),
    ...(follows ? { follows } : {}),
    actions: actions.sort((a, b) => a.atMs - b.atMs),
  }
}

/** Of money that comes by QRIS, guests and clerks say something now and then. */
function moneySayings(chance: Chance): Timed[] {
  const at = () => chance.between(BEGUN_MS + 3_000, SPAN_MS)
  const nth = () => chance.between(0, 5)
  const claims = [0, 1, 2].map((phone): Timed => [at(), { do: 'claim', phone, nth: nth() }])
  const confirms = chance.odds(0.5) ? [[at(), { do: 'confirm-money', desk: 0, nth: nth() }] as Timed] : []
  return [...claims, ...confirms]
}

/** After a backup was put back somebody looks at what it left in doubt, mostly before the end. */
function doubtsSettled(chance: Chance): Timed[] {
  return Array.from({ length: chance.between(0, 3) }, () => [
    chance.between(SPAN_MS / 2, SPAN_MS + 14_000),
    { do: 'settle-doubts', desk: chance.between(0, DESKS - 1), nth: chance.between(0, 9) },
  ])
}

/** A desk or two, two stays, two phones or three. */
function beginnings(chance: Chance): Action[] {
  return [
    { atMs: 0, do: 'sign-in', desk: 0 },
    ...(chance.odds(0.6) ? [{ atMs: 0, do: 'sign-in', desk: 1 } as const] : []),
    { atMs: 200, do: 'check-in', desk: 0, room: 0 },
    { atMs: 200, do: 'check-in', desk: 0, room: 1 },
    { atMs: 500, do: 'enter', phone: 0, room: 0 },
    { atMs: 500, do: 'enter', phone: 1, room: 1 },
    ...(chance.odds(0.6) ? [{ atMs: 600, do: 'enter', phone: 2, room: chance.between(0, 1) } as const] : []),
  ]
}

function troubles(kind: Kind, chance: Chance): Timed[] {
  const at = () => chance.between(BEGUN_MS, SPAN_MS - 5_000)
  const times = (most: number) => Array.from({ length: chance.between(1, most) }, at)
  switch (kind.of) {
    case 'network': {
      const { fault } = kind
      const isSpell = fault === 'partition' || fault === 'captive-portal' || fault === 'gateway-error'
      return times(3).map(atMs => [
        atMs,
        {
          do: 'weather',
          fault,
          device: chance.odds(0.4) ? null : chance.between(0, PHONES + DESKS - 1),
          forMs: chance.between(1_000, isSpell ? 12_000 : 20_000),
          odds: isSpell ? 1 : chance.pick([0.2, 0.5, 0.9]),
        },
      ])
    }
    case 'device':
      return deviceTroubles(kind.fault, chance, times)
    case 'server':
      return serverTroubles(kind.fault, chance, times)
    case 'log':
      return logTroubles(kind.fault, chance, times)
    case 'people':
      return peopleTroubles(kind.fault, chance, at)
  }
}

function deviceTroubles(
  fault: (typeof DEVICE_FAULTS)[number],
  chance: Chance,
  times: (most: number) => number[],
): Timed[] {
  return times(3).flatMap(atMs => {
    const device = chance.odds(0.85) ? chance.between(0, 2) : chance.between(PHONES, PHONES + DESKS - 1)
    const begins: Timed[] = [[atMs, { do: 'device', fault, device }]]
    const order: Deed = { do: 'order', phone: device % PHONES, wish: aWish(chance), taps: 1 }
    if (chance.odds(0.7)) begins.push([atMs + chance.between(-3_000, 1_500), order])
    if (chance.odds(0.3))
      begins.push([
        atMs - chance.between(0, 3_000),
        { do: 'weather', fault: 'partition', device, forMs: chance.between(2_000, 9_000), odds: 1 },
      ])
    return begins.map(([ms, deed]) => [Math.max(BEGUN_MS, ms), deed] as const)
  })
}

function serverTroubles(
  fault: (typeof SERVER_FAULTS)[number],
  chance: Chance,
  times: (most: number) => number[],
): Timed[] {
  const strikes = times(fault === 'backup-restored' ? 1 : 4).map(
    atMs =>
      [
        atMs,
        { do: 'server', fault, step: chance.between(1, 40), forMs: chance.between(500, 8_000) },
      ] as const,
  )
  if (fault !== 'backup-restored') return strikes
  const [first] = strikes
  const restoredMs = first?.[0] ?? SPAN_MS
  const backedUpMs = chance.between(BEGUN_MS, Math.max(BEGUN_MS, restoredMs - 1_000))
  // What the backup lacks: the later, the less of it is sealed and mirrored.
  const between = () => chance.between(backedUpMs, Math.max(backedUpMs, restoredMs - 100)) - UNDO_MS
  const lacks = [between(), between(), between()].map(
    (atMs): Timed => [Math.max(BEGUN_MS, atMs), aDelivery(chance)],
  )
  return [[backedUpMs, { do: 'back-up' }], ...lacks, ...strikes]
}

function peopleTroubles(fault: PeopleFault, chance: Chance, at: () => number): Timed[] {
  const phone = chance.between(0, 2)
  const room = chance.between(0, 1)
  const atMs = at()
  switch (fault) {
    case 'double-tap':
      return Array.from({ length: 3 }, () => [
        at(),
        { do: 'order', phone: chance.between(0, 2), wish: aWish(chance), taps: 2 },
      ])
    case 'rush':
      return Array.from({ length: RUSH }, (_, nth) => [
        atMs + nth * 100,
        { do: 'order', phone, wish: { pieces: { keripik: 1 }, note: `piring ${nth}` }, taps: 1 },
      ])
    case 'two-clerks':
      return Array.from({ length: 3 }, () => [at(), { ...aStep(chance), both: true } as Deed])
    case 'cancel-against-deliver':
      return Array.from({ length: 3 }, () => [
        at(),
        { do: 'cancel-against-deliver', desk: chance.between(0, 1), nth: chance.between(0, 9) },
      ])
    case 'check-out-against-queue': {
      const isLong = chance.odds(0.3)
      return [
        [atMs, { do: 'weather', fault: 'partition', device: phone, forMs: isLong ? 10_000 : 6_000, odds: 1 }],
        [atMs + 300, { do: 'order', phone, wish: aWish(chance), taps: 1 }],
        [atMs + 2_000, { do: 'check-out', desk: 0, room, keep: true }],
        [atMs + 4_000, { do: 'check-in', desk: 1, room }],
        [atMs + 5_000, { do: 'enter', phone: 3, room }],
        ...(chance.odds(0.3) ? [[atMs + 5_500, { do: 'enter', phone, room }] as Timed] : []),
        ...(isLong ? [[atMs + 7_000, { do: 'pass', ms: 73 * HOUR_MS }] as Timed] : []),
      ]
    }
    case 'room-move':
      return [
        [atMs, { do: 'move', desk: 0, from: room, to: 2 }],
        [at(), { do: 'move', desk: 1, from: 2, to: chance.between(0, 3) }],
      ]
    case 'price-changed':
      return Array.from({ length: 2 }, () => {
        const placement = chance.pick(PLACEMENTS.filter(id => SHELF[id].price > 0))
        return [at(), { do: 'price', placement, price: 1_000 * chance.between(10, 70) }]
      })
    case 'goods-gone':
      return Array.from({ length: 3 }, () => [
        at(),
        {
          do: 'goods',
          placement: chance.pick(PLACEMENTS),
          kind: chance.pick(['in', 'damaged', 'corrected', 'returned'] as const),
          quantity: chance.between(1, 4),
        },
      ])
    case 'wish-changed':
      return [
        [
          atMs,
          {
            do: 'weather',
            fault: chance.pick(['drop-reply', 'reorder']),
            device: phone,
            forMs: 3_000,
            odds: 0.7,
          },
        ],
        [atMs + 200, { do: 'order', phone, wish: aWish(chance), taps: 1 }],
        [atMs + 2_500, { do: 'change-wish', phone, wish: aWish(chance) }],
      ]
    case 'stranger':
      return Array.from({ length: 3 }, () => [
        at(),
        { do: 'stranger', phone: chance.between(0, 2), nth: chance.between(0, 9) },
      ])
    case 'codes-guessed':
      return [
        [atMs, { do: 'guess', room, times: chance.between(18, 60) }],
        [atMs + 1_000, { do: 'enter', phone: 3, room }],
        [atMs + 1_200, { do: 'guess', room, times: chance.between(1, 40) }],
        ...(chance.odds(0.3) ? [[atMs + 3_000, { do: 'pass', ms: 2 * HOUR_MS }] as Timed] : []),
        ...(chance.odds(0.5) ? [[atMs + 4_000, { do: 'enter', phone: 1, room }] as Timed] : []),
      ]
    case 'night-passed':
      return [
        [atMs, { do: 'weather', fault: 'partition', device: phone, forMs: 50 * MINUTE_MS, odds: 1 }],
        [atMs + 200, { do: 'order', phone, wish: aWish(chance), taps: 1 }],
        [atMs + 1_500, { do: 'pass', ms: chance.pick([40 * MINUTE_MS, 14 * HOUR_MS, DAY_MS]) }],
        [atMs + 3_000, { do: 'answer-asked', phone, yes: chance.odds(0.5) }],
      ]
  }
}
