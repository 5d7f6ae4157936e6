/**
 * A request that could be meant, for every route of the contract, over a small world of ids in which most of them hit
 * something. What is drawn beforehand are numbers; what they stand for is looked up when it is sent.
 */

import { PLAIN_STEPS, type RouteInput, type RouteName } from '../../src/contract/routes.ts'
import { VOID_REASONS } from '../../src/domain/document.ts'
import { DECLINE_REASONS } from '../../src/domain/order.ts'
import type { SignedByPasskey } from '../../src/domain/passkey.ts'
import { CATEGORIES } from '../../src/domain/product.ts'
import { GOODS_MOVEMENTS } from '../../src/domain/stock.ts'
import { toTimestamp } from '../../src/domain/time.ts'
import { tableOf } from '../../src/domain/words.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { HOTEL } from '../support/things.ts'
import { CLERK, MANAGER, OFFICER, OTHER_HOTEL, type Served } from './support.ts'

export const ROOMS = ['511', '512', '513'] as const
const PLACEMENTS = ['amplang', 'madu', 'gabin'] as const

/** What stands in a request, by the parts of it. */
export interface Parts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

type Made = RouteInput<'usePass'>['body']

/** What the world looks like just now, as far as a request wants to know. */
export interface Now {
  readonly served: Served
  /** Stays by room, of those that are checked in. */
  readonly stays: ReadonlyMap<string, string>
  /** The caller's own. */
  readonly stay: string
  readonly prices: ReadonlyMap<string, number>
  /** Waiting phones and enrolment codes that were told. */
  readonly confirmations: readonly string[]
  readonly codes: readonly string[]
  /** An officer's new passkey with its pass, and what a passkey has just signed; absent where nobody asks. */
  readonly made?: Made
  readonly signed?: SignedByPasskey
}

/** Draws one of several, and numbers. */
export interface Picker {
  of<Choice>(choices: readonly Choice[]): Choice
  upTo(max: number): number
  maybe(): boolean
}

/** Hands out what was drawn, again and again from the start. */
export function pickerOf(drawn: readonly number[]): Picker {
  let at = 0
  const next = () => drawn[at++ % drawn.length] ?? 0
  return {
    of(choices) {
      const choice = choices[next() % choices.length]
      if (choice === undefined) throw new Error('nothing to choose from')
      return choice
    },
    upTo: max => next() % (max + 1),
    maybe: () => next() % 2 === 0,
  }
}

const idOf = (number: number) => `019ab000-0000-7000-8000-${String(number).padStart(12, '0')}`
const orderParams = (pick: Picker) => ({ params: { orderId: idOf(pick.upTo(120)) } })
const roomParams = (pick: Picker) => ({ params: { room: pick.of(ROOMS) } })
const placementParams = (pick: Picker) => ({ params: { placement: pick.of(PLACEMENTS) } })
const ofOutlet = (pick: Picker) => (pick.maybe() ? { query: { outlet: HOTEL } } : {})
const nothing = () => ({})
const NO_PASSKEY = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' } as const
export const NO_PASS_USE: Made = {
  code: 'AAAA-AAAA-AAAA',
  device: 'Ponsel',
  passkey: { ...NO_PASSKEY, response: { clientDataJSON: '', attestationObject: '' } },
}
const NO_SIGNED: SignedByPasskey = {
  ...NO_PASSKEY,
  response: { clientDataJSON: '', authenticatorData: '', signature: '' },
}

function anOrderBody(pick: Picker, now: Now, stay: string) {
  const first = pick.upTo(2)
  const placements = PLACEMENTS.slice(first, first + 1 + pick.upTo(1))
  const lines = placements.map(placementId => ({
    placementId,
    quantity: 1 + pick.upTo(4),
    unitPrice: now.prices.get(placementId) ?? 0,
  }))
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
  return {
    stay,
    lines,
    total,
    payment: total === 0 ? 'none' : pick.of(['room', 'cash']),
    deliver: pick.of([{ when: 'now' }, { when: 'at', at: '2026-11-24T10:00:00Z' }, { when: 'checkout' }]),
    ...(pick.maybe() ? { note: 'tanpa kantong 🙏' } : {}),
    placedAt: toTimestamp(now.served.city.clock.now()),
  }
}

