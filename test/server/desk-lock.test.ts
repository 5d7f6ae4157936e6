/** A desk that is locked rings and is present, and does and tells nothing else until somebody proves who they are. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aSite, atDesk, CLERK, MANAGER, type Served } from './support.ts'

const TODAY = { 'etalase-contract': String(CONTRACT_VERSION) }
let served: Served
let desk: Browser
beforeEach(async () => {
  served = await aSite()
  desk = await atDesk(served)
  await desk.value('lockDesk', {})
})
afterEach(() => served.stop())

const prove = (pin: string) => desk.code('proveAtDesk', { body: { pin } }, TODAY)
const rooms = (browser = desk) => browser.code('deskRooms', {}, TODAY)

test('its board goes on ringing, and it is there', async () => {
  expect(await desk.code('board', {}, TODAY)).toBe('ok')
  expect(await desk.value('presence', { body: { sound: true, visible: true } })).toEqual({ attended: true })
  expect(await desk.value('deskSignIn', { query: { outlet: HOTEL } })).toMatchObject({ isLocked: true })
})

test('nothing is read of guests, and nothing is done', async () => {
  const of512 = { params: { room: '512' } }
  expect(await rooms()).toBe('desk-locked')
  expect(await desk.code('checkIn', { ...of512, body: {} }, TODAY)).toBe('desk-locked')
  expect(await desk.code('documents', { query: {} }, TODAY)).toBe('desk-locked')
})

test('the PIN of whoever is signed in opens it, and no other', async () => {
  expect(await prove(MANAGER.pin)).toBe('wrong-pin')
  expect(await rooms()).toBe('desk-locked')
  expect(await prove(CLERK.pin)).toBe('ok')
  expect(await rooms()).toBe('ok')
  expect(await desk.value('deskSignIn', { query: { outlet: HOTEL } })).not.toHaveProperty('isLocked')
})

test('another signs in instead, or it is left', async () => {
  await desk.value('openDeskSession', { body: { outlet: HOTEL, ...MANAGER } })
  expect(await rooms()).toBe('ok')
  await desk.value('lockDesk', {})
  expect(await desk.code('closeDeskSession', {}, TODAY)).toBe('ok')
})

test('a manager’s work is locked with it, and other desks are not', async () => {
  const [manager, other] = [await atDesk(served, MANAGER), await atDesk(served)]
  await manager.value('lockDesk', {})
  expect(await manager.code('managedRooms', {}, TODAY)).toBe('desk-locked')
  expect(await rooms(other)).toBe('ok')
})
