/**
 * Every route that writes, and every one by which an officer reads, is done here once for real: it leaves one act of its own,
 * or says why it is none. A route more stops the compiler at the table.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RouteName, Routes } from '../../src/contract/routes.ts'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import type { ActWord } from '../../src/domain/act.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { ASK_EVERY_MS } from '../../src/domain/escalation.ts'
import { DAY_MS, HOUR_MS, toTimestamp } from '../../src/domain/time.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { closeDays } from '../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { arrivalOf } from '../../src/server/usecases/escalation/arrivals.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { believed } from '../support/believed.ts'
import { codeIn, phonesHere } from '../support/phones.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser, Heard } from './browser.ts'
import { anOfficer, aPassUse, askingOf, passFor } from './people.ts'
import { aMaker, anOwnProduct, at, aWholeDraft, NEW_OUTLET, OWN_FIELDS } from './register.ts'
import { A_BROWSER, A_BROWSER_ID, A_DUTY, NO_PASS_USE } from './requests.ts'
import { anOrderBroughtBack, aToldProgram } from './restored.ts'
import { nothingOf } from './sheet-requests.ts'
import {
  aGuest,
  anOrder,
  aSite,
  atAgency,
  atDesk,
  CLERK,
  type GuestInRoom,
  MANAGER,
  OFFICER,
  type Served,
  takesQris,
} from './support.ts'

/** Routes that write, and what the agency reads. */
type Recorded = {
  [Name in RouteName]: Routes[Name]['method'] extends 'GET'
    ? Routes[Name]['who'] extends 'agency'
      ? Name
      : never
    : Name
}[RouteName]

interface Scene {
  readonly served: Served
  readonly guest: GuestInRoom
  readonly desk: Browser
  readonly manager: Browser
  readonly agency: Browser
}
type Ask = Promise<Heard<unknown>>

/** `prepare` goes before; `ask` is done, and answered without a refusal. `refuse` is what may be asked in vain. */
type Deed<Before = unknown> = (
  | { readonly act: ActWord; readonly times?: number }
  | { readonly because: string }
) & {
  readonly prepare?: (scene: Scene) => Promise<Before>
  readonly ask: (scene: Scene, before: Before) => Ask
  readonly refuse?: (scene: Scene) => Ask
}
/** Types what goes from before to the deed. */
const deed = <Before>(one: Deed<Before>): Deed =>
  ({ ...one, ask: (scene, before) => one.ask(scene, before as Before) }) as Deed

const PUBLISHED = 'the register is read by whoever may look, and is no secret of theirs'
const ANY_SETTINGS = {
  phone: '8',
  payments: ['cash' as const],
  confirmAtDesk: false,
  closingHour: 4,
  week: Array.from({ length: 7 }, () => ({ fromHour: 1, toHour: 2 })),
  holidays: [],
  lockMinutes: 10,
  wifi: '',
  qris: '',
}
const BECAUSE = { version: 1, reason: 'tidak dibuat lagi' }
const DAPUR = { maker: 'dapur-demo' }
const EVENTS = "an order's events say who did it"
const AGAIN = 'what it was proved for is the act'
const OWN = "what a guest's own device is let into is a guest's, and no act of the house"

async function placed({ served, guest }: Scene) {
  const order = anOrder(served.hotel, guest.stay, { amplang: 1 })
  await guest.browser.value('placeOrder', order)
  return { params: order.params }
}

async function paidByCode(scene: Scene) {
  const { served, guest, manager, desk } = scene
  await takesQris(manager)
  const { params, body } = anOrder(served.hotel, guest.stay, { amplang: 1 })
  await guest.browser.value('placeOrder', { params, body: { ...body, payment: 'qris' } })
  await desk.value('acknowledge', { params })
  return { params }
}

async function delivered(scene: Scene) {
  const order = await placed(scene)
  await scene.desk.value('deliver', { ...order, body: {} })
  return { number: 1, token: kwitansiToken(scene.served.city.keys, HOTEL, 1), outlet: HOTEL }
}

const enrolling = (wish: { for: 'terminal' } | { for: 'tablet'; room: string }) => (scene: Scene) =>
  scene.manager.value('enrolment', { body: wish })

/** A phone waits for the desk's word once so many wrong codes were typed. */
async function waiting({ served, guest, desk }: Scene) {
  const shown = { outlet: HOTEL, code: served.code('512') }
  const phone = served.browser()
  for (let i = 0; i < 20; i++) await phone.ask('openSession', { body: { ...shown, stayCode: '000000' } })
  await phone.ask('openSession', { body: { ...shown, stayCode: served.sleeve(guest.stay) } })
  const [asked] = (await desk.value('board', {})).desk.confirmations
  return { params: { id: asked?.id ?? '' } }
}

const newcomer = { name: 'Wati', rights: ['look' as const] }
const aNewcomer = { body: { name: newcomer.name } }
const withNewcomer = ({ agency }: Scene) => agency.value('addPerson', { body: newcomer })
const aPasskeyId = async ({ served }: Scene) =>
  (await anOfficer(served, OFFICER.name)).sign(await askingOf(served.browser())).id
const aSessionId = async ({ agency }: Scene) => (await agency.value('own', {})).sessions[0]?.id ?? ''
const aTerminalId = async (scene: Scene) => {
  const { code } = await enrolling({ for: 'terminal' })(scene)
  await scene.served.browser().value('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Bar' } })
  return (await scene.manager.value('access', { query: { outlet: HOTEL } })).devices[0]?.id ?? ''
}
const TODAY = { 'etalase-contract': String(CONTRACT_VERSION) }
const staffPass = async ({ served: { city, hotel } }: Scene) =>
  valueIn(await giveStaffPass(city, AT_THE_CONSOLE, hotel.outlet, CLERK.staff)).code

const A_CHANNEL = 'that it reaches somebody is the act, once they say so'
const A_PHONE = { ...A_BROWSER, language: 'id' as const }
const phones = phonesHere()
const withPhone = ({ desk }: Scene) => desk.value('openPush', { body: A_PHONE })

const SHUT = { from: '2026-11-24', to: null, reason: 'AC bocor' }
const inRoom = (room: string) => ({ params: { room } })
const inGroup = (room: string) => ({ room, stay: `019ab000-0000-7000-8000-000000000${room}` })
const leaving = (room: string, stay: string) => ({
  room,
  bill: { stay, unanswered: 'leave' as const, answers: [] },
})
const NOTE = '019ab000-0000-7000-8000-00000000a001'
const OTHER_NOTE = '019ab000-0000-7000-8000-00000000a002'
const CAME = { placement: 'madu', bestBefore: '2027-05-01', quantity: 6 }
const DELIVERY = { theirNumber: 'SJ-0412', lines: [CAME] }
const COUNTED = { placement: 'madu', counted: 8 }
const TAKEN = { placement: 'madu', batch: 'b1', quantity: 2 }
const timeAt = ({ city }: Served) => toTimestamp(city.clock.now())
const madu = { params: { placement: 'madu' } }
const REQUEST = '019ab000-0000-7000-8000-000000000007'
const BOUGHT_MADU = {
  product: 'dapur-demo/madu',
  terms: 'bought',
  price: 60_000,
  part: null,
  rack: 'B2',
  from: null,
  to: null,
} as const
const signIn = (who: typeof CLERK) => ({ body: { outlet: HOTEL, ...who } })

