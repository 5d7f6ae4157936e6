/** Phones of people: whose is told when, that somebody has shown it reaches them, and that one that fails says so. */
import { beforeEach, describe, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import type { DutyLine } from '../../../src/domain/duty.ts'
import { ASK_EVERY_MS, CODE_MS, PROOF_MS } from '../../../src/domain/escalation.ts'
import { WEEKDAYS } from '../../../src/domain/opening.ts'
import { DAY_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { endPerson, renamePerson } from '../../../src/server/storage/statements/people/people.ts'
import { dutiesAt, saveDuties } from '../../../src/server/storage/statements/staff/duties.ts'
import { addSession, endSession } from '../../../src/server/storage/statements/stays/sessions.ts'
import { noteArrived } from '../../../src/server/usecases/escalation/arrivals.ts'
import {
  askOfChannel,
  channelsInTrouble,
  endPush,
  openPush,
  proveChannel,
  readChannels,
} from '../../../src/server/usecases/escalation/channels.ts'
import { changeDuty, readDuty } from '../../../src/server/usecases/escalation/duty.ts'
import { escalate, ordersToTellOf } from '../../../src/server/usecases/escalation/escalate.ts'
import { addGateway } from '../../../src/server/usecases/escalation/gateways.ts'
import type { Reaching } from '../../../src/server/usecases/escalation/reach.ts'
import { forgetLapsed } from '../../../src/server/usecases/forget-lapsed.ts'
import { codeIn, type Phones, phonesHere } from '../../support/phones.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let world: Reaching
let phones: Phones

const STAFF = { Rina: 'manager', Dewi: 'clerk', Budi: 'clerk' } as const
type Name = keyof typeof STAFF

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  phones = phonesHere()
  world = { ...hotel.world, ...phones.parts }
  phones.shows = arrival => noteArrived(world, arrival)
  await world.storage.write(HOTEL, async sql => {
    for (const [name, role] of Object.entries(STAFF))
      await addStaff(sql, HOTEL, { name, role, pinHash: 'p.h', pepperedHash: null })
  })
})

const pass = (ms: number) => hotel.world.clock.pass(ms)
const as = (name: Name) =>
  ({
    kind: STAFF[name],
    outlet: hotel.outlet,
    staff: name,
    terminal: 'Ponsel',
    tokenHash: `of ${name}`,
  }) as const
const phoneOf = async (name: Name, at = `https://push.test/${name}`) =>
  valueIn(await openPush(world, as(name), { endpoint: at, p256dh: 'p', auth: 'a', language: 'id' })).id
const channels = async () => (await readChannels(world, hotel.outlet)).channels
const trouble = () => world.storage.read(sql => channelsInTrouble(sql, HOTEL, world.clock.now()))
const toWhom = () => phones.pushed.splice(0).map(({ to }) => to.endpoint.split('/').at(-1))

async function turn(): Promise<void> {
  for (const unseen of await ordersToTellOf(world)) await escalate(world, unseen)
}

/** An order that nobody sees, and who is told of it at two minutes and at five. */
async function told(): Promise<(readonly (string | undefined)[])[]> {
  toWhom()
  const { stay } = await hotel.checkIn('512')
  await hotel.place(stay, { amplang: 1 })
  pass(2 * MINUTE_MS)
  await turn()
  const first = toWhom()
  pass(3 * MINUTE_MS)
  await turn()
  return [first, toWhom()]
}

const line = (first: string, second: string | null, wish: Partial<DutyLine> = {}): DutyLine => ({
  days: WEEKDAYS,
  hours: { fromHour: 7, toHour: 22 },
  first,
  second,
  ...wish,
})
const onDuty = (...lines: DutyLine[]) => world.storage.write(HOTEL, sql => saveDuties(sql, HOTEL, lines))

