/** A client of contract 1 hears contract 1's words alone, and every refusal of what waits in its outbox ends there. */
import { describe, expect, test } from 'vitest'
import { type Family, INSTEAD, kwitansiFor, told, WORDS_1 } from '../../src/contract/downwards.ts'
import { EVENT_NAMES } from '../../src/contract/event-names.ts'
import type { Kwitansi } from '../../src/contract/kwitansi.ts'
import { PROBLEMS, type ProblemCode } from '../../src/contract/problem.ts'
import { ROUTES, type RouteName } from '../../src/contract/routes.ts'
import { DOCUMENT_KINDS, SEALS, VOID_REASONS } from '../../src/domain/document.ts'
import { PAYMENTS_V2, REASONS_V2 } from '../../src/domain/entry-v2.ts'
import { DECLINE_REASONS, ORDER_STATES } from '../../src/domain/order.ts'
import { PAYMENT_METHODS } from '../../src/domain/payment.ts'
import { TERMS } from '../../src/domain/placement.ts'

const TODAY: Record<Family, readonly string[]> = {
  payment: [...PAYMENT_METHODS, ...PAYMENTS_V2],
  voidReason: [...VOID_REASONS, ...REASONS_V2],
  orderState: ORDER_STATES,
  declineReason: DECLINE_REASONS,
  documentKind: DOCUMENT_KINDS,
  terms: TERMS,
  seal: SEALS,
  event: EVENT_NAMES,
  problem: Object.keys(PROBLEMS),
}
const families = Object.keys(TODAY) as Family[]
const words = families.flatMap(family => TODAY[family].map((word): [Family, string] => [family, word]))
const tell = (contract: number, family: Family, word: string) => told(contract, family, word as never)

describe('in contract 1', () => {
  test.each(words)('%s %s is told as a word that its clients know', (family, word) => {
    const known: readonly string[] = WORDS_1[family]
    expect(known).toContain(tell(1, family, word))
    if (known.includes(word)) expect(tell(1, family, word)).toBe(word)
  })

  test.each(families)('no %s that was known then is told as another', family => {
    for (const word of Object.keys(INSTEAD[family])) expect(WORDS_1[family]).not.toContain(word)
  })
})

test.each(words)('in contract 2 %s %s is told as it is', (family, word) => {
  expect(tell(2, family, word)).toBe(word)
})

test('a kwitansi of a later payment, and a void for a later reason, are told downwards and change nothing else', () => {
  const paper = { number: 4, payment: 'qris', voids: null } as Kwitansi
  expect(kwitansiFor(1, paper)).toEqual({ number: 4, payment: 'cash', voids: null })
  expect(kwitansiFor(2, paper)).toEqual(paper)
  const voids = { number: 3, printed: 'KW/HDT/2026/000003', reason: 'correction' } as const
  const voided = { number: 4, payment: null, voids } as Kwitansi
  expect(kwitansiFor(1, voided)).toEqual({ ...voided, voids: { ...voids, reason: 'other' } })
  expect(kwitansiFor(2, voided)).toEqual(voided)
})

/** What ends a command in the outboxes of contract 1, which ask again for ever on anything else. */
const PLACE = ['order-mismatch', 'price-changed', 'sold-out', 'cancelled', 'stay-ended', 'invalid']
const STEP = ['unknown-order', 'wrong-state', 'invalid']
test.each<[RouteName, string[]]>([
  ['placeOrder', PLACE],
  ['placePhoneOrder', PLACE],
  ['cancelOrder', ['wrong-state', 'order-mismatch', 'stay-ended', 'invalid']],
  ['acknowledge', STEP],
  ['dispatch', STEP],
  ['deliver', [...STEP, 'stock-short']],
  ['decline', STEP],
])('%s refuses for good by nothing that an outbox of contract 1 would ask again for ever', (name, ends) => {
  const problems: readonly ProblemCode[] = ROUTES[name].problems
  expect(ends).toEqual(expect.arrayContaining(problems.filter(code => PROBLEMS[code].final)))
})
