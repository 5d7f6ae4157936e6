/** An outlet and its hub, over the hub's own wire: witnessed, mirrored, checked, caught, caught up with, restored. */
import { beforeEach, describe, expect, test } from 'vitest'
import { Register, RegisteredCity } from '../../../src/contract/register.ts'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { encodeBundle } from '../../../src/log/bundle.ts'
import { checkPaper } from '../../../src/log/check.ts'
import { formatCheckpoint, parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { formatPapersClaim } from '../../../src/log/claims.ts'
import { encodeEntriesHead, encodePackage } from '../../../src/log/mirror.ts'
import { formatNote, formatSignatures, parseNote } from '../../../src/log/note.ts'
import { formatAddCheckpoint } from '../../../src/log/witness.ts'
import type { HubLink } from '../../../src/server/ports.ts'
import { addNewProduct } from '../../../src/server/storage/statements/city/register.ts'
import { findEntries } from '../../../src/server/storage/statements/documents/documents.ts'
import { addAuditor } from '../../../src/server/storage/statements/hub/auditors.ts'
import { allForks } from '../../../src/server/storage/statements/hub/mirrors.ts'
import { findLog } from '../../../src/server/storage/statements/log/logs.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { LogIncomplete } from '../../../src/server/usecases/documents/issue-document.ts'
import { issuedHere, readKwitansi, readProof } from '../../../src/server/usecases/documents/read-kwitansi.ts'
import { mirrored } from '../../../src/server/usecases/hub/papers.ts'
import { doubtAll } from '../../../src/server/usecases/log/doubt.ts'
import { openLogs, rotateKey } from '../../../src/server/usecases/log/open-logs.ts'
import {
  HubRefused,
  type Pusher,
  type Pushing,
  pusher,
  refreshRegister,
  textOf,
} from '../../../src/server/usecases/log/push.ts'
import { restoreLog } from '../../../src/server/usecases/log/restore.ts'
import { isWhole, type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { originHash, proofOf } from '../../../src/server/usecases/log/tree.ts'
import { reconcileBooks } from '../../../src/server/usecases/reconcile/reconcile.ts'
import { readProducts } from '../../../src/server/usecases/register/read-register.ts'
import { readBoard } from '../../../src/server/usecases/staff/read-board.ts'
import { hashOf } from '../../../src/server/usecases/world.ts'
import { crypto } from '../../support/crypto.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { valueIn } from '../../support/results.ts'
import { sha256 } from '../../support/sha256.ts'
import { aProduct, HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const ORIGIN = `etalase.test/log/${HOTEL}`

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

/** The same hotel at another place: a twin, or what it was before. */
const anotherHotel = async () =>
  aHotel(await aCity(undefined, 'another city'), { pieces: { amplang: 2_000 } })

/** That hotel's program, with this outlet's key and a disk on which no mark is left. */
async function putBack(old: Hotel): Promise<Outlet> {
  const back = { ...served.pushing({ ...old.world, signer: world.signer }), highWater: handHighWater() }
  await openLogs(back, back.signer, 'etalase.test')
  return back
}

async function deliver(times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await sealLog(world, HOTEL)
}

test('what the hub publishes is what the contract says, to the field', async () => {
  const said = async (address: string) => {
    const { body } = await served.app.inject(address)
    return JSON.parse(parseNote(body)?.text.split('\n')[1] ?? '') as {
      logs?: unknown[]
      products?: unknown[]
    }
  }
  const [register, city] = [await said('/hub/register'), await said('/hub/city')]
  expect([register.logs?.length, city.products?.length]).toEqual([1, expect.any(Number)])
  expect(Register.parse(register)).toEqual(register)
  expect(RegisteredCity.parse(city)).toEqual(city)
})

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
      ORIGIN,
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
    const other = await aHub(hotel.world.clock, 'another hub')
    await deliver()
    const away = pusher({ ...world, link: other.link, hubKey: other.hubKey })
    await expect(away.push(HOTEL)).rejects.toThrow(HubRefused)
    await other.stop()
  })

  test('is believed by no cosignature but those of its register', async () => {
    await deliver()
    const stranger = handSigner()
    const { id } = stranger.ensure('another.test/witness', 'cosignature')
    const line = formatSignatures([{ name: 'another.test/witness', id, signature: new Uint8Array(72) }])
    const link: HubLink = {
      ask: async (path, body) =>
        path === 'add-checkpoint' ? { status: 200, body: Buffer.from(line) } : served.link.ask(path, body),
    }
    await expect(pusher({ ...world, link }).push(HOTEL)).rejects.toThrow(HubRefused)
    expect(await logAt(world)).toMatchObject({ witnessedSize: 0, witnessed: '' })
  })

  test('counts no further with a key that was stolen than it had witnessed', async () => {
    await deliver(2)
    await push(HOTEL)
    const thief = handSigner()
    await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, true)
    await served.adopt(world, HOTEL)
    await deliver()
    expect(await push(HOTEL)).toBe(3)
    for (const size of [3, 4]) {
      const text = formatCheckpoint({ origin: ORIGIN, size, root: sha256(Buffer.from('a forgery')) })
      const answer = await served.link.ask(
        'add-checkpoint',
        formatAddCheckpoint({ old: 3, proof: [], checkpoint: await signed(thief, text) }),
      )
      expect(answer.status).toBe(403)
    }
    expect(await served.hub.storage.read(allForks)).toEqual([])
  })

  test('is read as a mirror under the origin of the log', async () => {
    await deliver(3)
    await push(HOTEL)
    const path = `mirror/${originHash(ORIGIN)}`
    const { witnessed } = await logAt(served.hub)
    expect(textOf(await served.link.ask(`${path}/checkpoint`))).toBe(witnessed)
    expect((await served.link.ask(`${path}/tile/0/000.p/3`)).body).toHaveLength(96)
    expect((await served.link.ask(`${path}/tile/entries/000.p/3`)).status).toBe(401)
    expect((await served.link.ask(`mirror/${originHash('another')}/checkpoint`)).status).toBe(404)
  })

  test('hands its entries to an auditor, as an act of theirs', async () => {
    await deliver(3)
    await push(HOTEL)
    await served.hub.storage.writeCity(sql => addAuditor(sql, hashOf('own'), 'BPK', 0))
    const { rawPayload } = await served.app.inject({
      url: `/hub/mirror/${originHash(ORIGIN)}/tile/entries/000.p/3`,
      headers: { authorization: 'Bearer own' },
    })
    const entries = await world.storage.read(sql => findEntries(sql, HOTEL, 0, 3))
    expect(rawPayload).toEqual(Buffer.from(encodeBundle(entries.map(entry => Buffer.from(entry)))))
    const acts = await served.hub.storage.read(sql => sql.all('SELECT actor, who, what, subject FROM acts'))
    expect(acts).toEqual([{ actor: 'link', who: 'BPK', what: 'read-entries', subject: HOTEL }])
  })
})

