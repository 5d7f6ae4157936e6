/** A client of contract 1 hears contract 1's words alone, and every refusal of what waits in its outbox ends there. */
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  downwards,
  type Family,
  familyOf,
  INSTEAD,
  OF_LATER_ADDRESSES,
  TODAY,
  told,
} from '../../src/contract/downwards.ts'
import { EVENT_DATA } from '../../src/contract/event.ts'
import { Kwitansi } from '../../src/contract/kwitansi.ts'
import { PROBLEMS, type ProblemCode } from '../../src/contract/problem.ts'
import { ROUTES, type RouteName } from '../../src/contract/routes.ts'
import { CONTRACT_OLDEST, CONTRACT_VERSION } from '../../src/contract/version.ts'
import { WORDS_1 } from '../../src/contract/words-1.ts'

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

test.each(words)('in the newest contract %s %s is told as it is', (family, word) => {
  expect(tell(CONTRACT_VERSION, family, word)).toBe(word)
})

const later = families.flatMap(family =>
  Object.entries<{ readonly since: number; readonly before: string }>(INSTEAD[family]).map(
    ([word, { since, before }]) => ({ family, word, since, before }),
  ),
)
test.each(later)('$family $word is a word from contract $since on, and $before before', one => {
  const { family, word, since, before } = one
  expect(since).toBeGreaterThan(CONTRACT_OLDEST)
  expect(since).toBeLessThanOrEqual(CONTRACT_VERSION)
  expect([tell(since, family, word), tell(since - 1, family, word)]).toEqual([word, before])
})

test('a kwitansi of a later payment, and a void for a later reason, are told downwards and change nothing else', () => {
  const paper = { number: 4, payment: 'qris', voids: null }
  expect(downwards(1, Kwitansi, paper)).toEqual({ number: 4, payment: 'cash', voids: null })
  expect(downwards(2, Kwitansi, paper)).toBe(paper)
  const voids = { number: 3, printed: 'KW/HDT/2026/000003', reason: 'correction' }
  const voided = { number: 4, payment: null, voids }
  expect(downwards(1, Kwitansi, voided)).toEqual({ ...voided, voids: { ...voids, reason: 'other' } })
  expect(downwards(2, Kwitansi, voided)).toBe(voided)
})

describe('wherever a word stands in a message', () => {
  const Payment = z.enum(['room', 'cash', 'qris'])
  const paid = { payment: 'qris', at: 'the door', left: undefined }
  const Paid = z.object({ payment: z.optional(Payment), at: z.string(), left: z.optional(z.string()) })

  test.each([
    [
      'deep in it',
      z.object({ a: z.nullable(z.object({ b: Paid })) }),
      { a: { b: paid } },
      { a: { b: { ...paid, payment: 'cash' } } },
    ],
    [
      'in each of many',
      z.object({ all: z.array(Paid) }),
      { all: [paid, paid] },
      {
        all: [
          { ...paid, payment: 'cash' },
          { ...paid, payment: 'cash' },
        ],
      },
    ],
    [
      'under any name',
      z.record(z.string(), Payment),
      { first: 'qris', second: 'room' },
      { first: 'cash', second: 'room' },
    ],
    ['or nowhere', z.object({ a: z.nullable(Paid) }), { a: null, more: 'qris' }, { a: null, more: 'qris' }],
  ])('it is told downwards: %s', (_where, schema, message, heard) => {
    expect(downwards(1, schema, message)).toEqual(heard)
    expect(downwards(2, schema, message)).toBe(message)
  })

  test('it is the same value where no word of it changes', () => {
    const Menu = z.object({ payments: z.array(Payment), paid: z.array(Paid) })
    const known = { payments: ['room'], paid: [{ payment: 'cash', at: 'the door' }] }
    expect(downwards(1, Menu, known)).toBe(known)
  })

  test('a way to pay that an older client does not know is not offered to it, in no other’s name either', () => {
    const Menu = z.object({ payments: z.array(Payment) })
    expect(downwards(1, Menu, { payments: ['qris', 'room'] })).toEqual({ payments: ['room'] })
    expect(downwards(2, Menu, { payments: ['qris', 'room'] })).toEqual({ payments: ['qris', 'room'] })
  })
})

describe('of the words in answers and events', () => {
  const messages: [string, z.ZodMiniType][] = [
    ...Object.entries(ROUTES).map(([name, { answer }]): [string, z.ZodMiniType] => [name, answer]),
    ...Object.entries(EVENT_DATA),
  ]
  const sets = new Map(
    messages.flatMap(([name, schema]) => enumsOf(schema).map(set => [set.join(), { name, set }])),
  )

  const ofLater = OF_LATER_ADDRESSES.map(words => words.join())
  const ofAll = [...sets.values()].filter(({ set }) => !ofLater.includes(set.join()))

  test('those of later addresses are no family’s', () => {
    for (const words of OF_LATER_ADDRESSES) expect(familyOf(words)).toBeUndefined()
  })

  test.each(ofAll)('those of $name, $set, are of one family', ({ set }) => {
    const of = families.filter(family =>
      set.every(word => (TODAY[family] as readonly string[]).includes(word)),
    )
    expect(of).toEqual([familyOf(set)])
  })
})

/** The closed sets in a schema. A part that cannot be looked into would be told as it is: none may hold any. */
function enumsOf(schema: z.core.$ZodType): string[][] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'enum':
      return [Object.values(def.entries).map(String)]
    case 'object':
      return Object.values(def.shape).flatMap(enumsOf)
    case 'array':
      return enumsOf(def.element)
    case 'record':
      return enumsOf(def.valueType)
    case 'union':
      return def.options.flatMap(enumsOf)
    case 'optional':
    case 'nullable':
      return enumsOf(def.innerType)
    case 'tuple':
      return def.items.flatMap(enumsOf)
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'literal':
    case 'pipe':
    case 'unknown':
      return []
    default:
      throw new Error(`${def.type}: say in downwards.ts how it is told downwards`)
  }
}

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
