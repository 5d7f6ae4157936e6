import { beforeEach, describe, expect, test } from 'vitest'
import { DAY_ORDERS_MAX, REFUSALS_MAX } from '../../../src/domain/holding.ts'
import { OPEN_ORDERS_MAX } from '../../../src/domain/placing.ts'
import { DAY_MS, toTimestamp } from '../../../src/domain/time.ts'
import { addProduct } from '../../../src/server/storage/statements/city/register.ts'
import { addVerdicts, openOrders } from '../../../src/server/storage/statements/ordering/orders.ts'
import { addPlacement, updatePlacement } from '../../../src/server/storage/statements/shelf/placements.ts'
import { cancelOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { placeOrder } from '../../../src/server/usecases/ordering/place-order.ts'
import { readOrder } from '../../../src/server/usecases/ordering/read-orders.ts'
import { changePlacement } from '../../../src/server/usecases/shelf/change-placements.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aPlacement, aProduct } from '../../support/things.ts'
import { aCity, aHotel, guestIn, type Hotel, type Pieces, placeAsGuest } from '../../support/world.ts'

let hotel: Hotel
let stay: string
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  stay = (await hotel.checkIn('512')).stay
})
const place = (request: Parameters<typeof placeOrder>[2]) => placeAsGuest(hotel.world, hotel.outlet, request)
const open = async () => (await hotel.world.storage.read(sql => openOrders(sql, hotel.outlet.slug))).read
const sellOut = (quantity: number) =>
  recordGoods(hotel.world, hotel.manager, 'amplang', { kind: 'returned', batch: 'b1', quantity })

describe('an order that is placed', () => {
  test('stands on the board of its room and holds its goods back', async () => {
    const request = hotel.request(stay, { amplang: 3, madu: 1 })
    const { order, first } = valueIn(await place(request))
    expect(first).toBe(true)
    expect(order).toMatchObject({ ...request, room: '512', state: 'placed' })
    expect(await open()).toEqual([order])
    expect((await hotel.stock('amplang')).reserved).toBe(3)
  })

  test('sent again with the same body is the same order, as it now is, and holds nothing twice', async () => {
    const request = hotel.request(stay, { amplang: 3 })
    await place(request)
    hotel.world.clock.pass(60_000)
    const reordered = Object.fromEntries(Object.entries(request).reverse()) as typeof request
    const { order, first } = valueIn(await place(reordered))
    expect(first).toBe(false)
    expect(order.receivedAt).not.toBe(new Date(hotel.world.clock.now()).toISOString())
    expect(await open()).toHaveLength(1)
    expect((await hotel.stock('amplang')).reserved).toBe(3)
  })

  test('sent at the same moment from ten taps exists once', async () => {
    const request = hotel.request(stay, { amplang: 1 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(request)))
    expect(answers.filter(answer => valueIn(answer).first)).toHaveLength(1)
    expect(await open()).toHaveLength(1)
  })

  test('is not replaced by another body under its id', async () => {
    const request = hotel.request(stay, { amplang: 1 })
    await place(request)
    const other = { ...hotel.request(stay, { amplang: 2 }), id: request.id }
    expect(codeOf(await place(other))).toBe('order-mismatch')
    expect(await open()).toMatchObject([{ lines: request.lines }])
  })

  test("cannot be had under another stay's id", async () => {
    const request = hotel.request(stay, { amplang: 1 })
    await place(request)
    const neighbour = await hotel.checkIn('511')
    expect(codeOf(await place({ ...request, stay: neighbour.stay }))).toBe('order-mismatch')
  })

  test('belongs to the guest of its stay and to nobody else', async () => {
    const order = await hotel.place(stay, { amplang: 1 })
    const neighbour = await hotel.checkIn('511')
    const read = (by: string) => readOrder(hotel.world, hotel.outlet, by, order.id)
    expect(codeOf(await read(stay))).toBe('ok')
    expect(codeOf(await read(neighbour.stay))).toBe('unknown-order')
  })

  test('refused or barred is told to its own stay only', async () => {
    const refused = hotel.request(stay, { amplang: 11 })
    await place(refused)
    const barred = hotel.request(stay, { amplang: 1 })
    await cancelOrder(hotel.world, guestIn(hotel.outlet, stay), barred.id)
    const neighbour = await hotel.checkIn('511')
    for (const { id } of [refused, barred]) {
      expect(codeOf(await readOrder(hotel.world, hotel.outlet, neighbour.stay, id))).toBe('unknown-order')
      const theirs = hotel.request(neighbour.stay, { amplang: 1 }, { id })
      expect(codeOf(await place(theirs))).toBe('order-mismatch')
    }
  })

  test('by phone stands under the name of the clerk who took it', async () => {
    const request = hotel.request(stay, { amplang: 1 })
    const placed = await placeOrder(hotel.world, hotel.clerk, request)
    expect(valueIn(placed).order.takenBy).toBe('Dewi')
  })

  test('that costs nothing is paid by none', async () => {
    expect(codeOf(await place(hotel.request(stay, { gabin: 1 })))).toBe('ok')
    expect(codeOf(await place(hotel.request(stay, { gabin: 1 }, { payment: 'room' })))).toBe('invalid')
  })
})

