/**
 * A request that could be meant, for every route of the contract, over a small world of ids in which most of them hit
 * something. What is drawn beforehand are numbers; what they stand for is looked up when it is sent.
 */

import { PLAIN_STEPS, type RouteInput, type RouteName } from '../../src/contract/routes.ts'
import { VOID_REASONS } from '../../src/domain/document.ts'
import { DRAWER_REASONS } from '../../src/domain/drawer.ts'
import { DROP_REASONS } from '../../src/domain/dropping.ts'
import { RUNGS } from '../../src/domain/escalation.ts'
import { ENDINGS } from '../../src/domain/finding.ts'
import { COUNT_REASONS, RETURN_REASONS, WRITE_OFF_REASONS } from '../../src/domain/goods-note.ts'
import { DECLINE_REASONS } from '../../src/domain/order.ts'
import type { SignedByPasskey } from '../../src/domain/passkey.ts'
import { ANSWERS, MONEYS, OPEN_REASONS, type PaymentStep, WAIVE_REASONS } from '../../src/domain/paying.ts'
import { TERMS } from '../../src/domain/placement.ts'
import { CATEGORIES } from '../../src/domain/product.ts'
import { DOUBTS } from '../../src/domain/restored.ts'
import { GOODS_MOVEMENTS } from '../../src/domain/stock.ts'
import { toTimestamp } from '../../src/domain/time.ts'
import { GOODS_FATES } from '../../src/domain/voiding.ts'
import { tableOf } from '../../src/domain/words.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { arrivalOf } from '../../src/server/usecases/escalation/arrivals.ts'
import { hashOf } from '../../src/server/usecases/world.ts'
import { HOTEL } from '../support/things.ts'
import { MORNING } from '../support/world.ts'
import { registerRequests } from './register-requests.ts'
import { sheetRequests } from './sheet-requests.ts'
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
  /** What the caller may end: a passkey, a session, a device; absent where nobody asks. */
  readonly opened?: string
  /** An officer's new passkey with its pass, and what a passkey has just signed; absent where nobody asks. */
  readonly made?: Made
  /** A thing of the register to which the deed can be done; absent where none is asked for. */
  readonly readied?: string | null
  readonly signed?: SignedByPasskey
  /** A kwitansi that its guest owes, where one could be had; absent where none is asked for. */
  readonly owed?: number | null
  /** An order whose guest pays it by QRIS; absent where none is asked for. */
  readonly byCode?: string
  /** A program that is told of documents; absent where none is asked for. */
  readonly program?: string
  /** An order that was brought by a kwitansi that came back without it; absent where none is asked for. */
  readonly brought?: { readonly orderId: string; readonly number: number }
  /** A pass of a clerk; absent where none is asked for. */
  readonly staffPass?: string
  /** A channel that may be asked, with the code that went by it; absent where none is asked for. */
  readonly channel?: { readonly id: string; readonly code: string }
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
const orderParams = (pick: Picker) => ({ params: { orderId: idOf(pick.upTo(50)) } })
const paidByCode = (pick: Picker, { byCode }: Now) =>
  byCode === undefined ? orderParams(pick) : { params: { orderId: byCode } }
const roomParams = (pick: Picker) => ({ params: { room: pick.of(ROOMS) } })
const placementParams = (pick: Picker) => ({ params: { placement: pick.of(PLACEMENTS) } })
const noteParams = (pick: Picker) => ({ params: { note: idOf(1_000 + pick.upTo(20)) } })
const countedLine = (pick: Picker) => ({
  placement: pick.of(PLACEMENTS),
  counted: pick.upTo(12),
  countedAt: toTimestamp(MORNING),
})
const takenLine = (pick: Picker) => ({
  placement: pick.of(PLACEMENTS),
  batch: pick.of(['b1', 'b2']),
  quantity: 1 + pick.upTo(3),
})
const ofOutlet = (pick: Picker) => (pick.maybe() ? { query: { outlet: HOTEL } } : {})
const anOffering = (pick: Picker) => ({
  product: `dapur-demo/${pick.of(PLACEMENTS)}`,
  terms: pick.of(TERMS),
  price: 10_000 * pick.upTo(3),
  part: pick.of([null, { kind: 'share', permille: 800 } as const, { kind: 'sum', rupiah: 9_000 } as const]),
  rack: 'D1',
  from: null,
  to: pick.of([null, '2027-06-30']),
})
/** What the desk says of a kwitansi, under one of a few ids. */
function paymentSaid(pick: Picker, steps: readonly PaymentStep[]): RouteInput<'stepPayment'>['body'] {
  const id = idOf(2_000 + pick.upTo(200))
  return {
    id,
    step: pick.of(steps),
    means: pick.of(MONEYS),
    reason: pick.of([...WAIVE_REASONS, ...OPEN_REASONS]),
  } as never
}
const nothing = () => ({})
/** What is alike at the agency and at an outlet is asked at the agency. */
const ofAgency = nothing
/** Nobody's whose session anything else stands on. */
export const NEWCOMERS = ['Wati', 'Rani', 'Bagus'] as const
const named = (pick: Picker) => ({ body: { name: pick.of(NEWCOMERS) } })
const opened = (_pick: Picker, { opened = 'none' }: Now) => ({ body: { id: opened } })
const rights = (pick: Picker) =>
  pick.of([['look'], ['look', 'people'], ['sell'], ['sell', 'people']] as const)
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

