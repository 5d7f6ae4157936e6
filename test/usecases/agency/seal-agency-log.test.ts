/** From a change of the register to its seal, and what keeps the agency's log from ever saying two things. */
import { beforeEach, describe, expect, test } from 'vitest'
import { makerOf } from '../../../src/domain/agency-register.ts'
import { parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { leafHash } from '../../../src/log/hash.ts'
import { parseNote, verifyNote } from '../../../src/log/note.ts'
import { rangeHash } from '../../../src/log/tree.ts'
import { agencyEntries } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { agencyKeys, findAgencyLog } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { addAgencyEntry, agencyLogTakes } from '../../../src/server/usecases/agency/add-entry.ts'
import { beginAgencyLog, openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { isAgencyBehind, sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import { readKey } from '../../../src/server/usecases/log/open-logs.ts'
import { LogForked, type Sealing } from '../../../src/server/usecases/log/seal.ts'
import { completeOf } from '../../log/naive-tree.ts'
import { AGENCY } from '../../support/agency.ts'
import { crypto } from '../../support/crypto.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { sha256 } from '../../support/sha256.ts'
import { aSeller } from '../../support/things.ts'
import { aCity, type City } from '../../support/world.ts'

/** What the register of a city of these tests holds at first. */
const FIRST = 4

type Agency = City &
  Sealing & { readonly signer: HandSigner; readonly highWater: ReturnType<typeof handHighWater> }
let world: Agency

async function anAgency(place?: string, marks = handHighWater()): Promise<Agency> {
  const city = await aCity(undefined, place)
  const agency = { ...city, signer: handSigner(), highWater: marks }
  await openAgencyLog(agency, agency.signer, 'etalase.test')
  await beginAgencyLog({ ...agency, highWater: handHighWater() })
  return agency
}
const enter = (of: City, name: string) => {
  const maker = makerOf({ ...aSeller(), name })
  return of.storage.writeCity(sql =>
    addAgencyEntry(sql, of, { deed: 'maker', maker, by: null }, of.clock.now()),
  )
}
const logOf = async ({ storage }: City) => {
  const log = await storage.read(findAgencyLog)
  if (log === null) throw new Error('no log')
  return log
}

beforeEach(async () => {
  world = await anAgency()
})

test('a seal is of the tree that the entries make, under the key that the log knows', async () => {
  for (let i = 0; i < 300; i++) await enter(world, `Dapur ${i}`)
  expect(await sealAgencyLog(world)).toBe(FIRST + 300)
  const note = parseNote((await logOf(world)).signed)
  const keys = await world.storage.read(sql => agencyKeys(sql, AGENCY))
  const known = keys.map(({ vkey }) => readKey(vkey))
  expect(note && verifyNote(note, known, crypto)).toHaveLength(1)
  const texts = await world.storage.read(sql => agencyEntries(sql, AGENCY, 0, 1_000))
  const leaves = texts.map(text => leafHash(Buffer.from(text), sha256))
  expect(note && parseCheckpoint(note.text)).toEqual({
    origin: AGENCY,
    size: FIRST + 300,
    root: new Uint8Array(rangeHash({ start: 0, end: leaves.length }, completeOf(leaves), sha256)),
  })
})

test('what is sealed is signed once, and a new key signs it anew', async () => {
  expect(await isAgencyBehind(world)).toBe(true)
  await sealAgencyLog(world)
  await sealAgencyLog(world)
  expect([await isAgencyBehind(world), world.signer.signed.length]).toEqual([false, 1])
  world.signer.rotate(AGENCY)
  await sealAgencyLog(world)
  expect(world.signer.signed).toHaveLength(2)
})

test('nothing is signed before its mark is raised', async () => {
  world.highWater.raise = () => Promise.reject(new Error('the disk is full'))
  await expect(sealAgencyLog(world)).rejects.toThrow('the disk is full')
  expect(world.signer.signed).toEqual([])
})

describe('a backup that was put back', () => {
  let back: Agency
  beforeEach(async () => {
    await enter(world, 'Dapur yang hilang')
    await sealAgencyLog(world)
    back = await anAgency('put back', world.highWater)
  })

  test('is signed at no size that was signed before, and takes no entry in the place of one that is lost', async () => {
    expect(await sealAgencyLog(back)).toBeNull()
    expect(await back.storage.read(agencyLogTakes)).toBe('waits')
    await expect(enter(back, 'Dapur lain')).rejects.toThrow('are missing')
    expect(back.signer.signed).toEqual([])
  })

  test('that was written in before anybody looked is never signed', async () => {
    await enter(back, 'Dapur lain')
    await expect(sealAgencyLog(back)).rejects.toThrow(LogForked)
    await enter(back, 'Dapur lagi')
    await expect(sealAgencyLog(back)).rejects.toThrow(LogForked)
    expect(back.signer.signed).toEqual([])
  })

  test('without any mark is not known to be the newest: nothing is written', async () => {
    await sealAgencyLog({ ...back, highWater: handHighWater() })
    const elsewhere = { ...back, highWater: handHighWater() }
    await elsewhere.storage.writeCity(sql => sql.run('UPDATE agency_logs SET awaits = 0'))
    expect(await sealAgencyLog(elsewhere)).toBeNull()
    expect(await back.storage.read(agencyLogTakes)).toBe('waits')
  })
})
