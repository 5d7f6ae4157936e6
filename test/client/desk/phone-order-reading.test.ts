import { describe, expect, test } from 'vitest'
import { asRead, readPhoneOrder, type Wanted } from '../../../src/client/desk/rooms/phone-order-reading.ts'
import { isSameOffer, requestOf } from '../../../src/client/outbox/order-request.ts'
import { toTimestamp } from '../../../src/domain/time.ts'
import { aMenu, aPlacement, STAY } from '../things.ts'

const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const wall = (time: string, day = 24) => toTimestamp(at(time, day))
const AMPLANG = aPlacement('amplang', { price: 25_000 })
const MADU = aPlacement('madu', { price: 60_000 })
const MENU = aMenu([AMPLANG, MADU])

const wanted = (wish: Partial<Wanted> = {}): Wanted => ({
  chosen: [
    { placement: AMPLANG, quantity: 2 },
    { placement: MADU, quantity: 1 },
  ],
  payment: null,
  deliver: null,
  time: '',
  note: ' pelan-pelan ',
  ...wish,
})
const read = (wish: Partial<Wanted> = {}, menu = MENU, nowMs = at('12:00'), leavesAt: string | null = null) =>
  readPhoneOrder(wanted(wish), menu, leavesAt, nowMs)
const sent = (reading: ReturnType<typeof read>) =>
  requestOf(reading, { stay: STAY, note: wanted().note, nowMs: at('12:00') })

describe('an order by phone', () => {
  test('is sent as it is shown', () => {
    const reading = read({ payment: 'cash' })
    expect(sent(reading)).toEqual({
      stay: STAY,
      lines: [
        { placementId: 'amplang', quantity: 2, unitPrice: 25_000 },
        { placementId: 'madu', quantity: 1, unitPrice: 60_000 },
      ],
      total: 110_000,
      payment: 'cash',
      deliver: { when: 'now' },
      note: 'pelan-pelan',
      placedAt: wall('12:00'),
    })
    expect(reading.changes).toEqual([])
  })

  test('whose goods get dearer while the guest speaks is at the new price, and the clerk is told both', () => {
    const dearer = aMenu([{ ...AMPLANG, price: 30_000 }, MADU])
    const reading = read({}, dearer)
    expect(sent(reading)).toMatchObject({ total: 120_000, lines: [{ unitPrice: 30_000 }, {}] })
    expect(reading.changes).toMatchObject([
      { chosen: { placement: { price: 25_000 } }, price: 30_000, left: 2 },
    ])
    expect(readPhoneOrder(asRead(wanted(), reading), dearer, null, at('12:00')).changes).toEqual([])
  })

  test('of goods that go meanwhile is for what is left, and names what is not', () => {
    const less = aMenu([{ ...AMPLANG, available: 1 }])
    const reading = read({}, less)
    expect(sent(reading)).toMatchObject({ total: 25_000, lines: [{ placementId: 'amplang', quantity: 1 }] })
    expect(reading.changes.map(({ chosen, left }) => [chosen.placement.id, left])).toEqual([
      ['amplang', 1],
      ['madu', 0],
    ])
  })

  test('is paid by what the outlet takes, whatever was chosen before', () => {
    const reading = read({ payment: 'room' }, aMenu(MENU.placements, { payments: ['cash'] }))
    expect(reading).toMatchObject({ payment: 'cash', paymentWas: 'room' })
    expect(sent(reading).payment).toBe('cash')
  })

  test('at night is for the first time at which somebody brings it', () => {
    expect(read({}, MENU, at('23:20')).deliver).toEqual({ when: 'at', at: wall('07:00', 25) })
  })

  test('is for no time after the guest has left', () => {
    const reading = read({ deliver: 'at', time: wall('19:30') }, MENU, at('12:00'), wall('14:00'))
    expect(reading).toMatchObject({ timeWas: wall('19:30'), deliver: { when: 'at', at: wall('12:30') } })
  })

  test('that was read stays as it is while the clock goes on, or is shown anew', () => {
    const shown = read({ deliver: 'at', time: '' })
    const later = (time: string) => readPhoneOrder(asRead(wanted(), shown), MENU, null, at(time))
    expect(shown.deliver).toEqual({ when: 'at', at: wall('12:30') })
    expect(isSameOffer(shown, later('12:29'))).toBe(true)
    expect(isSameOffer(shown, later('12:31'))).toBe(false)
    expect(later('12:31').timeWas).toBe(wall('12:30'))
  })
})
