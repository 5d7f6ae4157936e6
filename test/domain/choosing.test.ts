/** How an order is paid and when it is brought: the wish where it can be honoured, else what stands in its place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseDelivery, choosePayment, type DeliveryWish, type Place } from '../../src/domain/choosing.ts'
import { DELIVERY_TIMES } from '../../src/domain/order.ts'
import { OUTLET_KINDS } from '../../src/domain/outlet.ts'
import type { PaymentMethod } from '../../src/domain/payment.ts'
import { faultInDelivery } from '../../src/domain/placing.ts'
import { DAY_MS, toMilliseconds, toTimestamp, ZONES } from '../../src/domain/time.ts'

const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const wall = (time: string, day = 24) => toTimestamp(at(time, day))
const HOTEL: Place = { kind: 'hotel', zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 22 } }
const MALL: Place = { ...HOTEL, kind: 'mall' }

describe('an order is paid', () => {
  test.each([
    ['by the first way there is, before anybody has said', null, ['room', 'cash'], 1, 'room', null],
    ['as chosen', 'cash', ['room', 'cash'], 1, 'cash', null],
    ['by what is taken here, and told so', 'room', ['cash'], 1, 'cash', 'room'],
    ['by nothing where it costs nothing', 'room', ['cash'], 0, 'none', null],
    ['by the first way, once it costs something again', 'none', ['cash'], 1, 'cash', null],
    ['by nothing where nothing is taken', null, [], 1, 'none', null],
    ['by nothing where nothing is taken any more, and told so', 'cash', [], 1, 'none', 'cash'],
  ] as const)('%s', (_, chosen, accepted, total, payment, paymentWas) => {
    const payments = total === 0 ? [] : accepted
    expect(choosePayment(chosen, accepted, total)).toEqual({ payments, payment, paymentWas })
  })

  test('by the first way there is, where a basket that a later release kept names one that is none here', () => {
    const kept: { payment: PaymentMethod } = JSON.parse('{"payment":"points"}')
    const first = { payments: ['cash'], payment: 'cash', paymentWas: null }
    expect(choosePayment(kept.payment, ['cash'], 1)).toEqual(first)
  })
})

const UNSAID: DeliveryWish = { deliver: null, time: '' }
const now = { when: 'now' } as const
const checkout = { when: 'checkout' } as const
const wished = (time: string): DeliveryWish => ({ deliver: 'at', time })
const timed = (time: string) => ({ when: 'at', at: time }) as const

describe('an order is brought', () => {
  test.each([
    ['at once, before anybody has said', UNSAID, HOTEL, '12:00', now],
    ['when somebody serves again', UNSAID, HOTEL, '23:00', timed(wall('07:00', 25))],
    ['at once where that was said, also at night', { ...UNSAID, deliver: 'now' }, HOTEL, '23:00', now],
    ['at check-out where that was said', { ...UNSAID, deliver: 'checkout' }, HOTEL, '12:00', checkout],
    ['at once where nobody checks out', { ...UNSAID, deliver: 'checkout' }, MALL, '12:00', now],
    [
      'in the morning where nobody checks out',
      { ...UNSAID, deliver: 'checkout' },
      MALL,
      '23:00',
      timed(wall('07:00', 25)),
    ],
    ['at the very moment chosen', wished(wall('12:00')), HOTEL, '12:00', timed(wall('12:00'))],
    [
      'at the next time, not at once, where the chosen one has passed',
      wished(wall('11:59')),
      HOTEL,
      '12:00',
      timed(wall('12:30')),
    ],
    ['at the next time where the chosen one is none', wished('19:30'), HOTEL, '12:00', timed(wall('12:30'))],
  ] as const)('%s', (_, wish, place, time, deliver) => {
    expect(chooseDelivery(wish, place, null, at(time)).deliver).toEqual(deliver)
  })

  test.each([
    ['at once while somebody serves', UNSAID, HOTEL, '21:45', now],
    ['at once while somebody serves, whatever was chosen', wished(wall('08:00', 25)), HOTEL, '21:45', now],
    ['at check-out when nobody does', UNSAID, HOTEL, '23:00', checkout],
    ['as soon as may be where nobody checks out', UNSAID, MALL, '23:00', now],
  ] as const)('to a guest who leaves before the next time: %s', (_, wish, place, time, deliver) => {
    const choice = chooseDelivery(wish, place, wall('06:00', 25), at(time))
    expect(choice).toMatchObject({
      deliver,
      times: [],
      ways: place === HOTEL ? ['now', 'checkout'] : ['now'],
    })
  })

  test('in the ways that the place has, and the times that it offers', () => {
    expect(chooseDelivery(UNSAID, HOTEL, null, at('12:00')).ways).toEqual(['now', 'at', 'checkout'])
    expect(chooseDelivery(UNSAID, MALL, null, at('12:00')).ways).toEqual(['now', 'at'])
    expect(chooseDelivery(UNSAID, HOTEL, wall('13:00'), at('12:00')).times).toEqual([
      at('12:30'),
      at('13:00'),
    ])
  })

  test('at a time chosen between those offered, which is offered in its place as long as it stands', () => {
    const choice = chooseDelivery(wished(wall('12:45')), HOTEL, wall('13:00'), at('12:00'))
    expect(choice).toMatchObject({ times: [at('12:30'), at('12:45'), at('13:00')], timeWas: null })
    // The only one there is: half an hour before the end no other is offered.
    const last = chooseDelivery(wished(wall('12:45')), HOTEL, wall('13:00'), at('12:40'))
    expect(last).toMatchObject({ ways: ['now', 'at', 'checkout'], times: [at('12:45')] })
  })

  test('as was said, though a time was chosen before that could be kept', () => {
    for (const wish of [
      { deliver: 'now', time: wall('12:30') },
      { deliver: null, time: wall('12:30') },
    ] as const)
      expect(chooseDelivery(wish, HOTEL, null, at('12:00'))).toMatchObject({ deliver: now, timeWas: null })
  })

  test('and says when somebody brings again, while nobody does', () => {
    expect(chooseDelivery(UNSAID, HOTEL, null, at('12:00')).servedFrom).toBeNull()
    expect(chooseDelivery(UNSAID, HOTEL, null, at('23:00')).servedFrom).toBe(at('07:00', 25))
  })
})

test('whatever was wished, what is shown is one of the ways, can be honoured, and says if it is another', () => {
  const START = at('00:00')
  const spans = fc.integer({ min: -DAY_MS, max: 2 * DAY_MS })
  const wishes = fc.record({ deliver: fc.option(fc.constantFrom(...DELIVERY_TIMES)), ahead: spans })
  const places = fc.record({
    kind: fc.constantFrom(...OUTLET_KINDS),
    zone: fc.constantFrom(...ZONES),
    service: fc.record({ fromHour: fc.nat(23), toHour: fc.nat(24) }),
  })
  fc.assert(
    fc.property(wishes, places, fc.nat(DAY_MS), fc.option(spans), ({ deliver, ahead }, place, of, stays) => {
      const nowMs = START + of
      const leavesAt = stays === null ? null : toTimestamp(nowMs + stays)
      const wish = { deliver, time: toTimestamp(nowMs + ahead) }
      const choice = chooseDelivery(wish, place, leavesAt, nowMs)
      expect(choice.ways).toContain(choice.deliver.when)
      expect(choice.times).toEqual([...new Set(choice.times)].sort((a, b) => a - b))
      const received = { receivedAt: toTimestamp(nowMs), hours: place, leavesAt }
      expect(faultInDelivery(choice.deliver, received)).toBeNull()
      if (choice.deliver.when === 'at') expect(choice.times).toContain(toMilliseconds(choice.deliver.at))
      const isOther = deliver === 'at' && (choice.deliver.when !== 'at' || choice.deliver.at !== wish.time)
      expect(choice.timeWas).toBe(isOther ? wish.time : null)
    }),
  )
})
