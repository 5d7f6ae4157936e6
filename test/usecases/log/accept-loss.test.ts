/**
 * A backup was put back that lacks documents nobody has any more. A person accepts their loss: by a new key, an entry that says
 * so, and names that no lost paper shares; at the hub only once an officer has adopted it.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { legible } from '../../../src/contract/entry.ts'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { checkPaper } from '../../../src/log/check.ts'
import { formatCheckpoint } from '../../../src/log/checkpoint.ts'
import { formatKey, formatNote } from '../../../src/log/note.ts'
import type { LogRegister } from '../../../src/log/register.ts'
import { readRegister } from '../../../src/log/register.ts'
import { formatAddCheckpoint } from '../../../src/log/witness.ts'
import type { HubLink } from '../../../src/server/ports.ts'
import { actsOnThing } from '../../../src/server/storage/statements/acts/acts.ts'
import { findEntries } from '../../../src/server/storage/statements/documents/documents.ts'
import { allForks } from '../../../src/server/storage/statements/hub/mirrors.ts'
import { allLogKeys, findLog } from '../../../src/server/storage/statements/log/logs.ts'
import { kwitansiToken, kwitansiUrl } from '../../../src/server/usecases/city/codes.ts'
import {
  issuedHere,
  type PaperLink,
  readKwitansi,
  readProof,
} from '../../../src/server/usecases/documents/read-kwitansi.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { adoptOutlet, cardOf } from '../../../src/server/usecases/hub/adopt.ts'
import { mirrored } from '../../../src/server/usecases/hub/papers.ts'
import { WrongCard } from '../../../src/server/usecases/hub/take-loss.ts'
import { acceptLoss, type Losing, lossOf } from '../../../src/server/usecases/log/accept-loss.ts'
import { doubtAll } from '../../../src/server/usecases/log/doubt.ts'
import { openLogs, rotateKey } from '../../../src/server/usecases/log/open-logs.ts'
import {
  HubRefused,
  type Pushing,
  pusher,
  refreshRegister,
  textOf,
} from '../../../src/server/usecases/log/push.ts'
import { restoreLog } from '../../../src/server/usecases/log/restore.ts'
import { sealLog } from '../../../src/server/usecases/log/seal.ts'
import { readDocuments } from '../../../src/server/usecases/staff/read-board.ts'
import { count } from '../../support/counting.ts'
import { crypto } from '../../support/crypto.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { sha256 } from '../../support/sha256.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const ORIGIN = `etalase.test/log/${HOTEL}`
/** Documents that the mirror has, and that were signed for. */
const MIRRORED = 3
const SIGNED = 5

type Outlet = Losing & Pushing & { readonly signer: HandSigner }

let hotel: Hotel
let world: Outlet
let served: ServedHub
let stay: string
/** Of the papers that are lost: as they were saved, each with its link. */
let saved: { link: PaperLink; paper: Awaited<ReturnType<typeof proofOf>> }[]
/** What was put back, and lacks them. */
let back: Outlet
let again: Hotel

const outletOf = (of: Hotel, signer: HandSigner, highWater: Losing['highWater']): Outlet => {
  const pushing = served.pushing({ ...of.world, signer, highWater })
  return { ...pushing, logKeys: signer, hub: pushing }
}
const linkOf = (number: number, generation?: number): PaperLink => ({
  outlet: HOTEL,
  number,
  generation,
  token: kwitansiToken(world.keys, HOTEL, number, generation),
})
const papersOf = (of: Outlet) => issuedHere(of, { url: 'https://hub.test', key: served.hubKey })
const proofOf = async (of: Outlet, link: PaperLink) => valueIn(await readProof(of, papersOf(of), link))
const logAt = async (of: Pick<Outlet, 'storage'>) => {
  const log = await of.storage.read(sql => findLog(sql, HOTEL))
  if (log === null) throw new Error('no log')
  return log
}
const entriesAt = (of: Pick<Outlet, 'storage'>) => of.storage.read(sql => findEntries(sql, HOTEL, 0, 99))
const keysAt = (of: Pick<Outlet, 'storage'>) => of.storage.read(sql => allLogKeys(sql, HOTEL))

