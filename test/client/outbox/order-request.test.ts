import { expect, test } from 'vitest'
import { isSameOffer, type Offered, requestOf } from '../../../src/client/outbox/order-request.ts'
import { AT, STAY } from '../things.ts'
import { aRequest } from './page.ts'

const offered: Offered = {
  lines: [{ item: { id: 'amplang', price: 25_000 }, quantity: 2 }],
  total: 50_000,
  payment: 'room',
  deliver: { when: 'now' },
}
const asked = (note: string) => requestOf(offered, { stay: STAY, note, nowMs: Date.parse(AT) })

test('an order asks for what is shown, at its price, as of now', () => {
  const lines = [{ placementId: 'amplang', quantity: 2, unitPrice: 25_000 }]
  expect(asked('')).toStrictEqual(aRequest({ lines, total: 50_000 }))
})

test('a note is sent as it was meant, and none where nothing was said', () => {
  expect(asked('  Ketuk pelan \n').note).toBe('Ketuk pelan')
  expect(asked(' \n ')).toStrictEqual(asked(''))
})

test('two readings offer the same only where all of it is', () => {
  expect(isSameOffer(offered, { ...offered, lines: [...offered.lines] })).toBe(true)
  for (const other of [
    { lines: [{ item: { id: 'amplang', price: 25_000 }, quantity: 1 }] },
    { total: 1 },
    { payment: 'cash' },
    { deliver: { when: 'checkout' } },
  ] as const)
    expect(isSameOffer(offered, { ...offered, ...other })).toBe(false)
})
