// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EMPTY } from '../../../src/client/guest/first/cart.ts'
import type { GuestState } from '../../../src/client/guest/first/state.ts'
import { isGuestSeam } from '../../../src/client/guest/seam.ts'
import { isTabletSeam } from '../../../src/client/tablet/seam.ts'
import type { TabletState } from '../../../src/client/tablet/state.ts'
import { anOrder, OUTLET, STAY } from '../things.ts'
import { aShop, MENU } from './phone.ts'

const WAITING = {
  outlet: OUTLET,
  owner: STAY,
  id: anOrder().id,
  subject: anOrder().id,
  seq: 1,
  command: { type: 'cancel' },
  contract: 1,
  agreedAtMs: 0,
  tries: 1,
  state: { type: 'waiting', heldUntilMs: 0 },
  saved: true,
} as const
const SETTLED = {
  ...WAITING,
  state: { type: 'settled', verdict: { type: 'accepted' }, atMs: 0, told: true, over: false },
} as const

const at = (screen: GuestState['place']['screen'], wish: Partial<GuestState> = {}) => {
  const shop = aShop(MENU, wish)
  return { ...shop, place: { ...shop.place, screen } }
}
const MENU_SCREEN = { name: 'menu' } as const

const BUSY: [string, GuestState][] = [
  ['with a basket', at(MENU_SCREEN, { cart: { ...EMPTY, lines: { amplang: 1 } } })],
  ['with an order that waits', at(MENU_SCREEN, { outbox: [WAITING] })],
  [
    'with an order that the guest must be asked about',
    at(MENU_SCREEN, { outbox: [{ ...WAITING, state: { type: 'asking' } }] }),
  ],
  ['while an order is being sent', at(MENU_SCREEN, { sending: true })],
]

function lookedAt(visibility: DocumentVisibilityState, touched: boolean, ageMs: number): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility)
  vi.spyOn(performance, 'now').mockReturnValue(ageMs)
  Object.defineProperty(navigator, 'userActivation', {
    value: { hasBeenActive: touched, isActive: false },
    configurable: true,
  })
}
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'userActivation')
})

describe('a guest’s page put away', () => {
  beforeEach(() => lookedAt('hidden', true, 3_600_000))

  test('may give way when nothing is picked and nothing waits', () => {
    expect(isGuestSeam(at(MENU_SCREEN))).toBe(true)
    expect(isGuestSeam(at({ name: 'orders' }, { outbox: [SETTLED] }))).toBe(true)
  })

  test.each(BUSY)('may not %s', (_, state) => expect(isGuestSeam(state)).toBe(false))

  test.each<GuestState['place']['screen']>([{ name: 'cart' }, { name: 'order', id: anOrder().id }])(
    'may not on the screen %j',
    screen => expect(isGuestSeam(at(screen))).toBe(false),
  )

  test('may not while something is said that will not be said again', () => {
    expect(isGuestSeam(at(MENU_SCREEN, { trouble: { kind: 'stay-ended', unplaced: 1 } }))).toBe(false)
  })
})

describe('a guest’s page that is looked at', () => {
  test('may give way in its first moments, untouched', () => {
    lookedAt('visible', false, 2_000)
    expect(isGuestSeam(at(MENU_SCREEN))).toBe(true)
  })

  test.each([
    ['was touched', true, 2_000],
    ['is being read', false, 60_000],
  ])('may not once it %s', (_, touched, ageMs) => {
    lookedAt('visible', touched, ageMs)
    expect(isGuestSeam(at(MENU_SCREEN))).toBe(false)
  })

  test('may not where the browser cannot tell whether it was touched', () => {
    lookedAt('visible', false, 2_000)
    Reflect.deleteProperty(navigator, 'userActivation')
    expect(isGuestSeam(at(MENU_SCREEN))).toBe(false)
  })
})

describe('a tablet', () => {
  const RESTING: TabletState = {
    binding: { outlet: OUTLET, room: '512', kind: 'room' },
    resting: true,
    asking: false,
    sealed: false,
    paper: null,
    nowMs: 0,
  }

  test('may give way at rest, with nothing picked and nothing that waits', () => {
    expect(isTabletSeam(RESTING, at(MENU_SCREEN))).toBe(true)
  })

  test('may not while its shop is open', () => {
    expect(isTabletSeam({ ...RESTING, resting: false }, at(MENU_SCREEN))).toBe(false)
  })

  test('may not while a kwitansi is offered', () => {
    expect(isTabletSeam({ ...RESTING, paper: '/k/x/1' }, at(MENU_SCREEN))).toBe(false)
  })

  test.each(BUSY)('may not %s', (_, state) => expect(isTabletSeam(RESTING, state)).toBe(false))
})