export const REQUESTS = {
  menu: pick => ({ params: { outlet: pick.of([HOTEL, OTHER_HOTEL]) } }),
  door: (pick, { served }) => ({ body: { outlet: HOTEL, code: served.code(pick.of(ROOMS)) } }),
  leave: () => ({ body: { outlet: HOTEL } }),
  openSession: (pick, { served, stays }) => {
    const room = pick.of(ROOMS)
    const stayCode = pick.maybe() ? served.sleeve(stays.get(room) ?? '') : pick.of(['000000', 'x'])
    return { body: { outlet: HOTEL, code: served.code(room), ...(pick.maybe() ? { stayCode } : {}) } }
  },
  session: ofOutlet,
  placeOrder: (pick, now) => ({ ...orderParams(pick), body: anOrderBody(pick, now, now.stay) }),
  orders: ofOutlet,
  order: pick => ({ ...orderParams(pick), ...ofOutlet(pick) }),
  cancelOrder: orderParams,
  enrolTablet: (pick, { codes }) => ({ body: { outlet: HOTEL, code: pick.of([...codes, 'AAAAAAAA']) } }),
  tablet: ofOutlet,
  deskSignIn: () => ({ query: { outlet: HOTEL } }),
  enrolTerminal: (pick, { codes }) => ({
    body: { outlet: HOTEL, code: pick.of([...codes, 'AAAAAAAA']), name: 'Lobi' },
  }),
  openDeskSession: pick => ({
    body: { outlet: HOTEL, ...pick.of([CLERK, MANAGER, { ...CLERK, pin: '0000' }]) },
  }),
  closeDeskSession: nothing,
  board: ofOutlet,
  deskMenu: ofOutlet,
  presence: pick => ({ body: { sound: pick.maybe(), visible: pick.maybe() } }),
  placePhoneOrder: (pick, now) => ({
    ...orderParams(pick),
    body: anOrderBody(pick, now, now.stays.get(pick.of(ROOMS)) ?? idOf(999)),
  }),
  ...tableOf(PLAIN_STEPS, () => orderParams),
  deliver: pick => ({
    ...orderParams(pick),
    body: pick.maybe() ? {} : { lines: [{ placementId: pick.of(PLACEMENTS), quantity: pick.upTo(3) }] },
  }),
  decline: pick => ({
    ...orderParams(pick),
    body: { reason: pick.of(DECLINE_REASONS), ...(pick.maybe() ? { alternatives: ['madu'] } : {}) },
  }),
  deskRooms: ofOutlet,
  checkIn: pick => ({
    ...roomParams(pick),
    body: pick.maybe() ? { stay: idOf(1_000 + pick.upTo(30)) } : { leavesAt: '2026-11-26T04:00:00Z' },
  }),
  checkOut: pick => ({ ...roomParams(pick), body: pick.upTo(3) === 0 ? { open: 'keep' } : {} }),
  moveRoom: pick => ({ ...roomParams(pick), body: { to: pick.of(ROOMS) } }),
  confirmPhone: (pick, { confirmations }) => ({
    params: { id: pick.of([...confirmations, 'nobody']) },
    body: { allow: pick.maybe() },
  }),
  enrolment: pick => ({
    body: pick.maybe() ? { for: 'tablet', room: pick.of(ROOMS) } : { for: 'terminal' },
  }),
  documents: pick => ({ query: pick.maybe() ? { date: pick.of(['2026-11-24', '2026-11-23']) } : {} }),
  voidDocument: pick => ({
    params: { number: 1 + pick.upTo(60) },
    body: { reason: pick.of(VOID_REASONS) },
  }),
  kwitansi: (pick, { served }) => {
    const number = 1 + pick.upTo(60)
    return { body: { outlet: HOTEL, number, token: kwitansiToken(served.city.keys, HOTEL, number) } }
  },
  kwitansiProof: (pick, { served }) => {
    const number = 1 + pick.upTo(60)
    return { body: { outlet: HOTEL, number, token: kwitansiToken(served.city.keys, HOTEL, number) } }
  },
  managedRooms: ofOutlet,
  addRoom: pick => ({ body: { room: `9${pick.upTo(40)}`, kind: 'room', floor: 9 } }),
  rotateRoom: pick => ({ params: { room: `9${pick.upTo(40)}` } }),
  managedPlacements: ofOutlet,
  changePlacement: pick => ({
    ...placementParams(pick),
    body: pick.of([{ price: 20_000 + pick.upTo(9) }, { on: pick.upTo(3) > 0 }, { rack: 'B2' }, {}]),
  }),
  moveGoods: pick => ({
    ...placementParams(pick),
    body: {
      kind: pick.of(['in', 'in', ...GOODS_MOVEMENTS]),
      batch: pick.of(['b1', 'b2']),
      quantity: 1 + pick.upTo(20),
      ...(pick.maybe() ? { bestBefore: '2027-01-31' } : {}),
    },
  }),
  stockCard: pick => ({ ...placementParams(pick), ...ofOutlet(pick) }),
  openAgencySession: pick => ({ body: pick.of([OFFICER, { ...OFFICER, pin: '0000' }]) }),
  agencySession: nothing,
  pass: (pick, { made = NO_PASS_USE }) => ({ body: { code: pick.of([made.code, 'AAAA-AAAA-AAAA']) } }),
  usePass: (pick, { made = NO_PASS_USE }) => ({ body: pick.of([made, NO_PASS_USE]) }),
  passkeyAsking: nothing,
  openPasskeySession: (_pick, { signed = NO_SIGNED }) => ({ body: { passkey: signed } }),
  evaluation: pick => ({
    query: pick.of([
      {},
      { outlet: HOTEL },
      { to: '2026-11-24' },
      { from: '2026-11-01', to: '2026-11-30', kind: 'hotel' },
      { category: pick.of(CATEGORIES), terms: 'consigned', seller: 'dapur-demo' },
    ]),
  }),
  reconciliation: pick => ({
    query: pick.of([{}, { outlet: HOTEL }, { from: '2026-11-20', to: '2026-11-24' }]),
  }),
} satisfies Record<RouteName, (pick: Picker, now: Now) => Parts>
