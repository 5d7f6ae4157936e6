/** An outlet and its hub, over the hub's own wire: witnessed, mirrored, checked, caught, caught up with, restored. */
import { beforeEach, describe, expect, test } from 'vitest'
import { checkPaper } from '../../src/log/check.ts'
import { parseCheckpoint } from '../../src/log/checkpoint.ts'
import { parseNote } from '../../src/log/note.ts'
import { findEntries } from '../../src/server/storage/statements/documents.ts'
import { findLog } from '../../src/server/storage/statements/logs.ts'
import { allForks } from '../../src/server/storage/statements/mirrors.ts'
import { kwitansiToken } from '../../src/server/usecases/codes.ts'
import { mirrored } from '../../src/server/usecases/hub/papers.ts'
import { openLogs, rotateKey } from '../../src/server/usecases/log/open-logs.ts'
import { HubRefused, type Pusher, type Pushing, pusher } from '../../src/server/usecases/log/push.ts'
import { type Sealing, sealLog } from '../../src/server/usecases/log/seal.ts'
import { issuedHere, readKwitansi, readProof } from '../../src/server/usecases/read-kwitansi.ts'
import { crypto } from '../support/crypto.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

type Outlet = Sealing & Pushing & { readonly signer: HandSigner }

let hotel: Hotel
let world: Outlet
let served: ServedHub
let push: Pusher['push']
let stay: string

beforeEach(async () => {
  hotel = await aHotel(await aCity(), { pieces: { amplang: 2_000 } })
  served = await aHub(hotel.world.clock)
  world = served.pushing({ ...hotel.world, signer: handSigner(), highWater: handHighWater() })
  await openLogs(world, world.signer, 'etalase.test')
  await served.adopt(world, HOTEL)
  push = pusher(world).push
  stay = (await hotel.checkIn('512')).stay
  return () => served.stop()
})

async function deliver(times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await sealLog(world, HOTEL)
}

const logAt = async (where: { readonly storage: Outlet['storage'] }) => {
  const log = await where.storage.read(sql => findLog(sql, HOTEL))
  if (log === null) throw new Error('no log')
  return log
}
const entriesAt = (where: { readonly storage: Outlet['storage'] }) =>
  where.storage.read(sql => findEntries(sql, HOTEL, 0, 10_000))
const linkOf = (number: number) => ({
  outlet: HOTEL,
  number,
  token: kwitansiToken(world.keys, HOTEL, number),
})

describe('a hub', () => {
  test('witnesses and mirrors what an outlet pushes, to the byte', async () => {
    await deliver(7)
    expect(await push(HOTEL)).toBe(7)
    expect(await entriesAt(served.hub)).toEqual(await entriesAt(world))
    expect(await logAt(served.hub)).toMatchObject({ size: 7, signedSize: 7, witnessedSize: 7 })
    const { witnessed } = await logAt(world)
    expect(parseNote(witnessed)?.signatures.map(({ name }) => name)).toEqual([
      `etalase.test/log/${HOTEL}`,
      'hub.test/witness',
      'hub.test/mirror',
    ])
    expect((await logAt(served.hub)).witnessed).toBe(witnessed)
  })

  test('goes on where it was left, over several bundles', async () => {
    for (const more of [1, 254, 3, 40]) {
      await deliver(more)
      await push(HOTEL)
    }
    expect(await entriesAt(served.hub)).toEqual(await entriesAt(world))
  })

  test('takes up days without it by the next push', async () => {
    served.link.isAway = true
    for (const more of [120, 160, 40]) {
      await deliver(more)
      await expect(push(HOTEL)).rejects.toThrow('away')
    }
    served.link.isAway = false
    await push(HOTEL)
    expect((await logAt(served.hub)).witnessedSize).toBe(320)
  })

  test('answers once more what it has answered into a void', async () => {
    await deliver(3)
    served.link.losesAnswers = true
    for (let i = 0; i < 4; i++) await expect(push(HOTEL)).rejects.toThrow('lost')
    served.link.losesAnswers = false
    await push(HOTEL)
    expect(await logAt(served.hub)).toMatchObject({ size: 3, witnessedSize: 3 })
    expect((await logAt(world)).witnessedSize).toBe(3)
  })

  test('is asked by an outlet that knows nothing any more, and says where it stands', async () => {
    await deliver(5)
    await push(HOTEL)
    await deliver(2)
    await pusher(world).push(HOTEL)
    expect((await logAt(served.hub)).witnessedSize).toBe(7)
  })

  test('believes no outlet whose card was not carried to it', async () => {
    const other = await aHub(hotel.world.clock)
    await deliver()
    const away = pusher({ ...world, link: other.link, hubKey: other.hubKey })
    await expect(away.push(HOTEL)).rejects.toThrow(HubRefused)
    await other.stop()
  })

  test('counts no further with a key that was stolen than it had witnessed', async () => {
    await deliver(2)
    await push(HOTEL)
    const thief = { ...world, signer: handSigner() }
    await rotateKey(world, world.signer, HOTEL, true)
    await expect(push(HOTEL)).resolves.toBe(2)
    await served.adopt(world, HOTEL)
    await deliver()
    expect(await push(HOTEL)).toBe(3)
    const note = (await logAt(world)).signed
    const text = parseNote(note)?.text ?? ''
    const signature = await thief.signer.sign(`etalase.test/log/${HOTEL}`, Buffer.from(text))
    expect(signature).toHaveLength(64)
    const [first, ...rest] = text.split('\n')
    const larger = [first, '4', ...rest.slice(1)].join('\n')
    const key = await thief.signer.keyOf(`etalase.test/log/${HOTEL}`)
    const line = Buffer.concat([
      Buffer.from(key?.id ?? []),
      Buffer.from(await thief.signer.sign(`etalase.test/log/${HOTEL}`, Buffer.from(larger))),
    ]).toString('base64')
    const answer = await served.link.ask(
      'add-checkpoint',
      `old 3\n\n${larger}\n— etalase.test/log/${HOTEL} ${line}\n`,
    )
    expect(answer.status).toBe(403)
  })
})