test('a witness shows no checkpoint without its own line, also one that it had not come to sign', async () => {
  await deliver(3)
  served.signer.cannotSign = 'hub.test/witness'
  await expect(push(HOTEL)).rejects.toThrow('500')
  expect((await logAt(served.hub)).signedSize).toBe(3)
  served.signer.cannotSign = null
  const shown = textOf(await served.link.ask(`witness/${originHash(ORIGIN)}/checkpoint`))
  expect(parseNote(shown)?.signatures.map(({ name }) => name)).toEqual([ORIGIN, 'hub.test/witness'])
  expect((await logAt(served.hub)).signed).toBe(shown)
})

test('a mirror shows no checkpoint that it has not signed itself', async () => {
  await deliver(3)
  await push(HOTEL)
  const before = (await logAt(served.hub)).witnessed
  await deliver(2)
  served.signer.cannotSign = 'hub.test/mirror'
  await expect(push(HOTEL)).rejects.toThrow('500')
  expect(await logAt(served.hub)).toMatchObject({ size: 5, signedSize: 5, witnessedSize: 3 })
  for (const path of [`/hub/mirror/${originHash(ORIGIN)}`, `/log/${HOTEL}`])
    expect((await served.app.inject(`${path}/checkpoint`)).body).toBe(before)
  served.signer.cannotSign = null
  await push(HOTEL)
  expect((await logAt(served.hub)).witnessedSize).toBe(5)
})

/** A checkpoint under the signature of whoever has that key. */
async function signed(signer: HandSigner, text: string): Promise<string> {
  const key = await signer.keyOf(ORIGIN)
  if (key === null) throw new Error('no key')
  const signature = await signer.sign(ORIGIN, Buffer.from(text))
  return formatNote({ text, signatures: [{ name: ORIGIN, id: key.id, signature }] })
}

