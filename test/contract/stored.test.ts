/** Stored bodies: one `upgrade` of each kind, whatever version they are of; what is none is said, and nothing of it. */
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { holds } from '../../src/contract/holds.ts'
import { NotReadable, STORED, type StoredKind, upgrade, written } from '../../src/contract/stored.ts'
import { TAKEN_STATES } from '../../src/domain/order.ts'
import { anOrder, anOutlet, aProduct, aSeller } from '../support/things.ts'

const BODIES = {
  order: anOrder(),
  refusal: { code: 'sold-out', detail: { lines: [] } },
  detail: { room: '512', payer: 'Tamu kamar 512', cashier: 'Dewi' },
  outlet: anOutlet(),
  product: aProduct('dapur-demo/amplang'),
  seller: aSeller(),
  sheetImport: {
    applied: [
      { key: '801', isNew: false, before: { floor: 7, kind: null }, after: { floor: 8, kind: 'room' } },
    ],
  },
  registerChange: { changes: [{ field: 'name.id', from: '', to: 'Abon' }], note: null },
} satisfies Record<keyof typeof STORED, object>

describe.each(Object.entries<StoredKind>(STORED))('a stored %s', (name, kind) => {
  const body = Reflect.get(BODIES, name) as object
  test('comes back as it was written', () => {
    expect(upgrade(kind, JSON.parse(written(kind, body)))).toEqual(JSON.parse(JSON.stringify(body)))
  })

  test('bears its version first, but where its bytes are hashed', () => {
    expect(written(kind, body).startsWith('{"v":1,')).toBe(name !== 'detail')
  })

  test('without a version is of the first', () => {
    expect(upgrade(kind, JSON.parse(JSON.stringify(body)))).toEqual(JSON.parse(JSON.stringify(body)))
  })

  test.each([null, 1, 'x', [], {}])('is not %j', value => {
    expect(() => upgrade(kind, value)).toThrow(NotReadable)
  })

  test.each([0, 2, 1.5, '1', null])('is of no version %j', v => {
    expect(() => upgrade(kind, { ...body, v })).toThrow(NotReadable)
  })
})

/** A name became two, and then a list. */
const Names = z.looseObject({ names: z.array(z.string()) })
const PERSON: StoredKind<z.infer<typeof Names>> = {
  schema: Names,
  holds: holds(Names),
  upgrades: [
    ({ name, ...rest }) => ({ ...rest, first: name, last: '' }),
    ({ first, last, ...rest }) => ({ ...rest, names: [first, last] }),
  ],
  isMarked: false,
}

describe('a kind of three versions', () => {
  test.each([
    [{ name: 'Dewi' }],
    [{ v: 1, name: 'Dewi' }],
    [{ v: 2, first: 'Dewi', last: '' }],
    [{ v: 3, names: ['Dewi', ''] }],
  ])('reads %j as the newest', body => {
    expect(upgrade(PERSON, body)).toEqual({ names: ['Dewi', ''] })
  })

  test('is written by the newest', () => {
    expect(written(PERSON, { names: ['Dewi'] })).toBe('{"v":3,"names":["Dewi"]}')
  })

  test('says of a newer one that it is newer', () => {
    expect(() => upgrade(PERSON, { v: 4, names: [] })).toThrow('is of version 4, newer than 3')
  })

  test('says which field is wrong, and not what stands there', () => {
    expect(() => upgrade(PERSON, { v: 2, first: 512, last: 'secret' })).toThrow(
      /^names\.0 is not as it must be \(\w+\)$/,
    )
  })
})

test('what a later release adds to a body stays in it when it is written again', () => {
  const order = upgrade(STORED.order, { ...anOrder(), v: 1, table: 7 })
  expect(JSON.parse(written(STORED.order, order))).toMatchObject({ v: 1, table: 7 })
})

describe.each(TAKEN_STATES)('an order that is %s', state => {
  const own = { state, [`${state}At`]: '2026-11-24T03:01:00.000Z', [`${state}By`]: 'Dewi' }

  test('is read where a state before it came with a later release: it has never passed through that', () => {
    expect(upgrade(STORED.order, { ...anOrder(), ...own })).toMatchObject(own)
  })

  test.each(Object.keys(own))('is not read without its %s', field => {
    const { [field]: _, ...rest }: Readonly<Record<string, unknown>> = { ...anOrder(), ...own }
    expect(() => upgrade(STORED.order, rest)).toThrow(NotReadable)
  })
})
