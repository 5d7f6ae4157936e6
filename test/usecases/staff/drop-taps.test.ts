/** Taps that wait for a clerk who does not come back are dropped by a hand that answers for it: once, however often that is sent. */
import { expect, test } from 'vitest'
import { readActs } from '../../../src/server/usecases/acts/read-acts.ts'
import { dropTaps } from '../../../src/server/usecases/staff/drop-taps.ts'
import { aCity, aHotel } from '../../support/world.ts'

const deed = (n: number) => `019ab000-0000-7000-8000-00000000000${n}`

test('a drop is an act, the same again is none, and another one is', async () => {
  const { world, manager, outlet } = await aHotel(await aCity())
  const drop = (n: number, clerk: string, count: number) =>
    dropTaps(world, manager, { id: deed(n), clerk, count, reason: 'clerk-gone' })
  await drop(1, 'Dewi', 2)
  await drop(2, 'Dewi', 2)
  await drop(1, 'Dewi', 2)
  await Promise.all([drop(3, 'Agus', 1), drop(3, 'Agus', 1)])
  const all = { of: 'time', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER } as const
  const { acts } = await readActs(world, outlet.slug, all)
  const dropped = acts.filter(({ word }) => word === 'drop-taps')
  expect(dropped.map(({ subject, who, told }) => [subject, who, told?.changed])).toEqual([
    ['Agus', 'Bu Rina', { reason: 'clerk-gone', count: 1, deed: deed(3) }],
    ['Dewi', 'Bu Rina', { reason: 'clerk-gone', count: 2, deed: deed(2) }],
    ['Dewi', 'Bu Rina', { reason: 'clerk-gone', count: 2, deed: deed(1) }],
  ])
})