describe('an order that is refused', () => {
  test('says every changed price, and goes on saying so when the price is back', async () => {
    await changePlacement(hotel.world, hotel.manager, 'amplang', { price: 27_000 })
    await changePlacement(hotel.world, hotel.manager, 'madu', { price: 55_000 })
    const request = hotel.request(stay, { amplang: 1, madu: 1 })
    const refused = await place(request)
    expect(refused).toMatchObject({
      refusal: {
        code: 'price-changed',
        detail: {
          lines: [
            { placementId: 'amplang', unitPrice: 25_000, price: 27_000 },
            { placementId: 'madu', unitPrice: 60_000, price: 55_000 },
          ],
        },
      },
    })
    await changePlacement(hotel.world, hotel.manager, 'amplang', { price: 25_000 })
    await changePlacement(hotel.world, hotel.manager, 'madu', { price: 60_000 })
    expect(await place(request)).toEqual(refused)
    expect(codeOf(await readOrder(hotel.world, hotel.outlet, stay, request.id))).toBe('price-changed')
    expect(codeOf(await place(hotel.request(stay, { amplang: 1, madu: 1 })))).toBe('ok')
  })

  test('says how much is left of five or more to a clerk who takes it down, and to nobody else', async () => {
    const ask = (actor: Parameters<typeof placeOrder>[1]) =>
      placeOrder(hotel.world, actor, hotel.request(stay, { madu: 11 }))
    const told = (available: number) => ({
      refusal: { detail: { lines: [{ placementId: 'madu', quantity: 11, available }] } },
    })
    expect(await ask(guestIn(hotel.outlet, stay))).toMatchObject(told(5))
    expect(await ask(hotel.clerk)).toMatchObject(told(10))
  })

  test('says every shortage, and goes on saying so when goods have come', async () => {
    await sellOut(9)
    const request = hotel.request(stay, { amplang: 2, madu: 11 })
    const refused = await place(request)
    expect(refused).toMatchObject({
      refusal: {
        code: 'sold-out',
        detail: {
          lines: [
            { placementId: 'amplang', quantity: 2, available: 1 },
            { placementId: 'madu', quantity: 11, available: 5 },
          ],
        },
      },
    })
    await recordGoods(hotel.world, hotel.manager, 'amplang', { kind: 'in', batch: 'b2', quantity: 50 })
    expect(await place(request)).toEqual(refused)
    expect((await hotel.stock('amplang')).reserved).toBe(0)
  })

  test('for want of goods names what is left of its kind: not what the order before it in the same commit took', async () => {
    await hotel.world.storage.writeCity(async sql => {
      for (const id of ['pedas', 'manis'])
        await addProduct(sql, aProduct(`dapur-demo/${id}`, { kind: 'amplang' }))
    })
    const alike = { madu: { product: 'dapur-demo/manis' }, gabin: { product: 'dapur-demo/pedas' } }
    const shop = await aHotel(hotel.world, {
      outlet: { slug: 'hotel-lama' },
      placements: alike,
      pieces: { gabin: 5 },
    })
    const guest = (await shop.checkIn('512')).stay
    const ask = (request: Parameters<typeof placeOrder>[2]) => placeAsGuest(shop.world, shop.outlet, request)
    const early = shop.request(guest, { amplang: 11 })
    const told = await ask(early)
    expect(told).toMatchObject({
      refusal: { code: 'sold-out', detail: { alternatives: ['gabin', 'madu'] } },
    })
    const [last, late] = await Promise.all([
      ask(shop.request(guest, { gabin: 5 })),
      ask(shop.request(guest, { amplang: 11 })),
    ])
    expect(codeOf(last)).toBe('ok')
    expect(late).toMatchObject({ refusal: { code: 'sold-out', detail: { alternatives: ['madu'] } } })
    expect(await ask(early)).toEqual(told)
  })

  test('for what is switched off or past its dates is sold out', async () => {
    await changePlacement(hotel.world, hotel.manager, 'amplang', { on: false })
    expect(codeOf(await place(hotel.request(stay, { amplang: 1 })))).toBe('sold-out')
    const dated = await aHotel(hotel.world, {
      outlet: { slug: 'hotel-lama' },
      placements: { amplang: { to: '2026-11-23' } },
    })
    const guest = await dated.checkIn('512')
    const late = await placeAsGuest(hotel.world, dated.outlet, dated.request(guest.stay, { amplang: 1 }))
    expect(codeOf(late)).toBe('sold-out')
  })

  test('goes by the day on the wall of the outlet, whatever day its device takes it for', async () => {
    const dated = await aHotel(hotel.world, {
      outlet: { slug: 'hotel-lama' },
      placements: { amplang: { to: '2026-11-23' }, madu: { from: '2026-11-24', to: '2026-11-24' } },
    })
    const guest = await dated.checkIn('512')
    const tapped = (pieces: { amplang: 1 } | { madu: 1 }, placedAt: string) =>
      placeAsGuest(hotel.world, dated.outlet, dated.request(guest.stay, pieces, { placedAt }))
    expect(codeOf(await tapped({ amplang: 1 }, '2026-11-23T03:00:00.000Z'))).toBe('sold-out')
    expect(codeOf(await tapped({ madu: 1 }, '2026-12-24T03:00:00.000Z'))).toBe('ok')
    expect(codeOf(await tapped({ madu: 1 }, '2025-11-24T03:00:00.000Z'))).toBe('ok')
  })

  test('for what was never on this shelf says so', async () => {
    const lines = [{ placementId: 'kopi', quantity: 1, unitPrice: 1_000 }]
    const refused = await place(hotel.request(stay, {}, { lines, total: 1_000, payment: 'room' }))
    expect(refused).toMatchObject({ refusal: { code: 'invalid', detail: { pointer: '/lines' } } })
  })

  test('after check-out says that the stay has ended, for ever', async () => {
    const request = hotel.request(stay, { amplang: 1 })
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    expect(codeOf(await place(request))).toBe('stay-ended')
    await hotel.checkIn('512')
    expect(codeOf(await place(request))).toBe('stay-ended')
  })

  test('for a stay of another outlet finds no stay here', async () => {
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    const guest = await other.checkIn('512')
    expect(codeOf(await place(hotel.request(guest.stay, { amplang: 1 })))).toBe('stay-ended')
  })

  test('because too many are open may come again under the same id', async () => {
    const full = await aHotel(hotel.world, { outlet: { slug: 'hotel-penuh' }, pieces: { amplang: 90 } })
    const guest = (await full.checkIn('512')).stay
    const first = await full.place(guest, { amplang: 1 })
    for (let i = 1; i < OPEN_ORDERS_MAX; i++) await full.place(guest, { amplang: 1 })
    const request = full.request(guest, { amplang: 1 })
    expect(codeOf(await placeAsGuest(full.world, full.outlet, request))).toBe('too-many')
    await full.deliver(first)
    expect(codeOf(await placeAsGuest(full.world, full.outlet, request))).toBe('ok')
  })

  test('of a sum that no order may have is final, not one to come again with', async () => {
    const request = hotel.request(stay, { amplang: 1 }, { total: 150_000_000 })
    expect(codeOf(await place(request))).toBe('invalid')
  })

  test('because of its sum with what is open is not remembered either', async () => {
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      updatePlacement(sql, aPlacement('madu', { price: 45_000_000 })),
    )
    const dear = () =>
      hotel.request(
        stay,
        {},
        {
          lines: [{ placementId: 'madu', quantity: 1, unitPrice: 45_000_000 }],
          total: 45_000_000,
          payment: 'room',
        },
      )
    expect([codeOf(await place(dear())), codeOf(await place(dear()))]).toEqual(['ok', 'ok'])
    const third = dear()
    expect(codeOf(await place(third))).toBe('too-many')
    const [oldest] = await open()
    if (oldest !== undefined) await hotel.deliver(oldest)
    expect(codeOf(await place(third))).toBe('ok')
  })
})

