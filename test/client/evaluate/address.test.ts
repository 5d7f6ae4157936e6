import { expect, test } from 'vitest'
import { readChoices, writeChoices } from '../../../src/client/evaluate/address.ts'
import { type Choices, FIRST_CHOICES, fileAt } from '../../../src/client/evaluate/query.ts'
import { CONTRACT_VERSION } from '../../../src/contract/version.ts'

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

test('a file is asked for in the contract that the screen speaks, a table in columns for Indonesian spreadsheets', () => {
  const at = `form=semicolon&contract=${CONTRACT_VERSION}`
  expect(fileAt('/log/hotel-demo/entries.csv')).toBe(`/log/hotel-demo/entries.csv?${at}`)
  const search = 'from=2026-11-01&outlet=hotel-demo'
  expect(fileAt('/api/evaluation/products.csv', search)).toBe(`/api/evaluation/products.csv?${search}&${at}`)
  expect(fileAt('/log/hotel-demo/entries.ndjson')).toBe(
    `/log/hotel-demo/entries.ndjson?contract=${CONTRACT_VERSION}`,
  )
})
