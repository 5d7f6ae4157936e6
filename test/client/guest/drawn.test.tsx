// @vitest-environment happy-dom
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { type Item, SHELVES } from '../../../src/client/guest/first/item.ts'
import { readItems } from '../../../src/client/guest/first/read-page.ts'
import { Shop } from '../../../src/client/guest/first/shop.tsx'
import { toItems } from '../../../src/client/guest/items.ts'
import { draw } from '../../../src/client/render.tsx'
import type { Menu } from '../../../src/contract/menu.ts'
import { LANGUAGES, type Language } from '../../../src/domain/language.ts'
import { RUPIAH_MAX } from '../../../src/domain/money.ts'
import { CATEGORIES } from '../../../src/domain/product.ts'
import { inEvery } from '../../../src/i18n/load.ts'
import { aMenu, aPlacement } from '../things.ts'
import { aShop } from './phone.ts'

const WORDS = inEvery('menu', import.meta.glob('/src/i18n/*/menu.ts', { eager: true }))

/** What makers write, and what a page could stumble over. */
const PIECES = [
  'Amplang',
  'é',
  'ñ',
  '🦀',
  ' ',
  '&',
  '&amp;',
  '&#39;',
  '<',
  '</b>',
  '<br>',
  '"',
  "'",
  '>',
  '.',
  '? ',
  '`',
  '2',
  '{}',
]
const texts = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map(pieces => pieces.join(''))
const localised = fc.record({ id: texts, en: texts })
const slugs = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/)

const placements = fc
  .record({
    id: slugs,
    price: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: RUPIAH_MAX })),
    available: fc.nat({ max: 3 }),
    name: localised,
    story: localised,
    category: fc.constantFrom(...CATEGORIES),
    picture: fc.option(slugs.map(slug => `/products/${slug}.avif`)),
    maker: texts,
    district: texts,
  })
  .map(({ id, price, available, name, story, category, picture, maker, district }) =>
    aPlacement(id, {
      price,
      available,
      seller: { slug: 'demo', name: maker, district, about: name },
      product: { name, story, category, picture },
    }),
  )

const menus = fc
  .tuple(fc.uniqueArray(placements, { selector: one => one.id, maxLength: 12 }), texts, fc.boolean())
  .map(([some, name, demo]) => aMenu(some, { name, demo }))

function drawn(menu: Menu, language: Language): string {
  return draw({ page: 'guest', menu, language, path: [] }).body
}

/** The page as a browser has it. This DOM's parser splits a text at each `>`, which no browser does. */
function opened(page: string): void {
  document.body.innerHTML = page
  document.body.normalize()
}

const byId = (items: readonly Item[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('what the server draws, the script reads back', () => {
  test('as the same items, whatever they are called', () => {
    fc.assert(
      fc.property(menus, fc.constantFrom(...LANGUAGES), (menu, language) => {
        opened(drawn(menu, language))
        const items = toItems(menu, language)
        expect(byId(readItems(document, WORDS[language].free))).toEqual(byId(items))
        expect(readItems(document, WORDS[language].free)[0]).toEqual(items[0])
      }),
      { numRuns: 60 },
    )
  })

  test('so that drawing what was read changes nothing on the page', () => {
    fc.assert(
      fc.property(menus, fc.constantFrom(...LANGUAGES), (menu, language) => {
        const page = drawn(menu, language)
        opened(page)
        const { place } = aShop(menu)
        const state = aShop(menu, {
          place: { ...place, language, screen: { name: 'menu' } },
          items: readItems(document, WORDS[language].free),
          menu: null,
          words: WORDS[language],
          demo: menu.outlet.demo,
        })
        expect(renderToString(<Shop state={state} />)).toBe(page)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['wrapped', (price: string) => `<font><font>${price}</font></font>`],
    ['in other digits', () => '٢٥٬٠٠٠ روبية'],
    ['with decimals', (price: string) => `${price},00`],
    ['in words', () => 'Kostenlos'],
  ])('and nothing of a page whose prices somebody has written %s', (_, written) => {
    const menu = aMenu([aPlacement('amplang')])
    opened(drawn(menu, 'id'))
    expect(readItems(document, WORDS.id.free)).toHaveLength(1)
    const price = document.querySelector('.price')
    if (price !== null) price.innerHTML = written(price.textContent ?? '')
    expect(readItems(document, WORDS.id.free)).toEqual([])
  })

  test("and the outlet's name with it", () => {
    fc.assert(
      fc.property(menus, menu => {
        opened(drawn(menu, 'id'))
        const front = document.querySelector<HTMLElement>('[data-outlet]')
        expect(front?.dataset.outlet).toBe(menu.outlet.name)
        expect(front?.dataset.kind).toBe('hotel')
        expect(front?.dataset.demo !== undefined).toBe(menu.outlet.demo)
      }),
      { numRuns: 50 },
    )
  })
})

test('every category has its shelf: nothing is on offer and not in the window', () => {
  expect([...SHELVES].sort()).toEqual([...CATEGORIES].sort())
})

test("only the first item tells its story, and only the story's first sentence", () => {
  const [first, second] = toItems(aMenu([aPlacement('a'), aPlacement('b')]), 'en')
  expect([first?.story, second?.story]).toEqual(['Fried in the morning.', ''])
})

test('a picture that nobody took is the pattern of its shelf', () => {
  const [item] = toItems(aMenu([aPlacement('a', { product: { category: 'cloth' } })]), 'id')
  expect(item?.picture).toBe('/category/cloth.svg')
})
