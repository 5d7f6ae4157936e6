/** A change of the register is an entry of the agency's log, in the transaction of the deed. */
import { beforeEach, describe, expect, test } from 'vitest'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import type { AgencyEntry } from '../../../src/domain/agency-entry.ts'
import { makerOf, productOf } from '../../../src/domain/agency-register.ts'
import { ENTRY_BYTES_MAX } from '../../../src/log/bundle.ts'
import { canonical } from '../../../src/log/canonical.ts'
import { opensHash } from '../../../src/log/hash.ts'
import { agencyEntries, openingsOf } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { saveAgencyAwaited } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { addProduct, addSeller } from '../../../src/server/storage/statements/city/register.ts'
import {
  type AgencyDone,
  addAgencyEntry,
  agencyLogTakes,
} from '../../../src/server/usecases/agency/add-entry.ts'
import { beginAgencyLog, openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { AGENCY, keepAgencyLog } from '../../support/agency.ts'
import { handHighWater, handSigner } from '../../support/log.ts'
import { sha256 } from '../../support/sha256.ts'
import { aProduct, aSeller } from '../../support/things.ts'
import { aCity, aHotel, type City } from '../../support/world.ts'

let world: City
const texts = () => world.storage.read(sql => agencyEntries(sql, AGENCY, 0, 1_000))
const entries = async () => (await texts()).map(text => JSON.parse(text) as AgencyEntry)
const add = (done: AgencyDone) =>
  world.storage.writeCity(sql => addAgencyEntry(sql, world, done, world.clock.now()))
const MAKER = { deed: 'maker', maker: makerOf(aSeller()), by: 'Bu Sari' } as const
const LEFT = { deed: 'retire-maker', id: 'dapur-demo', by: 'Bu Sari', note: 'pindah ke Samarinda' } as const

beforeEach(async () => {
  world = await aCity()
})

describe('an entry', () => {
  beforeEach(() => world.storage.writeCity(keepAgencyLog))

  test('has its number without a gap, also where deeds are undone', async () => {
    await add(MAKER)
    await world.storage
      .writeCity(async sql => {
        await addAgencyEntry(sql, world, MAKER, world.clock.now())
        throw new Error('undone')
      })
      .catch(() => undefined)
    await add({ deed: 'product', product: productOf(aProduct('dapur-demo/amplang')), by: null })
    expect((await entries()).map(({ number, deed }) => [number, deed])).toEqual([
      [1, 'maker'],
      [2, 'product'],
    ])
  })

  test('is canonical, and read by the contract as it is', async () => {
    await add({ deed: 'product', product: productOf(aProduct('dapur-demo/amplang')), by: 'Bu Sari' })
    const [text = ''] = await texts()
    expect(canonical(JSON.parse(text))).toBe(text)
    expect(readAgencyEntry(JSON.parse(text))).toEqual(JSON.parse(text))
  })

  test('names nobody, and holds nothing that somebody wrote', async () => {
    await add(LEFT)
    const [text = ''] = await texts()
    expect(text).not.toContain('Sari')
    expect(text).not.toContain('Samarinda')
  })

  test('is opened, field by field, by what lies beside it, and by nothing else', async () => {
    const { by = '', note = '' } = await add(LEFT)
    const openings = await world.storage.read(sql => openingsOf(sql, AGENCY, 1))
    const [who, what] = openings.map(({ salt, value }) => ({ salt, value: JSON.parse(value) as unknown }))
    expect([who?.value, what?.value]).toEqual(['Bu Sari', 'pindah ke Samarinda'])
    if (who === undefined || what === undefined) throw new Error('two openings')
    expect(opensHash(by, who, sha256)).toBe(true)
    expect(opensHash(note, what, sha256)).toBe(true)
    expect(opensHash(by, what, sha256)).toBe(false)
    expect(opensHash(by, { ...who, value: 'Bu Rina' }, sha256)).toBe(false)
    expect(opensHash(by, { ...who, salt: what.salt }, sha256)).toBe(false)
  })

  test('does not show that one person did two deeds', async () => {
    const [first, second] = [await add(MAKER), await add(MAKER)]
    expect(first.by).not.toBe(second.by)
  })

  test('that no bundle could hold undoes its deed', async () => {
    const about = { id: 'a'.repeat(ENTRY_BYTES_MAX), en: '' }
    await expect(add({ ...MAKER, maker: { ...MAKER.maker, about } })).rejects.toThrow('bytes at most')
    expect(await texts()).toEqual([])
  })

  test('waits while entries are missing', async () => {
    await world.storage.writeCity(sql => saveAgencyAwaited(sql, AGENCY, 7))
    expect(await world.storage.read(agencyLogTakes)).toBe('waits')
    await expect(add(MAKER)).rejects.toThrow('are missing')
  })
})

test('where the register is kept at a hub no entry is added', async () => {
  expect(await world.storage.read(agencyLogTakes)).toBe('elsewhere')
  await expect(add(MAKER)).rejects.toThrow('at the hub')
})

describe('a log that is opened', () => {
  const signer = handSigner()
  const highWater = handHighWater()
  const open = async (host: string) => {
    await openAgencyLog(world, signer, host)
    await beginAgencyLog({ ...world, signer, highWater })
  }

  test('enters nothing while entries are missing', async () => {
    await openAgencyLog(world, signer, 'etalase.test')
    const lacking = { ...highWater, read: async () => ({ size: 9, root: new Uint8Array(32) }) }
    await beginAgencyLog({ ...world, signer, highWater: lacking })
    expect([await texts(), await world.storage.read(agencyLogTakes)]).toEqual([[], 'waits'])
  })

  test('begins with what the register holds, and says nothing of it twice', async () => {
    await aHotel(world)
    await open('etalase.test')
    await open('moved.test')
    expect((await entries()).map(({ deed }) => deed)).toEqual([
      ...['maker', 'product', 'product', 'product'],
      'outlet',
    ])
    expect(await world.storage.read(agencyLogTakes)).toBe('entries')
  })

  test('keeps drafts and what an outlet has added itself to those who write them', async () => {
    await world.storage.writeCity(async sql => {
      await addSeller(sql, Object.assign(aSeller('rancangan'), { standing: 'draft' }))
      await addSeller(sql, aSeller('x-hotel-dapur'))
      await addProduct(sql, aProduct('dapur-demo/x-hotel-kain'))
    })
    await open('etalase.test')
    expect((await entries()).map(({ deed }) => deed)).toEqual(['maker', 'product', 'product', 'product'])
  })

  test('takes in what an older release has written beside it', async () => {
    await open('etalase.test')
    await aHotel(world)
    await open('etalase.test')
    expect((await entries()).at(-1)).toMatchObject({ deed: 'outlet', number: 5 })
  })

  test('refuses a key that is not its own', async () => {
    await open('etalase.test')
    signer.rotate(AGENCY)
    await expect(openAgencyLog(world, signer, 'etalase.test')).rejects.toThrow('log-keys lacks the key')
  })
})
