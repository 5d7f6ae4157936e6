import { expect, test } from 'vitest'
import { readChoices, writeChoices } from '../../../src/client/evaluate/address.ts'
import { type Choices, FIRST_CHOICES } from '../../../src/client/evaluate/query.ts'

test.each<Choices>([
  FIRST_CHOICES,
  { period: 30, outlet: 'hotel-demo-teluk', kind: 'hotel' },
  { period: 'range', from: '2026-11-01', to: '2026-11-24', terms: 'consigned', seller: 'pembuat' },
  { period: 'range', from: '2026-11-01' },
])('the address keeps %o', choices => {
  expect(readChoices(writeChoices(choices))).toEqual(choices)
})

test('the first choices leave the address bare', () => {
  expect(writeChoices(FIRST_CHOICES)).toBe('')
})

test('what is not understood is left out', () => {
  const search = '?from=2026-02-31&to=soon&kind=castle&outlet=..%2Fx&days=7&event=x'
  expect(readChoices(search)).toEqual(FIRST_CHOICES)
})
