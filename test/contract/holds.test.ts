/** The quick answer is the shape's own, whatever is wrong: with every stored body and entry, damaged in every place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Entry } from '../../src/contract/entry.ts'
import { holds } from '../../src/contract/holds.ts'
import { StoredOrder, StoredOutlet, StoredProduct, StoredSeller } from '../../src/contract/stored.ts'
import { dayEntry, kwitansiEntry, voidEntry } from '../../src/domain/document.ts'
import { apply, type Order } from '../../src/domain/order.ts'
import { aDayBody, aHead, aKwitansiBody, anExposure, NONCE } from '../support/entries.ts'
import { anOrder, anOutlet, aProduct, aSeller } from '../support/things.ts'

const line = {
  product: 'dapur-demo/amplang',
  name: 'Amplang',
  seller: 'dapur-demo',
  terms: 'consigned',
} as const
const sold = (v: 1 | 2) =>
  kwitansiEntry(aHead(v, 7), aKwitansiBody({ lines: [{ ...line, quantity: 2, unitPrice: 25_000 }] }))
const at = '2026-11-24T04:00:00.000Z'
const lives = (): Order[] => {
  const placed = anOrder()
  const sent = apply(placed, { type: 'dispatched', at, by: 'Dewi' })
  const declined = {
    type: 'declined',
    at,
    by: 'Dewi',
    reason: 'other',
    comment: 'x',
    alternatives: ['madu'],
  } as const
  return [
    placed,
    apply(placed, { type: 'acknowledged', at, by: 'Dewi' }),
    sent,
    apply(sent, { type: 'delivered', at, by: 'Dewi', delivered: [], document: 3 }),
    apply(placed, declined),
    apply(placed, { type: 'cancelled', at }),
  ]
}

const WHOLE: readonly [string, z.ZodMiniType, unknown][] = [
  ...lives().map((order): [string, z.ZodMiniType, unknown] => [
    `an order, ${order.state}`,
    StoredOrder,
    order,
  ]),
  ['an outlet', StoredOutlet, anOutlet()],
  ['a product', StoredProduct, aProduct('dapur-demo/amplang')],
  ['a seller', StoredSeller, aSeller()],
  ...([1, 2] as const).flatMap((v): [string, z.ZodMiniType, unknown][] => [
    [`a kwitansi of version ${v}`, Entry, sold(v)],
    [`a void of version ${v}`, Entry, voidEntry(aHead(v, 8), sold(v), 'test', NONCE)],
    [`a day of version ${v}`, Entry, dayEntry(aHead(v, 9), aDayBody({ exposure: [anExposure()] }))],
  ]),
]

/** Where a value has something: the way to each of its parts. */
function places(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...way]]
  return [[...way], ...Object.entries(value).flatMap(([name, part]) => places(part, [...way, name]))]
}

const ODD = [null, undefined, '', 'x', -1, 0.5, 2 ** 60, true, [], {}, [null], 'a'.repeat(300), '2026-13-40']

function put(value: unknown, [name, ...way]: readonly string[], odd: unknown): unknown {
  if (name === undefined) return odd
  if (Array.isArray(value)) return value.map((part, i) => (String(i) === name ? put(part, way, odd) : part))
  const fields = { ...(value as Record<string, unknown>) }
  fields[name] = put(fields[name], way, odd)
  if (odd === undefined && way.length === 0) delete fields[name]
  return fields
}

describe.each(WHOLE)('%s', (_, shape, whole) => {
  const value: unknown = JSON.parse(JSON.stringify(whole))
  const quick = holds(shape)
  const own = (asked: unknown) => z.safeParse(shape, asked).success

  test('is whole', () => {
    expect([quick(value), own(value)]).toEqual([true, true])
  })

  test('damaged in any one place, is told as its shape tells it', () => {
    for (const way of places(value))
      for (const odd of ODD) {
        const damaged = put(value, way, odd)
        expect([way.join('.'), odd, quick(damaged)]).toEqual([way.join('.'), odd, own(damaged)])
      }
  })

  test('with a field more, is told as its shape tells it', () => {
    for (const way of places(value)) {
      const damaged = put(value, [...way, 'more'], 1)
      expect([way.join('.'), quick(damaged)]).toEqual([way.join('.'), own(damaged)])
    }
  })
})

test('anything at all is told as the shape tells it', () => {
  const shape = z.object({
    text: z.string().check(z.minLength(2), z.trim(), z.startsWith('a')),
    tuple: z.optional(z.tuple([z.int(), z.string()])),
    either: z.union([z.number(), z.iso.datetime()]),
    map: z.record(z.string(), z.nullable(z.number().check(z.multipleOf(2)))),
  })
  const quick = holds(shape)
  const near = fc.record({
    text: fc.oneof(fc.constantFrom('a', ' ab', 'ab', 'abc'), fc.anything()),
    tuple: fc.oneof(fc.tuple(fc.integer(), fc.string()), fc.anything()),
    either: fc.oneof(fc.integer(), fc.constant('2026-11-24T04:00:00Z'), fc.anything()),
    map: fc.oneof(fc.dictionary(fc.string(), fc.option(fc.integer())), fc.anything()),
  })
  fc.assert(fc.property(near, value => quick(value) === z.safeParse(shape, value).success))
})