/** The hub sees what is signed, and entries do not come through. */
const withoutEntries = (of: Outlet): Pushing => ({
  ...of,
  link: {
    ask: async (path, body) =>
      path === 'add-entries' ? { status: 503, body: new Uint8Array() } : served.link.ask(path, body),
  } satisfies HubLink,
})

async function deliver(of: Hotel, at: Outlet, times: number, room = stay): Promise<void> {
  for (let i = 0; i < times; i++) await of.deliver(await of.place(room, { amplang: 1 }))
  await sealLog(at, HOTEL)
}

beforeEach(async () => {
  hotel = await aHotel(await aCity(), { pieces: { amplang: 100 } })
  served = await aHub(hotel.world.clock)
  world = outletOf(hotel, handSigner(), handHighWater())
  await openLogs(world, world.signer, 'etalase.test', true)
  await served.adopt(world, HOTEL)
  await refreshRegister(world)
  stay = (await hotel.checkIn('512')).stay
  await deliver(hotel, world, MIRRORED)
  await pusher(world).push(HOTEL)
  await deliver(hotel, world, SIGNED - MIRRORED)
  await expect(pusher(withoutEntries(world)).push(HOTEL)).rejects.toThrow()
  saved = []
  for (let number = MIRRORED + 1; number <= SIGNED; number++)
    saved.push({ link: linkOf(number), paper: await proofOf(world, linkOf(number)) })

  again = await aHotel(await aCity(undefined, 'put back'), { pieces: { amplang: 100 } })
  back = outletOf(again, world.signer, world.highWater)
  await openLogs(back, back.signer, 'etalase.test', true)
  await restoreLog(back, HOTEL, legible)
  expect((await logAt(back)).awaits).toBe(SIGNED)
  return () => served.stop()
})

const accept = async (of: Outlet = back) => {
  const next = await acceptLoss(of, valueIn(await lossOf(of, HOTEL)), 'Ibu Sari')
  await sealLog(of, HOTEL)
  return next
}
const goOn = async (times: number, room = '513') =>
  deliver(again, back, times, (await again.checkIn(room)).stay)
const adopt = () => served.adopt(back, HOTEL, 'Pak Budi')
const push = () => pusher(back).push(HOTEL)
const register = async (): Promise<LogRegister> => {
  const found = readRegister(textOf(await served.link.ask('register')))
  if (found === null) throw new Error('no register')
  return found
}

describe('a loss', () => {
  test('is of the numbers that were signed for and are not here', async () => {
    expect(valueIn(await lossOf(back, HOTEL))).toMatchObject({ from: 4, to: 5, generation: 2 })
  })

  test('is none while all is here', async () => {
    expect(codeOf(await lossOf(world, HOTEL))).toBe('nothing-lost')
    expect(codeOf(await lossOf(world, 'elsewhere'))).toBe('unknown-outlet')
  })

  test('is none that anybody knows of where nobody knows what was signed for', async () => {
    const other = await aHotel(await aCity(undefined, 'another'))
    const alone: Outlet = { ...outletOf(other, handSigner(), handHighWater()), hub: null }
    await openLogs(alone, alone.signer, 'another.test')
    await doubtAll(alone)
    expect(codeOf(await lossOf(alone, HOTEL))).toBe('doubted')
  })

  test('is none as long as the mirror has it', async () => {
    await pusher(world).push(HOTEL)
    const refused = await lossOf(back, HOTEL)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'mirrored', detail: SIGNED } })
  })

  test('is none that can be told while the hub cannot be asked', async () => {
    served.link.isAway = true
    await expect(lossOf(back, HOTEL)).rejects.toThrow('away')
  })

  test('is known without a hub by the mark of what was signed', async () => {
    const alone: Outlet = { ...back, hub: null }
    expect(valueIn(await lossOf(alone, HOTEL))).toMatchObject({ from: 4, to: 5 })
  })

  test('is accepted again where the first time was cut off behind its new key, of which nobody has heard', async () => {
    back.signer.rotate(ORIGIN)
    expect(await accept()).toEqual({ number: 5, generation: 2 })
    await expect(openLogs(back, back.signer, 'etalase.test', true)).resolves.toBeUndefined()
  })

  test('is accepted once: what has moved on meanwhile is left as it is', async () => {
    const loss = valueIn(await lossOf(back, HOTEL))
    await acceptLoss(back, loss, 'Ibu Sari')
    await expect(acceptLoss(back, loss, 'Ibu Sari')).rejects.toThrow('nothing was accepted')
    expect((await entriesAt(back)).length).toBe(4)
  })
})