describe('who is told', () => {
  test('is whoever is on duty first, and the second after that', async () => {
    for (const name of ['Rina', 'Dewi', 'Budi'] as const) await phoneOf(name)
    await onDuty(line('Dewi', 'Budi'))
    expect(await told()).toEqual([['Dewi'], ['Budi']])
  })

  test('is every manager where nobody is named', async () => {
    for (const name of ['Rina', 'Dewi'] as const) await phoneOf(name)
    expect(await told()).toEqual([['Rina'], ['Rina']])
  })

  test('is every manager where whoever is named has no phone here', async () => {
    await phoneOf('Rina')
    await onDuty(line('Dewi', 'Budi'))
    expect(await told()).toEqual([['Rina'], ['Rina']])
  })

  test('is nobody of another shift', async () => {
    for (const name of ['Rina', 'Dewi', 'Budi'] as const) await phoneOf(name)
    const night = { hours: { fromHour: 22, toHour: 7 } }
    await onDuty(line('Budi', null, night), line('Rina', 'Dewi', { days: ['mon'] }), line('Dewi', 'Rina'))
    expect(await told()).toEqual([['Dewi'], ['Rina']])
  })

  test('reads of room and minutes, on a page of the desk', async () => {
    await phoneOf('Rina')
    phones.pushed.splice(0)
    const { stay } = await hotel.checkIn('512')
    await hotel.place(stay, { amplang: 1 }, { note: 'rahasia' })
    pass(2 * MINUTE_MS)
    await turn()
    const [{ message } = { message: null }] = phones.pushed
    expect(message).toMatchObject({ title: 'Kamar 512 menunggu 2 menit', path: `/desk/${HOTEL}` })
    expect(JSON.stringify(message)).not.toMatch(/rahasia|mplang/)
  })

  test('is nobody who has left, who signed out, or whose phone was not heard of for a month', async () => {
    const session = { outlet: HOTEL, tokenHash: 'of Rina', role: 'staff', stay: null, device: 'x' } as const
    const at = world.clock.now()
    await phoneOf('Rina')
    await phoneOf('Dewi')
    await world.storage.write(HOTEL, async sql => {
      await addSession(sql, { ...session, staff: 'Rina', createdAt: at, expiresAt: at + 1 })
      await endSession(sql, HOTEL, 'of Rina')
      await endPerson(sql, { outlet: HOTEL, person: 'Dewi' }, at)
    })
    expect(await channels()).toEqual([])
    await phoneOf('Budi')
    pass(30 * DAY_MS)
    expect(await channels()).toEqual([])
    expect(await forgetLapsed(world, HOTEL)).toBeGreaterThan(0)
  })

  test('is a manager whose session has run out by itself', async () => {
    await phoneOf('Rina')
    pass(DAY_MS)
    await forgetLapsed(world, HOTEL)
    expect(await told()).toEqual([['Rina'], ['Rina']])
  })
})