const NOTHING_WRITTEN = 'it is compared, and nothing is written'
const OF_MAKERS = { params: { sheet: 'makers' } } as const
const NO_MAKER = nothingOf({ there: { code: 'dapur-demo' }, key: 'dapur-demo' })
const NO_ROOM = nothingOf({ there: { room: '512' }, key: '512' })
const OF_PEOPLE = { params: { id: '019ab000-0000-7000-8000-00000000a001' } } as const
const NO_PERSON = nothingOf({ there: { name: 'Manajer' }, key: 'Manajer' })
const importOf = <Name extends string>(sheet: Name) => ({
  params: { sheet, id: '019ab000-0000-7000-8000-00000000a001' },
})

const DEEDS: Readonly<Record<Recorded, Deed>> = {
  door: {
    because: 'a ticket knows the room and is kept nowhere',
    ask: ({ served }) => served.browser().ask('door', { body: { outlet: HOTEL, code: served.code('512') } }),
  },
  openSession: {
    because: OWN,
    ask: ({ served, guest }) =>
      served.browser().ask('openSession', {
        body: { outlet: HOTEL, code: served.code('512'), stayCode: served.sleeve(guest.stay) },
      }),
  },
  leave: { because: OWN, ask: ({ guest }) => guest.browser.ask('leave', { body: { outlet: HOTEL } }) },
  placeOrder: {
    because: EVENTS,
    ask: ({ served, guest }) =>
      guest.browser.ask('placeOrder', anOrder(served.hotel, guest.stay, { amplang: 1 })),
  },
  cancelOrder: deed({
    because: EVENTS,
    prepare: placed,
    ask: ({ guest }, order) => guest.browser.ask('cancelOrder', order),
  }),
  claimPayment: deed({
    because: EVENTS,
    prepare: paidByCode,
    ask: ({ guest }, order) => guest.browser.ask('claimPayment', order),
  }),
  confirmPayment: deed({
    because: EVENTS,
    prepare: paidByCode,
    ask: ({ desk }, order) => desk.ask('confirmPayment', order),
  }),
  placePhoneOrder: {
    because: EVENTS,
    ask: ({ served, guest, desk }) =>
      desk.ask('placePhoneOrder', anOrder(served.hotel, guest.stay, { amplang: 1 })),
  },
  acknowledge: deed({
    because: EVENTS,
    prepare: placed,
    ask: ({ desk }, order) => desk.ask('acknowledge', order),
  }),
  dispatch: deed({
    because: EVENTS,
    prepare: placed,
    ask: ({ desk }, order) => desk.ask('dispatch', order),
  }),
  deliver: deed({
    because: EVENTS,
    prepare: placed,
    ask: ({ desk }, order) => desk.ask('deliver', { ...order, body: {} }),
  }),
  decline: deed({
    because: EVENTS,
    prepare: placed,
    ask: ({ desk }, order) => desk.ask('decline', { ...order, body: { reason: 'closed' } }),
  }),
  presence: {
    because: 'that somebody is there is said every 15 s, and nothing changes by it',
    ask: ({ desk }) => desk.ask('presence', { body: { sound: true, visible: true } }),
  },
  kwitansi: deed({
    because: 'whoever holds a paper reads it',
    prepare: delivered,
    ask: ({ guest }, body) => guest.browser.ask('kwitansi', { body }),
  }),
  kwitansiProof: deed({
    because: 'whoever holds a paper checks it',
    prepare: delivered,
    ask: ({ guest }, body) => guest.browser.ask('kwitansiProof', { body }),
  }),
  pass: deed({
    because: 'whoever holds a pass reads whose it is',
    prepare: ({ served }) => passFor(served, OFFICER.name),
    ask: ({ served }, code) => served.browser().ask('pass', { body: { code } }),
  }),
  usePass: deed({
    act: 'add-passkey',
    prepare: ({ served }) => aPassUse(served, OFFICER.name),
    ask: ({ served }, body) => served.browser().ask('usePass', { body }),
    refuse: ({ served }) => served.browser().ask('usePass', { body: NO_PASS_USE }),
  }),
  passkeyAsking: {
    because: 'nothing is told, and nothing kept',
    ask: ({ served }) => served.browser().ask('passkeyAsking', {}),
  },
  openPasskeySession: deed({
    act: 'sign-in',
    prepare: async ({ served }) =>
      (await anOfficer(served, OFFICER.name)).sign(await askingOf(served.browser())),
    ask: ({ served }, passkey) => served.browser().ask('openPasskeySession', { body: { passkey } }),
  }),
  choosePin: deed({
    act: 'choose-pin',
    prepare: staffPass,
    ask: ({ served }, code) => served.browser().ask('choosePin', { body: { code, pin: '481516' } }, TODAY),
    refuse: ({ served }) =>
      served.browser().ask('choosePin', { body: { code: 'AAAA-AAAA-AAAA', pin: '481516' } }, TODAY),
  }),
  changePin: {
    act: 'change-pin',
    ask: ({ desk }) => desk.ask('changePin', { body: { old: CLERK.pin, pin: '481516' } }, TODAY),
    refuse: ({ desk }) => desk.ask('changePin', { body: { old: CLERK.pin, pin: '123456' } }, TODAY),
  },
  resetPin: {
    act: 'reset-pin',
    ask: ({ manager }) => manager.ask('resetPin', { body: { person: CLERK.staff } }),
    refuse: ({ manager }) => manager.ask('resetPin', { body: { person: 'Siapa' } }, TODAY),
  },
  agencyActs: {
    because: 'who reads what was done is of those that answer for it',
    ask: ({ agency }) => agency.ask('agencyActs', { query: {} }),
  },
  proveAtDesk: {
    because: AGAIN,
    ask: ({ desk }) => desk.ask('proveAtDesk', { body: { pin: CLERK.pin } }),
  },
  proveAtAgency: {
    because: AGAIN,
    ask: ({ agency }) => agency.ask('proveAtAgency', { body: { pin: OFFICER.pin } }),
  },
  managers: {
    because: 'which outlets have a manager says nothing of anybody',
    ask: ({ agency }) => agency.ask('managers', {}),
  },
  addPerson: {
    act: 'add-person',
    ask: ({ agency }) => agency.ask('addPerson', { body: newcomer }),
    refuse: ({ agency }) => agency.ask('addPerson', { body: { ...newcomer, name: OFFICER.name } }),
  },
  givePass: deed({
    act: 'give-pass',
    prepare: withNewcomer,
    ask: ({ agency }) => agency.ask('givePass', aNewcomer),
    refuse: ({ agency }) => agency.ask('givePass', aNewcomer),
  }),
  withdrawPass: deed({
    act: 'withdraw-pass',
    prepare: withNewcomer,
    ask: ({ agency }) => agency.ask('withdrawPass', aNewcomer),
    refuse: ({ agency }) => agency.ask('withdrawPass', aNewcomer),
  }),
  changeRights: deed({
    act: 'change-rights',
    prepare: withNewcomer,
    ask: ({ agency }) => agency.ask('changeRights', { body: { name: newcomer.name, rights: ['register'] } }),
    refuse: ({ agency }) => agency.ask('changeRights', { body: { name: OFFICER.name, rights: ['look'] } }),
  }),
  renamePerson: deed({
    act: 'rename-person',
    prepare: withNewcomer,
    ask: ({ agency }) => agency.ask('renamePerson', { body: { name: newcomer.name, to: 'Wati Sari' } }),
    refuse: ({ agency }) => agency.ask('renamePerson', { body: { name: newcomer.name, to: OFFICER.name } }),
  }),
  endPerson: deed({
    act: 'end-person',
    prepare: withNewcomer,
    ask: ({ agency }) => agency.ask('endPerson', aNewcomer),
    refuse: ({ agency }) => agency.ask('endPerson', { body: { name: OFFICER.name } }),
  }),
  endPasskey: deed({
    act: 'end-passkey',
    prepare: aPasskeyId,
    ask: ({ agency }, id) => agency.ask('endPasskey', { body: { name: OFFICER.name, id } }),
    refuse: ({ agency }) => agency.ask('endPasskey', { body: { name: OFFICER.name, id: 'none' } }),
  }),
  renameOwnPasskey: deed({
    act: 'rename-passkey',
    prepare: aPasskeyId,
    ask: ({ agency }, id) => agency.ask('renameOwnPasskey', { body: { id, device: 'Laptop' } }),
    refuse: ({ agency }) => agency.ask('renameOwnPasskey', { body: { id: 'none', device: 'Laptop' } }),
  }),
  endOwnPasskey: deed({
    act: 'end-passkey',
    prepare: aPasskeyId,
    ask: ({ agency }, id) => agency.ask('endOwnPasskey', { body: { id } }),
    refuse: ({ agency }) => agency.ask('endOwnPasskey', { body: { id: 'none' } }),
  }),
  endSession: deed({
    act: 'end-session',
    prepare: aSessionId,
    ask: ({ agency }, id) => agency.ask('endSession', { body: { id } }),
    refuse: ({ agency }) => agency.ask('endSession', { body: { id: 'none' } }),
  }),
  endOwnSession: deed({
    act: 'end-session',
    prepare: aSessionId,
    ask: ({ agency }, id) => agency.ask('endOwnSession', { body: { id } }),
    refuse: ({ agency }) => agency.ask('endOwnSession', { body: { id: 'none' } }),
  }),
  giveOwnPass: { act: 'give-pass', ask: ({ agency }) => agency.ask('giveOwnPass', {}) },
  endDevice: deed({
    act: 'end-device',
    prepare: aTerminalId,
    ask: ({ manager }, id) => manager.ask('endDevice', { body: { id } }),
    refuse: ({ manager }) => manager.ask('endDevice', { body: { id: 'none' } }),
  }),
  addFirstManager: deed({
    act: 'add-person',
    prepare: ({ served }) =>
      served.city.storage.write(HOTEL, sql =>
        sql.run(`UPDATE staff SET rights = 'sell' WHERE outlet = ?`, [HOTEL]),
      ),
    ask: ({ agency }) => agency.ask('addFirstManager', { params: { outlet: HOTEL }, ...aNewcomer }),
    refuse: ({ agency }) => agency.ask('addFirstManager', { params: { outlet: HOTEL }, ...aNewcomer }),
  }),
  closeAgencySession: { act: 'sign-out', ask: ({ agency }) => agency.ask('closeAgencySession', {}) },
  agencySession: {
    because: 'an officer who asks who they are reads nothing of others',
    ask: ({ agency }) => agency.ask('agencySession', {}),
  },

  enrolTablet: deed({
    act: 'enrol',
    prepare: enrolling({ for: 'tablet', room: '513' }),
    ask: ({ served }, { code }) => served.browser().ask('enrolTablet', { body: { outlet: HOTEL, code } }),
    refuse: ({ served }) =>
      served.browser().ask('enrolTablet', { body: { outlet: HOTEL, code: 'AAAAAAAA' } }),
  }),
  enrolTerminal: deed({
    act: 'enrol',
    prepare: enrolling({ for: 'terminal' }),
    ask: ({ served }, { code }) =>
      served.browser().ask('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Bar' } }),
  }),
  enrolment: {
    act: 'offer-enrolment',
    ask: ({ manager }) => manager.ask('enrolment', { body: { for: 'terminal' } }),
    refuse: ({ desk }) => desk.ask('enrolment', { body: { for: 'terminal' } }),
  },
  openDeskSession: {
    act: 'sign-in',
    ask: ({ served }) => served.browser().ask('openDeskSession', signIn(CLERK)),
  },
  lockDesk: {
    because: 'a desk that nobody touches locks itself',
    ask: ({ desk }) => desk.ask('lockDesk', {}),
  },
  closeDeskSession: { act: 'sign-out', ask: ({ desk }) => desk.ask('closeDeskSession', {}) },
  checkIn: {
    act: 'check-in',
    ask: ({ desk }) => desk.ask('checkIn', { ...inRoom('513'), body: {} }),
    refuse: ({ desk }) => desk.ask('checkIn', { ...inRoom('512'), body: {} }),
  },
  checkOut: {
    act: 'check-out',
    ask: ({ desk }) => desk.ask('checkOut', { ...inRoom('512'), body: {} }),
    refuse: ({ desk }) => desk.ask('checkOut', { ...inRoom('513'), body: {} }),
  },
  undoCheckIn: {
    act: 'undo-check-in',
    ask: ({ desk, guest }) => desk.ask('undoCheckIn', { ...inRoom('512'), body: { stay: guest.stay } }),
    refuse: ({ desk }) => desk.ask('undoCheckIn', { ...inRoom('512'), body: { stay: REQUEST } }),
  },
  changeDeparture: {
    act: 'change-departure',
    ask: ({ desk, guest, served }) =>
      desk.ask('changeDeparture', {
        ...inRoom('512'),
        body: { stay: guest.stay, leavesAt: toTimestamp(served.city.clock.now() + DAY_MS) },
      }),
    refuse: ({ desk, guest, served }) =>
      desk.ask('changeDeparture', {
        ...inRoom('512'),
        body: { stay: guest.stay, leavesAt: timeAt(served) },
      }),
  },
  swapRooms: deed({
    act: 'move',
    times: 2,
    prepare: async ({ served }) => (await served.hotel.checkIn('513')).stay,
    ask: ({ desk, guest }, other) =>
      desk.ask('swapRooms', {
        ...inRoom('512'),
        body: { stay: guest.stay, with: { room: '513', stay: other } },
      }),
    refuse: ({ desk, guest }) =>
      desk.ask('swapRooms', {
        ...inRoom('512'),
        body: { stay: guest.stay, with: { room: '513', stay: REQUEST } },
      }),
  }),
  checkInGroup: {
    act: 'check-in',
    times: 2,
    ask: ({ desk }) => desk.ask('checkInGroup', { body: { rooms: [inGroup('511'), inGroup('513')] } }),
    refuse: ({ desk }) => desk.ask('checkInGroup', { body: { rooms: [inGroup('511'), inGroup('512')] } }),
  },
  checkOutGroup: deed({
    act: 'check-out',
    times: 2,
    prepare: async ({ served }) => (await served.hotel.checkIn('513')).stay,
    ask: ({ desk, guest }, other) =>
      desk.ask('checkOutGroup', { body: { rooms: [leaving('512', guest.stay), leaving('513', other)] } }),
    refuse: ({ desk, guest }) =>
      desk.ask('checkOutGroup', { body: { rooms: [leaving('512', guest.stay), leaving('513', REQUEST)] } }),
  }),
  moveRoom: {
    act: 'move',
    ask: ({ desk }) => desk.ask('moveRoom', { ...inRoom('512'), body: { to: '513' } }),
    refuse: ({ desk }) => desk.ask('moveRoom', { ...inRoom('511'), body: { to: '513' } }),
  },
  confirmPhone: deed({
    act: 'confirm-phone',
    prepare: waiting,
    ask: ({ desk }, asked) => desk.ask('confirmPhone', { ...asked, body: { allow: true } }),
    refuse: ({ desk }) => desk.ask('confirmPhone', { params: { id: 'nobody' }, body: { allow: true } }),
  }),
  changePayment: deed({
    act: 'change-payment',
    prepare: placed,
    ask: ({ desk }, order) => desk.ask('changePayment', { ...order, body: { id: NOTE, payment: 'cash' } }),
    refuse: ({ desk }) =>
      desk.ask('changePayment', { params: { orderId: NOTE }, body: { id: OTHER_NOTE, payment: 'cash' } }),
  }),
  reissueDocument: deed({
    act: 'reissue',
    prepare: delivered,
    ask: ({ desk }, { number }) =>
      desk.ask('reissueDocument', {
        params: { number: String(number) },
        body: { id: NOTE, payment: 'cash' },
      }),
    refuse: ({ desk }) =>
      desk.ask('reissueDocument', { params: { number: '9' }, body: { id: OTHER_NOTE, payment: 'cash' } }),
  }),
  voidDocument: deed({
    act: 'void',
    prepare: delivered,
    ask: ({ desk }, { number }) =>
      desk.ask('voidDocument', { params: { number: String(number) }, body: { reason: 'wrong-item' } }),
    refuse: ({ desk }) => desk.ask('voidDocument', { params: { number: '9' }, body: { reason: 'other' } }),
  }),
  stepPayment: deed({
    act: 'settle',
    prepare: delivered,
    ask: ({ desk }, { number }) =>
      desk.ask('stepPayment', { params: { number: String(number) }, body: { id: NOTE, step: 'post' } }),
    refuse: ({ desk }) =>
      desk.ask('stepPayment', { params: { number: '9' }, body: { id: OTHER_NOTE, step: 'post' } }),
  }),
  openDrawer: {
    act: 'open-drawer',
    ask: ({ desk }) => desk.ask('openDrawer', { body: { id: NOTE, counted: 500_000 } }),
  },
  countDrawer: deed({
    act: 'count-drawer',
    prepare: ({ desk }) => desk.value('openDrawer', { body: { id: NOTE, counted: 500_000 } }),
    ask: ({ desk }) => desk.ask('countDrawer', { params: { drawer: NOTE }, body: { counted: 490_000 } }),
    refuse: ({ desk }) => desk.ask('countDrawer', { params: { drawer: OTHER_NOTE }, body: { counted: 1 } }),
  }),
  explainDrawer: deed({
    act: 'explain-drawer',
    prepare: async ({ desk }) => {
      await desk.value('openDrawer', { body: { id: NOTE, counted: 500_000 } })
      await desk.value('countDrawer', { params: { drawer: NOTE }, body: { counted: 490_000 } })
    },
    ask: ({ desk }) =>
      desk.ask('explainDrawer', { params: { drawer: NOTE }, body: { reason: 'wrong-change' } }),
    refuse: ({ desk }) =>
      desk.ask('explainDrawer', { params: { drawer: OTHER_NOTE }, body: { reason: 'not-known' } }),
  }),
  dropTaps: {
    act: 'drop-taps',
    ask: ({ manager }) =>
      manager.ask('dropTaps', { body: { id: NOTE, clerk: 'Dewi', count: 2, reason: 'clerk-gone' } }),
  },
  tellAgain: deed({
    act: 'tell-again',
    prepare: ({ served }) => aToldProgram(served),
    ask: ({ manager }, id) => manager.ask('tellAgain', { body: { id } }),
    refuse: ({ manager }) => manager.ask('tellAgain', { body: { id: 'none' } }),
  }),
  restateDay: deed({
    act: 'restate-day',
    prepare: async ({ served, guest }) => {
      const { number } = await served.hotel.deliver(await served.hotel.place(guest.stay, { amplang: 1 }))
      served.city.clock.pass(DAY_MS)
      await closeDays(served.city, served.hotel.outlet)
      await voidDocument(served.city, served.hotel.manager, number, 'wrong-item')
      return atDesk(served, MANAGER)
    },
    ask: (_, manager) => manager.ask('restateDay', { body: { day: '2026-11-24' } }),
  }),
  settleDoubts: deed({
    act: 'settle-doubt',
    prepare: ({ served, guest }) => anOrderBroughtBack(served, guest.stay),
    ask: ({ desk }, back) =>
      desk.ask('settleDoubts', { body: { doubt: 'order', subjects: [back?.orderId ?? ''] } }),
    refuse: ({ desk }) => desk.ask('settleDoubts', { body: { doubt: 'goods', subjects: ['madu'] } }),
  }),
  bringBack: deed({
    act: 'bring-back',
    prepare: ({ served, guest }) => anOrderBroughtBack(served, guest.stay),
    ask: ({ desk }, back) =>
      desk.ask('bringBack', {
        params: { orderId: back?.orderId ?? '' },
        body: { number: back?.number ?? 0 },
      }),
    refuse: ({ desk }) => desk.ask('bringBack', { params: { orderId: OTHER_NOTE }, body: { number: 9 } }),
  }),
  correctPayment: deed({
    act: 'settle',
    prepare: delivered,
    ask: ({ manager }, { number }) =>
      manager.ask('correctPayment', {
        params: { number: String(number) },
        body: { id: NOTE, step: 'waive', reason: 'courtesy' },
      }),
    refuse: ({ manager }) =>
      manager.ask('correctPayment', { params: { number: '9' }, body: { id: OTHER_NOTE, step: 'reopen' } }),
  }),
  addRoom: {
    act: 'add-room',
    ask: ({ manager }) => manager.ask('addRoom', { body: { room: '601', kind: 'room', floor: 6 } }),
    refuse: ({ manager }) => manager.ask('addRoom', { body: { room: '512', kind: 'room', floor: 5 } }),
  },
  addRooms: {
    act: 'add-rooms',
    ask: ({ manager }) =>
      manager.ask('addRooms', { body: { groups: [{ kind: 'room', floor: 6, rooms: ['601', '602'] }] } }),
    refuse: ({ manager }) =>
      manager.ask('addRooms', { body: { groups: [{ kind: 'room', floor: 5, rooms: [''] }] } }),
  },
  changeRoom: {
    act: 'rename-room',
    ask: ({ manager }) =>
      manager.ask('changeRoom', { ...inRoom('512'), body: { room: '512A', floor: 5, was: { floor: 5 } } }),
    refuse: ({ manager }) =>
      manager.ask('changeRoom', { ...inRoom('512'), body: { room: '511', floor: 5, was: { floor: 5 } } }),
  },
  closeRooms: {
    act: 'close-room',
    ask: ({ manager }) =>
      manager.ask('closeRooms', { body: { rooms: [{ room: '513', was: null }], closure: SHUT } }),
    refuse: ({ manager }) =>
      manager.ask('closeRooms', { body: { rooms: [{ room: '512', was: null }], closure: SHUT } }),
  },
  printedCards: {
    act: 'print-cards',
    ask: ({ manager }) =>
      manager.ask('printedCards', { body: { cards: [{ room: '512', floor: 5, generation: 1 }] } }),
    refuse: ({ manager }) => manager.ask('printedCards', { body: { cards: [] } }),
  },
  changeOutlet: deed({
    act: 'change-outlet',
    prepare: ({ manager }) => manager.value('outletSettings', {}),
    ask: ({ manager }, { closingFrom: _, ...was }) =>
      manager.ask('changeOutlet', { body: { was, to: { ...was, phone: '9' } } }),
    refuse: ({ manager }) =>
      manager.ask('changeOutlet', {
        body: {
          was: ANY_SETTINGS,
          to: { ...ANY_SETTINGS, phone: '9', week: ANY_SETTINGS.week.map(() => null) },
        },
      }),
  }),
  rotateRoom: {
    act: 'rotate-room',
    ask: ({ manager }) => manager.ask('rotateRoom', inRoom('512')),
    refuse: ({ manager }) => manager.ask('rotateRoom', inRoom('999')),
  },
  changePlacement: {
    act: 'change-placement',
    ask: ({ manager }) => manager.ask('changePlacement', { ...madu, body: { price: 61_000 } }),
    refuse: ({ manager }) => manager.ask('changePlacement', { ...madu, body: { price: 0 } }),
  },
  addPlacements: {
    act: 'add-placement',
    ask: ({ manager }) => manager.ask('addPlacements', { body: { id: REQUEST, offerings: [BOUGHT_MADU] } }),
    refuse: ({ manager }) =>
      manager.ask('addPlacements', { body: { id: REQUEST, offerings: [{ ...BOUGHT_MADU, price: 0 }] } }),
  },
  changePlacements: {
    act: 'end-placement',
    ask: ({ manager }) =>
      manager.ask('changePlacements', { body: { placements: ['madu'], change: { to: '2027-01-31' } } }),
    refuse: ({ manager }) =>
      manager.ask('changePlacements', { body: { placements: ['madu', 'siapa'], change: { on: false } } }),
  },
  movePlacement: {
    act: 'order-shelf',
    ask: ({ manager }) => manager.ask('movePlacement', { ...madu, body: { before: 'amplang' } }),
    refuse: ({ manager }) => manager.ask('movePlacement', { ...madu, body: { before: 'siapa' } }),
  },
  moveGoods: {
    act: 'move-goods',
    ask: ({ manager }) =>
      manager.ask('moveGoods', {
        ...madu,
        body: { kind: 'in', batch: 'b2', quantity: 3, note: 'dari Bu Sari' },
      }),
    refuse: ({ manager }) =>
      manager.ask('moveGoods', { ...madu, body: { kind: 'returned', batch: 'b1', quantity: 99 } }),
  },
  receiveGoods: {
    act: 'receive-goods',
    ask: ({ manager }) => manager.ask('receiveGoods', { params: { note: NOTE }, body: DELIVERY }),
    refuse: ({ manager }) =>
      manager.ask('receiveGoods', {
        params: { note: NOTE },
        body: { lines: [{ ...CAME, bestBefore: '2020-01-01' }] },
      }),
  },
  counterNote: deed({
    act: 'counter-note',
    prepare: ({ manager }) => manager.value('receiveGoods', { params: { note: NOTE }, body: DELIVERY }),
    ask: ({ manager }) =>
      manager.ask('counterNote', { params: { note: OTHER_NOTE }, body: { takesBack: NOTE } }),
    refuse: ({ manager }) =>
      manager.ask('counterNote', { params: { note: OTHER_NOTE }, body: { takesBack: OTHER_NOTE } }),
  }),
  compareCount: {
    because: 'it says what the book says, and keeps nothing',
    ask: ({ manager, served }) =>
      manager.ask('compareCount', { body: { lines: [{ ...COUNTED, countedAt: timeAt(served) }] } }),
  },
  countStock: {
    act: 'count-stock',
    ask: ({ manager, served }) =>
      manager.ask('countStock', {
        params: { note: NOTE },
        body: { lines: [{ ...COUNTED, countedAt: timeAt(served), reason: 'missing' }] },
      }),
    refuse: ({ manager, served }) =>
      manager.ask('countStock', {
        params: { note: NOTE },
        body: { lines: [{ ...COUNTED, countedAt: timeAt(served) }] },
      }),
  },
  writeOffGoods: {
    act: 'write-off',
    ask: ({ manager }) =>
      manager.ask('writeOffGoods', { params: { note: NOTE }, body: { reason: 'broken', lines: [TAKEN] } }),
    refuse: ({ manager }) =>
      manager.ask('writeOffGoods', {
        params: { note: NOTE },
        body: { reason: 'broken', lines: [{ ...TAKEN, quantity: 99 }] },
      }),
  },
  returnGoods: {
    act: 'return-goods',
    ask: ({ manager }) =>
      manager.ask('returnGoods', { params: { note: NOTE }, body: { reason: 'unsold', lines: [TAKEN] } }),
    refuse: ({ manager }) =>
      manager.ask('returnGoods', {
        params: { note: NOTE },
        body: { reason: 'unsold', lines: [{ ...TAKEN, batch: 'b9' }] },
      }),
  },
  openAgencySession: {
    act: 'sign-in',
    ask: ({ served }) => served.browser().ask('openAgencySession', { body: OFFICER }),
  },
  evaluation: {
    act: 'read-evaluation',
    ask: ({ agency }) => agency.ask('evaluation', { query: { outlet: HOTEL } }),
  },
  coverage: {
    because: 'it tells how many kinds of products stand where, and of no income',
    ask: ({ agency }) => agency.ask('coverage', { query: {} }),
  },
  troubles: {
    because: 'it is read every few seconds by a page that is open, and tells how many alone',
    ask: ({ agency }) => agency.ask('troubles', {}),
  },
  reconciliation: {
    act: 'read-reconciliation',
    ask: ({ agency }) => agency.ask('reconciliation', { query: { outlet: HOTEL } }),
    refuse: ({ agency }) => agency.ask('reconciliation', { query: { outlet: 'nowhere' } }),
  },

  registerSheet: { because: PUBLISHED, ask: ({ agency }) => agency.ask('registerSheet', OF_MAKERS) },
  previewRegisterSheet: {
    because: NOTHING_WRITTEN,
    ask: ({ agency }) => agency.ask('previewRegisterSheet', { ...OF_MAKERS, body: NO_MAKER }),
  },
  applyRegisterSheet: {
    act: 'take-sheet',
    ask: ({ agency }) => agency.ask('applyRegisterSheet', { ...importOf('makers'), body: NO_MAKER }),
    refuse: ({ agency }) =>
      agency.ask('applyRegisterSheet', { ...importOf('makers'), body: { ...NO_MAKER, version: 'another' } }),
  },
  undoRegisterSheet: deed({
    act: 'undo-sheet',
    prepare: ({ agency }) => agency.value('applyRegisterSheet', { ...importOf('makers'), body: NO_MAKER }),
    ask: ({ agency }) => agency.ask('undoRegisterSheet', importOf('makers')),
    refuse: ({ agency }) => agency.ask('undoRegisterSheet', importOf('products')),
  }),
  previewOutletSheet: {
    because: NOTHING_WRITTEN,
    ask: ({ manager }) => manager.ask('previewOutletSheet', { params: { sheet: 'rooms' }, body: NO_ROOM }),
  },
  applyOutletSheet: {
    act: 'take-sheet',
    ask: ({ manager }) => manager.ask('applyOutletSheet', { ...importOf('rooms'), body: NO_ROOM }),
    refuse: ({ manager }) =>
      manager.ask('applyOutletSheet', { ...importOf('rooms'), body: { ...NO_ROOM, version: 'another' } }),
  },
  undoOutletSheet: deed({
    act: 'undo-sheet',
    prepare: ({ manager }) => manager.value('applyOutletSheet', { ...importOf('rooms'), body: NO_ROOM }),
    ask: ({ manager }) => manager.ask('undoOutletSheet', importOf('rooms')),
    refuse: ({ manager }) => manager.ask('undoOutletSheet', importOf('rooms')),
  }),
  previewPeopleSheet: {
    because: NOTHING_WRITTEN,
    ask: ({ manager }) => manager.ask('previewPeopleSheet', { body: NO_PERSON }),
  },
  applyPeopleSheet: {
    act: 'take-sheet',
    ask: ({ manager }) => manager.ask('applyPeopleSheet', { ...OF_PEOPLE, body: NO_PERSON }),
    refuse: ({ manager }) =>
      manager.ask('applyPeopleSheet', { ...OF_PEOPLE, body: { ...NO_PERSON, version: 'another' } }),
  },
  undoPeopleSheet: deed({
    act: 'undo-sheet',
    prepare: ({ manager }) => manager.value('applyPeopleSheet', { ...OF_PEOPLE, body: NO_PERSON }),
    ask: ({ manager }) => manager.ask('undoPeopleSheet', OF_PEOPLE),
    refuse: ({ manager }) => manager.ask('undoPeopleSheet', OF_PEOPLE),
  }),
  registerProducts: { because: PUBLISHED, ask: ({ agency }) => agency.ask('registerProducts', {}) },
  registeredProduct: {
    because: PUBLISHED,
    ask: ({ agency }) => agency.ask('registeredProduct', at('dapur-demo/madu')),
  },
  productHistory: {
    because: PUBLISHED,
    ask: ({ agency }) => agency.ask('productHistory', at('dapur-demo/madu')),
  },
  addProduct: {
    act: 'add-product',
    ask: ({ agency }) =>
      agency.ask('addProduct', { body: { maker: 'dapur-demo', name: 'Abon', category: 'sea' } }),
    refuse: ({ agency }) =>
      agency.ask('addProduct', { body: { maker: 'nobody', name: 'Abon', category: 'sea' } }),
  },
  changeProduct: {
    act: 'change-product',
    ask: ({ agency }) =>
      agency.ask('changeProduct', {
        ...at('dapur-demo/madu'),
        body: { version: 1, fields: { 'name.en': 'Honey' } },
      }),
    refuse: ({ agency }) =>
      agency.ask('changeProduct', {
        ...at('dapur-demo/madu'),
        body: { version: 1, fields: { 'name.en': '' } },
      }),
  },
  publishProduct: deed({
    act: 'publish-product',
    prepare: ({ agency }) => aWholeDraft(agency),
    ask: ({ agency }, { id, version }) => agency.ask('publishProduct', { ...at(id), body: { version } }),
    refuse: ({ agency }) => agency.ask('publishProduct', { ...at('dapur-demo/madu'), body: { version: 1 } }),
  }),
  retireProduct: {
    act: 'retire-product',
    ask: ({ agency }) => agency.ask('retireProduct', { ...at('dapur-demo/madu'), body: BECAUSE }),
    refuse: ({ agency }) => agency.ask('retireProduct', { ...at('dapur-demo/none'), body: BECAUSE }),
  },
  returnProduct: deed({
    act: 'return-product',
    prepare: ({ agency }) => agency.value('retireProduct', { ...at('dapur-demo/madu'), body: BECAUSE }),
    ask: ({ agency }, { id, version }) => agency.ask('returnProduct', { ...at(id), body: { version } }),
    refuse: ({ agency }) => agency.ask('returnProduct', { ...at('dapur-demo/madu'), body: { version: 1 } }),
  }),
  adoptProduct: deed({
    act: 'adopt-product',
    prepare: ({ served }) => anOwnProduct(served),
    ask: ({ agency }, id) => agency.ask('adoptProduct', { ...at(id), body: { version: 1 } }),
    refuse: ({ agency }) => agency.ask('adoptProduct', { ...at('dapur-demo/madu'), body: { version: 1 } }),
  }),
  refuseProduct: deed({
    act: 'refuse-product',
    prepare: ({ served }) => anOwnProduct(served),
    ask: ({ agency }, id) => agency.ask('refuseProduct', { ...at(id), body: BECAUSE }),
    refuse: ({ agency }) => agency.ask('refuseProduct', { ...at('dapur-demo/madu'), body: BECAUSE }),
  }),
  joinProduct: deed({
    act: 'join-product',
    prepare: ({ served }) => anOwnProduct(served),
    ask: ({ agency }, id) =>
      agency.ask('joinProduct', { ...at(id), body: { version: 1, standsFor: 'dapur-demo/madu' } }),
    refuse: ({ agency }) =>
      agency.ask('joinProduct', {
        ...at('dapur-demo/madu'),
        body: { version: 1, standsFor: 'dapur-demo/madu' },
      }),
  }),
  registerMakers: { because: PUBLISHED, ask: ({ agency }) => agency.ask('registerMakers', {}) },
  registeredMaker: {
    because: PUBLISHED,
    ask: ({ agency }) => agency.ask('registeredMaker', { params: DAPUR }),
  },
  makerHistory: { because: PUBLISHED, ask: ({ agency }) => agency.ask('makerHistory', { params: DAPUR }) },
  addMaker: {
    act: 'add-maker',
    ask: ({ agency }) => agency.ask('addMaker', { body: { name: 'Ibu Sari', district: 'Manggar' } }),
    refuse: ({ agency }) => agency.ask('addMaker', { body: { name: '中文', district: 'Manggar' } }),
  },
  changeMaker: {
    act: 'change-maker',
    ask: ({ agency }) =>
      agency.ask('changeMaker', { params: DAPUR, body: { version: 1, fields: { contact: '0812' } } }),
    refuse: ({ agency }) =>
      agency.ask('changeMaker', { params: DAPUR, body: { version: 1, fields: { name: '' } } }),
  },
  publishMaker: deed({
    act: 'publish-maker',
    prepare: async ({ agency }) => {
      const { slug } = await agency.value('addMaker', { body: { name: 'Ibu Sari', district: 'Manggar' } })
      const fields = { 'about.id': 'Dapur.', 'about.en': 'A kitchen.' }
      return agency.value('changeMaker', { params: { maker: slug }, body: { version: 1, fields } })
    },
    ask: ({ agency }, { slug, version }) =>
      agency.ask('publishMaker', { params: { maker: slug }, body: { version } }),
    refuse: ({ agency }) => agency.ask('publishMaker', { params: DAPUR, body: { version: 1 } }),
  }),
  retireMaker: deed({
    act: 'retire-maker',
    prepare: ({ agency }) => aMaker(agency),
    ask: ({ agency }, { slug, version }) =>
      agency.ask('retireMaker', { params: { maker: slug }, body: { ...BECAUSE, version } }),
    refuse: ({ agency }) => agency.ask('retireMaker', { params: { maker: 'nobody' }, body: BECAUSE }),
  }),
  returnMaker: deed({
    act: 'return-maker',
    prepare: async ({ agency }) => {
      const { slug, version } = await aMaker(agency)
      return agency.value('retireMaker', { params: { maker: slug }, body: { ...BECAUSE, version } })
    },
    ask: ({ agency }, { slug, version }) =>
      agency.ask('returnMaker', { params: { maker: slug }, body: { version } }),
    refuse: ({ agency }) => agency.ask('returnMaker', { params: DAPUR, body: { version: 1 } }),
  }),
  registerDrafts: {
    because: PUBLISHED,
    ask: ({ agency }) => agency.ask('registerDrafts', { params: { things: 'products' } }),
  },
  publishDrafts: deed({
    act: 'publish-product',
    prepare: ({ agency }) => aWholeDraft(agency),
    ask: ({ agency }, { id, version }) =>
      agency.ask('publishDrafts', { params: { things: 'products' }, body: { drafts: [{ id, version }] } }),
    refuse: ({ agency }) =>
      agency.ask('publishDrafts', { params: { things: 'products' }, body: { drafts: [] } }),
  }),
  registerOutlets: { because: PUBLISHED, ask: ({ agency }) => agency.ask('registerOutlets', {}) },
  registeredOutlet: {
    because: PUBLISHED,
    ask: ({ agency }) => agency.ask('registeredOutlet', { params: { outlet: HOTEL } }),
  },
  outletHistory: {
    because: PUBLISHED,
    ask: ({ agency }) => agency.ask('outletHistory', { params: { outlet: HOTEL } }),
  },
  addOutlet: {
    act: 'add-outlet',
    ask: ({ agency }) => agency.ask('addOutlet', { body: NEW_OUTLET }),
    refuse: ({ agency }) => agency.ask('addOutlet', { body: { ...NEW_OUTLET, slug: HOTEL } }),
  },
  correctOutlet: {
    act: 'correct-outlet',
    ask: ({ agency }) =>
      agency.ask('correctOutlet', {
        params: { outlet: HOTEL },
        body: { version: 1, fields: { name: 'Hotel Teluk' } },
      }),
    refuse: ({ agency }) =>
      agency.ask('correctOutlet', { params: { outlet: 'nowhere' }, body: { version: 1, fields: {} } }),
  },
  endOutlet: {
    act: 'end-outlet',
    ask: ({ agency }) => agency.ask('endOutlet', { params: { outlet: HOTEL }, body: BECAUSE }),
    refuse: ({ agency }) => agency.ask('endOutlet', { params: { outlet: 'nowhere' }, body: BECAUSE }),
  },
  addOwnProduct: {
    act: 'add-product',
    ask: ({ manager }) =>
      manager.ask('addOwnProduct', { body: { maker: { slug: 'dapur-demo' }, fields: OWN_FIELDS } }),
    refuse: ({ manager }) =>
      manager.ask('addOwnProduct', { body: { maker: { slug: 'nobody' }, fields: OWN_FIELDS } }),
  },
  changeOwnProduct: deed({
    act: 'change-product',
    prepare: ({ served }) => anOwnProduct(served),
    ask: ({ manager }, id) =>
      manager.ask('changeOwnProduct', { ...at(id), body: { version: 1, fields: { 'name.en': 'Crisps' } } }),
    refuse: ({ manager }) =>
      manager.ask('changeOwnProduct', {
        ...at('dapur-demo/madu'),
        body: { version: 1, fields: { 'name.en': 'Crisps' } },
      }),
  }),
  openPush: { because: A_CHANNEL, ask: ({ desk }) => desk.ask('openPush', { body: A_PHONE }) },
  askOfChannel: deed({
    because: A_CHANNEL,
    prepare: async scene => {
      await withPhone(scene)
      scene.served.city.clock.pass(ASK_EVERY_MS)
    },
    ask: ({ desk }) => desk.ask('askOfChannel', { body: { id: A_BROWSER_ID } }),
  }),
  proveChannel: deed({
    act: 'prove-channel',
    prepare: withPhone,
    ask: ({ desk }) =>
      desk.ask('proveChannel', { body: { id: A_BROWSER_ID, code: codeIn(phones.pushed.at(-1)) } }),
    refuse: ({ desk }) => desk.ask('proveChannel', { body: { id: 'nobody', code: '0000' } }),
  }),
  endPush: deed({
    because: A_CHANNEL,
    prepare: withPhone,
    ask: ({ desk }) => desk.ask('endPush', { body: { id: A_BROWSER_ID } }),
  }),
  pushArrived: {
    because: 'a browser says that it shows a message, and no person does',
    ask: ({ served }) => {
      const told = { rung: 'terminals', recipient: A_BROWSER_ID } as const
      const body = arrivalOf(served.city, HOTEL, { silentSince: 0 }, told)
      return served.browser().ask('pushArrived', { body })
    },
  },
  changeDuty: {
    act: 'change-duty',
    ask: ({ manager }) => manager.ask('changeDuty', { body: { was: [], to: [A_DUTY] } }),
    refuse: ({ manager }) =>
      manager.ask('changeDuty', { body: { was: [], to: [{ ...A_DUTY, first: 'Siapa' }] } }),
  },
}

