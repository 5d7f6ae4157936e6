/** Which tries of a PIN are counted where, and how long a terminal is remembered as somebody's. */
import { beforeEach, expect, test } from 'vitest'
import { PIN_ALLOWANCES } from '../../src/domain/pin.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { type Taken, type Trier, takeTry, wasRight } from '../../src/server/usecases/staff/pin-tries.ts'
import { codeOf, valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, type City } from '../support/world.ts'

const DEWI: Trier = { outlet: HOTEL, person: 'Dewi', device: 'meja', isEnrolled: true }
const BUDI: Trier = { ...DEWI, person: 'Budi' }

let world: City
beforeEach(async () => {
  world = await aCity()
})
const attempt = (trier: Trier) => world.storage.write(HOTEL, sql => takeTry(sql, trier, world.clock.now()))
async function signIn(trier: Trier): Promise<Taken> {
  const taken = valueIn(await attempt(trier))
  await world.storage.write(HOTEL, sql => wasRight(sql, trier, taken, world.clock.now()))
  return taken
}

test('a terminal is known to whoever has signed in there, and to nobody else', async () => {
  expect((await signIn(DEWI)).kind).toBe('other')
  expect((await signIn(DEWI)).kind).toBe('known')
  expect((await signIn(BUDI)).kind).toBe('other')
})

test('it stays known for as long as its person comes back within ninety days, and not a day longer', async () => {
  await signIn(DEWI)
  for (let i = 0; i < 3; i++) {
    world.clock.pass(89 * DAY_MS)
    expect((await signIn(DEWI)).kind).toBe('known')
  }
  world.clock.pass(90 * DAY_MS)
  await signIn(BUDI)
  expect((await signIn(DEWI)).kind).toBe('other')
})

test('right ones use nothing up, wrong ones do, and at other terminals there are some left', async () => {
  const { burst } = PIN_ALLOWANCES.known.each
  for (let i = 0; i < 2 * burst; i++) await signIn(DEWI)
  for (let i = 0; i < burst; i++) valueIn(await attempt(DEWI))
  expect(codeOf(await attempt(DEWI))).toBe('too-many')
  expect(codeOf(await attempt({ ...DEWI, device: 'lobi' }))).toBe('ok')
})

test('a device that nobody enrolled has no count of its own', async () => {
  const stranger = { ...DEWI, isEnrolled: false }
  for (let i = 0; i < PIN_ALLOWANCES.other.together.burst; i++)
    expect(valueIn(await attempt({ ...stranger, device: `device ${i}` })).isOwn).toBe(false)
  expect(codeOf(await attempt({ ...stranger, device: 'another' }))).toBe('too-many')
})