describe('what one stay may hold', () => {
  const MANY = { amplang: 30, madu: 30, gabin: 30 } as const
  const DELIVERIES = [
    { when: 'now' },
    { when: 'checkout' },
    { when: 'at', at: '2026-11-24T12:00:00Z' },
  ] as const
  const shopOf = async (pieces: Pieces) => {
    const shop = await aHotel(hotel.world, { outlet: { slug: 'hotel-ramai' }, pieces })
    return { shop, guest: (await shop.checkIn('512')).stay }
  }
  const ask = (shop: Hotel, request: Parameters<typeof placeOrder>[2], options = {}) =>
    placeAsGuest(shop.world, shop.outlet, request, options)

  test.each(DELIVERIES)('is a share of the shelf, though it be for later: $when', async deliver => {
    const { shop, guest } = await shopOf(MANY)
    for (let i = 0; i < 2; i++) valueIn(await ask(shop, shop.request(guest, { amplang: 5 }, { deliver })))
    const more = shop.request(guest, { amplang: 1 }, { deliver })
    expect(codeOf(await ask(shop, more))).toBe('too-many')
    expect(codeOf(await ask(shop, more, { limited: true }))).toBe('too-many')
    const other = (await shop.checkIn('511')).stay
    expect(codeOf(await ask(shop, shop.request(other, { amplang: 10 })))).toBe('ok')
  })

  test('is never the whole shop, in however many orders', async () => {
    const { shop, guest } = await shopOf(MANY)
    const kinds = ['amplang', 'madu', 'gabin'] as const
    for (let i = 0; i < 60; i++)
      await ask(shop, shop.request(guest, { [kinds[i % 3] ?? 'madu']: 1 + (i % 5) }))
    for (const id of kinds) expect((await shop.stock(id)).reserved).toBeLessThanOrEqual(10)
    const other = (await shop.checkIn('511')).stay
    expect(codeOf(await ask(shop, shop.request(other, { amplang: 5, madu: 5, gabin: 5 })))).toBe('ok')
  })

  test('of a shop with little of each is a share of the whole', async () => {
    const few = Array.from({ length: 12 }, (_, i) => `sirup-${i}`)
    await hotel.world.storage.writeCity(async sql => {
      for (const id of few) await addProduct(sql, aProduct(`dapur-demo/${id}`))
    })
    const { shop, guest } = await shopOf({ amplang: 5, madu: 5, gabin: 5 })
    await shop.world.storage.write(shop.outlet.slug, async sql => {
      for (const id of few)
        await addPlacement(sql, aPlacement(id, { outlet: shop.outlet.slug, price: 1_000 }))
    })
    for (const id of few)
      await recordGoods(shop.world, shop.manager, id, { kind: 'in', batch: 'b1', quantity: 5 })
    const heard: string[] = []
    for (const placementId of few) {
      const lines = [{ placementId, quantity: 5, unitPrice: 1_000 }]
      heard.push(codeOf(await ask(shop, shop.request(guest, {}, { lines, total: 5_000, payment: 'room' }))))
    }
    // A third of 75 pieces.
    expect(heard).toEqual([
      ...Array.from({ length: 5 }, () => 'ok'),
      ...Array.from({ length: 7 }, () => 'too-many'),
    ])
  })

  test('alone too much is refused for good, and again may be had once something was brought', async () => {
    const { shop, guest } = await shopOf(MANY)
    const greedy = shop.request(guest, { amplang: 11 })
    const told = await ask(shop, greedy)
    expect(told).toMatchObject({ refusal: { code: 'invalid', detail: { pointer: '/lines', sure: 5 } } })
    expect(await ask(shop, greedy)).toEqual(told)
    const first = await shop.place(guest, { amplang: 8 })
    const next = shop.request(guest, { amplang: 5 })
    expect(codeOf(await ask(shop, next))).toBe('too-many')
    await shop.deliver(first)
    expect(codeOf(await ask(shop, next))).toBe('ok')
  })

  test('is bounded by the day as well: what rings and is taken back, again and again', async () => {
    const { shop, guest } = await shopOf(MANY)
    const ring = async () => {
      const request = shop.request(guest, { amplang: 1 })
      const code = codeOf(await ask(shop, request))
      if (code === 'ok') valueIn(await cancelOrder(shop.world, guestIn(shop.outlet, guest), request.id))
      return code
    }
    const heard = []
    for (let i = 0; i < DAY_ORDERS_MAX + 2; i++) heard.push(await ring())
    expect(heard.filter(code => code === 'ok')).toHaveLength(DAY_ORDERS_MAX)
    expect(heard.slice(DAY_ORDERS_MAX)).toEqual(['too-many', 'too-many'])
    shop.world.clock.pass(DAY_MS)
    expect(await ring()).toBe('ok')
  })

  test('is bounded by the day as the hotel’s clock has it, whatever the phone’s says', async () => {
    const { shop, guest } = await shopOf(MANY)
    const long = { placedAt: toTimestamp(shop.world.clock.now() - 2 * DAY_MS) }
    for (let i = 0; i < OPEN_ORDERS_MAX - 1; i++) await shop.place(guest, { amplang: 1 }, long)
    for (let i = OPEN_ORDERS_MAX - 1; i < DAY_ORDERS_MAX; i++) {
      const request = shop.request(guest, { madu: 1 }, long)
      expect(codeOf(await ask(shop, request))).toBe('ok')
      valueIn(await cancelOrder(shop.world, guestIn(shop.outlet, guest), request.id))
    }
    expect(codeOf(await ask(shop, shop.request(guest, { madu: 1 }, long)))).toBe('too-many')
  })

  test('is not held to a share where a clerk takes it down, or limits are lifted', async () => {
    const { shop, guest } = await shopOf(MANY)
    const dictated = shop.request(guest, { amplang: 20 })
    expect(codeOf(await placeOrder(shop.world, shop.clerk, dictated))).toBe('ok')
    expect(codeOf(await ask(shop, shop.request(guest, { madu: 30 }), { limited: false }))).toBe('ok')
  })

  test('of the last five on a shelf is all of them', async () => {
    const { shop, guest } = await shopOf({ amplang: 5 })
    expect(codeOf(await ask(shop, shop.request(guest, { amplang: 5 })))).toBe('ok')
  })
})

