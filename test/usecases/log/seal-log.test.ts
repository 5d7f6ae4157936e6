/** From a delivery to its seal: the tree, its signature, and what keeps both from ever saying two things. */
import { beforeEach, describe, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { fromBase64 } from '../../../src/log/bytes.ts'
import { parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { leafHash } from '../../../src/log/hash.ts'
import { parseNote, verifyNote } from '../../../src/log/note.ts'
import { verifyConsistency, verifyInclusion } from '../../../src/log/proof.ts'
import { parseProof } from '../../../src/log/tlog-proof.ts'
import { rangeHash } from '../../../src/log/tree.ts'
import { findEntries } from '../../../src/server/storage/statements/documents/documents.ts'
import { allLogKeys, findLog } from '../../../src/server/storage/statements/log/logs.ts'
import { LogIncomplete } from '../../../src/server/usecases/documents/issue-document.ts'
import { openLogs, readKey, rotateKey, WrongLogKey } from '../../../src/server/usecases/log/open-logs.ts'
import { proveDocument } from '../../../src/server/usecases/log/prove.ts'
import { isWhole, LogForked, type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { proofOf } from '../../../src/server/usecases/log/tree.ts'
import { completeOf } from '../../log/naive-tree.ts'
import { crypto } from '../../support/crypto.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { sha256 } from '../../support/sha256.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const ORIGIN = `etalase.test/log/${HOTEL}`

let hotel: Hotel
let world: Sealing & { readonly signer: HandSigner; readonly highWater: ReturnType<typeof handHighWater> }
let stay: string

beforeEach(async () => {
  hotel = await aHotel(await aCity(), { pieces: { amplang: 2_000 } })
  world = { ...hotel.world, signer: handSigner(), highWater: handHighWater() }
  await openLogs(world, world.signer, 'etalase.test')
  stay = (await hotel.checkIn('512')).stay
})

async function deliver(times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
}

const log = async () => {
  const found = await world.storage.read(sql => findLog(sql, HOTEL))
  if (found === null) throw new Error('no log')
  return found
}

/** The signed checkpoint, verified by the keys that the log has. */
async function checkpoint() {
  const { signed } = await log()
  const note = parseNote(signed)
  const keys = await world.storage.read(sql => allLogKeys(sql, HOTEL))
  const known = keys.map(({ vkey }) => readKey(vkey))
  expect(note && verifyNote(note, known, crypto)).toHaveLength(1)
  const parsed = note && parseCheckpoint(note.text)
  if (parsed === null) throw new Error(`no checkpoint: ${signed}`)
  return parsed
}

/** Every entry's leaf hash, from the documents themselves. */
async function leaves(size: number) {
  const entries = await world.storage.read(sql => findEntries(sql, HOTEL, 0, size))
  return entries.map(entry => leafHash(Buffer.from(entry), sha256))
}

describe('a log', () => {
  test('has its name from the first start, and keeps it at another address', async () => {
    await openLogs(world, world.signer, 'elsewhere.test')
    expect((await log()).origin).toBe(ORIGIN)
    expect(await world.storage.read(sql => allLogKeys(sql, HOTEL))).toHaveLength(1)
  })

  test('is sealed when it is empty: there is nothing in it', async () => {
    expect(await sealLog(world, HOTEL)).toBe(0)
    expect(await checkpoint()).toMatchObject({ origin: ORIGIN, size: 0 })
  })

  test('is the tree over all documents, in their order', async () => {
    await deliver(7)
    expect(await sealLog(world, HOTEL)).toBe(7)
    const { size, root } = await checkpoint()
    const expected = rangeHash({ start: 0, end: 7 }, completeOf(await leaves(7)), sha256)
    expect([size, Buffer.from(root)]).toEqual([7, Buffer.from(expected)])
  })

  test('is not signed again while nothing was issued', async () => {
    await deliver()
    await sealLog(world, HOTEL)
    await sealLog(world, HOTEL)
    expect(world.signer.signed).toHaveLength(1)
  })

  test('only grows: each checkpoint extends every one before it', async () => {
    const heads = []
    for (const more of [1, 3, 2, 5]) {
      await deliver(more)
      await sealLog(world, HOTEL)
      heads.push(await checkpoint())
    }
    for (const [i, after] of heads.entries()) {
      for (const before of heads.slice(0, i)) {
        const proof = await world.storage.read(sql =>
          proofOf(sql, HOTEL, { start: 0, end: before.size }, after.size),
        )
        expect(verifyConsistency(before, after, proof, sha256)).toBe(true)
      }
    }
  })

  test('is one tree, however many seal it at once', async () => {
    await deliver(5)
    await Promise.all([sealLog(world, HOTEL), sealLog({ ...world }, HOTEL), sealLog({ ...world }, HOTEL)])
    expect((await checkpoint()).size).toBe(5)
    expect(new Set(world.signer.signed).size).toBe(1)
  })
})

describe('a kwitansi', () => {
  test('waits for its seal while the signer is away, and is delivered all the same', async () => {
    world.signer.isAway = true
    await deliver()
    await expect(sealLog(world, HOTEL)).rejects.toThrow('the signer is away')
    expect((await world.storage.read(sql => proveDocument(sql, HOTEL, 1))).seal).toBe('waiting')
    world.signer.isAway = false
    await sealLog(world, HOTEL)
    expect((await world.storage.read(sql => proveDocument(sql, HOTEL, 1))).seal).toBe('sealed')
  })

  test('has a proof that stands alone, and of which no other entry is proven', async () => {
    await deliver(6)
    await sealLog(world, HOTEL)
    const tree = await checkpoint()
    const all = await leaves(6)
    for (const [index, leaf] of all.entries()) {
      const { proof } = await world.storage.read(sql => proveDocument(sql, HOTEL, index + 1))
      const parsed = parseProof(proof ?? '')
      if (parsed === null) throw new Error(`no proof: ${proof}`)
      expect(parsed.index).toBe(index)
      expect(parsed.checkpoint).toBe((await log()).signed)
      for (const other of all)
        expect(verifyInclusion(index, other, tree, parsed.hashes, sha256)).toBe(other === leaf)
    }
  })
})

describe('what was signed', () => {
  test('is marked before it is signed, so that no signature can be forgotten', async () => {
    await deliver(2)
    world.signer.isAway = true
    await expect(sealLog(world, HOTEL)).rejects.toThrow()
    expect(world.highWater.marks.get(ORIGIN)?.size).toBe(2)
  })

  test('is never contradicted: a log that differs from its mark is not signed any more', async () => {
    await deliver(2)
    await sealLog(world, HOTEL)
    world.highWater.marks.set(ORIGIN, { size: 2, root: sha256(Buffer.from('another tree')) })
    await deliver()
    await expect(sealLog(world, HOTEL)).rejects.toThrow(LogForked)
    expect((await checkpoint()).size).toBe(2)
  })

  test('is missed where a backup was put back: orders go on, and nothing is issued in its place', async () => {
    await deliver(2)
    await sealLog(world, HOTEL)
    world.highWater.marks.set(ORIGIN, { size: 4, root: sha256(Buffer.from('what the backup lacks')) })
    expect(await isWhole(world, HOTEL)).toBe(false)
    const placed = await hotel.place(stay, { amplang: 1 })
    await expect(hotel.deliver(placed)).rejects.toThrow(LogIncomplete)
    expect(await sealLog(world, HOTEL)).toBeNull()
    expect((await checkpoint()).size).toBe(2)
  })
})

describe('a key', () => {
  test('that takes over signs the tree as it is, and the one before counts up to there', async () => {
    await deliver(3)
    await sealLog(world, HOTEL)
    const before = await world.signer.keyOf(ORIGIN)
    await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, false)
    await sealLog(world, HOTEL)
    expect((await checkpoint()).size).toBe(3)
    const keys = await world.storage.read(sql => allLogKeys(sql, HOTEL))
    expect(keys.map(({ since, until }) => [since, until])).toEqual([
      [3, null],
      [0, 3],
    ])
    expect(readKey(keys[1]?.vkey ?? '')).toEqual(before)
  })

  test('that was stolen counts no further than was witnessed', async () => {
    await deliver(3)
    await sealLog(world, HOTEL)
    await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, true)
    const keys = await world.storage.read(sql => allLogKeys(sql, HOTEL))
    expect(keys.map(({ until }) => until)).toEqual([null, 0])
  })

  test('that is not the log’s is refused at the start', async () => {
    world.signer.rotate(ORIGIN)
    await expect(openLogs(world, world.signer, 'etalase.test')).rejects.toThrow(WrongLogKey)
  })
})

test('hashes are kept as Base 64 that is read back', async () => {
  await deliver()
  await sealLog(world, HOTEL)
  expect(fromBase64((await log()).root)).toHaveLength(32)
})