describe('a push that is not as it must be', () => {
  const ask = async (path: string, body: string | Uint8Array) => {
    const answer = await served.link.ask(path, body)
    return [answer.status, textOf(answer)]
  }
  /** The tree as it stands at the outlet, and a checkpoint over it. */
  const checkpointOf = async () => (await logAt(world)).signed
  const upload = (start: number, end: number, origin = ORIGIN) =>
    encodeEntriesHead({ origin, start, end, ticket: new Uint8Array() })

  test.each(['', 'old 0', 'old 00\n\nx\n1\n', 'old 0\nno-hash\n\nx\n', 'new 1\n\n'])(
    'is malformed: %j',
    async body => expect((await ask('add-checkpoint', body))[0]).toBe(400),
  )

  test('is of a log that nobody knows', async () => {
    await deliver()
    const other = (await checkpointOf()).replaceAll(ORIGIN, 'another.test/log/x')
    const body = formatAddCheckpoint({ old: 0, proof: [], checkpoint: other })
    expect((await ask('add-checkpoint', body))[0]).toBe(404)
    expect((await ask('add-entries', upload(0, 0, 'another.test/log/x')))[0]).toBe(404)
  })

  test('begins where the witness is not, and hears where it is', async () => {
    await deliver(2)
    await push(HOTEL)
    const again = formatAddCheckpoint({ old: 0, proof: [], checkpoint: await checkpointOf() })
    expect(await ask('add-checkpoint', again)).toEqual([409, '2\n'])
    const before = formatAddCheckpoint({ old: 3, proof: [], checkpoint: await checkpointOf() })
    expect((await ask('add-checkpoint', before))[0]).toBe(400)
  })

  test('hears of the size that is pending, where its own is behind what the mirror has', async () => {
    await deliver(2)
    await push(HOTEL)
    await deliver(3)
    await push(HOTEL)
    expect(await ask('add-entries', upload(2, 2))).toEqual([409, '5\n5\n\n'])
  })

  test('brings entries that no checkpoint speaks of, or not from where they are missing', async () => {
    expect((await ask('add-entries', upload(0, 0)))[0]).toBe(422)
    await deliver(2)
    await push(HOTEL)
    expect(await ask('add-entries', upload(2, 5))).toEqual([409, '2\n2\n\n'])
    await deliver(3)
    const checkpoint = await checkpointOf()
    const proof = await world.storage.read(sql => proofOf(sql, HOTEL, { start: 0, end: 2 }, 5))
    const body = formatAddCheckpoint({ old: 2, proof, checkpoint })
    expect((await ask('add-checkpoint', body))[0]).toBe(200)
    expect(await ask('add-entries', upload(4, 5))).toEqual([409, '5\n2\n\n'])
    expect((await ask('add-entries', upload(2, 5)))[0]).toBe(400)
    const entries = (await entriesAt(world)).slice(2, 5).map(entry => Buffer.from(entry))
    const forged = entries.map(entry => Buffer.from(entry.toString().replace('25000', '25001')))
    const subtree = await world.storage.read(sql => proofOf(sql, HOTEL, { start: 0, end: 5 }, 5))
    const packed = (bytes: readonly Uint8Array[]) =>
      new Uint8Array(Buffer.concat([upload(2, 5), encodePackage({ entries: bytes, proof: subtree })]))
    expect((await ask('add-entries', packed(forged)))[0]).toBe(422)
    expect((await logAt(served.hub)).size).toBe(2)
    expect((await ask('add-entries', packed(entries)))[0]).toBe(200)
    expect(await entriesAt(served.hub)).toEqual(await entriesAt(world))
  })

  test('says of papers what the log’s key has not signed', async () => {
    await deliver()
    const claim = formatPapersClaim({ origin: ORIGIN, first: 1, hashes: ['A'.repeat(43)] })
    await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, false)
    expect((await ask('add-papers', await signed(world.signer, claim)))[0]).toBe(403)
    expect((await ask('add-papers', claim))[0]).toBe(400)
  })
})

