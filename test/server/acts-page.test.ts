/** What was done, as those who answer for people read it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/time.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aSite, atAgency, atDesk, CLERK, MANAGER, OTHER_HOTEL, type Served } from './support.ts'

let served: Served
let manager: Browser
beforeEach(async () => {
  served = await aSite()
  manager = await atDesk(served, MANAGER)
})
afterEach(() => served.stop())

const setPrice = (price: number) =>
  manager.value('changePlacement', { params: { placement: 'madu' }, body: { price } })
const acts = async (query = {}, browser = manager) => (await browser.value('acts', { query })).acts
const said = async (query = {}) => (await acts(query)).map(({ who, what, on }) => [who, what, on].join(' '))

test('the newest comes first, with what it changed and its product by name', async () => {
  await setPrice(68_000)
  const [first] = await acts()
  expect(first).toMatchObject({
    by: 'manager',
    who: MANAGER.staff,
    what: 'change-placement',
    on: 'madu',
    name: { id: 'madu enak' },
    changed: { price: { from: 60_000, to: 68_000 } },
  })
})

test('it is found by a part of a name, of a thing, of a product, whatever the capitals', async () => {
  await setPrice(68_000)
  await atDesk(served)
  const priced = `${MANAGER.staff} change-placement madu`
  expect(await said({ find: 'manaj' })).toEqual([priced, `${MANAGER.staff} sign-in ${MANAGER.staff}`])
  expect(await said({ find: 'MADU' })).toEqual([priced])
  expect(await said({ find: 'Good ma' })).toEqual([priced])
  expect(await said({ find: 'dapur' }), 'the maker is not its name').toEqual([])
  expect(await said({ find: 'Petug' })).toEqual([`${CLERK.staff} sign-in ${CLERK.staff}`])
  expect(await said({ find: '%' })).toEqual([])
  expect(await said({ find: '_adu' })).toEqual([])
})

test('it is found by a day of the outlet’s, from midnight to midnight', async () => {
  // 2026-11-24, 11.00 in the outlet.
  const day = (await acts())[0]?.at.slice(0, 10) ?? ''
  served.city.clock.pass(DAY_MS)
  manager = await atDesk(served, MANAGER)
  await setPrice(68_000)
  expect(await said({ day })).toEqual([`${MANAGER.staff} sign-in ${MANAGER.staff}`])
  expect(await said({ day, find: 'madu' })).toEqual([])
  expect(await said({ day: '2026-01-01' })).toEqual([])
})

test('page by page each is told once, to the last', async () => {
  for (let price = 1; price <= 120; price++) await setPrice(price)
  const seen: number[] = []
  let before: number | null = null
  let pages = 0
  do {
    const query: { before?: string } = before === null ? {} : { before: String(before) }
    const page: { acts: readonly { seq: number }[]; next: number | null } = await manager.value('acts', {
      query,
    })
    seen.push(...page.acts.map(({ seq }) => seq))
    before = page.next
    pages++
  } while (before !== null)
  expect([pages, seen.length, new Set(seen).size]).toEqual([3, 121, 121])
  expect(seen).toEqual([...seen].sort((a, b) => b - a))
})

test('of another outlet, and of the agency, nothing is told', async () => {
  await atDesk(served, MANAGER, OTHER_HOTEL)
  const agency = await atAgency(served)
  await agency.value('evaluation', { query: {} })
  expect((await acts()).every(({ what }) => what === 'sign-in')).toBe(true)
  expect(await manager.code('acts', { query: { outlet: OTHER_HOTEL } })).toBe('session-required')
  const { acts: ofAgency } = await agency.value('agencyActs', { query: {} })
  expect(ofAgency.map(({ what }) => what)).toEqual(['read-evaluation', 'sign-in'])
})

test('a clerk, and whoever may not people, read none', async () => {
  expect(await (await atDesk(served)).code('acts', { query: {} })).toBe('not-allowed')
  await served.city.storage.write(HOTEL, sql => sql.run("UPDATE staff SET rights = 'sell shelf correct'"))
  expect(await manager.code('acts', { query: {} })).toBe('not-allowed')
})
