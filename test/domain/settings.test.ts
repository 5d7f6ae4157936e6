import { expect, test } from 'vitest'
import { offeredPayments, type Settings, settingFaults } from '../../src/domain/settings.ts'
import { DEMO_OUTLETS, demoRooms } from '../../src/server/demo/cast.ts'
import { A_QRIS } from '../support/qris.ts'

const HOTEL: Settings = {
  service: { fromHour: 7, toHour: 22 },
  payments: ['room', 'cash'],
  rooms: [{ kind: 'room' }],
  placements: [{ id: 'amplang', from: '2026-11-01', to: '2026-11-30' }],
}
const faults = (wish: Partial<Settings>) =>
  settingFaults({ ...HOTEL, ...wish }).map(({ path, found }) => `${path}: ${found}`)

test.each([
  ['hours on one day', {}],
  ['hours that cross midnight', { service: { fromHour: 18, toHour: 2 } }],
  ['the whole day', { service: { fromHour: 0, toHour: 24 } }],
  ['until midnight, either way', { service: { fromHour: 7, toHour: 0 } }],
  ['one day on offer', { placements: [{ id: 'a', from: '2026-11-01', to: '2026-11-01' }] }],
  ['no first day', { placements: [{ id: 'a', from: null, to: '2026-11-01' }] }],
  ['no last day', { placements: [{ id: 'a', from: '2026-11-01', to: null }] }],
  ['a bill of the rooms beside a counter', { rooms: [{ kind: 'room' }, { kind: 'counter' }] }],
  ['a code that is not used yet', { qris: A_QRIS }],
  ['QRIS with its code', { payments: ['qris'], qris: A_QRIS }],
  ['a counter that takes cash', { payments: ['cash'], rooms: [{ kind: 'counter' }] }],
] as const)('%s can be kept', (_, wish) => {
  expect(faults(wish)).toEqual([])
})

test.each([
  ['from an hour to itself', { service: { fromHour: 7, toHour: 7 } }, 'service: 7 to 7'],
  ['from midnight to midnight', { service: { fromHour: 0, toHour: 0 } }, 'service: 0 to 0'],
  ['a payment that is none', { payments: ['none'] }, 'payments: none'],
  ['a payment twice', { payments: ['cash', 'cash'] }, 'payments: cash,cash'],
  ["a room's bill where there is no room", { rooms: [{ kind: 'counter' }] }, 'payments: room'],
  ['QRIS without a code', { payments: ['cash', 'qris'] }, 'qris: no-code'],
  ['a code that was spoilt', { qris: `${A_QRIS}0` }, 'qris: no-checksum'],
  [
    'a last day before the first',
    { placements: [{ id: 'a', from: '2026-11-02', to: '2026-11-01' }] },
    'placements a: from 2026-11-02 to 2026-11-01',
  ],
] as const)('%s is refused, and it is said what may stand there', (_, wish, fault) => {
  expect(faults(wish)).toEqual([fault])
  for (const { allowed } of settingFaults({ ...HOTEL, ...wish })) expect(allowed).toMatch(/\w+ \w+/)
})

test("the demo's own settings can be kept", () => {
  for (const outlet of DEMO_OUTLETS)
    expect(settingFaults({ ...outlet, rooms: demoRooms(outlet), placements: [] })).toEqual([])
})

test('QRIS is offered where its code can be read, and everything else always', () => {
  const payments = ['room', 'qris'] as const
  expect(offeredPayments({ payments, qris: A_QRIS })).toEqual(payments)
  expect(offeredPayments({ payments, qris: A_QRIS.replace('UJI', 'IJU') })).toEqual(['room'])
  expect(offeredPayments({ payments })).toEqual(['room'])
})