describe('of a stay that was refused very often', () => {
  /** So many refusals that it has had before. */
  const refusedBefore = (count: number) =>
    hotel.world.storage.write(hotel.outlet.slug, sql => {
      const verdicts = Array.from({ length: count }, (_, i) => ({
        orderId: `019ab000-0000-7000-8000-${String(i).padStart(12, '0')}`,
        stay,
        fingerprint: '',
        refusal: { code: 'sold-out' },
      }))
      return addVerdicts(sql, hotel.outlet.slug, verdicts, hotel.world.clock.now())
    })
  const tooMuch = (by = stay) => hotel.request(by, { madu: 11 })
  const tooOften = { ok: false, refusal: { code: 'too-many', detail: { refusedMax: REFUSALS_MAX } } }

  test('no more is remembered, in one commit as over many: nobody writes without end by what is refused', async () => {
    await refusedBefore(REFUSALS_MAX - 2)
    const neighbour = (await hotel.checkIn('511')).stay
    const asked = [tooMuch(neighbour), hotel.request(stay, { amplang: 1 }), tooMuch(), tooMuch(), tooMuch()]
    const answers = await Promise.all(asked.map(place))
    expect(answers.map(codeOf)).toEqual(['sold-out', 'ok', 'sold-out', 'sold-out', 'too-many'])
    expect(answers.at(-1)).toEqual(tooOften)
    await recordGoods(hotel.world, hotel.manager, 'madu', { kind: 'in', batch: 'b2', quantity: 90 })
    expect((await Promise.all(asked.map(place))).map(codeOf)).toEqual([
      'sold-out',
      'ok',
      'sold-out',
      'sold-out',
      'ok',
    ])
  })

  test('what can be had is had all the same, and what has to wait says for what', async () => {
    await refusedBefore(REFUSALS_MAX)
    expect(codeOf(await place(hotel.request(stay, { amplang: 3 })))).toBe('ok')
    expect(await place(hotel.request(stay, { amplang: 3 }))).toMatchObject({
      refusal: { code: 'too-many', detail: { openOrders: 1 } },
    })
  })

  test('a cancel of what was never placed is too much as well', async () => {
    const { id } = tooMuch()
    const cancel = (...limits: { readonly limited: boolean }[]) =>
      cancelOrder(hotel.world, guestIn(hotel.outlet, stay), id, ...limits)
    await refusedBefore(REFUSALS_MAX)
    expect(await cancel()).toEqual(tooOften)
    expect(codeOf(await cancel({ limited: false }))).toBe('ok')
  })

  test('everything is remembered where limits are lifted', async () => {
    await refusedBefore(REFUSALS_MAX)
    const told = await placeAsGuest(hotel.world, hotel.outlet, tooMuch(), { limited: false })
    expect(codeOf(told)).toBe('sold-out')
  })
})