describe('a channel', () => {
  test('reaches somebody once they say what came by it, and for a shift', async () => {
    const id = await phoneOf('Rina')
    expect(await trouble()).toEqual({ unproved: 1, failing: 0 })
    const code = codeIn(phones.pushed[0])
    const wrong = code === '1234' ? '4321' : '1234'
    expect(codeOf(await proveChannel(world, as('Rina'), id, wrong))).toBe('wrong-code')
    expect(codeOf(await proveChannel(world, as('Rina'), 'nobody', code))).toBe('not-found')
    valueIn(await proveChannel(world, as('Rina'), id, code))
    expect(codeOf(await proveChannel(world, as('Rina'), id, code))).toBe('wrong-code')
    expect(await trouble()).toEqual({ unproved: 0, failing: 0 })
    pass(PROOF_MS)
    expect(await trouble()).toEqual({ unproved: 1, failing: 0 })
  })

  test('is asked again no sooner than after a moment, and a code that is late counts no more', async () => {
    const id = await phoneOf('Rina')
    expect(codeOf(await askOfChannel(world, as('Dewi'), id))).toBe('too-many')
    pass(ASK_EVERY_MS)
    valueIn(await askOfChannel(world, as('Dewi'), id))
    pass(CODE_MS)
    const code = codeIn(phones.pushed.at(-1))
    expect(codeOf(await proveChannel(world, as('Rina'), id, code))).toBe('wrong-code')
    expect(codeOf(await askOfChannel(world, as('Dewi'), 'nobody'))).toBe('not-found')
  })

  test('of a gateway is asked by a message of its own', async () => {
    const { hook } = valueIn(await addGateway(world, AT_THE_CONSOLE, HOTEL, 'https://phones.test/'))
    valueIn(await askOfChannel(world, as('Rina'), hook))
    const { type, data } = JSON.parse(phones.brought[0]?.body ?? '')
    expect([type, data.outlet]).toEqual(['channel.prove', HOTEL])
    valueIn(await proveChannel(world, as('Rina'), hook, data.code))
    expect(await channels()).toMatchObject([{ way: 'gateway', isProved: true }])
  })

  test('that does not take what it is told is in trouble until it does', async () => {
    const id = await phoneOf('Rina')
    valueIn(await proveChannel(world, as('Rina'), id, codeIn(phones.pushed[0])))
    phones.answer = () => ({ status: 500, retryAfterS: null })
    await told()
    expect(await trouble()).toEqual({ unproved: 0, failing: 1 })
    phones.answer = () => ({ status: 201, retryAfterS: null })
    pass(MINUTE_MS)
    await turn()
    expect(await trouble()).toEqual({ unproved: 0, failing: 0 })
  })

  test('that its push service does not know any more is none', async () => {
    await phoneOf('Rina')
    phones.answer = () => ({ status: 404, retryAfterS: null })
    await told()
    expect(await channels()).toEqual([])
  })

  test('of a browser is its last person’s, and ended by nobody else', async () => {
    const id = await phoneOf('Rina', 'https://push.test/one')
    expect(await phoneOf('Dewi', 'https://push.test/one')).toBe(id)
    expect(await channels()).toMatchObject([{ person: 'Dewi' }])
    expect(codeOf(await endPush(world, as('Rina'), id))).toBe('not-found')
    valueIn(await endPush(world, as('Dewi'), id))
    expect(await channels()).toEqual([])
  })
})

describe('duty', () => {
  const change = (was: DutyLine[], to: DutyLine[]) =>
    changeDuty(world, hotel.manager, { was: was.map(plain), to: to.map(plain) })
  const plain = ({ days, ...rest }: DutyLine) => ({ ...rest, days: [...days] })

  test('is written over by nobody unasked, and told once', async () => {
    const [mine, theirs] = [[line('Dewi', 'Budi')], [line('Rina', null)]]
    valueIn(await change([], mine))
    valueIn(await change([], mine))
    expect(codeOf(await change([], theirs))).toBe('changed-meanwhile')
    expect((await readDuty(world, HOTEL)).lines).toEqual(mine.map(plain))
    valueIn(await change(mine, theirs))
    expect((await readDuty(world, HOTEL)).lines).toEqual(theirs.map(plain))
  })

  test('is of people who are there', async () => {
    expect(codeOf(await change([], [line('Siapa', null)]))).toBe('invalid')
    expect(codeOf(await change([], [line('Dewi', 'Siapa')]))).toBe('invalid')
  })

  test('goes on under the name that its person has now', async () => {
    await onDuty(line('Dewi', 'Rina'))
    await world.storage.write(HOTEL, sql => renamePerson(sql, { outlet: HOTEL, person: 'Rina' }, 'Rina B', 0))
    const [{ first, second } = { first: '', second: '' }] = await world.storage.read(sql =>
      dutiesAt(sql, HOTEL),
    )
    expect([first, second]).toEqual(['Dewi', 'Rina B'])
  })
})