describe('a log that says two things', () => {
  /** The same outlet with other documents, and the same key: what a thief or a hotel would show to somebody else. */
  async function another(documents: number) {
    const other = await aHotel(await aCity(), { pieces: { amplang: 2_000 } })
    const twin: Outlet = served.pushing({ ...other.world, signer: handSigner(), highWater: handHighWater() })
    await openLogs(twin, twin.signer, 'etalase.test')
    const guest = (await other.checkIn('513')).stay
    for (let i = 0; i < documents; i++) await other.deliver(await other.place(guest, { amplang: 2 }))
    await sealLog(twin, HOTEL)
    return twin
  }

  test('is caught by a checkpoint of a size that was seen, with both of its notes', async () => {
    await deliver(5)
    await push(HOTEL)
    for (const size of [5, 3])
      await expect(pusher(await another(size)).push(HOTEL)).rejects.toThrow(HubRefused)
    const forks = await served.hub.storage.read(allForks)
    expect(forks.map(({ size, provenAt }) => [size, provenAt !== null])).toEqual([
      [3, true],
      [5, true],
    ])
    const [fork] = forks
    expect(parseCheckpoint(parseNote(fork?.note ?? '')?.text ?? '')?.origin).toBe(`etalase.test/log/${HOTEL}`)
    expect(fork?.seen).toContain('hub.test/witness')
    expect(await logAt(served.hub)).toMatchObject({ size: 5, witnessedSize: 5 })
  })

  test('is caught by a larger one as soon as its own tree is as large', async () => {
    await deliver(5)
    await push(HOTEL)
    await expect(pusher(await another(9)).push(HOTEL)).rejects.toThrow(HubRefused)
    expect((await served.hub.storage.read(allForks)).map(({ provenAt }) => provenAt)).toEqual([null])
    await deliver(5)
    await push(HOTEL)
    const [fork] = await served.hub.storage.read(allForks)
    expect(fork?.size).toBe(9)
    expect(fork?.provenAt).not.toBeNull()
  })

  test('is not said of one whose checkpoint somebody has sent with a wrong proof', async () => {
    await deliver(5)
    await push(HOTEL)
    await deliver(4)
    const { signed } = await logAt(world)
    const answer = await served.link.ask('add-checkpoint', `old 5\n${'A'.repeat(43)}=\n\n${signed}`)
    expect(answer.status).toBe(422)
    await push(HOTEL)
    expect(await served.hub.storage.read(allForks)).toEqual([])
  })
})

describe('a kwitansi', () => {
  test('is checked by the key of the hub alone, wherever its file comes from', async () => {
    await deliver(3)
    await push(HOTEL)
    const paper = valueIn(await readProof(world, issuedHere(world, world.hubKey), linkOf(2)))
    expect(checkPaper(paper, { hubKey: served.hubKey }, crypto)).toMatchObject({
      seal: 'witnessed',
      fault: null,
      isDetailOpen: true,
    })
  })

  test('opens at the hub by its link, without what only the paper showed', async () => {
    await deliver(3)
    await push(HOTEL)
    const papers = mirrored(served.hub, served.hubKey)
    const paper = valueIn(await readKwitansi(served.hub, papers, linkOf(3)))
    expect(paper).toMatchObject({ number: 3, total: 25_000, payer: null, room: null, cashier: null })
    const proof = valueIn(await readProof(served.hub, papers, linkOf(3)))
    expect(checkPaper(proof, { hubKey: served.hubKey }, crypto)).toMatchObject({
      seal: 'witnessed',
      fault: null,
    })
    const wrong = await readKwitansi(served.hub, papers, { ...linkOf(3), token: linkOf(2).token })
    expect(wrong).toMatchObject({ ok: false })
  })
})
