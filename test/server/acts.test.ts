/**
 * Every route that writes, and every one by which an officer reads, is done here once for real: it leaves one act of its own,
 * or says why it is none. A route more stops the compiler at the table.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RouteName, Routes } from '../../src/contract/routes.ts'
import type { ActWord } from '../../src/domain/act.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { believed } from '../support/believed.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser, Heard } from './browser.ts'
import { anOfficer, aPassUse, askingOf, passFor } from './people.ts'
import { NO_PASS_USE } from './requests.ts'
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
type Deed<Before = unknown> = ({ readonly act: ActWord } | { readonly because: string }) & {
  readonly prepare?: (scene: Scene) => Promise<Before>
  readonly ask: (scene: Scene, before: Before) => Ask
  readonly refuse?: (scene: Scene) => Ask
}
/** Types what goes from before to the deed. */
const deed = <Before>(one: Deed<Before>): Deed =>
  ({ ...one, ask: (scene, before) => one.ask(scene, before as Before) }) as Deed

const EVENTS = "an order's events say who did it"
const OWN = "what a guest's own device is let into is a guest's, and no act of the house"

async function placed({ served, guest }: Scene) {
  const order = anOrder(served.hotel, guest.stay, { amplang: 1 })
  await guest.browser.value('placeOrder', order)
  return { params: order.params }
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

const inRoom = (room: string) => ({ params: { room } })
const madu = { params: { placement: 'madu' } }
const signIn = (who: typeof CLERK) => ({ body: { outlet: HOTEL, ...who } })

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
  voidDocument: deed({
    act: 'void',
    prepare: delivered,
    ask: ({ desk }, { number }) =>
      desk.ask('voidDocument', { params: { number: String(number) }, body: { reason: 'wrong-item' } }),
    refuse: ({ desk }) => desk.ask('voidDocument', { params: { number: '9' }, body: { reason: 'other' } }),
  }),
  addRoom: {
    act: 'add-room',
    ask: ({ manager }) => manager.ask('addRoom', { body: { room: '601', kind: 'room', floor: 6 } }),
    refuse: ({ manager }) => manager.ask('addRoom', { body: { room: '512', kind: 'room', floor: 5 } }),
  },
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
  openAgencySession: {
    act: 'sign-in',
    ask: ({ served }) => served.browser().ask('openAgencySession', { body: OFFICER }),
  },
  evaluation: {
    act: 'read-evaluation',
    ask: ({ agency }) => agency.ask('evaluation', { query: { outlet: HOTEL } }),
  },
  reconciliation: {
    act: 'read-reconciliation',
    ask: ({ agency }) => agency.ask('reconciliation', { query: { outlet: HOTEL } }),
    refuse: ({ agency }) => agency.ask('reconciliation', { query: { outlet: 'nowhere' } }),
  },
}

let served: Served
let scene: Scene
beforeEach(async () => {
  served = await aSite()
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
  expect(done.acts).toEqual('act' in one ? [one.act] : [])
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
