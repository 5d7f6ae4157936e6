/** The bell says what it can do as it is: a browser may have no sound, keep it for a tap, take it back, or lose its loudspeaker. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBell } from '../../../src/client/desk/sound/bell.ts'

/** A browser's sound, whose clock and state are in the test's hands. */
class Sound {
  state = 'suspended'
  currentTime = 0
  destination = {}
  onstatechange = () => undefined
  readonly strikes: number[] = []
  createDynamicsCompressor() {
    return { connect: () => undefined }
  }
  createGain() {
    const gain = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }
    return { gain, connect: () => undefined }
  }
  createOscillator() {
    const start = (at: number) => void this.strikes.push(at)
    return { frequency: { value: 0 }, connect: () => this.createGain(), start, stop: () => undefined }
  }
  async resume(): Promise<void> {
    this.state = 'running'
  }
}

let sound: Sound
beforeEach(() => {
  sound = new Sound()
  vi.stubGlobal('AudioContext', function AudioContext() {
    return sound
  })
})
afterEach(() => vi.unstubAllGlobals())

async function aBell() {
  const changed = vi.fn()
  const bell = createBell(changed)
  bell.start()
  await vi.waitFor(() => expect(changed).toHaveBeenCalled())
  return bell
}
const struck = () => new Set(sound.strikes).size

test('is off until a person touches the page, and missing where a browser has no sound', () => {
  expect(createBell(() => undefined).state()).toBe('off')
  vi.stubGlobal('AudioContext', undefined)
  const none = createBell(() => undefined)
  none.start()
  none.ring('order')
  expect(none.state()).toBe('missing')
})

test('an order rings four times, a call by phone once, and nothing where the browser has silenced it', async () => {
  const bell = await aBell()
  bell.ring('order')
  expect([bell.state(), struck()]).toEqual(['running', 4])
  sound.strikes.length = 0
  bell.ring('phone')
  expect(struck()).toBe(1)
  sound.strikes.length = 0
  sound.state = 'suspended'
  bell.ring('order')
  expect([bell.state(), struck()]).toEqual(['stopped', 0])
})

describe('is frozen', () => {
  test('while its clock stands still although it should run, and no longer once it goes on', async () => {
    const bell = await aBell()
    expect(bell.isFrozen()).toBe(false)
    expect(bell.isFrozen()).toBe(true)
    sound.currentTime = 1
    expect(bell.isFrozen()).toBe(false)
    expect(bell.isFrozen()).toBe(true)
  })

  test('never while it is not meant to run', async () => {
    const bell = await aBell()
    sound.state = 'suspended'
    expect([bell.isFrozen(), bell.isFrozen()]).toEqual([false, false])
  })
})