let served: Served
let scene: Scene
beforeEach(async () => {
  served = await aSite({ phones })
  scene = {
    served,
    guest: await aGuest(served),
    desk: await atDesk(served),
    manager: await atDesk(served, MANAGER),
    agency: await atAgency(served),
  }
})
afterEach(() => served.stop())

const words = async () =>
  (
    await served.city.storage.read(sql =>
      believed(sql).all<{ what: string }>('SELECT what FROM acts ORDER BY outlet, seq'),
    )
  ).map(({ what }) => what)

/** Acts that came by it. */
async function actsOf(ask: () => Ask): Promise<{ readonly heard: Heard<unknown>; readonly acts: string[] }> {
  const before = await words()
  const heard = await ask()
  const left = await words()
  for (const word of before) left.splice(left.indexOf(word), 1)
  return { heard, acts: left }
}

test.each(Object.entries(DEEDS))('%s', async (_, one) => {
  const before = await one.prepare?.(scene)
  const done = await actsOf(() => one.ask(scene, before))
  expect(done.heard.code).toBe('ok')
  expect(done.acts).toEqual('act' in one ? Array(one.times ?? 1).fill(one.act) : [])
})

const REFUSED = Object.entries(DEEDS).flatMap(([name, { refuse }]) =>
  refuse === undefined ? [] : [[name, refuse] as const],
)
test.each(REFUSED)('%s, refused, is no act', async (_, refuse) => {
  const { heard, acts } = await actsOf(() => refuse(scene))
  expect([heard.code === 'ok', acts]).toEqual([false, []])
})

