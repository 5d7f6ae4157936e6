// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keptRoom, takeCode } from '../../../src/client/guest/first/door.ts'
import { now, set } from '../../../src/client/guest/first/state.ts'
import { begin } from '../../../src/client/guest/live.ts'
import { codeFromBefore } from '../../../src/client/guest/room.ts'
import { keepRoom } from '../../../src/client/guest/standing.ts'
import { ROOM_CODE_LENGTH, toCode } from '../../../src/domain/ids.ts'
import { CATEGORIES } from '../../../src/domain/product.ts'
import { json, noAnswer, problem } from '../network.ts'
import { blockStorage } from '../storage.ts'
import { OUTLET } from '../things.ts'
import { aPhone } from './phone.ts'

const CODE = toCode(new Uint8Array(16).fill(0xa7), ROOM_CODE_LENGTH)

function openAt(path: string): void {
  history.replaceState(null, '', path)
}

beforeEach(() => {
  sessionStorage.clear()
  void aPhone()
})
afterEach(() => vi.unstubAllGlobals())

describe("the QR's code", () => {
  test.each([CODE, CODE.toLowerCase()])('is taken once, and gone from the address: %s', code => {
    openAt(`/r/hotel-demo/en#${code}`)
    expect(takeCode()).toBe(code)
    expect(location.pathname + location.hash).toBe('/r/hotel-demo/en')
    expect(takeCode()).toBeNull()
  })

  test.each([
    ['in groups', CODE.replace(/(.{4})/g, '$1-')],
    ['in full-width letters', CODE.replace(/./g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0))],
    ['with joiners', CODE.replace(/(.{5})/g, '$1\u200B')],
  ])('is shown to the server %s as it was copied', async (_, code) => {
    const shop = aPhone()
    shop.answer('POST /api/door', json({ room: '512', kind: 'room' }))
    openAt(`/r/hotel-demo#${code}`)
    await begin(takeCode())
    expect(JSON.parse(shop.askedFor('POST /api/door')[0]?.body ?? '')).toEqual({ outlet: OUTLET, code: CODE })
  })

  test('leaves no entry behind in the history', () => {
    openAt(`/r/hotel-demo#${CODE}`)
    const before = history.length
    takeCode()
    expect(history.length).toBe(before)
  })

  test.each([...CATEGORIES, '', 'harga-terbaik-dari-kebun-kami'])('is no shelf: #%s stays', anchor => {
    openAt(`/r/hotel-demo#${anchor}`)
    expect(takeCode()).toBeNull()
    expect(location.hash).toBe(anchor === '' ? '' : `#${anchor}`)
  })
})

describe('a code that the server has not answered yet', () => {
  /** The page that comes in this one's place, in whichever language. */
  function nextPage(): void {
    openAt('/r/hotel-demo/en#en')
  }

  test('is found by the page that comes in its place', () => {
    openAt(`/r/hotel-demo#${CODE}`)
    takeCode()
    nextPage()
    expect(takeCode() ?? codeFromBefore()).toBe(CODE)
  })

  test('is no code of another outlet that is opened in the same tab', () => {
    openAt(`/r/hotel-demo#${CODE}`)
    takeCode()
    set({ outlet: { ...now().outlet, slug: 'mall-demo' } })
    expect(codeFromBefore()).toBeNull()
  })

  test.each([
    ['let in', json({ room: '512', kind: 'room' }), null],
    ['told that it is of no room here', problem('unknown-room', 404), null],
    ['not heard', noAnswer, CODE],
    ['asked to wait', problem('too-many', 429), CODE],
  ])('is kept until it is needed no more: %s', async (_, answer, kept) => {
    const shop = aPhone()
    shop.answer('POST /api/door', answer)
    openAt(`/r/hotel-demo#${CODE}`)
    await begin(takeCode())
    expect(codeFromBefore()).toBe(kept)
  })

  test('stays in the address where nothing can be kept, and is wiped once it is answered', async () => {
    const shop = aPhone()
    shop.answer('POST /api/door', json({ room: '512', kind: 'room' }))
    blockStorage()
    openAt(`/r/hotel-demo/p/amplang#${CODE}`)
    const code = takeCode()
    expect(location.hash).toBe(`#${CODE}`)
    await begin(code)
    expect(location.pathname + location.hash).toBe('/r/hotel-demo/p/amplang')
  })

  test.each([
    ['of this outlet', `/r/hotel-demo#${CODE}`, CODE],
    ['of this outlet, at a product', `/r/hotel-demo/p/amplang#${CODE}`, CODE],
    ['of another outlet', `/r/hotel-demo-2#${CODE}`, null],
    ['with the name of a shelf', '/r/hotel-demo#sea', null],
    ['without any', '/r/hotel-demo', null],
  ])('is read off the page before, whose script never ran: one %s', (_, address, code) => {
    nextPage()
    vi.stubGlobal('navigation', { activation: { from: { url: location.origin + address } } })
    expect(codeFromBefore()).toBe(code)
  })

  test('is not looked for where a browser tells of no page before', () => {
    nextPage()
    vi.stubGlobal('navigation', { activation: { from: null } })
    expect(codeFromBefore()).toBeNull()
  })
})

describe('the room a device was last in', () => {
  test('is known at the next visit, and forgotten when told', () => {
    keepRoom({ name: '512', kind: 'room' })
    expect(keptRoom(OUTLET)).toEqual({ name: '512', kind: 'room' })
    expect(keptRoom('mall-demo')).toBeNull()
    keepRoom(null)
    expect(keptRoom(OUTLET)).toBeNull()
  })

  test('is nobody where storage is blocked', () => {
    blockStorage()
    expect(() => keepRoom({ name: '512', kind: 'room' })).not.toThrow()
    expect(keptRoom(OUTLET)).toBeNull()
  })
})
