/**
 * A stranger with a photo of a room's QR, who asks as often as a program can: it costs nobody anything. The guest with the
 * right code is in or waits at the desk, the clerk is served as ever, and what is written is bounded.
 */
import { afterEach, describe, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { believed } from '../support/believed.ts'
import { shareOf } from '../support/engines.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aGuest, anOrder, aSite, atDesk, MANAGER, type Served } from './support.ts'

let served: Served
afterEach(() => served.stop())

const REQUESTS = shareOf(2_000)
const ROWS_MAX = 200

const TABLES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
} satisfies Record<Storage['engine'], string>

/** Rows of all tables. */
async function rows({ city: { storage } }: Served): Promise<number> {
  return storage.read(async sql => {
    let all = 0
    for (const { name } of await believed(sql).all<{ name: string }>(TABLES[storage.engine]))
      all += Number((await believed(sql).get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${name}`))?.n)
    return all
  })
}

/** Six symbols that are nobody's, another each time. */
const wrongCode = (i: number) => `Z${String(i).padStart(5, '0')}`

/** What the stranger does at each turn: with the photo's code, by its ticket, as a new browser each time, in any spelling. */
async function strange(at: Served, i: number): Promise<void> {
  const phone = at.browser()
  const code = at.code('512')
  const spelled = i % 3 === 0 ? code : i % 3 === 1 ? code.toLowerCase() : code.replace(/(.{4})/g, '$1-')
  phone.cookies.set('etalase-tablet-hotel-demo.0', `any ${i}`)
  if (i % 4 === 0) await phone.ask('door', { body: { outlet: HOTEL, code: spelled } })
  const shown = i % 4 === 0 ? {} : { code: spelled }
  const stayCode = i % 7 === 0 ? undefined : wrongCode(i)
  await phone.ask('openSession', {
    body: { outlet: HOTEL, ...shown, ...(stayCode === undefined ? {} : { stayCode }) },
  })
}

/** What a clerk's screen and hand do; whatever was refused is in the list. */
async function work(desk: Browser): Promise<string[]> {
  const heard = [
    await desk.code('board', {}),
    await desk.code('deskRooms', {}),
    await desk.code('presence', { body: { sound: true, visible: true } }),
    await desk.code('checkIn', { params: { room: '513' }, body: {} }),
    await desk.code('checkOut', { params: { room: '513' }, body: {} }),
  ]
  return heard.filter(code => code !== 'ok')
}

async function letIn(desk: Browser, match: string): Promise<void> {
  const { confirmations } = (await desk.value('board', {})).desk
  const mine = confirmations.find(asked => asked.match === match)
  await desk.value('confirmPhone', { params: { id: mine?.id ?? 'not on the board' }, body: { allow: true } })
}

const matchOf = (heard: { problem(): { context?: unknown } }) =>
  (heard.problem().context as { match: string }).match

describe(`${REQUESTS} requests with a photo of one code`, () => {
  test('leave the guest a way in, the clerk unrefused and the tables as they were', async () => {
    served = await aSite({ limits: true })
    const { stay } = await served.hotel.checkIn('512')
    const desk = await atDesk(served)
    const before = await rows(served)
    const refused: string[] = []
    for (let i = 0; i < REQUESTS; i++) {
      await strange(served, i)
      if (i % 50 === 0) refused.push(...(await work(desk)))
    }
    expect(refused).toEqual([])
    // A check-in and a check-out of the clerk's own write a stay, an event each, and what was told of the shelf.
    const own = (REQUESTS / 50) * 3
    expect((await rows(served)) - before - own).toBeLessThan(ROWS_MAX)
    expect((await desk.value('board', {})).desk.confirmations).toEqual([])

    const guest = served.browser()
    await guest.value('door', { body: { outlet: HOTEL, code: served.code('512') } })
    const asked = await guest.ask('openSession', { body: { outlet: HOTEL, stayCode: served.sleeve(stay) } })
    expect(asked.code).toBe('confirmation-pending')
    await letIn(desk, matchOf(asked))
    expect((await guest.value('openSession', { body: { outlet: HOTEL } })).stay).toBe(stay)
  })

  test('take nobody the place that he has in the queue', async () => {
    served = await aSite({ limits: true })
    const { stay } = await served.hotel.checkIn('512')
    for (let i = 0; i < 40; i++) await strange(served, i)
    const guest = served.browser()
    const body = { outlet: HOTEL, code: served.code('512') }
    const asked = await guest.ask('openSession', { body: { ...body, stayCode: served.sleeve(stay) } })
    for (let i = 0; i < REQUESTS / 4; i++) await strange(served, i)
    expect((await guest.ask('openSession', { body })).text).toBe(asked.text)
    await letIn(await atDesk(served), matchOf(asked))
    expect((await guest.value('openSession', { body })).stay).toBe(stay)
  })

  test('where the desk lets phones in: the first keep their places, and who comes later types the code', async () => {
    served = await aSite({ limits: true, outlet: { confirmAtDesk: true } })
    const { stay } = await served.hotel.checkIn('512')
    const desk = await atDesk(served)
    const body = { outlet: HOTEL, code: served.code('512') }
    const early = served.browser()
    const first = await early.ask('openSession', { body })
    const before = await rows(served)
    for (let i = 0; i < REQUESTS / 2; i++) await strange(served, i)
    expect((await rows(served)) - before).toBeLessThan(ROWS_MAX)
    expect((await early.ask('openSession', { body })).text).toBe(first.text)

    const late = served.browser()
    expect(await late.code('openSession', { body })).toBe('stay-code-required')
    const asked = await late.ask('openSession', { body: { ...body, stayCode: served.sleeve(stay) } })
    expect(asked.code).toBe('confirmation-pending')
    for (const match of [matchOf(first), matchOf(asked)]) await letIn(desk, match)
    expect((await early.value('openSession', { body })).stay).toBe(stay)
    expect((await late.value('openSession', { body })).stay).toBe(stay)
  })

  test('of the other rooms: their guests come in by their codes as ever', async () => {
    served = await aSite({ limits: true })
    for (let i = 0; i < 200; i++) await strange(served, i)
    await aGuest(served, '511')
  })

  test('sound alike in a vacant room and an occupied one', async () => {
    served = await aSite({ limits: true })
    await served.hotel.checkIn('512')
    const hear = async (room: string) => {
      const heard: [number, string, string | undefined][] = []
      for (let i = 0; i < 60; i++) {
        if (i === 45) served.city.clock.pass(5 * MINUTE_MS)
        const body = {
          outlet: HOTEL,
          code: served.code(room),
          ...(i % 5 === 0 ? {} : { stayCode: wrongCode(i) }),
        }
        const { status, code, headers } = await served.browser().ask('openSession', { body })
        heard.push([status, code, headers['retry-after']?.toString()])
      }
      return heard
    }
    expect(await hear('511')).toEqual(await hear('512'))
  })
})

describe('at a desk where strangers hammer', () => {
  test('phones that the desk sends away do not ring it again and again', async () => {
    served = await aSite({ limits: true, outlet: { confirmAtDesk: true } })
    const desk = await atDesk(served)
    const body = { outlet: HOTEL, code: served.code('512') }
    let rung = 0
    for (let i = 0; i < 100; i++) {
      await served.browser().ask('openSession', { body })
      for (const { id } of (await desk.value('board', {})).desk.confirmations) {
        rung++
        await desk.value('confirmPhone', { params: { id }, body: { allow: false } })
      }
    }
    expect(rung).toBeLessThanOrEqual(5)
  })

  test('photos of every room fill no board: what waits for the outlet is bounded', async () => {
    const rooms = Array.from({ length: 60 }, (_, i) => String(601 + i))
    served = await aSite({ limits: true, outlet: { confirmAtDesk: true }, rooms: ['512', ...rooms] })
    for (const room of rooms)
      for (let i = 0; i < 6; i++)
        await served.browser().ask('openSession', { body: { outlet: HOTEL, code: served.code(room) } })
    const desk = await atDesk(served)
    expect((await desk.value('board', {})).desk.confirmations.length).toBeLessThanOrEqual(60)
    const { stay } = await served.hotel.checkIn('512')
    const body = { outlet: HOTEL, code: served.code('512'), stayCode: served.sleeve(stay) }
    await letIn(desk, matchOf(await served.browser().ask('openSession', { body })))
  })

  test('a screen that reads without end takes nothing from its clerk’s hand, nor from presence', async () => {
    served = await aSite({ limits: true })
    const desk = await atDesk(served)
    const reads = new Set<string>()
    for (let i = 0; i < 1_000; i++) reads.add(await desk.code('board', {}))
    expect(reads).toContain('too-many')
    expect(await desk.code('presence', { body: { sound: true, visible: true } })).toBe('ok')
    expect(await desk.code('checkIn', { params: { room: '513' }, body: {} })).toBe('ok')
  })

  test('one terminal’s clerk takes nothing from another’s of the same name', async () => {
    served = await aSite({ limits: true })
    const [desk, other] = [await atDesk(served), await atDesk(served)]
    for (let i = 0; i < 1_000; i++) await desk.code('board', {})
    expect(await other.code('board', {})).toBe('ok')
  })
})

describe('enrolment codes', () => {
  const wish = { body: { for: 'tablet', room: '512' } } as const

  test('that strangers try by the thousand leave the right one its device', async () => {
    served = await aSite({ limits: true })
    const manager = await atDesk(served, MANAGER)
    const { code } = await manager.value('enrolment', wish)
    const before = await rows(served)
    for (let i = 0; i < 1_000; i++)
      await served
        .browser()
        .ask('enrolTablet', { body: { outlet: HOTEL, code: `ZZZ${String(i).padStart(5, '0')}` } })
    expect(await rows(served)).toBe(before)
    expect(await served.browser().code('enrolTablet', { body: { outlet: HOTEL, code } })).toBe('ok')
    const terminal = await manager.value('enrolment', { body: { for: 'terminal' } })
    const body = { outlet: HOTEL, code: terminal.code, name: 'Lobi' }
    expect(await served.browser().code('enrolTerminal', { body })).toBe('ok')
  })
})

describe('what a stranger spells', () => {
  test('any cookie, name or code makes no place of its own in what limits others', async () => {
    served = await aSite({ limits: true })
    const desk = await atDesk(served)
    for (let i = 0; i < 1_000; i++) await desk.code('board', {})
    expect(await desk.code('board', {})).toBe('too-many')
    for (let i = 0; i < 500; i++) {
      const browser = served.browser()
      browser.cookies.set('etalase-ticket-hotel-demo.0', `t${i}`)
      browser.cookies.set('etalase-desk-hotel-demo.0', `d${i}`)
      await browser.ask('openSession', { body: { outlet: HOTEL, stayCode: `c${i}` } })
      await browser.ask('kwitansi', { body: { outlet: HOTEL, number: i + 1, token: `t${i}` } })
      await browser.ask('openAgencySession', { body: { name: `n${i}`, pin: '000000' } })
    }
    expect(await desk.code('board', {})).toBe('too-many')
  })

  test('cancels of ids that were never placed are bounded for a stay, and its next order is taken', async () => {
    served = await aSite({ limits: true })
    const { browser, stay } = await aGuest(served)
    const before = await rows(served)
    const heard = new Set<string>()
    for (let i = 0; i < 1_000; i++) {
      served.city.clock.pass(MINUTE_MS)
      const { params } = anOrder(served.hotel, stay, { amplang: 1 })
      heard.add(await browser.code('cancelOrder', { params, body: undefined }))
    }
    expect(heard).toEqual(new Set(['ok', 'too-many']))
    expect((await rows(served)) - before).toBeLessThan(600)
    expect(await browser.code('placeOrder', anOrder(served.hotel, stay, { amplang: 1 }))).toBe('ok')
  })

  test('orders that can never be taken are bounded for a stay as well', async () => {
    served = await aSite({ limits: true })
    const { browser, stay } = await aGuest(served)
    const heard: string[] = []
    for (let i = 0; i < 600; i++) {
      served.city.clock.pass(MINUTE_MS)
      const { params, body } = anOrder(served.hotel, stay, { amplang: 1 })
      heard.push(await browser.code('placeOrder', { params, body: { ...body, total: body.total + 1 } }))
    }
    expect(new Set(heard)).toEqual(new Set(['invalid', 'too-many']))
    expect(await browser.code('placeOrder', anOrder(served.hotel, stay, { amplang: 1 }))).toBe('ok')
  })
})

test('guests of a room come in by their code an hour after the last wrong one, where few were tried', async () => {
  served = await aSite({ limits: true })
  const { stay } = await served.hotel.checkIn('512')
  const body = { outlet: HOTEL, code: served.code('512') }
  for (let i = 0; i < 40; i++)
    await served.browser().ask('openSession', { body: { ...body, stayCode: wrongCode(i) } })
  const right = { ...body, stayCode: served.sleeve(stay) }
  expect(await served.browser().code('openSession', { body: right })).toBe('confirmation-pending')
  served.city.clock.pass(HOUR_MS)
  expect(await served.browser().code('openSession', { body: right })).toBe('ok')
})

test('a room where a thousand codes were tried stays with the desk until its QR is changed', async () => {
  served = await aSite({ limits: true })
  const { stay } = await served.hotel.checkIn('512')
  const body = { outlet: HOTEL, code: served.code('512') }
  for (let i = 0; i < 1_100; i++)
    await served.browser().ask('openSession', { body: { ...body, stayCode: wrongCode(i) } })
  served.city.clock.pass(2 * HOUR_MS)
  const right = { ...body, stayCode: served.sleeve(stay) }
  expect(await served.browser().code('openSession', { body: right })).toBe('confirmation-pending')
  const desk = await atDesk(served, MANAGER)
  const { rooms } = await desk.value('rotateRoom', { params: { room: '512' } })
  const url = rooms.find(({ room }) => room === '512')?.url ?? ''
  const anew = { ...right, code: url.split('#')[1] ?? '' }
  expect(await served.browser().code('openSession', { body: anew })).toBe('ok')
})
