/** A copy of the agency's log that may lack entries: nobody writes there before a person has said what it is. */
import { beforeEach, describe, expect, test } from 'vitest'
import { makerOf } from '../../../src/domain/agency-register.ts'
import { agencyEntries } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { findAgencyLog, findAgencyLogOf } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { addSeller } from '../../../src/server/storage/statements/city/register.ts'
import { saveAlias } from '../../../src/server/storage/statements/city/register-changes.ts'
import { addAgencyEntry, agencyLogTakes } from '../../../src/server/usecases/agency/add-entry.ts'
import {
  agencyWhole,
  agencyWholeSays,
  beginAgencyAnew,
  doubtAgency,
  sayAgencyNewest,
} from '../../../src/server/usecases/agency/doubt.ts'
import { beginAgencyLog, enterRegister, openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import type { Sealing } from '../../../src/server/usecases/log/seal.ts'
import { AGENCY } from '../../support/agency.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { aSeller } from '../../support/things.ts'
import { aCity, type City } from '../../support/world.ts'

type Agency = City & Sealing & { readonly signer: HandSigner }
const signer = handSigner()
let world: Agency

async function anAgency(place: string, highWater = handHighWater()): Promise<Agency> {
  const agency = { ...(await aCity(undefined, place)), signer, highWater }
  await openAgencyLog(agency, signer, 'etalase.test')
  await beginAgencyLog(agency)
  return agency
}
const enter = (of: City) =>
  of.storage.writeCity(sql =>
    addAgencyEntry(sql, of, { deed: 'maker', maker: makerOf(aSeller()), by: null }, of.clock.now()),
  )
const takes = (of: City) => of.storage.read(agencyLogTakes)

beforeEach(async () => {
  world = await anAgency('first')
  await sealAgencyLog(world)
})

test('a whole log is said to be whole, and cannot begin anew', async () => {
  expect(await agencyWhole(world)).toEqual({ is: 'whole', entries: 4 })
  await sayAgencyNewest(world)
  expect(await beginAgencyAnew(world, signer, 'Pak Budi')).toBeNull()
  expect(await takes(world)).toBe('entries')
})

test('one that was carried elsewhere takes nothing until somebody says that it is the newest', async () => {
  await doubtAgency(world)
  expect([(await agencyWhole(world))?.is, await takes(world)]).toEqual(['doubted', 'waits'])
  expect(await beginAgencyAnew(world, signer, 'Pak Budi')).toBeNull()
  await sayAgencyNewest(world)
  expect([(await agencyWhole(world))?.is, await takes(world)]).toEqual(['whole', 'entries'])
  await enter(world)
  expect(await sealAgencyLog(world)).toBe(5)
})

describe('one that lacks what was signed for', () => {
  let back: Agency
  beforeEach(async () => {
    const marks = handHighWater()
    const lost = await anAgency('lost', marks)
    await enter(lost)
    await sealAgencyLog(lost)
    back = { ...world, highWater: marks }
  })

  test('is never the newest, whoever says so', async () => {
    const whole = await agencyWhole(back)
    expect(whole).toEqual({ is: 'lacking', entries: 4, upTo: 5 })
    expect(whole && agencyWholeSays(whole)).toContain('accept-loss agency')
    await sayAgencyNewest(back)
    expect(await takes(back)).toBe('waits')
  })

  test('is not said what came into its register meanwhile, which an adopted outlet may bring', async () => {
    await agencyWhole(back)
    await back.storage.writeCity(async sql => {
      await addSeller(sql, aSeller('dapur-baru'))
      await enterRegister(sql, back)
    })
    expect((await back.storage.read(findAgencyLog))?.issued).toBe(4)
  })

  test('begins anew under another name with all that the register holds, where its loss is accepted', async () => {
    expect(await beginAgencyAnew(back, signer, 'Pak Budi')).toBe('etalase.test/agency-2')
    expect(await sealAgencyLog(back)).toBe(4)
    const { log, old, entries } = await back.storage.read(async sql => ({
      log: await findAgencyLog(sql),
      old: await findAgencyLogOf(sql, AGENCY),
      entries: await agencyEntries(sql, 'etalase.test/agency-2', 0, 99),
    }))
    expect([log?.origin, log?.signedSize, old?.standing, entries.length]).toEqual([
      'etalase.test/agency-2',
      ...[4, 'past', 4],
    ])
    await openAgencyLog(back, signer, 'etalase.test')
    expect((await back.storage.read(findAgencyLog))?.origin).toBe('etalase.test/agency-2')
  })

  test('says anew what is counted as what, once', async () => {
    const alias = { product: 'dapur-demo/x-hotel-demo-kain', standsFor: 'dapur-demo/amplang', at: 0 }
    await back.storage.writeCity(sql => saveAlias(sql, alias))
    await beginAgencyAnew(back, signer, 'Pak Budi')
    await beginAgencyLog(back)
    const entries = await back.storage.read(sql => agencyEntries(sql, 'etalase.test/agency-2', 0, 99))
    expect(entries.map(text => JSON.parse(text)).filter(({ deed }) => deed === 'alias')).toMatchObject([
      { from: alias.product, to: alias.standsFor },
    ])
  })
})
