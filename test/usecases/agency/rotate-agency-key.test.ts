/** The agency's key is changed, in good order or because it was stolen; and what opens entries is erased: boxes go on. */
import { beforeEach, expect, test } from 'vitest'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import { makerOf } from '../../../src/domain/agency-register.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { formatKey, parseNote, signaturesBy } from '../../../src/log/note.ts'
import { agencyEntries, openingsOf } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { findAgencyLog } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { addAgencyEntry } from '../../../src/server/usecases/agency/add-entry.ts'
import { openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { pullAgencyLog } from '../../../src/server/usecases/agency/pull.ts'
import { rotateAgencyKey } from '../../../src/server/usecases/agency/rotate.ts'
import { sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import { forgetOfficers } from '../../../src/server/usecases/forget-lapsed.ts'
import type { Sealing } from '../../../src/server/usecases/log/seal.ts'
import { agencyLink } from '../../support/agency.ts'
import { crypto } from '../../support/crypto.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { handHighWater } from '../../support/log.ts'
import { aSeller } from '../../support/things.ts'
import { aCity, type City } from '../../support/world.ts'

const ORIGIN = 'hub.test/agency'
let hub: ServedHub
let agency: Sealing
let first: City

async function enter(many: number): Promise<void> {
  await agency.storage.writeCity(async sql => {
    const done = { deed: 'maker', maker: makerOf(aSeller()), by: 'Bu Sari', note: 'ditulis' } as const
    for (let i = 0; i < many; i++) await addAgencyEntry(sql, agency, done, agency.clock.now())
  })
  await sealAgencyLog(agency)
}
const signed = async () => (await agency.storage.read(findAgencyLog))?.signed ?? ''
/** A box with a hub that may show another head than its own. */
const boxOf = (city: City, head?: string) => {
  const agencyOf = agencyLink(hub.app)
  agencyOf.twist = (answer, path) =>
    head !== undefined && path === 'checkpoint' ? { ...answer, body: Buffer.from(head) } : answer
  return { ...city, crypto, link: hub.link, hubKey: hub.hubKey, read: readAgencyEntry, agency: agencyOf }
}
const pulled = async (city: City, head?: string) => (await pullAgencyLog(boxOf(city, head))).is

beforeEach(async () => {
  first = await aCity()
  hub = await aHub(first.clock)
  await openAgencyLog(hub.hub, hub.signer, 'hub.test')
  agency = { ...hub.hub, highWater: handHighWater() }
  await enter(3)
  await pulled(first)
  first.clock.pass(1_000)
})

test.each([false, true])('boxes follow the new key at once, stolen or not: %s', async isStolen => {
  const key = await rotateAgencyKey(agency, hub.signer, isStolen)
  const note = parseNote(await signed())
  expect(key && note && signaturesBy([key], note)).toHaveLength(1)
  expect(await pulled(first)).toBe('whole')
  await enter(2)
  expect(await pulled(first)).toBe('whole')
  await openAgencyLog(hub.hub, hub.signer, 'hub.test')
})

test('what the one before has signed counts where it was not stolen, and nowhere where it was', async () => {
  const old = await signed()
  await rotateAgencyKey(agency, hub.signer, false)
  expect(await pulled(await aCity(undefined, 'in good order'), old)).toBe('whole')
  await rotateAgencyKey(agency, hub.signer, true)
  first.clock.pass(1_000)
  expect(await pulled(await aCity(undefined, 'stolen'), old)).toBe('wrong-key')
})

test('it is an act of whoever sits at the console', async () => {
  const key = await rotateAgencyKey(agency, hub.signer, true)
  const acts = await agency.storage.read(sql => sql.all('SELECT what, subject, body FROM acts'))
  expect(acts).toHaveLength(1)
  expect(JSON.stringify(acts)).toContain(key && formatKey(key))
})

test('where no log is kept there is no key to change', async () => {
  expect(await rotateAgencyKey({ ...agency, ...first }, hub.signer, false)).toBeNull()
})

test('what opens an entry is erased after a year, and the entry is proven as it was', async () => {
  const texts = () => agency.storage.read(sql => agencyEntries(sql, ORIGIN, 0, 99))
  const openings = () => agency.storage.read(sql => openingsOf(sql, ORIGIN, 1))
  const before = await texts()
  expect(await openings()).toHaveLength(2)
  first.clock.pass(400 * DAY_MS)
  await forgetOfficers(hub.hub)
  expect([await openings(), await texts()]).toEqual([[], before])
  const later = await aCity(undefined, 'later')
  expect(await pulled(later)).toBe('whole')
  expect(await later.storage.read(sql => agencyEntries(sql, ORIGIN, 0, 99))).toEqual(before)
})
