import { describe, expect, test } from 'vitest'
import {
  addressOf,
  type Place,
  placeOf,
  SCREENS,
  type Screen,
  screenOf,
} from '../../../src/client/guest/first/place.ts'
import { LANGUAGES } from '../../../src/domain/language.ts'

const ID = '019ab000-0000-7000-8000-000000000001'
const EXAMPLES = {
  menu: { name: 'menu' },
  product: { name: 'product', id: 'amplang' },
  cart: { name: 'cart' },
  orders: { name: 'orders' },
  order: { name: 'order', id: ID },
} as const satisfies Record<(typeof SCREENS)[number], Screen>

const places: Place[] = ['/r/hotel-demo', '/r/en', '/tablet'].flatMap(root =>
  LANGUAGES.flatMap(language => SCREENS.map(name => ({ root, language, screen: EXAMPLES[name] }))),
)

describe('an address and its place are one', () => {
  test.each(places.map(place => [addressOf(place), place] as const))('%s', (address, place) => {
    expect(placeOf(place.root, address)).toEqual(place)
  })

  test('no two places share an address', () => {
    expect(new Set(places.map(addressOf)).size).toBe(places.length)
  })
})

test('Indonesian is at home: its addresses name no language', () => {
  expect(addressOf({ root: '/r/x', language: 'id', screen: { name: 'cart' } })).toBe('/r/x/cart')
  expect(addressOf({ root: '/r/x', language: 'en', screen: { name: 'cart' } })).toBe('/r/x/en/cart')
})

test('an address may name Indonesian, and may end in a slash', () => {
  expect(placeOf('/r/x', '/r/x/id/cart/')).toEqual({ root: '/r/x', language: 'id', screen: { name: 'cart' } })
})

test.each([[['p']], [['p', 'a', 'b']], [['cart', 'a']], [['orders', ID, 'x']], [['kasir']], [['']]])(
  '%j is no screen',
  parts => {
    expect(screenOf(parts)).toBeNull()
  },
)

test('an unknown address shows the menu, in the language that it names', () => {
  expect(placeOf('/r/x', '/r/x/en/kasir')).toEqual({ root: '/r/x', language: 'en', screen: { name: 'menu' } })
})