/** As a browser says it of itself. */
export const A_BROWSER = {
  endpoint: 'https://push.test/a',
  p256dh: 'B'.repeat(87),
  auth: 'A'.repeat(22),
}
export const A_BROWSER_ID: string = hashOf(A_BROWSER.endpoint)
const NO_CHANNEL = { id: A_BROWSER_ID, code: '0000' }
export const A_DUTY = {
  days: ['mon' as const],
  hours: { fromHour: 7, toHour: 15 },
  first: CLERK.staff,
  second: null,
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
  claimPayment: paidByCode,
  confirmPayment: paidByCode,
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
  lockDesk: nothing,
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
  checkOut: (pick, { stays }) => {
    const params = roomParams(pick)
    const open = pick.upTo(3) === 0 ? ({ open: 'keep' } as const) : {}
    const stay = stays.get(params.params.room)
    if (stay === undefined || pick.maybe()) return { ...params, body: open }
    const answers = pick.maybe()
      ? [{ number: 1 + pick.upTo(60), ...paymentSaid(pick, ANSWERS) } as never]
      : []
    return {
      ...params,
      body: { ...open, bill: { stay, unanswered: pick.of(['ask', 'leave'] as const), answers } },
    }
  },
  undoCheckIn: (pick, { stays }) => {
    const { params } = roomParams(pick)
    const begun = idOf(3_000 + pick.upTo(30))
    return { params, body: { stay: pick.maybe() ? begun : (stays.get(params.room) ?? begun) } }
  },
  changeDeparture: (pick, { stays }) => {
    const { params } = roomParams(pick)
    const leavesAt = pick.maybe() ? '2026-11-27T04:00:00Z' : null
    return { params, body: { stay: stays.get(params.room) ?? idOf(1), leavesAt } }
  },
  swapRooms: (pick, { stays }) => {
    const [room, other] = pick.maybe() ? (['512', '513'] as const) : (['513', '511'] as const)
    return {
      params: { room },
      body: {
        stay: stays.get(room) ?? idOf(1),
        with: { room: other, stay: stays.get(other) ?? idOf(2) },
      },
    }
  },
  checkInGroup: pick => {
    const { room } = roomParams(pick).params
    return { body: { rooms: [{ room, stay: idOf(3_000 + pick.upTo(30)) }], leavesAt: null } }
  },
  checkOutGroup: (pick, { stays }) => {
    const rooms = pick.maybe() ? ROOMS : [pick.of(ROOMS)]
    const unanswered = pick.of(['ask', 'leave'] as const)
    return {
      body: {
        open: 'keep',
        rooms: rooms.map(room => ({
          room,
          bill: { stay: stays.get(room) ?? idOf(1), unanswered, answers: [] },
        })),
      },
    }
  },
  bills: pick => ({ query: { rooms: pick.maybe() ? '511,512' : pick.of(ROOMS) } }),
  nightAudit: ofOutlet,
  bill: pick => ({ ...roomParams(pick), ...ofOutlet(pick) }),
  openList: pick => ({ query: { find: pick.of(['5', '512', 'x']), page: String(1 + pick.upTo(2)) } }),
  stepPayment: (pick, { owed }) => ({
    params: { number: owed ?? 1 + pick.upTo(60) },
    body: paymentSaid(pick, ['pay', 'post', 'claim', 'explain']),
  }),
  foundDocuments: pick => ({
    query: {
      ...(pick.maybe() ? { find: pick.of(['5', '512', 'KW/HDT/2026/000003', 'dewi', "x'%_"]) } : {}),
      ...(pick.maybe() ? { from: pick.of(['2026-11-24', '2026-11-25']) } : {}),
      ...(pick.maybe() ? { ending: pick.of(ENDINGS) } : {}),
      ...(pick.maybe() ? { before: String(1 + pick.upTo(60)) } : {}),
    },
  }),
  toldPrograms: ofOutlet,
  tellAgain: (pick, { program }) => ({ body: { id: program ?? pick.of(['a1b2', 'none']) } }),
  restateDay: pick => ({ body: { day: pick.of(['2026-11-23', '2026-11-24']) } }),
  dropTaps: pick => ({
    body: {
      id: idOf(9_000 + pick.upTo(20)),
      clerk: 'Dewi',
      count: 1 + pick.upTo(4),
      reason: pick.of(DROP_REASONS),
    },
  }),
  restored: ofOutlet,
  settleDoubts: pick => ({
    body: { doubt: pick.of(DOUBTS), subjects: [pick.of(PLACEMENTS), idOf(pick.upTo(9))] },
  }),
  bringBack: (pick, { brought }) =>
    brought === undefined
      ? { ...orderParams(pick), body: { number: 1 + pick.upTo(60) } }
      : { params: { orderId: brought.orderId }, body: { number: brought.number } },
  drawers: ofOutlet,
  openDrawer: pick => ({ body: { id: idOf(3_000 + pick.upTo(20)), counted: 1_000 * pick.upTo(300) } }),
  countDrawer: pick => ({
    params: { drawer: idOf(3_000 + pick.upTo(20)) },
    body: { counted: 1_000 * pick.upTo(300) },
  }),
  explainDrawer: pick => ({
    params: { drawer: idOf(3_000 + pick.upTo(20)) },
    body: { reason: pick.of(DRAWER_REASONS) },
  }),
  correctPayment: (pick, { owed }) => ({
    params: { number: owed ?? 1 + pick.upTo(60) },
    body: paymentSaid(pick, ['waive', 'reopen', 'return']) as never,
  }),
  moveRoom: pick => ({ ...roomParams(pick), body: { to: pick.of(ROOMS) } }),
  confirmPhone: (pick, { confirmations }) => ({
    params: { id: pick.of([...confirmations, 'nobody']) },
    body: { allow: pick.maybe() },
  }),
  enrolment: pick => ({
    body: pick.maybe() ? { for: 'tablet', room: pick.of(ROOMS) } : { for: 'terminal' },
  }),
  documents: pick => ({ query: pick.maybe() ? { date: pick.of(['2026-11-24', '2026-11-23']) } : {} }),
  changePayment: pick => ({
    ...orderParams(pick),
    body: { id: idOf(4_000 + pick.upTo(200)), payment: pick.of(['room', 'cash'] as const) },
  }),
  voidDocument: pick => ({
    params: { number: 1 + pick.upTo(60) },
    body: { reason: pick.of(VOID_REASONS), ...(pick.maybe() ? { goods: pick.of(GOODS_FATES) } : {}) },
  }),
  reissueOffer: (pick, { owed }) => ({ params: { number: owed ?? 1 + pick.upTo(60) }, ...ofOutlet(pick) }),
  reissueDocument: (pick, { owed }) => ({
    params: { number: owed ?? 1 + pick.upTo(60) },
    body: { id: idOf(5_000 + pick.upTo(200)), payment: pick.of(['room', 'cash'] as const) },
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
  addRooms: pick => ({
    body: { groups: [{ kind: 'room', floor: 9, rooms: [`9${pick.upTo(40)}`, `9${pick.upTo(40)}x`] }] },
  }),
  changeRoom: pick => ({
    params: { room: `9${pick.upTo(40)}` },
    body: { room: `9${pick.upTo(40)}`, floor: 9 + pick.upTo(1), was: { floor: 9 } },
  }),
  foundRooms: pick => ({
    query: {
      find: pick.of(['9', '901–940', '5-12']),
      show: pick.of(['all', 'occupied', 'closed', 'cards']),
      page: String(1 + pick.upTo(2)),
    },
  }),
  roomNames: ofOutlet,
  roomCards: pick => ({ query: { rooms: `9${pick.upTo(40)},512`, floor: pick.of(['5', '9']) } }),
  closeRooms: pick => {
    const room = `9${pick.upTo(40)}`
    const shut = { from: '2026-11-24', to: null, reason: 'AC bocor' }
    return {
      body: pick.of([
        { rooms: [{ room, was: null }], closure: shut },
        { rooms: [{ room, was: shut }], closure: null },
        { rooms: [{ room, was: null }], closure: { from: '2026-11-26', to: '2026-11-25', reason: 'cat' } },
      ]),
    }
  },
  printedCards: pick => ({ body: { cards: [{ room: `9${pick.upTo(40)}`, floor: 9, generation: 1 }] } }),
  outletSettings: ofOutlet,
  // What is so already is taken whatever was seen; what another day saw of the hours meets what is there.
  changeOutlet: pick => {
    const was = {
      phone: '0',
      payments: ['room', 'cash'],
      confirmAtDesk: false,
      closingHour: 4,
      week: Array.from({ length: 7 }, () => ({ fromHour: 7, toHour: 22 })),
      holidays: [],
      lockMinutes: 10,
      wifi: '',
      qris: '',
    }
    const holidays = [{ from: '2026-12-25', to: '2026-12-25', hours: null, name: 'Natal' }]
    return {
      body: {
        was: { ...was, phone: pick.of(['0', '1']) },
        to: { ...was, wifi: pick.of(['', 'Teluk']), holidays: pick.maybe() ? [] : holidays },
      },
    }
  },
  rotateRoom: pick => ({ params: { room: `9${pick.upTo(40)}` } }),
  managedPlacements: ofOutlet,
  offerable: pick => ({ query: { find: pick.of(['amplang', '', 'madu']), after: String(pick.upTo(60)) } }),
  addPlacements: pick => ({
    body: {
      id: idOf(pick.upTo(9)),
      offerings: [anOffering(pick), ...(pick.maybe() ? [anOffering(pick)] : [])],
    },
  }),
  changePlacement: pick => ({
    ...placementParams(pick),
    body: pick.of([
      { price: 20_000 + pick.upTo(9) },
      { on: pick.upTo(3) > 0 },
      { rack: 'B2' },
      { part: { kind: 'share', permille: 500 + pick.upTo(400) }, seen: { part: null } },
      { next: { from: '2027-01-01', price: 30_000, part: null } },
      { isPinned: true },
      {},
    ]),
  }),
  changePlacements: pick => ({
    body: {
      placements: [pick.of(PLACEMENTS), ...(pick.maybe() ? [pick.of(PLACEMENTS)] : [])],
      change: pick.of([{ rack: 'C1' }, { on: pick.upTo(3) > 0 }, { from: null, to: '2027-12-31' }]),
    },
  }),
  movePlacement: pick => ({
    ...placementParams(pick),
    body: { before: pick.maybe() ? pick.of(PLACEMENTS) : null },
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
  goodsShelf: ofOutlet,
  goodsNotes: pick => ({
    query: pick.of([{}, { outlet: HOTEL, search: 'BRG 1' }, { kind: 'delivery', page: '0' }]),
  }),
  goodsNote: pick => ({ ...noteParams(pick), ...ofOutlet(pick) }),
  receiveGoods: pick => ({
    ...noteParams(pick),
    body: {
      lines: [
        { placement: pick.of(PLACEMENTS), batch: pick.of(['', 'b1', 'b3']), quantity: 1 + pick.upTo(9) },
        { placement: pick.of(PLACEMENTS), bestBefore: pick.of(['2027-01-31', '2026-11-20']), quantity: 2 },
      ].slice(0, 1 + pick.upTo(1)),
      ...(pick.maybe() ? { theirNumber: `SJ-${pick.upTo(3)}` } : {}),
      ...(pick.maybe() ? { codes: [{ code: '8991234567890', placement: pick.of(PLACEMENTS) }] } : {}),
    },
  }),
  counterNote: pick => ({ ...noteParams(pick), body: { takesBack: idOf(1_000 + pick.upTo(20)) } }),
  compareCount: pick => ({ body: { lines: [countedLine(pick)] } }),
  countStock: pick => ({
    ...noteParams(pick),
    body: { lines: [{ ...countedLine(pick), reason: pick.of(COUNT_REASONS) }] },
  }),
  writeOffGoods: pick => ({
    ...noteParams(pick),
    body: { reason: pick.of(WRITE_OFF_REASONS), lines: [takenLine(pick)] },
  }),
  returnGoods: pick => ({
    ...noteParams(pick),
    body: { reason: pick.of(RETURN_REASONS), lines: [takenLine(pick)] },
  }),
  stockCard: pick => ({ ...placementParams(pick), ...ofOutlet(pick) }),
  openAgencySession: pick => ({ body: pick.of([OFFICER, { ...OFFICER, pin: '0000' }]) }),
  closeAgencySession: nothing,
  agencySession: nothing,
  pass: (pick, { made = NO_PASS_USE }) => ({ body: { code: pick.of([made.code, 'AAAA-AAAA-AAAA']) } }),
  usePass: (pick, { made = NO_PASS_USE }) => ({ body: pick.of([made, NO_PASS_USE]) }),
  passkeyAsking: nothing,
  choosePin: (pick, { staffPass = 'AAAA-AAAA-AAAA' }) => ({
    body: { code: staffPass, pin: pick.of(['481516', '123456']) },
  }),
  changePin: pick => ({
    body: { old: pick.of([CLERK.pin, MANAGER.pin, '0000']), pin: pick.of(['481516', '111111']) },
  }),
  resetPin: pick => ({ body: { person: pick.of([CLERK.staff, 'Siapa']) } }),
  acts: pick => ({ query: pick.of([{}, { find: 'a' }, { day: '2026-11-24' }, { before: '3' }]) }),
  agencyActs: pick => ({ query: pick.of([{}, { find: '%' }, { day: '2026-11-24' }]) }),
  proveAtDesk: (pick, { signed = NO_SIGNED }) => ({
    body: pick.of([{ pin: CLERK.pin }, { pin: MANAGER.pin }, { pin: '0000' }, { passkey: signed }]),
  }),
  proveAtAgency: (pick, { signed = NO_SIGNED }) => ({
    body: pick.of([{ pin: OFFICER.pin }, { pin: '0000' }, { passkey: signed }]),
  }),
  openPasskeySession: (_pick, { signed = NO_SIGNED }) => ({ body: { passkey: signed } }),
  people: ofAgency,
  addPerson: pick => ({
    body: { ...named(pick).body, rights: [...rights(pick)], again: pick.upTo(3) > 0 },
  }),
  givePass: named,
  withdrawPass: named,
  changeRights: pick => ({ body: { ...named(pick).body, rights: [...rights(pick)] } }),
  renamePerson: (pick, { opened = 'Siapa' }) => ({
    body: { name: opened, to: `Wati ${pick.upTo(100_000)}` },
  }),
  endPerson: named,
  endPasskey: (pick, now) => ({ body: { name: pick.of([OFFICER.name, 'Wati']), ...opened(pick, now).body } }),
  access: ofAgency,
  endSession: opened,
  endDevice: opened,
  own: ofAgency,
  agencyLog: ofAgency,
  left: ofAgency,
  giveOwnPass: nothing,
  renameOwnPasskey: (pick, now) => ({
    body: { ...opened(pick, now).body, device: pick.of(['Ponsel', 'Laptop']) },
  }),
  endOwnPasskey: opened,
  endOwnSession: opened,
  managers: nothing,
  addFirstManager: pick => ({
    params: { outlet: pick.of([OTHER_HOTEL, HOTEL]) },
    body: { name: pick.of(NEWCOMERS) },
  }),
  evaluation: pick => ({
    query: pick.of([
      {},
      { outlet: HOTEL },
      { to: '2026-11-24' },
      { from: '2026-11-01', to: '2026-11-30', kind: 'hotel' },
      { category: pick.of(CATEGORIES), terms: 'consigned', seller: 'dapur-demo' },
    ]),
  }),
  coverage: pick => ({
    query: pick.of([{}, { to: '2026-11-24' }, { from: '2026-11-01', to: '2026-11-24' }]),
  }),
  outletCoverage: pick => ({ ...ofOutlet(pick) }),
  troubles: () => ({}),
  reconciliation: pick => ({
    query: pick.of([{}, { outlet: HOTEL }, { from: '2026-11-20', to: '2026-11-24' }]),
  }),
  channels: ofOutlet,
  pushArrived: (pick, { served }) => {
    const told = { rung: pick.of(RUNGS), recipient: A_BROWSER_ID }
    return { body: arrivalOf(served.city, HOTEL, { order: idOf(pick.upTo(200)) }, told) }
  },
  openPush: pick => ({ body: { ...A_BROWSER, language: pick.of(['id', 'en']) } }),
  askOfChannel: (pick, { channel = NO_CHANNEL }) => ({ body: { id: pick.of([channel.id, 'nobody']) } }),
  proveChannel: (pick, { channel = NO_CHANNEL }) => ({ body: pick.of([channel, NO_CHANNEL]) }),
  endPush: pick => ({ body: { id: pick.of(['nobody', A_BROWSER_ID]) } }),
  duty: ofOutlet,
  changeDuty: pick => ({ body: { was: [], to: pick.of([[], [A_DUTY]]) } }),
  ...sheetRequests,
  ...registerRequests,
} satisfies Record<RouteName, (pick: Picker, now: Now) => Parts>
