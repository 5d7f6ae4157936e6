import { describe, expect, test } from 'vitest'
import { draw } from '../../src/client/render.tsx'
import type { DrawnPage, PageWish } from '../../src/contract/page.ts'
import { LANGUAGES, type Language, textIn } from '../../src/domain/language.ts'
import { aMenu, aPlacement } from './things.ts'

const NAUGHTY = '<script>alert("&")</script>'
const MENU = aMenu([
  aPlacement('amplang'),
  aPlacement('hadiah', { price: 0, available: 0, product: { name: { id: NAUGHTY, en: NAUGHTY } } }),
])
const guest = (path: readonly string[], language: Language = 'id'): DrawnPage =>
  draw({ page: 'guest', menu: MENU, language, path })

describe.each(LANGUAGES)('in %s', language => {
  const name = textIn({ id: 'Amplang amplang', en: 'Crackers amplang' }, language)

  test('the menu stands in the page, and names the scripts that take it over', () => {
    const page = guest([], language)
    expect(page).toMatchObject({ status: 200, language, title: 'Etalase · Hotel Demo Teluk' })
    expect(page.body).toContain(name)
    expect(page.body).toContain('Rp25.000')
    expect(page.modules).toEqual(['src/client/guest/start.tsx', `src/i18n/${language}/menu.ts`])
  })

  test('a product can be read before any script, and is what the page is called', () => {
    const page = guest(['p', 'amplang'], language)
    expect(page).toMatchObject({ status: 200, language, title: `${name} · Hotel Demo Teluk` })
    expect(page.body).toContain(textIn({ id: 'Digoreng pagi hari.', en: 'Fried in the morning.' }, language))
    expect(page.description).toContain(textIn({ id: 'Renyah.', en: 'Crisp.' }, language))
  })

  test.each([[['cart']], [['orders']], [['orders', '019ab000-0000-7000-8000-000000000001']]])(
    '%j is the front alone: it belongs to somebody whom the server does not know here',
    path => {
      const page = guest(path, language)
      expect(page.status).toBe(200)
      expect(page.body).toContain('Hotel Demo Teluk')
      expect(page.body).not.toContain(name)
    },
  )
})

test.each([[['p', 'sold-yesterday']], [['kasir']], [['p']], [['cart', 'x']], [['p', 'amplang', 'x']]])(
  '%j is nowhere, and says so as 404',
  path => {
    const page = guest(path)
    expect(page.status).toBe(404)
    expect(page.body).not.toContain('Amplang')
    expect(page).toEqual(draw({ page: 'missing' }))
  },
)

test('what a maker wrote is text, on the menu and on its own page', () => {
  for (const path of [[], ['p', 'hadiah']]) {
    expect(guest(path).body).not.toContain('<script')
    expect(guest(path).body).toContain('&lt;script>')
  }
})

test('an empty shelf says so instead of counting nothing', () => {
  const page = draw({ page: 'guest', menu: aMenu([]), language: 'id', path: [] })
  expect(page.status).toBe(200)
  expect(page.body).toContain('Belum ada produk')
})

describe('the first page of all', () => {
  const demo: Extract<PageWish, { page: 'home' }>['demo'] = {
    outlets: [
      {
        slug: 'hotel-demo',
        name: 'Hotel Demo Teluk',
        rooms: [{ room: '512', url: '/r/hotel-demo#code', stayCode: '7K2M4P' }],
        staff: [{ name: 'Petugas Demo', pin: '1234' }],
      },
    ],
    agency: { name: 'Dinas Demo', pin: '5678' },
  }

  test('of the demo opens every door of it', () => {
    const { status, body } = draw({ page: 'home', demo })
    expect(status).toBe(200)
    for (const door of ['/r/hotel-demo#code', '7K2M4P', '1234', '5678', '/desk']) expect(body).toContain(door)
  })

  test('of a real city gives nothing away', () => {
    const { status, body } = draw({ page: 'home', demo: null })
    expect(status).toBe(200)
    expect(body).not.toMatch(/PIN|\d{4}/)
  })
})

test('no page carries a style or a script of its own in its body: the policy would refuse it', () => {
  const wishes: PageWish[] = [
    { page: 'guest', menu: MENU, language: 'id', path: [] },
    { page: 'guest', menu: MENU, language: 'en', path: ['p', 'hadiah'] },
    { page: 'home', demo: null },
    { page: 'missing' },
  ]
  for (const wish of wishes) expect(draw(wish).body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/)
})
