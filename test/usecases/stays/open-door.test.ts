import { beforeEach, describe, expect, test } from 'vitest'
import {
  PLACES_OF_ROOM_MAX,
  REFUSED_MS,
  WAITING_MS,
  WRONG_CODES_MAX,
  WRONG_CODES_WINDOW_MS,
} from '../../../src/domain/door.ts'
import { DAY_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { createRoom } from '../../../src/server/usecases/city/add-rooms.ts'
import { roomCode } from '../../../src/server/usecases/city/codes.ts'
import { rotateRoom } from '../../../src/server/usecases/city/manage-rooms.ts'
import { enrolDevice, offerEnrolment } from '../../../src/server/usecases/staff/enrol.ts'
import { readBoard } from '../../../src/server/usecases/staff/read-board.ts'
import { type Shown, STAY_DEVICES_MAX } from '../../../src/server/usecases/stays/at-the-door.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { confirmPhone } from '../../../src/server/usecases/stays/confirm-phone.ts'
import { enterRoom, openSession } from '../../../src/server/usecases/stays/open-door.ts'
import { guestOf } from '../../../src/server/usecases/who-is.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let stayCode: string
let stay: string
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  ;({ stay, stayCode } = await hotel.checkIn('512'))
})
const qr = (room: string, generation = 1) =>
  roomCode(hotel.world.keys, { outlet: hotel.outlet.slug, name: room, generation })
const open = (shown: Shown, at = hotel.outlet) => openSession(hotel.world, at, shown)
const whoIs = (token: string) => guestOf(hotel.world, hotel.outlet.slug, token)
const desk = () => readBoard(hotel.world, hotel.clerk)

describe('a QR code', () => {
  test('says which room, and its ticket orders nothing', async () => {
    const { room, ticket } = valueIn(await enterRoom(hotel.world, hotel.outlet, qr('512')))
    expect(room.name).toBe('512')
    expect(codeOf(await open({ ticket }))).toBe('stay-code-required')
    expect(await whoIs(ticket)).toBeNull()
  })

  test('typed by hand, in lower case with hyphens, is the same', async () => {
    const typed = qr('512')
      .toLowerCase()
      .replace(/(.{5})/g, '$1-')
    expect(codeOf(await enterRoom(hotel.world, hotel.outlet, typed))).toBe('ok')
  })

  test('that was never printed, or is of another outlet, opens nothing', async () => {
    expect(codeOf(await enterRoom(hotel.world, hotel.outlet, '0'.repeat(26)))).toBe('unknown-room')
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(codeOf(await enterRoom(hotel.world, other.outlet, qr('512')))).toBe('unknown-room')
    const { ticket } = valueIn(await enterRoom(hotel.world, hotel.outlet, qr('512')))
    expect(codeOf(await open({ ticket, stayCode }, other.outlet))).toBe('unknown-room')
  })

  test('of a rotated room is worthless at once, and so is every ticket made from it', async () => {
    const { ticket } = valueIn(await enterRoom(hotel.world, hotel.outlet, qr('512')))
    valueIn(await rotateRoom(hotel.world, hotel.manager, '512'))
    expect(codeOf(await enterRoom(hotel.world, hotel.outlet, qr('512')))).toBe('unknown-room')
    expect(codeOf(await open({ ticket, stayCode }))).toBe('unknown-room')
    expect(codeOf(await open({ code: qr('512'), stayCode }))).toBe('unknown-room')
    expect(codeOf(await open({ code: qr('512', 2), stayCode }))).toBe('ok')
  })

  test('a ticket that was touched, or is older than thirty days, is none', async () => {
    const { ticket } = valueIn(await enterRoom(hotel.world, hotel.outlet, qr('511')))
    const [body = '', mac] = ticket.split('.')
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('511', '512')).toString(
      'base64url',
    )
    for (const bad of [`${forged}.${mac}`, body, '', '.', `${body}.AAAA`]) {
      expect(codeOf(await open({ ticket: bad, stayCode })), bad).toBe('unknown-room')
    }
    hotel.world.clock.pass(30 * DAY_MS)
    expect(codeOf(await open({ ticket, stayCode }))).toBe('unknown-room')
  })

  test('is found for a room made later as well, and a name is taken once', async () => {
    const wish = { room: '601', kind: 'room', floor: 6 } as const
    valueIn(await createRoom(hotel.world, hotel.manager, wish))
    expect(codeOf(await createRoom(hotel.world, hotel.manager, wish))).toBe('room-exists')
    expect(codeOf(await enterRoom(hotel.world, hotel.outlet, qr('601')))).toBe('ok')
  })
})

