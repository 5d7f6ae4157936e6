// @vitest-environment happy-dom
/** Where a desk is, by its address and by what the device remembers. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  deskPath,
  isBare,
  readDeskAddress,
  rememberedOutlet,
  rememberOutlet,
} from '../../../src/client/desk/address.ts'
import { SCREEN_NAMES } from '../../../src/client/desk/screens.ts'
import { blockStorage } from '../storage.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

describe('an address', () => {
  test.each(SCREEN_NAMES)('of %s leads back to where it was made', screen => {
    expect(readDeskAddress(deskPath('hotel-demo', screen))).toEqual({ outlet: 'hotel-demo', screen })
  })

  test('that names no screen, or none there is, is the board', () => {
    expect(readDeskAddress('/desk/hotel-demo')).toEqual({ outlet: 'hotel-demo', screen: 'board' })
    expect(readDeskAddress('/desk/hotel-demo/nothing')).toEqual({ outlet: 'hotel-demo', screen: 'board' })
  })

  test.each(['/desk', '/desk/', '/desk/No%20Outlet', '/desk/-'])('%s names no outlet', path => {
    expect(readDeskAddress(path).outlet).toBeNull()
  })

  test('is left to the device by /desk alone: whatever else is written asks for an outlet', () => {
    expect(['/desk', '/desk/'].map(isBare)).toEqual([true, true])
    expect(['/desk/No%20Outlet', '/desk/hotel-demo', '/desks'].map(isBare)).toEqual([false, false, false])
  })
})

describe('the outlet of this device', () => {
  test('is the one that it was at last', () => {
    expect(rememberedOutlet()).toBeNull()
    for (const outlet of ['mall-demo', 'hotel-demo']) rememberOutlet(outlet)
    expect(rememberedOutlet()).toBe('hotel-demo')
  })

  test('is none where nothing can be kept', () => {
    blockStorage()
    rememberOutlet('hotel-demo')
    expect(rememberedOutlet()).toBeNull()
  })
})