describe('what changes nothing is no act', () => {
  test.each([
    [
      'a price set to what it is',
      ({ manager }: Scene) => manager.ask('changePlacement', { ...madu, body: { price: 60_000 } }),
    ],
    [
      'a stay that moves to where it is',
      ({ desk }: Scene) => desk.ask('moveRoom', { ...inRoom('512'), body: { to: '512' } }),
    ],
    [
      'a check-in that is sent again',
      ({ desk, guest }: Scene) => desk.ask('checkIn', { ...inRoom('512'), body: { stay: guest.stay } }),
    ],
  ])('%s', async (_, ask) => {
    const { heard, acts } = await actsOf(() => ask(scene))
    expect([heard.code, acts]).toEqual(['ok', []])
  })
})

describe('a wrong PIN', () => {
  const rows = () =>
    served.city.storage.read(sql =>
      sql.all(
        "SELECT outlet, terminal, subject, times FROM acts WHERE what = 'wrong-pin' ORDER BY outlet, seq",
      ),
    )
  const guess = (staff: string) => served.browser().code('openDeskSession', signIn({ staff, pin: '0000' }))

  test('is one row a person and hour, wherever a browser without a name was tried at', async () => {
    for (const staff of [CLERK.staff, CLERK.staff, MANAGER.staff, 'Siapa', 'Entah'])
      expect(await guess(staff)).toBe('wrong-pin')
    const wrong = { body: { ...OFFICER, pin: '0000' } }
    for (let i = 0; i < 2; i++)
      expect(await served.browser().code('openAgencySession', wrong)).toBe('wrong-pin')
    served.city.clock.pass(HOUR_MS)
    expect(await guess(CLERK.staff)).toBe('wrong-pin')
    expect(await rows()).toEqual([
      { outlet: '', terminal: '', subject: OFFICER.name, times: 2 },
      { outlet: HOTEL, terminal: '', subject: CLERK.staff, times: 2 },
      { outlet: HOTEL, terminal: '', subject: MANAGER.staff, times: 1 },
      // Names that nobody has are one.
      { outlet: HOTEL, terminal: '', subject: '', times: 2 },
      { outlet: HOTEL, terminal: '', subject: CLERK.staff, times: 1 },
    ])
  })

  test('is told apart by the terminal that it was tried at', async () => {
    for (const name of ['Lobi', 'Bar', 'Bar']) {
      const { code } = await scene.manager.value('enrolment', { body: { for: 'terminal' } })
      const terminal = served.browser()
      await terminal.value('enrolTerminal', { body: { outlet: HOTEL, code, name } })
      expect(await terminal.code('openDeskSession', signIn({ ...CLERK, pin: '0000' }))).toBe('wrong-pin')
      await terminal.value('openDeskSession', signIn(CLERK))
    }
    expect(await rows()).toEqual([
      { outlet: HOTEL, terminal: 'Lobi', subject: CLERK.staff, times: 1 },
      { outlet: HOTEL, terminal: 'Bar', subject: CLERK.staff, times: 2 },
    ])
  })
})