describe('a stay code', () => {
  test('makes a phone one of the stay', async () => {
    const { token, room } = valueIn(await open({ code: qr('512'), stayCode }))
    expect(room.name).toBe('512')
    expect(await whoIs(token)).toMatchObject({ stay: { id: stay }, ended: false, room: { name: '512' } })
  })

  test('may be typed in lower case and with look-alikes', async () => {
    const typed = stayCode.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(codeOf(await open({ code: qr('512'), stayCode: ` ${typed} ` }))).toBe('ok')
  })

  test('is asked for and found wrong alike, whether the room is occupied or vacant', async () => {
    for (const shown of [{}, { stayCode: '000000' }, { stayCode: '' }]) {
      const occupied = await open({ code: qr('512'), ...shown })
      const vacant = await open({ code: qr('513'), ...shown })
      const roomless = JSON.parse(JSON.stringify(vacant).replaceAll('513', '512'))
      expect(roomless).toEqual(occupied)
    }
  })

  test('of one room opens no other, and of a guest who left opens nothing', async () => {
    await hotel.checkIn('511')
    expect(codeOf(await open({ code: qr('511'), stayCode }))).toBe('stay-code-wrong')
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    await hotel.checkIn('512')
    expect(codeOf(await open({ code: qr('512'), stayCode }))).toBe('stay-code-wrong')
  })

  test('makes a session that ends by itself after sixty days, though nobody checks out', async () => {
    const { token } = valueIn(await open({ code: qr('512'), stayCode }))
    hotel.world.clock.pass(60 * DAY_MS - 1)
    expect(await whoIs(token)).not.toBeNull()
    hotel.world.clock.pass(1)
    expect(await whoIs(token)).toBeNull()
  })

  test('lets in a party, not a crowd', async () => {
    const answers = []
    for (let i = 0; i < 21; i++) answers.push(codeOf(await open({ code: qr('512'), stayCode })))
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 'ok'), 'too-many'])
  })
})

