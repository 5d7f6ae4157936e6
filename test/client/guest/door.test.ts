// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepRoom, keptRoom, takeCode } from '../../../src/client/guest/first/door.ts'
import { begin } from '../../../src/client/guest/live.ts'
import { ROOM_CODE_LENGTH, toCode } from '../../../src/domain/ids.ts'
import { CATEGORIES } from '../../../src/domain/product.ts'
import { json } from '../network.ts'
import { blockStorage } from '../storage.ts'
import { OUTLET } from '../things.ts'
import { aPhone } from './phone.ts'

const CODE = toCode(new Uint8Array(16).fill(0xa7), ROOM_CODE_LENGTH)

function openAt(path: string): void {
  history.replaceState(null, '', path)
}

beforeEach(() => void aPhone())
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
