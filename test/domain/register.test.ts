/** Two who write at one thing, and what a thing was before it was corrected. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asItWas, changesIn, collisionsOf, withChanges } from '../../src/domain/fields.ts'
import { lapsesOf } from '../../src/domain/lapses.ts'
import { missingOf, newlyMissing } from '../../src/domain/missing.ts'
import { fateOf, isAddedBy, mayAddOf, ownProduct, ownSeller } from '../../src/domain/own-goods.ts'
import { fieldsOfProduct, newProduct, PRODUCT_FIELDS, withProductFields } from '../../src/domain/register.ts'
import { slugFrom, untaken } from '../../src/domain/slug.ts'
import { aProduct } from '../support/things.ts'

const NAMES = ['a', 'b', 'c', 'd'] as const
const value = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant(null))
const fields = fc.record({ a: value, b: value, c: value, d: value })

test('who writes in other fields meets nobody, and who writes the same meets nobody either', () => {
  fc.assert(
    fc.property(fields, fields, fields, (first, mine, theirs) => {
      const written = changesIn(NAMES, first, theirs)
      const now = withChanges(first, written)
      const changes = changesIn(NAMES, now, mine)
      const met = collisionsOf(changes, written).map(({ field }) => field)
      for (const name of NAMES)
        expect(met.includes(name)).toBe(theirs[name] !== first[name] && mine[name] !== theirs[name])
    }),
  )
})

test('what was corrected any number of times is known as it was', () => {
  fc.assert(
    fc.property(fields, fc.array(fields, { maxLength: 5 }), (first, later) => {
      const all = []
      let now = first
      for (const next of later) {
        const changes = changesIn(NAMES, now, next)
        all.push(...changes)
        now = withChanges(now, changes)
      }
      expect(asItWas(now, all)).toEqual(first)
    }),
  )
})

test('a product written in fields is the same product', () => {
  const product = aProduct('dapur-demo/madu', { priceHint: 40_000 })
  expect(withProductFields(product, fieldsOfProduct(product))).toEqual(product)
  expect(Object.keys(fieldsOfProduct(product)).sort()).toEqual([...PRODUCT_FIELDS].sort())
})

const DAY = '2026-11-30'
const WHOLE = aProduct('dapur-demo/madu', {
  picture: 'madu.svg',
  permit: { kind: 'P-IRT', number: '1', validTo: '2027-01-01' },
})
const lackOf = (wish: Partial<typeof WHOLE>, seller = {}) => missingOf({ ...WHOLE, ...wish }, seller, DAY)

test('nothing is missing of a product that says all', () => {
  expect(lackOf({})).toEqual([])
})

test.each([
  [{ name: { id: 'Madu', en: '' } }, 'name.en', 'untranslated'],
  [{ story: { id: '', en: '' } }, 'story.id', 'empty'],
  [{ allergens: null }, 'allergens', 'not-said'],
  [{ picture: null }, 'picture', 'no-picture'],
  [{ permit: { kind: 'P-IRT' } }, 'permit.number', 'empty'],
  [{ permit: { kind: 'P-IRT', number: '1', validTo: '2026-11-29' } }, 'permit.validTo', 'lapsed'],
  [{ permit: { kind: 'exempt' } }, 'permit.kind', 'no-exemption'],
  [{ halal: { status: 'certified' } }, 'halal.number', 'empty'],
  [{ halal: { status: 'not-food' } }, 'halal.status', 'not-said'],
  [{ net: { amount: 0, unit: 'g' } }, 'net.amount', 'empty'],
] as const)('of %j it is said at %s: %s', (wish, field, lack) => {
  expect(lackOf(wish)).toContainEqual({ field, lack })
})

test('none said of allergens is an answer; a paper is good through its last day; a photograph is a picture', () => {
  expect(lackOf({ allergens: [] })).toEqual([])
  expect(lackOf({ permit: { kind: 'BPOM', number: '1', validTo: DAY } })).toEqual([])
  expect(lackOf({ picture: null, photos: ['x'] })).toEqual([])
})

test('a product waits for its maker', () => {
  expect(lackOf({}, { standing: 'draft' })).toEqual([{ field: 'seller', lack: 'not-live' }])
})

test('what was missing before is no new want, and cloth asks for no permit', () => {
  const begun = newProduct('a/b', 'a', 'Kain', 'cloth')
  const lacks = missingOf(begun, {}, DAY)
  expect(newlyMissing(lacks, lacks)).toEqual([])
  expect(lacks.some(({ field }) => field.startsWith('permit') || field === 'allergens')).toBe(false)
})

test('papers that lapse are told by how many days are left, the first first', () => {
  const papers = {
    permit: { kind: 'P-IRT', validTo: '2026-12-30' },
    halal: { status: 'certified', validTo: '2026-11-29' },
  } as const
  expect(lapsesOf(papers, DAY).map(({ paper, daysLeft }) => [paper, daysLeft])).toEqual([
    ['halal', -1],
    ['permit', 30],
  ])
  expect(lapsesOf(papers, DAY, 7)).toHaveLength(1)
})

test('names for addresses are made of what things are called, and none twice', () => {
  expect(slugFrom('Abon Kepiting (Pedas) — “asli”')).toBe('abon-kepiting-pedas-asli')
  expect(slugFrom('中文')).toBe('')
  expect(untaken('abon', name => ['abon', 'abon-2'].includes(name))).toBe('abon-3')
})

test('what an outlet adds bears its name', () => {
  expect(ownSeller('hotel-teluk', 'bu-tini')).toBe('x-hotel-teluk-bu-tini')
  expect(ownProduct('hotel-teluk', 'x-hotel-teluk-bu-tini', 'keripik')).toBe('x-hotel-teluk-bu-tini/keripik')
  expect(ownProduct('hotel-teluk', 'dapur-demo', 'keripik')).toBe('dapur-demo/x-hotel-teluk-keripik')
  expect(ownSeller('h'.repeat(63))).toBeNull()
})

test('an id says for ever which outlet added it', () => {
  for (const id of ['x-teluk', 'x-teluk-tini', 'x-teluk-tini/keripik', 'dapur/x-teluk-keripik'])
    expect(isAddedBy('teluk', id)).toBe(true)
  for (const id of ['dapur', 'dapur/keripik', 'x-telukan/keripik', 'dapur/x-telukan-keripik'])
    expect(isAddedBy('teluk', id)).toBe(false)
})

test('what became of an own product: refused is refused, joined is still on its shelf', () => {
  expect(fateOf({ standing: 'own' }, null)).toBe('waits')
  expect(fateOf({ standing: 'own' }, 'dapur/madu')).toBe('joined')
  expect(fateOf({}, null)).toBe('adopted')
  expect(fateOf({ standing: 'refused' }, 'dapur/madu')).toBe('refused')
  expect(fateOf({ standing: 'retired' }, null)).toBe('retired')
})

test('an outlet adds what the register’s makers make, or its own; never another outlet’s', () => {
  expect(mayAddOf({}, 'teluk')).toBe(true)
  expect(mayAddOf({ standing: 'own', addedBy: 'teluk' }, 'teluk')).toBe(true)
  expect(mayAddOf({ standing: 'own', addedBy: 'muara' }, 'teluk')).toBe(false)
  expect(mayAddOf({ standing: 'draft' }, 'teluk')).toBe(false)
})