describe('after twenty wrong codes within an hour', () => {
  const guess = async (room = '512', times = WRONG_CODES_MAX) => {
    for (let i = 0; i < times; i++) {
      expect(codeOf(await open({ code: qr(room), stayCode: '000000' }))).toBe('stay-code-wrong')
    }
  }

  test('a room asks for the desk too, occupied or vacant, whatever is typed', async () => {
    await guess('512')
    await guess('513')
    for (const room of ['512', '513']) {
      expect(codeOf(await open({ code: qr(room) }))).toBe('stay-code-required')
      for (const typed of [stayCode, '000000'])
        expect(codeOf(await open({ code: qr(room), stayCode: typed }))).toBe('confirmation-pending')
    }
  })

  test('only the right code reaches the desk: a wrong one waits alike for two minutes, and nobody hears of it', async () => {
    await guess()
    const wrong = await pending({ code: qr('512'), stayCode: '000000' })
    expect(wrong.match).toMatch(/^[A-Z]{2}$/)
    expect(await pending({ code: qr('512'), waiting: wrong.waiting })).toEqual(wrong)
    expect((await desk()).desk.confirmations).toEqual([])
    hotel.world.clock.pass(2 * MINUTE_MS)
    expect(codeOf(await open({ code: qr('512'), waiting: wrong.waiting }))).toBe('stay-code-wrong')
    await pending({ code: qr('512'), waiting: wrong.waiting, stayCode })
    expect((await desk()).desk.confirmations).toHaveLength(1)
  })

  test('the real guest is let in by the desk, by the two symbols on the phone', async () => {
    await guess()
    const { waiting, match } = await pending({ code: qr('512'), stayCode })
    const [asked] = (await desk()).desk.confirmations
    expect(asked).toMatchObject({ room: '512', match })
    valueIn(await confirmPhone(hotel.world, hotel.clerk, asked?.id ?? '', true))
    const { token } = valueIn(await open({ code: qr('512'), waiting }))
    expect(await whoIs(token)).toMatchObject({ stay: { id: stay } })
  })

  test('a phone that asks again waits on under the same two symbols, once on the board', async () => {
    await guess()
    const first = await pending({ code: qr('512'), stayCode })
    for (const typed of [undefined, stayCode, '000000'])
      expect(await pending({ code: qr('512'), waiting: first.waiting, stayCode: typed })).toEqual(first)
    expect((await desk()).desk.confirmations).toHaveLength(1)
  })

  test('phones of a stay in any number never fill the board, and the first keep their places', async () => {
    await guess()
    const phones = []
    for (let i = 0; i < PLACES_OF_ROOM_MAX + 3; i++) {
      hotel.world.clock.pass(1_000)
      phones.push(await pending({ code: qr('512'), stayCode }))
    }
    const { confirmations } = (await desk()).desk
    expect(confirmations.map(({ match }) => match)).toEqual(
      phones.slice(0, PLACES_OF_ROOM_MAX).map(({ match }) => match),
    )
  })

  test("a phone the desk refused is not let in, and another's secret lets nobody in", async () => {
    await guess()
    const refused = await pending({ code: qr('512'), stayCode })
    const [asked] = (await desk()).desk.confirmations
    valueIn(await confirmPhone(hotel.world, hotel.clerk, asked?.id ?? '', false))
    const again = { code: qr('512'), waiting: refused.waiting, stayCode }
    expect(codeOf(await open(again))).toBe('stay-code-wrong')
    expect((await desk()).desk.confirmations).toEqual([])
    hotel.world.clock.pass(REFUSED_MS)
    expect(codeOf(await open(again))).toBe('confirmation-pending')
    const [anew] = (await desk()).desk.confirmations
    valueIn(await confirmPhone(hotel.world, hotel.clerk, anew?.id ?? '', true))
    for (const forged of [`${anew?.id}.wrong`, `${anew?.id}.`, anew?.id, 'nobody.x', ''])
      expect(codeOf(await open({ code: qr('512'), waiting: forged }))).toBe('stay-code-required')
  })

  test.each([true, false])(
    'what one desk says of a phone (let in: %s) takes it off every desk’s board',
    async allow => {
      await guess()
      await pending({ code: qr('512'), stayCode })
      const [asked] = (await desk()).desk.confirmations
      const { cursor } = await desk()
      valueIn(await confirmPhone(hotel.world, hotel.clerk, asked?.id ?? '', allow))
      const told = await hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, cursor, 10))
      expect(told).toMatchObject([{ kind: 'rooms', subject: '512' }])
      expect((await desk()).desk.confirmations).toEqual([])
    },
  )

  test('a place at the desk of one room is none in another, and is over after half an hour', async () => {
    await guess()
    const { waiting } = await pending({ code: qr('512'), stayCode })
    expect(codeOf(await open({ code: qr('511'), waiting }))).toBe('stay-code-required')
    hotel.world.clock.pass(WAITING_MS)
    expect(codeOf(await open({ code: qr('512'), waiting }))).toBe('stay-code-required')
    expect((await desk()).desk.confirmations).toEqual([])
  })

  test('a phone let in to one stay is not let in to the next', async () => {
    await guess()
    const { waiting } = await pending({ code: qr('512'), stayCode })
    const [asked] = (await desk()).desk.confirmations
    valueIn(await confirmPhone(hotel.world, hotel.clerk, asked?.id ?? '', true))
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    await hotel.checkIn('512')
    expect(await open({ code: qr('512'), waiting })).toMatchObject({ ok: false })
  })

  test('a phone that is of the stay already is so without a code, a place or one session more', async () => {
    const { token } = valueIn(await open({ code: qr('512'), stayCode }))
    await guess()
    for (let i = 0; i < 30; i++)
      expect(valueIn(await open({ code: qr('512'), guest: token }))).toMatchObject({ token })
    expect(codeOf(await open({ code: qr('513'), guest: token }))).toBe('stay-code-required')
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    expect(codeOf(await open({ code: qr('512'), guest: token }))).toBe('stay-code-required')
  })

  test('other rooms go on by their codes, and an hour later this one too', async () => {
    await guess()
    const neighbour = await hotel.checkIn('511')
    expect(codeOf(await open({ code: qr('511'), stayCode: neighbour.stayCode }))).toBe('ok')
    hotel.world.clock.pass(WRONG_CODES_WINDOW_MS)
    expect(codeOf(await open({ code: qr('512'), stayCode }))).toBe('ok')
  })

  test('nineteen are not twenty', async () => {
    await guess('512', WRONG_CODES_MAX - 1)
    expect(codeOf(await open({ code: qr('512'), stayCode }))).toBe('ok')
  })

  async function pending(shown: Shown): Promise<{ match: string; waiting: string }> {
    const refused = await open(shown)
    if (refused.ok || refused.refusal.code !== 'confirmation-pending') throw new Error('not asked to wait')
    return refused.refusal.detail as { match: string; waiting: string }
  }
})

