/** Guests who come and leave together: all of them or nobody, once; and the sheet on which the night's audit reads all rooms. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { PaymentCommand } from '../../../src/domain/paying.ts'
import { readNightAudit } from '../../../src/server/usecases/payments/night-audit.ts'
import { readOpenList } from '../../../src/server/usecases/payments/open-list.ts'
import { readBills } from '../../../src/server/usecases/payments/read-bill.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { readDeskRooms } from '../../../src/server/usecases/staff/read-board.ts'
import { checkInGroup } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut, checkOutGroup } from '../../../src/server/usecases/stays/check-out.ts'
import { shareOf } from '../../support/engines.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, type Pieces } from '../../support/world.ts'

const ROOMS = ['511', '512', '513'] as const
let hotel: Hotel
let deeds = 0
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  deeds = 0
})
const idOf = () => `019ab000-0000-7000-8000-${String(++deeds).padStart(12, '0')}`
const come = (rooms: readonly { room: string; stay: string }[]) =>
  checkInGroup(hotel.world, hotel.clerk, rooms)
const group = (rooms: readonly string[] = ROOMS) => rooms.map(room => ({ room, stay: idOf() }))
const occupied = async () =>
  (await readDeskRooms(hotel.world, hotel.outlet)).rooms.flatMap(({ room, stay }) =>
    stay === null ? [] : [[room, stay]],
  )
const brought = async (stay: string, pieces: Pieces, payment: 'room' | 'cash' = 'room') =>
  (await hotel.deliver(await hotel.place(stay, pieces, { payment }))).number

type Said = readonly (readonly [number, PaymentCommand])[]
const billed = (room: string, stay: string, said: Said = [], unanswered: 'ask' | 'leave' = 'ask') => ({
  room,
  bill: {
    stay,
    unanswered,
    answers: said.map(([number, command]) => ({ id: idOf(), number, command })),
  },
})
const leave = (rooms: Parameters<typeof checkOutGroup>[3], open: 'ask' | 'keep' = 'ask') =>
  checkOutGroup(hotel.world, hotel.clerk, open, rooms)
const open = async () =>
  (await readOpenList(hotel.world, hotel.outlet, {})).rooms.map(({ room, papers }) => [
    room,
    ...papers.map(({ number }) => number),
  ])

describe('a group that comes', () => {
  test('is checked in by one act, each room with a code of its own, and once', async () => {
    const rooms = group()
    const first = valueIn(await come(rooms))
    expect(first.rooms.map(({ room, stay }) => ({ room, stay }))).toEqual(rooms)
    expect(new Set(first.rooms.map(({ stayCode }) => stayCode)).size).toBe(3)
    expect(valueIn(await come(rooms))).toEqual(first)
    expect(await occupied()).toEqual(rooms.map(({ room, stay }) => [room, stay]))
  })

  test('of which one room is taken comes nowhere, and is told which', async () => {
    const { stay } = await hotel.checkIn('512')
    expect(await come(group())).toMatchObject({ refusal: { code: 'room-occupied', detail: { room: '512' } } })
    expect(await come(group(['511', '999']))).toMatchObject({
      refusal: { code: 'unknown-room', detail: { room: '999' } },
    })
    expect(await occupied()).toEqual([['512', stay]])
  })

  test('names each room and each stay once', async () => {
    const stay = idOf()
    expect(codeOf(await come(group(['511', '511'])))).toBe('invalid')
    expect(
      codeOf(
        await come([
          { room: '511', stay },
          { room: '512', stay },
        ]),
      ),
    ).toBe('invalid')
    expect(await occupied()).toEqual([])
  })
})

describe('a group that leaves', () => {
  const here = async () =>
    valueIn(await come(group())).rooms.map(({ stay }) => stay) as [string, string, string]

  test('is checked out by one act with all its answers; what is left stands on the open list', async () => {
    const [a, b, c] = await here()
    const [one, two] = [await brought(a, { amplang: 1 }), await brought(b, { madu: 1 })]
    const out = await leave([
      billed('511', a, [[one, { step: 'post' }]]),
      billed('512', b, [], 'leave'),
      billed('513', c),
    ])
    expect(valueIn(out).rooms).toEqual([a, b, c].map(stay => ({ stay, kept: [] })))
    expect(await occupied()).toEqual([])
    expect(await open()).toEqual([['512', two]])
  })

  test('leaves whole or not at all: one bill that is not answered keeps everybody, and is named', async () => {
    const [a, b] = await here()
    const [one] = [await brought(a, { amplang: 1 }), await brought(b, { madu: 1 })]
    const asked = await leave([billed('511', a, [[one, { step: 'post' }]]), billed('512', b)])
    expect(asked).toMatchObject({ refusal: { code: 'open-bill', detail: { numbers: [2], room: '512' } } })
    expect((await occupied()).length).toBe(3)
    const { bills } = await readBills(hotel.world, hotel.outlet, ['511'])
    expect(bills[0]?.sums).toMatchObject({ posted: 0, open: 25_000 })
  })

  test('leaves once, however often it comes, and with whom has left alone meanwhile', async () => {
    const [a, b] = await here()
    const number = await brought(a, { amplang: 1 })
    const rooms = [billed('511', a, [[number, { step: 'pay', means: 'cash' }]]), billed('512', b)]
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    const first = valueIn(await leave(rooms))
    await hotel.checkIn('511')
    expect(valueIn(await leave(rooms))).toEqual(first)
    expect((await occupied()).map(([room]) => room)).toEqual(['511', '513'])
    const later = [billed('511', a, [[number, { step: 'post' }]])]
    expect(codeOf(await leave(later))).toBe('changed-meanwhile')
  })

  test('asks for open orders, or keeps them on the board paid in cash', async () => {
    const [a, b] = await here()
    const waiting = await hotel.place(b, { amplang: 1 })
    const rooms = [billed('511', a), billed('512', b)]
    expect(await leave(rooms)).toMatchObject({ refusal: { code: 'open-orders', detail: { room: '512' } } })
    expect(valueIn(await leave(rooms, 'keep')).rooms).toEqual([
      { stay: a, kept: [] },
      { stay: b, kept: [waiting.id] },
    ])
  })

  test('names each room once, and says nothing twice under one id', async () => {
    const [a, b] = await here()
    const [one, two] = [await brought(a, { amplang: 1 }), await brought(b, { madu: 1 })]
    expect(codeOf(await leave([billed('511', a), billed('511', a)]))).toBe('invalid')
    const id = idOf()
    const answer = (number: number) => ({ id, number, command: { step: 'post' } as const })
    const twice = [
      { room: '511', bill: { stay: a, unanswered: 'ask' as const, answers: [answer(one)] } },
      { room: '512', bill: { stay: b, unanswered: 'ask' as const, answers: [answer(two)] } },
    ]
    expect(codeOf(await leave(twice))).toBe('invalid')
    const ofOne = { stay: a, unanswered: 'ask' as const, answers: [answer(one), answer(two)] }
    expect(codeOf(await leave([{ room: '511', bill: ofOne }]))).toBe('invalid')
  })
})

describe('the sheet of the night', () => {
  const audit = () => readNightAudit(hotel.world, hotel.outlet)

  test('has every occupied room with its kwitansi, whoever has gone and left something, and adds up', async () => {
    const [a, b] = [await hotel.checkIn('513'), await hotel.checkIn('511')]
    await brought(a.stay, { amplang: 1 })
    await brought(a.stay, { madu: 1 }, 'cash')
    const gone = await hotel.checkIn('512')
    const left = await brought(gone.stay, { amplang: 2 })
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    valueIn(
      await stepPayment(hotel.world, hotel.clerk, {
        id: idOf(),
        number: left,
        command: { step: 'explain', reason: 'guest-gone' },
      }),
    )
    const { bills, gone: away, sums, open: opened, untold } = await audit()
    expect(bills.map(({ room, stay, papers }) => [room, stay, papers.map(({ number }) => number)])).toEqual([
      ['511', b.stay, []],
      ['513', a.stay, [1, 2]],
    ])
    expect(away.map(({ room, papers }) => [room, papers[0]?.number, papers[0]?.said])).toEqual([
      ['512', left, 'guest-gone'],
    ])
    expect(sums).toMatchObject({ total: 85_000, cash: 60_000, open: 25_000 })
    expect([opened, untold]).toEqual([
      { count: 2, rupiah: 75_000 },
      { count: 1, rupiah: 25_000 },
    ])
  })

  test('says what the open list says, whatever was brought, said and left', async () => {
    const deed = fc.record({
      room: fc.constantFrom(...ROOMS),
      does: fc.constantFrom('bring', 'bring', 'pay', 'post', 'explain', 'leave'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async plan => {
        hotel = await aHotel(await aCity())
        deeds = 0
        for (const { room, does } of plan) await play(room, does)
        const sheet = await audit()
        const list = await readOpenList(hotel.world, hotel.outlet, {})
        expect([sheet.open, sheet.untold]).toEqual([list.open, list.untold])
        const { total, cash, qris, posted, waived, open: due } = sheet.sums
        expect(total).toBe(cash + qris + posted + waived + due)
      }),
      { numRuns: shareOf(12), seed: 14 },
    )
  })

  async function play(room: string, does: string): Promise<void> {
    const { bills } = await readBills(hotel.world, hotel.outlet, [room])
    const stay = bills[0]?.stay ?? (await hotel.checkIn(room)).stay
    const due = bills[0]?.papers.find(({ state }) => state === 'due')
    const say = (command: PaymentCommand) =>
      due && stepPayment(hotel.world, hotel.clerk, { id: idOf(), number: due.number, command })
    if (does === 'bring') await brought(stay, { amplang: 1 })
    if (does === 'pay') await say({ step: 'pay', means: 'qris' })
    if (does === 'post') await say({ step: 'post' })
    if (does === 'explain') await say({ step: 'explain', reason: 'pays-later' })
    if (does === 'leave') await leave([billed(room, stay, [], 'leave')])
  }
})
