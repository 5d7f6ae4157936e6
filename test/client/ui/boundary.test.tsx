// @vitest-environment happy-dom
/** One broken part: said in its place, and the rest of the screen works on. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { begin, type GuestState, now, set } from '../../../src/client/guest/first/state.ts'
import * as screens from '../../../src/client/guest/screens/more.tsx'
import { Boundary } from '../../../src/client/ui/boundary.tsx'
import type { Menu } from '../../../src/contract/menu.ts'
import { guest } from '../../../src/i18n/id/guest.ts'
import { aShop, MENU } from '../guest/phone.ts'

let root: HTMLElement
let logged: unknown[]

beforeEach(() => {
  logged = []
  vi.spyOn(console, 'error').mockImplementation((...said) => void logged.push(...said))
  document.documentElement.lang = 'id'
  root = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  render(null, root)
  root.remove()
  vi.restoreAllMocks()
})

const alert = () => root.querySelector('[role=alert]')?.textContent ?? ''
const button = (text: string) =>
  Array.from(root.querySelectorAll('button')).find(one => one.textContent === text)

describe('a part that cannot be drawn', () => {
  let isBroken = true
  const Part = () => {
    if (isBroken) throw new Error('broken')
    return <p>whole</p>
  }
  beforeEach(() => {
    isBroken = true
    act(() =>
      render(
        [
          <Boundary key="one">
            <Part />
          </Boundary>,
          <p key="other">beside it</p>,
        ],
        root,
      ),
    )
  })

  test('says so, leaves what stands beside it, and tells the console why', () => {
    expect(alert()).toContain('Bagian ini tidak dapat ditampilkan.')
    expect(root.textContent).toContain('beside it')
    expect(logged).toMatchObject([{ message: 'broken' }])
  })

  test('is drawn when it can be', () => {
    isBroken = false
    act(() => button('Coba lagi')?.click())
    expect(root.textContent).toBe('wholebeside it')
  })

  test('says so again when it still cannot', () => {
    act(() => button('Coba lagi')?.click())
    expect(alert()).toContain('Bagian ini tidak dapat ditampilkan.')
  })

  test("is said in the page's language", () => {
    document.documentElement.lang = 'en'
    act(() => button('Coba lagi')?.click())
    expect(alert()).toContain('This part cannot be shown.')
  })
})

describe('a product whose facts cannot be drawn', () => {
  beforeEach(() => {
    const spoilt = structuredClone(MENU) as { placements: { product: { care?: unknown } }[] }
    for (const { product } of spoilt.placements) delete product.care
    const more = { words: guest, screens }
    const wish: Partial<GuestState> = { more, session: { is: 'none' } }
    const first = aShop(spoilt as unknown as Menu, wish)
    begin(
      { ...first, place: { ...first.place, screen: { name: 'product', id: 'amplang' } } },
      () => undefined,
    )
    act(() => render(<screens.Screens state={now()} />, root))
  })

  test('still has its name, its price and its Add button', () => {
    expect(alert()).toContain('Bagian ini tidak dapat ditampilkan.')
    expect(root.querySelector('h1')?.textContent).not.toBe('')
    expect(button('Tambah, Rp25.000')).toBeDefined()
  })
})

test('a screen that cannot be drawn leads to the shop, and to the next screen', () => {
  const more = { words: guest, screens }
  const first = aShop(MENU, { more, session: { is: 'none' } })
  begin({ ...first, place: { ...first.place, screen: { name: 'orders' } } }, state =>
    render(<screens.Screens state={state} />, root),
  )
  act(() => set({ orders: [{ broken: true }] as never }))
  expect(alert()).toContain('Bagian ini tidak dapat ditampilkan.')
  expect(root.querySelector('[role=alert] a')?.getAttribute('href')).toBe(first.place.root)
  act(() => set({ orders: [], place: { ...first.place, screen: { name: 'cart' } } }))
  expect(alert()).toBe('')
})