test('an outlet that confirms at the desk asks for no stay code', async () => {
  const strict = await aHotel(hotel.world, { outlet: { slug: 'hotel-teliti', confirmAtDesk: true } })
  await strict.checkIn('512')
  const code = roomCode(hotel.world.keys, { outlet: 'hotel-teliti', name: '512', generation: 1 })
  expect(codeOf(await open({ code }, strict.outlet))).toBe('confirmation-pending')
})

describe('an enrolled tablet', () => {
  const enrol = async (room: string) => {
    const { code } = valueIn(
      await offerEnrolment(hotel.world, hotel.outlet, hotel.clerk, { for: 'tablet', room }),
    )
    return valueIn(await enrolDevice(hotel.world, hotel.outlet, 'tablet', code, room)).token
  }

  test('that asks anew every night leaves room for the phones of a long stay', async () => {
    const tablet = await enrol('512')
    for (let night = 0; night < 30; night++) expect(codeOf(await open({ tablet }))).toBe('ok')
    expect(codeOf(await open({ code: qr('512'), stayCode }))).toBe('ok')
  })

  test('comes back, or gives way to another of the room, in a stay that has all the devices it may have', async () => {
    const tablet = await enrol('512')
    expect(codeOf(await open({ tablet }))).toBe('ok')
    const phones = []
    for (let phone = 1; phone < STAY_DEVICES_MAX; phone++)
      phones.push(valueIn(await open({ code: qr('512'), stayCode })).token)
    const { token } = valueIn(await open({ tablet }))
    expect(await whoIs(token)).toMatchObject({ stay: { id: stay } })
    expect(codeOf(await open({ tablet: await enrol('512') }))).toBe('ok')
    expect(await whoIs(token)).toBeNull()
    const [guest] = phones
    expect(codeOf(await open({ code: qr('512'), guest }))).toBe('ok')
    expect(codeOf(await open({ code: qr('512'), stayCode }))).toBe('too-many')
  })

  test('that comes last to such a stay is told so, and puts no phone out', async () => {
    const phones = []
    for (let phone = 0; phone < STAY_DEVICES_MAX; phone++)
      phones.push(valueIn(await open({ code: qr('512'), stayCode })).token)
    expect(codeOf(await open({ tablet: await enrol('512') }))).toBe('too-many')
    for (const token of phones) expect(await whoIs(token)).toMatchObject({ stay: { id: stay }, ended: false })
  })

  test('is of the stay in its room without any code', async () => {
    const { token } = valueIn(await open({ tablet: await enrol('512') }))
    expect(await whoIs(token)).toMatchObject({ stay: { id: stay } })
  })

  test('in a vacant room hears that nobody is checked in', async () => {
    expect(codeOf(await open({ tablet: await enrol('513') }))).toBe('no-stay')
  })

  test('goes on while its room is locked against guessing', async () => {
    const tablet = await enrol('512')
    for (let i = 0; i < WRONG_CODES_MAX; i++) await open({ code: qr('512'), stayCode: '000000' })
    expect(codeOf(await open({ tablet }))).toBe('ok')
  })

  test('with a token of nothing is a phone without a room', async () => {
    expect(codeOf(await open({ tablet: 'made-up' }))).toBe('unknown-room')
  })
})
