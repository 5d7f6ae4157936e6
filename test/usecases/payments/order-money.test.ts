/** Money by QRIS: what its guest claims and the desk confirms, before there is a kwitansi and after it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { amountCode } from '../../../src/domain/qris.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { lastPayments } from '../../../src/server/storage/statements/payments/payments.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { changePayment } from '../../../src/server/usecases/ordering/change-payment.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { viewOrder } from '../../../src/server/usecases/ordering/view-order.ts'
import { readOpenList } from '../../../src/server/usecases/payments/open-list.ts'
import { claimPayment, confirmPayment } from '../../../src/server/usecases/payments/order-money.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { A_QRIS } from '../../support/qris.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, guestIn, type Hotel } from '../../support/world.ts'

const OTHER_DEED = '019ab000-0000-7000-8000-000000000002'
const DEED = '019ab000-0000-7000-8000-000000000001'

let hotel: Hotel
let stay: string
beforeEach(async () => {
  hotel = await aHotel(await aCity(), { outlet: { qris: A_QRIS, payments: ['room', 'cash', 'qris'] } })
  stay = (await hotel.checkIn('512')).stay
})

const ordered = (pieces = { amplang: 1 }) => hotel.place(stay, pieces, { payment: 'qris' })
async function seen(pieces = { amplang: 1 }) {
  const order = await ordered(pieces)
  valueIn(await stepOrder(hotel.world, hotel.clerk, order.id, { type: 'acknowledge' }))
  return order
}
const claim = (id: string, of = stay) => claimPayment(hotel.world, guestIn(hotel.outlet, of), id)
const confirm = (id: string) => confirmPayment(hotel.world, hotel.clerk, id)
async function shown(id: string) {
  return hotel.world.storage.read(async sql => {
    const order = await findOrder(sql, hotel.outlet.slug, id)
    if (order === null) throw new Error('no order')
    return (await viewOrder(sql, hotel.world, hotel.outlet, order, 'guest')).qris
  })
}
const open = async () => {
  const { rooms } = await readOpenList(hotel.world, hotel.outlet, {})
  return rooms.flatMap(({ papers }) => papers.map(({ number, state }) => [number, state]))
}
const code = (amount: number) => valueIn(amountCode(A_QRIS, amount))

describe('the money of an order by QRIS', () => {
  test('is asked for with its own amount once somebody has taken the order on, and not before', async () => {
    const order = await ordered()
    expect(await shown(order.id)).toBeUndefined()
    expect(codeOf(await claim(order.id))).toBe('wrong-state')
    valueIn(await stepOrder(hotel.world, hotel.clerk, order.id, { type: 'acknowledge' }))
    expect(await shown(order.id)).toEqual({
      state: 'due',
      amount: 25_000,
      code: code(25_000),
      to: 'UMKM UJI BALIKPAPAN',
    })
  })

  test('claimed and confirmed before it is brought, is paid with its kwitansi', async () => {
    const { id } = await seen()
    valueIn(await claim(id))
    expect(await shown(id)).toMatchObject({ state: 'claimed', code: code(25_000) })
    valueIn(await confirm(id))
    expect(await shown(id)).toEqual({ state: 'paid', amount: 25_000 })
    const { number } = await hotel.deliver({ id })
    expect(await open()).toEqual([])
    const [paid] = (
      await hotel.world.storage.read(sql => lastPayments(sql, hotel.outlet.slug, [number]))
    ).values()
    expect(paid).toMatchObject({ step: 'pay', state: 'paid', said: 'qris', madeBy: 'Dewi' })
    expect(await shown(id)).toEqual({ state: 'paid', amount: 25_000 })
  })

  test('claimed and never confirmed, stands on the open list until the desk has seen it', async () => {
    const { id } = await seen()
    valueIn(await claim(id))
    const { number } = await hotel.deliver({ id })
    expect(await open()).toEqual([[number, 'claimed']])
    const command = { step: 'pay', means: 'qris' } as const
    valueIn(await stepPayment(hotel.world, hotel.clerk, { id: DEED, number, command }))
    expect(await open()).toEqual([])
    expect(await shown(id)).toEqual({ state: 'paid', amount: 25_000 })
  })

  test('claimed after it was brought, is the kwitansi’s, of what was brought', async () => {
    const { id } = await seen({ amplang: 2 })
    const lines = [{ placementId: 'amplang', quantity: 1 }]
    const { number } = valueIn(await deliverOrder(hotel.world, hotel.clerk, id, lines))
    expect(await open()).toEqual([[number, 'due']])
    expect(await shown(id)).toMatchObject({ state: 'due', amount: 25_000, code: code(25_000) })
    valueIn(await claim(id))
    expect(await open()).toEqual([[number, 'claimed']])
    expect(await shown(id)).toMatchObject({ state: 'claimed' })
  })

  test('said twice, in whatever order, is said once', async () => {
    const { id } = await seen()
    valueIn(await claim(id))
    const first = valueIn(await claim(id))
    expect(valueIn(await claim(id))).toEqual(first)
    valueIn(await confirm(id))
    const confirmed = valueIn(await confirm(id))
    expect(valueIn(await claim(id))).toEqual(confirmed)
    const { number } = await hotel.deliver({ id })
    valueIn(await claim(id))
    const [last] = (
      await hotel.world.storage.read(sql => lastPayments(sql, hotel.outlet.slug, [number]))
    ).values()
    expect(last?.place).toBe(1)
  })

  test('claimed and then charged to the room, stands on the open list as claimed until the desk has looked', async () => {
    const { id } = await seen()
    valueIn(await claim(id))
    valueIn(await changePayment(hotel.world, hotel.clerk, id, { id: DEED, payment: 'room' }))
    const { number } = await hotel.deliver({ id })
    expect(await open()).toEqual([[number, 'claimed']])
    const command = { step: 'pay', means: 'qris' } as const
    valueIn(await stepPayment(hotel.world, hotel.clerk, { id: OTHER_DEED, number, command }))
    expect(await open()).toEqual([])
  })

  test('claimed and then paid in cash at the door, is paid in cash once, and its kwitansi remembers the claim', async () => {
    const { id } = await seen()
    valueIn(await claim(id))
    valueIn(await changePayment(hotel.world, hotel.clerk, id, { id: DEED, payment: 'cash' }))
    const { number } = await hotel.deliver({ id })
    expect(await open()).toEqual([])
    const steps = await hotel.world.storage.read(sql =>
      sql.all(
        'SELECT step, state, cash, made_by AS "by" FROM payments WHERE outlet = ? AND number = ? ORDER BY place',
        [...[hotel.outlet.slug, number]],
      ),
    )
    expect(steps.map(({ step, state, cash, by }) => [step, state, Number(cash), by])).toEqual([
      ['claim', 'claimed', -25_000, 'Dewi'],
      ['pay', 'paid', 25_000, 'Dewi'],
    ])
  })

  test('is claimed by its own guest, and of an order that is paid so', async () => {
    const { id } = await seen()
    const other = await hotel.checkIn('511')
    expect(codeOf(await claim(id, other.stay))).toBe('unknown-order')
    const billed = await hotel.place(stay, { madu: 1 })
    valueIn(await stepOrder(hotel.world, hotel.clerk, billed.id, { type: 'acknowledge' }))
    expect(codeOf(await claim(billed.id))).toBe('wrong-state')
    expect(codeOf(await confirm(billed.id))).toBe('wrong-state')
    await hotel.deliver(billed)
    expect(codeOf(await claim(billed.id))).toBe('wrong-state')
    expect(await shown(billed.id)).toBeUndefined()
  })

  test('has no code where the outlet’s was spoilt, and is claimed all the same', async () => {
    const { id } = await seen()
    hotel = { ...hotel, outlet: { ...hotel.outlet, qris: `${A_QRIS.slice(0, -4)}0000` } }
    expect(await shown(id)).toEqual({ state: 'due', amount: 25_000 })
    expect(codeOf(await claim(id))).toBe('ok')
  })
})