test('fifty rooms want the last unit at the same moment: one has it, forty-nine are told', async () => {
  const rooms = Array.from({ length: 50 }, (_, i) => String(101 + i))
  const full = await aHotel(hotel.world, { outlet: { slug: 'hotel-penuh' }, rooms, pieces: { amplang: 1 } })
  const requests = await Promise.all(
    rooms.map(async room => full.request((await full.checkIn(room)).stay, { amplang: 1 })),
  )
  const answers = await Promise.all(requests.map(one => placeAsGuest(full.world, full.outlet, one)))
  expect(answers.map(codeOf).sort()).toEqual(['ok', ...Array.from({ length: 49 }, () => 'sold-out')])
  expect(await full.stock('amplang')).toMatchObject({ reserved: 1, batches: [{ onHand: 1 }] })
  const again = await Promise.all(requests.map(one => placeAsGuest(full.world, full.outlet, one)))
  expect(again.map(codeOf)).toEqual(answers.map(codeOf))
})

describe('a time that nobody can keep', () => {
  const wish = (at: string) => hotel.request(stay, { amplang: 1 }, { deliver: { when: 'at', at } })

  test.each([
    ['2020-01-01T04:00:00Z', 'past'],
    ['2099-01-01T04:00:00Z', 'too-far'],
    ['9999-12-31T23:59:59Z', 'too-far'],
    // Half past two in the night, and tomorrow at one past eleven.
    ['2026-11-24T18:30:00Z', 'closed'],
    ['2026-11-25T03:01:00Z', 'too-far'],
  ])('(%s) is refused for good, by its place and reason (%s)', async (at, reason) => {
    const request = wish(at)
    const refused = { ok: false, refusal: { code: 'invalid', detail: { pointer: '/deliver/at', reason } } }
    expect(await place(request)).toEqual(refused)
    hotel.world.clock.pass(60_000)
    expect(await place(request)).toEqual(refused)
    expect(await open()).toEqual([])
    expect((await hotel.stock('amplang')).reserved).toBe(0)
  })

  test("is one after the guest's planned departure, whoever asks for it", async () => {
    const leavesAt = '2026-11-24T06:00:00.000Z'
    const { stay: leaver } = valueIn(await checkIn(hotel.world, hotel.clerk, '513', { leavesAt }))
    const ask = (at: string) => placeOrder(hotel.world, hotel.clerk, { ...wish(at), stay: leaver })
    expect(await ask('2026-11-24T06:30:00Z')).toMatchObject({
      refusal: { code: 'invalid', detail: { pointer: '/deliver/at', reason: 'after-stay' } },
    })
    expect(codeOf(await ask('2026-11-24T06:00:00Z'))).toBe('ok')
  })

  test('does not change what was taken in time: the same body later is the same order', async () => {
    const request = wish('2026-11-24T04:00:00Z')
    expect(codeOf(await place(request))).toBe('ok')
    hotel.world.clock.pass(6 * 3_600_000)
    expect(valueIn(await place(request)).first).toBe(false)
  })
})