describe('once it is accepted', () => {
  beforeEach(async () => {
    expect(await accept()).toEqual({ number: 5, generation: 2 })
  })

  test('the log says it under a new key, which signs from there on', async () => {
    const [newest, ...older] = await keysAt(back)
    const own = await back.signer.keyOf(ORIGIN)
    expect(newest).toEqual({
      vkey: own === null ? '' : formatKey(own),
      since: 3,
      until: null,
      loss: { to: 5, generation: 2 },
    })
    expect(older.map(({ since, until }) => [since, until])).toEqual([[0, 3]])
    expect(JSON.parse((await entriesAt(back))[3] ?? '')).toEqual({
      v: 2,
      kind: 'loss',
      outlet: HOTEL,
      number: 4,
      issuedAt: expect.any(String),
      from: 4,
      to: 5,
      key: newest?.vkey,
      nonce: expect.stringMatching(/^[\w-]{22}$/),
    })
    expect(await logAt(back)).toMatchObject({ size: 4, signedSize: 4, awaits: 0 })
  })

  test('no paper has the name of one that is lost', async () => {
    await goOn(1)
    const [listed] = (await readDocuments(back, again.outlet)).documents
    expect(listed).toMatchObject({ number: 5, generation: 2, printed: 'KW/HDT/2026/000005-2' })
    expect(listed?.url).toBe(kwitansiUrl(back.keys, HOTEL, { number: 5, generation: 2 }))
    expect(listed?.url).toMatch(/^\/k\/hotel-demo\/5-2#/)
    expect(linkOf(5).token).not.toBe(linkOf(5, 2).token)
    const paper = valueIn(await readKwitansi(back, papersOf(back), linkOf(5, 2)))
    expect(paper).toMatchObject({
      number: 5,
      generation: 2,
      printed: 'KW/HDT/2026/000005-2',
      url: listed?.url,
    })
  })

  test('what was before is called as it was', async () => {
    const paper = valueIn(await readKwitansi(back, papersOf(back), linkOf(3)))
    expect(paper).toMatchObject({ number: 3, printed: 'KW/HDT/2026/000003' })
    expect(paper.url).toBe(`/k/${HOTEL}/3#${linkOf(3).token}`)
    expect('generation' in paper).toBe(false)
  })

  test('a link of a lost paper says that it was signed and is lost, and a wrong one nothing', async () => {
    await goOn(1)
    for (const { link } of saved) {
      expect(codeOf(await readKwitansi(back, papersOf(back), link))).toBe('document-lost')
      const wrong = { ...link, token: linkOf(1).token }
      expect(codeOf(await readKwitansi(back, papersOf(back), wrong))).toBe('unknown-document')
    }
    // Of neither is the other's token.
    const mixed = { ...linkOf(5), token: linkOf(5, 2).token }
    expect(codeOf(await readKwitansi(back, papersOf(back), mixed))).toBe('unknown-document')
    expect(codeOf(await readKwitansi(back, papersOf(back), linkOf(6)))).toBe('unknown-document')
  })

  test('who means the lost paper does not cancel the one that has its number', async () => {
    await goOn(1)
    expect(codeOf(await voidDocument(back, again.clerk, 5, 'test'))).toBe('unknown-document')
    expect(valueIn(await voidDocument(back, again.clerk, 5, 'test', { generation: 2 }))).toEqual({
      number: 6,
      voids: 5,
    })
    const paper = valueIn(await readKwitansi(back, papersOf(back), linkOf(6, 2)))
    expect(paper.voids).toEqual({ number: 5, printed: 'KW/HDT/2026/000005-2', reason: 'test' })
    expect(valueIn(await readKwitansi(back, papersOf(back), linkOf(5, 2))).voidedBy).toMatchObject({
      number: 6,
      printed: 'KW/HDT/2026/000006-2',
      url: kwitansiUrl(back.keys, HOTEL, { number: 6, generation: 2 }),
    })
  })

  test('a kwitansi of before is cancelled by its number', async () => {
    expect(valueIn(await voidDocument(back, again.clerk, 1, 'test'))).toEqual({ number: 5, voids: 1 })
    const { documents } = await readDocuments(back, again.outlet)
    expect(documents.find(({ number }) => number === 5)).toMatchObject({ generation: 2, voids: 1 })
  })

  test('what is counted is what is here', async () => {
    const lines = async () => await count({ ...again, world: { ...again.world, storage: back.storage } })
    expect(await lines()).toBe(4)
    await goOn(2)
    expect(await lines()).toBe(2)
  })
})

/** A paper as it was saved, under the register that is told today. */
const examined = async (paper: (typeof saved)[number]['paper'], note: string | null = null) =>
  checkPaper(
    { ...paper, register: note ?? textOf(await served.link.ask('register')) },
    { hubKey: served.hubKey },
    crypto,
  )

describe('a hub', () => {
  const card = async (of: Outlet = back) => {
    const made = await cardOf(of, HOTEL)
    if (made === null) throw new Error('no card')
    return made
  }

  beforeEach(async () => {
    await accept()
    await goOn(1)
  })

  test('takes nothing more until an officer has adopted the loss, and then goes on by itself', async () => {
    for (let i = 0; i < 2; i++) await expect(push()).rejects.toThrow(HubRefused)
    expect(await logAt(served.hub)).toMatchObject({ size: MIRRORED, signedSize: SIGNED, generation: 1 })
    expect(await adopt()).toBe('loss-adopted')
    expect(await push()).toBe(5)
    expect(await entriesAt(served.hub)).toEqual(await entriesAt(back))
    expect(await logAt(served.hub)).toMatchObject({ size: 5, signedSize: 5, witnessedSize: 5, generation: 2 })
    expect(await served.hub.storage.read(allForks)).toEqual([])
    expect(await adopt()).toBe('known already')
  })

  test('takes it by an officer’s name, and by no other way', async () => {
    await expect(served.adopt(back, HOTEL)).rejects.toThrow(WrongCard)
    expect(await keysAt(served.hub)).toHaveLength(1)
    await adopt()
    const acts = (of: Pick<Outlet, 'storage'>) =>
      of.storage.read(sql => actsOnThing(sql, HOTEL, { thing: 'log', id: HOTEL }, { before: 99, limit: 9 }))
    expect(await acts(served.hub)).toMatchObject([{ word: 'adopt-loss', actor: 'officer', who: 'Pak Budi' }])
    expect(await acts(back)).toMatchObject([
      { word: 'accept-loss', actor: 'program', told: { changed: { from: 4, to: 5, by: 'Ibu Sari' } } },
    ])
  })

  test('tells the loss in its register', async () => {
    await adopt()
    const [log] = (await register()).logs
    expect(log?.keys).toEqual(await keysAt(back))
  })

  test('counts what it mirrors, once', async () => {
    const there = () => count({ ...again, world: { ...again.world, storage: served.hub.storage } })
    expect(await there()).toBe(MIRRORED)
    await adopt()
    await push()
    expect(await there()).toBe(2)
    expect(await there()).toBe(0)
  })

  test('opens a paper by its new link, and says of a lost one that it was signed', async () => {
    await adopt()
    await push()
    const papers = mirrored(served.hub, served.hubKey)
    expect(valueIn(await readKwitansi(served.hub, papers, linkOf(5, 2)))).toMatchObject({
      number: 5,
      generation: 2,
    })
    for (const { link } of saved)
      expect(codeOf(await readKwitansi(served.hub, papers, link))).toBe('document-lost')
    const mixed = { ...linkOf(5, 2), token: linkOf(5).token }
    expect(codeOf(await readKwitansi(served.hub, papers, mixed))).toBe('unknown-document')
    expect(codeOf(await readKwitansi(served.hub, papers, linkOf(6)))).toBe('unknown-document')
  })

  test('says of a lost paper that it was signed and is lost, and of the new one that it is right', async () => {
    const before = textOf(await served.link.ask('register'))
    await adopt()
    await push()
    for (const { paper } of saved) {
      expect(await examined(paper, before)).toMatchObject({ fault: null })
      expect(await examined(paper)).toMatchObject({ fault: 'lost', seal: 'waiting', voucher: 'hub' })
    }
    const now = await proofOf(back, linkOf(5, 2))
    expect(await examined(now)).toMatchObject({ fault: null, seal: 'witnessed' })
    expect(await examined(await proofOf(back, linkOf(3)))).toMatchObject({ fault: null, seal: 'witnessed' })
  })

  test('believes of a lost paper no digit that was not signed', async () => {
    await adopt()
    const [one] = saved
    if (one === undefined) throw new Error('nothing saved')
    const changed = one.paper.entry.replace('"total":25000', '"total":15000')
    expect(await examined({ ...one.paper, entry: changed })).toMatchObject({ fault: 'not-in-log' })
  })

  test('keeps what it mirrors, whatever a card says of it', async () => {
    const said = await card()
    const [loss] = said.losses ?? []
    if (loss === undefined) throw new Error('no loss')
    for (const from of [1, 2, 3]) {
      const faked = { ...said, losses: [{ ...loss, from }] }
      await expect(adoptOutlet(served.hub, faked, 'Pak Budi')).rejects.toThrow(WrongCard)
    }
    await expect(
      adoptOutlet(served.hub, { ...said, losses: [{ ...loss, to: 4 }] }, 'Pak Budi'),
    ).rejects.toThrow(WrongCard)
    expect(await logAt(served.hub)).toMatchObject({ size: MIRRORED, signedSize: SIGNED, generation: 1 })
    expect(await keysAt(served.hub)).toHaveLength(1)
  })

  test('takes a key for no loss where none is told, and so nothing in place of what it saw', async () => {
    const { losses: _, ...silent } = await card()
    await adoptOutlet(served.hub, silent)
    await expect(push()).rejects.toThrow()
    expect(await logAt(served.hub)).toMatchObject({ size: MIRRORED, signedSize: SIGNED, generation: 1 })
  })

  test('takes no entry that speaks of a loss which nobody adopted, nor goes without the one that was', async () => {
    await adopt()
    const [newest, ...older] = await keysAt(served.hub)
    if (newest === undefined) throw new Error('no key')
    // The hub adopted another loss than the log speaks of.
    await served.hub.storage.write(HOTEL, sql =>
      sql.run('UPDATE log_keys SET lost_to = 9 WHERE outlet = ? AND vkey = ?', [HOTEL, newest.vkey]),
    )
    await expect(push()).rejects.toThrow('speaks of no loss')
    expect((await logAt(served.hub)).size).toBe(MIRRORED)
    expect(older).toHaveLength(1)
  })

  test('takes nothing that the key of before has signed since', async () => {
    await adopt()
    await push()
    const thief = handSigner()
    for (const size of [4, 5, 6]) {
      const text = formatCheckpoint({ origin: ORIGIN, size, root: sha256(Buffer.from('a forgery')) })
      const answer = await served.link.ask(
        'add-checkpoint',
        formatAddCheckpoint({ old: 5, proof: [], checkpoint: await signed(thief, text) }),
      )
      expect(answer.status).toBe(403)
    }
    expect(await served.hub.storage.read(allForks)).toEqual([])
  })

  test('finds out a log that signs two histories after its loss, as before', async () => {
    await adopt()
    await push()
    const text = formatCheckpoint({ origin: ORIGIN, size: 5, root: sha256(Buffer.from('another')) })
    await served.link.ask(
      'add-checkpoint',
      formatAddCheckpoint({ old: 5, proof: [], checkpoint: await signed(back.signer, text) }),
    )
    const [fork] = await served.hub.storage.read(allForks)
    expect(fork).toMatchObject({ outlet: HOTEL, size: 5, provenAt: expect.any(Number) })
  })

  test('finds out a log that signs another beginning than is mirrored, and calls it no loss', async () => {
    const thief = handSigner()
    const text = formatCheckpoint({ origin: ORIGIN, size: 2, root: sha256(Buffer.from('another')) })
    const note = await signed(thief, text)
    await served.link.ask('add-checkpoint', formatAddCheckpoint({ old: 2, proof: [], checkpoint: note }))
    await adopt()
    expect(await served.hub.storage.read(allForks)).toMatchObject([{ size: 2, note }])
  })

  test('accuses nobody by what it could not place of the lost history', async () => {
    const text = formatCheckpoint({ origin: ORIGIN, size: 6, root: sha256(Buffer.from('lost as well')) })
    const checkpoint = await signed(handSigner(), text)
    await served.link.ask('add-checkpoint', formatAddCheckpoint({ old: SIGNED, proof: [], checkpoint }))
    expect(await served.hub.storage.read(allForks)).toMatchObject([{ size: 6, provenAt: null }])
    await adopt()
    await goOn(4, '511')
    await push()
    expect(await served.hub.storage.read(allForks)).toEqual([])
  })

  test('takes a key that comes after the one of the loss, whichever card comes first', async () => {
    await rotateKey(back, AT_THE_CONSOLE, back.signer, HOTEL, false)
    await sealLog(back, HOTEL)
    expect(await adopt()).toBe('loss-adopted')
    expect(await push()).toBe(5)
    expect((await keysAt(served.hub)).map(({ loss }) => loss?.generation)).toEqual([undefined, 2, undefined])
    const other = await aHub(again.world.clock, 'another hub')
    expect(await other.adopt(back, HOTEL)).toBe('adopted')
    const away = { ...back, link: other.link, hubKey: other.hubKey }
    expect(await pusher(away).push(HOTEL)).toBe(5)
    await other.stop()
  })
})

describe('a backup of before the loss, put back once more', () => {
  /** As it was before anything was accepted, and with as much of the log as the mirror has. */
  async function older(place: string, hub: boolean): Promise<[Outlet, Hotel]> {
    const of = await aHotel(await aCity(undefined, place), { pieces: { amplang: 100 } })
    const made = outletOf(of, handSigner(), back.highWater)
    await openLogs(made, made.signer, 'etalase.test', hub)
    // Keys and marks lie outside what was put back.
    return [{ ...outletOf(of, back.signer, back.highWater), ...(hub ? {} : { hub: null }) }, of]
  }

  beforeEach(async () => {
    await accept()
    await goOn(3)
  })

  test('is filled up from the mirror, with the loss and its key', async () => {
    await adopt()
    await push()
    const [old, of] = await older('before', true)
    expect((await restoreLog(old, HOTEL, legible)).map(({ entry }) => entry.kind)).toContain('loss')
    expect(await entriesAt(old)).toEqual(await entriesAt(back))
    expect(await keysAt(old)).toEqual(await keysAt(back))
    expect(await logAt(old)).toMatchObject({ generation: 2, awaits: 0, size: 7 })
    await deliver(of, old, 1, (await of.checkIn('513')).stay)
    expect((await logAt(old)).signedSize).toBe(8)
    expect(await pusher(old).push(HOTEL)).toBe(8)
  })

  test('gives no name again that was given before: its loss is of a generation of its own', async () => {
    const [old, of] = await older('before', false)
    const loss = valueIn(await lossOf(old, HOTEL))
    expect(loss).toMatchObject({ from: 1, to: 7, generation: 3 })
    expect(await acceptLoss(old, loss, 'Ibu Sari')).toEqual({ number: 2, generation: 3 })
    await deliver(of, old, 4, (await of.checkIn('513')).stay)
    const { documents } = await readDocuments(old, of.outlet)
    expect(documents.map(({ printed }) => printed.slice(-3))).toEqual(['5-3', '4-3', '3-3', '2-3'])
    for (const link of [linkOf(5), linkOf(5, 2)])
      expect(codeOf(await readKwitansi(old, papersOf(old), link))).toBe('document-lost')
  })
})

/** A checkpoint under the signature of whoever has that key. */
async function signed(signer: HandSigner, text: string): Promise<string> {
  const key = await signer.keyOf(ORIGIN)
  if (key === null) throw new Error('no key')
  const signature = await signer.sign(ORIGIN, Buffer.from(text))
  return formatNote({ text, signatures: [{ name: ORIGIN, id: key.id, signature }] })
}
