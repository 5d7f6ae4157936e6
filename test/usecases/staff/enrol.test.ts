import { beforeEach, describe, expect, test } from 'vitest'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { roomCode } from '../../../src/server/usecases/city/codes.ts'
import {
  ENROLMENT_LIFE_MS,
  enrolDevice,
  offerEnrolment,
  tabletRoom,
  terminalName,
} from '../../../src/server/usecases/staff/enrol.ts'
import { signIn, signOut } from '../../../src/server/usecases/staff/sign-in.ts'
import { openSession } from '../../../src/server/usecases/stays/open-door.ts'
import { staffOf } from '../../../src/server/usecases/who-is.ts'
import { hashesOf, openPins } from '../../support/pins.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const offer = (wish: Parameters<typeof offerEnrolment>[3]) =>
  offerEnrolment(hotel.world, hotel.outlet, hotel.clerk, wish)
const enrol = (kind: 'tablet' | 'terminal', code: string, at = hotel.outlet) =>
  enrolDevice(hotel.world, at, kind, code, 'Meja 1')

const qr = (name: string) => roomCode(hotel.world.keys, { outlet: hotel.outlet.slug, name, generation: 1 })

describe('an enrolment code', () => {
  test('makes one device a terminal, and no second', async () => {
    const { code } = valueIn(await offer({ for: 'terminal' }))
    const { token } = valueIn(await enrol('terminal', code.toLowerCase()))
    expect(await terminalName(hotel.world, hotel.outlet, token)).toBe('Meja 1')
    expect(codeOf(await enrol('terminal', code))).toBe('wrong-code')
  })

  test('raced for by two devices enrols one', async () => {
    const { code } = valueIn(await offer({ for: 'terminal' }))
    const answers = await Promise.all([enrol('terminal', code), enrol('terminal', code)])
    expect(answers.map(codeOf).sort()).toEqual(['ok', 'wrong-code'])
  })

  test('runs out after its time', async () => {
    const { code } = valueIn(await offer({ for: 'terminal' }))
    hotel.world.clock.pass(ENROLMENT_LIFE_MS)
    expect(codeOf(await enrol('terminal', code))).toBe('wrong-code')
  })

  test('is of one kind and one outlet', async () => {
    const { code } = valueIn(await offer({ for: 'tablet', room: '512' }))
    expect(codeOf(await enrol('terminal', code))).toBe('wrong-code')
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(codeOf(await enrol('tablet', code, other.outlet))).toBe('wrong-code')
    expect(codeOf(await enrol('tablet', code))).toBe('ok')
  })

  test('makes a tablet that is no terminal, and a terminal that is no tablet', async () => {
    const { code } = valueIn(await offer({ for: 'tablet', room: '512' }))
    const tablet = valueIn(await enrol('tablet', code)).token
    expect(await terminalName(hotel.world, hotel.outlet, tablet)).toBeNull()
    const meja = valueIn(await offer({ for: 'terminal' }))
    const terminal = valueIn(await enrol('terminal', meja.code)).token
    expect(await tabletRoom(hotel.world, hotel.outlet, terminal)).toBeNull()
  })

  test('is not made for a room that is not there', async () => {
    expect(codeOf(await offer({ for: 'tablet', room: '999' }))).toBe('unknown-room')
  })

  test('makes a new tablet the only one of its room', async () => {
    const tablets = []
    for (let i = 0; i < 2; i++) {
      const { code } = valueIn(await offer({ for: 'tablet', room: '512' }))
      tablets.push(valueIn(await enrol('tablet', code)).token)
    }
    const rooms = await Promise.all(tablets.map(token => tabletRoom(hotel.world, hotel.outlet, token)))
    expect(rooms.map(room => room?.name)).toEqual([undefined, '512'])
  })
})

describe('a clerk', () => {
  const request = {
    staff: 'Dewi',
    pin: '1234',
    terminal: 'Meja 1',
    device: 'meja',
    isEnrolled: true,
    takesPins: false,
    limited: true,
  }
  const sign = (wish = {}) => signIn(hotel.world, openPins, hotel.outlet, { ...request, ...wish })
  beforeEach(() =>
    hotel.world.storage.write(hotel.outlet.slug, sql =>
      addStaff(sql, hotel.outlet.slug, { name: 'Dewi', role: 'clerk', ...hashesOf('1234') }),
    ),
  )

  test('signs in by name and PIN, for a shift', async () => {
    const { token } = valueIn(await sign())
    const who = () => staffOf(hotel.world, hotel.outlet.slug, token, request)
    expect(await who()).toMatchObject({ staff: 'Dewi', kind: 'clerk', terminal: 'Meja 1' })
    hotel.world.clock.pass(14 * 3_600_000)
    expect(await who()).toBeNull()
  })

  test('who signs in sweeps away what has run out, and nothing that has not', async () => {
    await sign()
    await offer({ for: 'terminal' })
    hotel.world.clock.pass(14 * 3_600_000)
    const { stayCode } = await hotel.checkIn('512')
    valueIn(await openSession(hotel.world, hotel.outlet, { code: qr('512'), stayCode }))
    await sign()
    const rows = (table: string) => hotel.world.storage.read(sql => sql.all(`SELECT * FROM ${table}`))
    expect(await rows('sessions')).toMatchObject([{ role: 'guest' }, { role: 'staff' }])
    expect(await rows('enrolments')).toEqual([])
  })

  test('with a wrong PIN and a name nobody has are refused alike', async () => {
    expect(await sign({ pin: '9999' })).toEqual(await sign({ staff: 'Siapa' }))
    expect(codeOf(await sign({ pin: '9999' }))).toBe('wrong-pin')
  })

  test('who signs out is nobody', async () => {
    const { token } = valueIn(await sign())
    const staff = await staffOf(hotel.world, hotel.outlet.slug, token, request)
    if (staff === null) throw new Error('nobody is signed in')
    await signOut(hotel.world, staff, staff.tokenHash)
    expect(await staffOf(hotel.world, hotel.outlet.slug, token, request)).toBeNull()
  })

  test('of one outlet is nobody at another', async () => {
    const { token } = valueIn(await sign())
    await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(await staffOf(hotel.world, 'hotel-lain', token, request)).toBeNull()
  })
})