describe('a backup that was put back', () => {
  test('gets back from the mirror what it lacks, to the byte, and goes on behind it', async () => {
    await deliver(3)
    await push(HOTEL)
    // The backup: an outlet of the same keys and marks that has nothing of the rest.
    const old = await anotherHotel()
    const back: Outlet = {
      ...served.pushing({ ...old.world, signer: world.signer }),
      highWater: world.highWater,
    }
    await openLogs(back, back.signer, 'etalase.test')
    expect(await isWhole(back, HOTEL)).toBe(false)
    const guest = (await old.checkIn('511')).stay
    const placed = await old.place(guest, { amplang: 1 })
    await expect(old.deliver(placed)).rejects.toThrow(LogIncomplete)
    expect((await readBoard(back, old.clerk)).desk.deliveriesWait).toBe(true)

    const entries = await restoreLog(back, HOTEL, served.hub.legible)
    expect(entries.map(({ entry }) => entry.number)).toEqual([1, 2, 3])
    expect(await entriesAt(back)).toEqual(await entriesAt(world))
    expect((await readBoard(back, old.clerk)).desk.deliveriesWait).toBe(false)
    await old.deliver(placed)
    expect(await sealLog(back, HOTEL)).toBe(4)
    expect(await pusher(back).push(HOTEL)).toBe(4)
    expect(await restoreLog(back, HOTEL, served.hub.legible)).toEqual([])
    expect(await served.hub.storage.read(allForks)).toEqual([])
  })

  test('knows which days are stated, and states none of them again', async () => {
    await deliver()
    hotel.world.clock.pass(2 * DAY_MS)
    expect(await closeDays(world, hotel.outlet)).toHaveLength(2)
    await sealLog(world, HOTEL)
    await push(HOTEL)
    const old = await anotherHotel()
    const back = await putBack(old)
    old.world.clock.pass(2 * DAY_MS)
    expect(await restoreLog(back, HOTEL, served.hub.legible)).toHaveLength(3)
    expect(await closeDays(back, old.outlet)).toEqual([])
    expect(await entriesAt(back)).toEqual(await entriesAt(world))
  })

  test('takes nothing that does not follow what is here', async () => {
    await deliver(3)
    await push(HOTEL)
    const other = await anotherHotel()
    const back = await putBack(other)
    await other.deliver(await other.place((await other.checkIn('511')).stay, { amplang: 2 }))
    await expect(restoreLog(back, HOTEL, served.hub.legible)).rejects.toThrow('nothing was changed')
    expect(await entriesAt(back)).toHaveLength(1)
  })

  test('is known by the hub too, where the marks went with the disk', async () => {
    await deliver(3)
    await push(HOTEL)
    const old = await anotherHotel()
    const back = await putBack(old)
    await sealLog(back, HOTEL)
    await expect(pusher(back).push(HOTEL)).rejects.toThrow('restore')
    expect(await isWhole(back, HOTEL)).toBe(false)
    await restoreLog(back, HOTEL, served.hub.legible)
    expect(await isWhole(back, HOTEL)).toBe(true)
  })

  describe('while the witness has seen a document that the mirror has not', () => {
    /** The hotel as a disk without marks has it. */
    async function atAnotherPlace() {
      const old = await anotherHotel()
      const back = await putBack(old)
      const placed = await old.place((await old.checkIn('511')).stay, { amplang: 1 })
      return {
        back,
        deliver: async () => (await old.deliver(placed)).number,
        restore: async () =>
          (await restoreLog(back, HOTEL, served.hub.legible)).map(({ entry }) => entry.number),
      }
    }

    async function deliverUnmirrored(): Promise<void> {
      await deliver()
      const cutOff: HubLink = {
        async ask(path, body) {
          if (path === 'add-entries') throw new Error('cut off')
          return served.link.ask(path, body)
        },
      }
      await expect(pusher({ ...world, link: cutOff }).push(HOTEL)).rejects.toThrow('cut off')
    }

    test('issues nothing, though the mirror gives back all that it has', async () => {
      await deliver(3)
      await push(HOTEL)
      await deliverUnmirrored()
      const { back, deliver: deliverThere, restore } = await atAnotherPlace()
      for (const numbers of [[1, 2, 3], []]) {
        expect(await restore()).toEqual(numbers)
        expect(await isWhole(back, HOTEL)).toBe(false)
        await expect(deliverThere()).rejects.toThrow(LogIncomplete)
      }
      await push(HOTEL)
      expect(await restore()).toEqual([4])
      expect(await isWhole(back, HOTEL)).toBe(true)
      expect(await deliverThere()).toBe(5)
    })

    test('issues nothing, though it has all that the mirror has', async () => {
      await deliver(3)
      await push(HOTEL)
      const { back, deliver: deliverThere, restore } = await atAnotherPlace()
      expect(await restore()).toEqual([1, 2, 3])
      await doubtAll(back)
      await deliverUnmirrored()
      expect(await restore()).toEqual([])
      expect(await isWhole(back, HOTEL)).toBe(false)
      await expect(deliverThere()).rejects.toThrow(LogIncomplete)
    })
  })
})

