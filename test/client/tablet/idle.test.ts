// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { keptCart } from '../../../src/client/guest/first/cart.ts'
import { now } from '../../../src/client/guest/first/state.ts'
import { beginWatch, watchIdle } from '../../../src/client/tablet/idle.ts'
import { setTablet, tabletNow } from '../../../src/client/tablet/state.ts'
import { READY } from '../guest/phone.ts'
import { OUTLET } from '../things.ts'
import { aTablet } from './room.ts'

beforeAll(watchIdle)
beforeEach(() => {
  vi.useFakeTimers()
  aTablet(READY)
  beginWatch()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000)
const input = (kind: string) => window.dispatchEvent(new Event(kind))
const seen = () => (tabletNow().resting ? 'window' : tabletNow().asking ? 'question' : 'shop')

describe('a tablet left alone', () => {
  test('asks after a minute and a half, and rests half a minute later', () => {
    pass(89)
    expect(seen()).toBe('shop')
    pass(1)
    expect(seen()).toBe('question')
    pass(29)
    expect(seen()).toBe('question')
    pass(1)
    expect(seen()).toBe('window')
  })

  test('does not ask somebody who goes on tapping', () => {
    for (let taps = 0; taps < 10; taps++) {
      pass(80)
      input('pointerdown')
    }
    expect(seen()).toBe('shop')
    pass(90)
    expect(seen()).toBe('question')
  })

  test('keeps the basket of the stay, and goes back to the menu', () => {
    pass(120)
    expect(now().place.screen).toEqual({ name: 'menu' })
    expect(now().cart.lines).toEqual({ amplang: 2 })
  })

  test('forgets what was picked while nobody was checked in', () => {
    aTablet({ ...READY, session: { is: 'none' }, cart: { ...now().cart, stay: null } })
    beginWatch()
    pass(120)
    expect(now().cart.lines).toEqual({})
    expect(keptCart(OUTLET).lines).toEqual({})
  })

  test('closes the paper that was offered, and looks for nothing any more', () => {
    setTablet({ paper: 'https://x/k/hotel-demo/1#token' })
    pass(120)
    expect(tabletNow().paper).toBeNull()
    expect(now().filter).toBeNull()
  })
})

describe('the question', () => {
  beforeEach(() => pass(100))

  test.each(['click', 'keyup'])('is gone at a %s', kind => {
    input(kind)
    expect(seen()).toBe('shop')
  })

  test('stays a moment after a touch begins: the tap must not fall on what lies below', () => {
    input('pointerdown')
    expect(seen()).toBe('question')
    pass(1)
    expect(seen()).toBe('shop')
  })

  test('answered, leaves all the time again', () => {
    input('click')
    pass(89)
    expect(seen()).toBe('shop')
    pass(31)
    expect(seen()).toBe('window')
  })
})

describe('a tablet that slept', () => {
  test('through the answer rests at the first touch: whoever touches may be another guest', () => {
    vi.setSystemTime(Date.now() + 3_600_000)
    input('pointerdown')
    expect(seen()).toBe('window')
  })

  test('rests as it wakes', () => {
    vi.setSystemTime(Date.now() + 3_600_000)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(seen()).toBe('window')
  })

  test('is not kept awake by a clock that was set back', () => {
    vi.setSystemTime(Date.now() - 3_600_000)
    pass(120)
    expect(seen()).toBe('window')
  })
})