test('a register that is older than the one that is kept is not believed', async () => {
  await deliver()
  await push(HOTEL)
  const old = textOf(await served.link.ask('register'))
  hotel.world.clock.pass(60_000)
  await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, true)
  await served.adopt(world, HOTEL)
  const { logs } = await refreshRegister(world)
  const link = { ask: async () => ({ status: 200, body: Buffer.from(old) }) }
  expect((await refreshRegister({ ...world, link })).logs).toEqual(logs)
})

describe('a log that says two things', () => {
  /** The same outlet with other documents, and the same key: what a thief or a hotel would show to somebody else. */
  async function another(documents: number) {
    const other = await anotherHotel()
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
    const twin = await another(4)
    const { signed: checkpoint } = await logAt(twin)
    const answer = await served.link.ask(
      'add-checkpoint',
      formatAddCheckpoint({ old: 0, proof: [], checkpoint }),
    )
    expect([answer.status, textOf(answer)]).toEqual([409, '5\n'])
    await expect(pusher(twin).push(HOTEL)).rejects.toThrow('another history')
    expect((await logAt(twin)).awaits).toBe(0)
    const forks = await served.hub.storage.read(allForks)
    expect(forks.map(({ size, provenAt }) => [size, provenAt !== null])).toEqual([
      [3, true],
      [4, true],
      [5, true],
    ])
    const [fork] = forks
    expect(parseCheckpoint(parseNote(fork?.note ?? '')?.text ?? '')?.origin).toBe(ORIGIN)
    expect(fork?.seen).toContain('hub.test/witness')
    expect(await logAt(served.hub)).toMatchObject({ size: 5, witnessedSize: 5 })
    const { outlets } = valueIn(await reconcileBooks(served.hub, true, {}))
    expect(outlets[0]?.forks?.map(({ size, proven }) => [size, proven])).toEqual([
      [3, true],
      [4, true],
      [5, true],
    ])
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
    const paper = valueIn(
      await readProof(world, issuedHere(world, { url: 'https://hub.test', key: world.hubKey }), linkOf(2)),
    )
    expect(checkPaper(paper, { hubKey: served.hubKey }, crypto)).toMatchObject({
      seal: 'witnessed',
      fault: null,
      isDetailOpen: true,
    })
  })

  test('is checked by the hotel’s own keys as long as the hub has not taken on its newest one', async () => {
    await deliver(3)
    await push(HOTEL)
    const papers = issuedHere(world, { url: 'https://hub.test', key: world.hubKey })
    await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, false)
    await deliver()
    const paper = valueIn(await readProof(world, papers, linkOf(4)))
    expect(paper).toMatchObject({ hubKey: null, hubUrl: null })
    expect(checkPaper(paper, { hubKey: paper.hubKey }, crypto)).toMatchObject({ seal: 'sealed', fault: null })
    expect(checkPaper(paper, { hubKey: served.hubKey }, crypto)).toMatchObject({ fault: 'key-unknown' })
    await served.adopt(world, HOTEL)
    await push(HOTEL)
    const later = valueIn(await readProof(world, papers, linkOf(4)))
    expect(checkPaper(later, { hubKey: later.hubKey }, crypto)).toMatchObject({
      seal: 'witnessed',
      fault: null,
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

test('what a hotel added itself comes with its card and waits there for the agency’s word', async () => {
  const added = aProduct(`dapur-demo/x-${HOTEL}-keripik`, { standing: 'own', addedBy: HOTEL })
  await world.storage.writeCity(sql => addNewProduct(sql, added))
  await served.adopt(world, HOTEL)
  const { products } = await readProducts(served.hub, { show: 'own' })
  expect(products.map(({ id, standing }) => [id, standing])).toEqual([[added.id, 'own']])
})
