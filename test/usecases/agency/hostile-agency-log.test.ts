/**
 * A box asks a real HTTP server that lies about the agency's log, each time in another way: what was signed is told by its name,
 * what nobody can read is asked for again, and of neither anything comes onto a shelf. Once it is honest again, all is well.
 */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import type { AgencyFault } from '../../../src/domain/agency-log.ts'
import { makerOf } from '../../../src/domain/agency-register.ts'
import { formatCheckpoint } from '../../../src/log/checkpoint.ts'
import { formatKey, formatNote } from '../../../src/log/note.ts'
import { hubLink } from '../../../src/server/links/hub-link.ts'
import type { HighWater } from '../../../src/server/ports.ts'
import { agencyFaults } from '../../../src/server/storage/statements/agency/agency-faults.ts'
import { addAgencyKey, findAgencyLog } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { allProducts, allSellers } from '../../../src/server/storage/statements/city/register.ts'
import { lastNumber } from '../../../src/server/storage/statements/counters.ts'
import { addAgencyEntry } from '../../../src/server/usecases/agency/add-entry.ts'
import { openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { type Pulled, pullAgencyLog } from '../../../src/server/usecases/agency/pull.ts'
import type { Following } from '../../../src/server/usecases/agency/remote.ts'
import { sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import { crypto } from '../../support/crypto.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { handHighWater } from '../../support/log.ts'
import { aSeller, HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const ORIGIN = 'hub.test/agency'
/** Entries that the box holds when the lies begin. */
const HELD = 5
/** Within which an answer has to be whole here. */
const PATIENCE_MS = 400

/** Answers in another's place; `honest` is what the agency says to that path. */
type Lie = (path: string, response: ServerResponse, honest: () => Promise<Buffer>) => unknown

let hotel: Hotel
let agency: ServedHub
let liar: Server
let lie: Lie | null
let box: Following
const marks = new WeakMap<ServedHub, HighWater>()

async function seal(hub: ServedHub): Promise<void> {
  const highWater = marks.get(hub) ?? handHighWater()
  marks.set(hub, highWater)
  await sealAgencyLog({ ...hub.hub, highWater })
}
async function publish(hub: ServedHub, many: number, name = 'Dapur'): Promise<void> {
  await hub.hub.storage.writeCity(async sql => {
    for (let i = 0; i < many; i++) {
      const maker = makerOf({ ...aSeller('dapur-baru'), name: `${name} ${i}` })
      await addAgencyEntry(sql, hub.hub, { deed: 'maker', maker, by: null }, 0)
    }
  })
  await seal(hub)
}
/** Under the same name and the same key: whoever put back a backup, or holds the key. */
async function another(place = 'other', host = 'hub.test'): Promise<ServedHub> {
  const hub = await aHub(hotel.world.clock, place)
  await openAgencyLog(hub.hub, hub.signer, host)
  return hub
}
const saidBy = async (hub: ServedHub, path: string) =>
  (await hub.app.inject({ method: 'GET', url: `/agency/log/${path}` })).rawPayload
const instead =
  (hub: ServedHub): Lie =>
  async (path, response) => {
    const answer = await hub.app.inject({ method: 'GET', url: `/agency/log/${path}` })
    response.writeHead(answer.statusCode).end(answer.rawPayload)
  }
const at =
  (of: string, change: (body: Buffer) => Buffer): Lie =>
  async (path, response, honest) =>
    response.end(path.startsWith(of) ? change(await honest()) : await honest())

/** A head that the agency's key, or another's, has signed. */
async function headOf(size: number, signer = agency.signer, origin = ORIGIN): Promise<Buffer> {
  const text = formatCheckpoint({ origin, size, root: new Uint8Array(32).fill(7) })
  const key = await signer.keyOf(ORIGIN)
  if (key === null) throw new Error('no key')
  const signature = await signer.sign(ORIGIN, Buffer.from(text))
  return Buffer.from(formatNote({ text, signatures: [{ name: key.name, id: key.id, signature }] }))
}

async function pullAll(): Promise<Pulled> {
  for (;;) {
    const pulled = await pullAgencyLog(box)
    if (pulled.is !== 'more') return pulled
  }
}
/** All of it that a guest, a manager or an evaluation could see. */
const shelf = () =>
  box.storage.read(async sql => ({
    size: (await findAgencyLog(sql))?.size,
    makers: await allSellers(sql),
    products: await allProducts(sql),
    menu: await lastNumber(sql, HOTEL, 'menu'),
  }))
const openFaults = async () =>
  (await box.storage.read(sql => agencyFaults(sql, ORIGIN))).filter(({ mendedAt }) => mendedAt === null)

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  agency = await another('agency')
  await publish(agency, HELD)
  lie = null
  liar = createServer((request, response) => {
    const path = request.url?.replace('/agency/log/', '') ?? ''
    const honest = () => saidBy(agency, path)
    const answering = lie === null ? instead(agency)(path, response, honest) : lie(path, response, honest)
    // Who asked may be gone before the lie is told to its end.
    Promise.resolve(answering).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => liar.listen(0, '127.0.0.1', resolve))
  const { port } = liar.address() as AddressInfo
  const { link, hubKey } = agency
  const told = hubLink(`http://127.0.0.1:${port}`, 'agency/log', PATIENCE_MS)
  box = { ...hotel.world, crypto, link, hubKey, read: readAgencyEntry, agency: told }
  await pullAll()
})
afterEach(async () => {
  liar.closeAllConnections()
  await new Promise(resolve => liar.close(resolve))
})

/** What the box is told, or how it fails to be told anything. */
async function lied(how: Lie): Promise<AgencyFault | 'asked again'> {
  const before = await shelf()
  lie = how
  const met = await pullAll().then(
    ({ is }) => is,
    () => 'asked again' as const,
  )
  expect(await shelf()).toEqual(before)
  expect((await openFaults()).map(({ fault }) => fault)).toEqual(met === 'asked again' ? [] : [met])
  expect((await hotel.checkIn('512')).stay).toBeTruthy()
  lie = null
  await publish(agency, 1, 'Dapur lagi')
  expect(await pullAll()).toMatchObject({ is: 'whole' })
  expect(await openFaults()).toEqual([])
  return met as AgencyFault | 'asked again'
}

describe('a log that is signed, and another than the one that is held, is told by its name', () => {
  test.each([
    ['rolled back and grown again to the same size', 3, 2, 'forked'],
    ['rolled back and grown again beyond it', 3, 300, 'forked'],
    ['rolled back', 3, 0, 'rolled-back'],
    ['another from its first entry, as long', 0, HELD, 'forked'],
    ['another from its first entry, shorter', 0, 1, 'forked'],
    ['empty', 0, 0, 'rolled-back'],
  ] as const)('%s', async (_, alike, since, fault) => {
    const other = await another()
    await publish(other, alike)
    await publish(other, since, 'Warung')
    expect(await lied(instead(other))).toBe(fault)
  })

  test('one that is caught up with, and goes on otherwise than a head that was seen and not come to', async () => {
    await publish(agency, 600)
    expect((await pullAgencyLog(box)).is).toBe('more')
    const other = await another()
    await publish(other, HELD)
    await publish(other, 300)
    await publish(other, 500, 'Warung')
    expect(await lied(instead(other))).toBe('forked')
  })

  test('another agency’s, played in its place', async () => {
    const other = await another('elsewhere', 'else.test')
    await publish(other, 9)
    expect(await lied(instead(other))).toBe('wrong-key')
  })

  test('its own name under another’s key', async () => {
    const other = await another()
    other.signer.rotate(ORIGIN)
    await publish(other, 9)
    expect(await lied(instead(other))).toBe('wrong-key')
  })

  test('its own key for a size that no entries make', async () => {
    const head = await headOf(2 ** 40)
    expect(await lied(at('checkpoint', () => head))).toBe('asked again')
  })

  test('entries that are not what their hashes are of', async () => {
    await publish(agency, 3)
    const changed = (body: Buffer) =>
      Buffer.from(body.toString('latin1').replaceAll('Dapur 1', 'Dapur 9'), 'latin1')
    expect(await lied(at('tile/entries', changed))).toBe('wrong-entries')
  })

  test('hashes that are none of its entries', async () => {
    await publish(agency, 300)
    expect(await lied(at('tile/0', body => Buffer.alloc(body.length, 1)))).toBe('wrong-entries')
  })
})

describe('a key that takes over', () => {
  const name = async (since: number) => {
    const key = await agency.signer.keyOf(ORIGIN)
    if (key === null) throw new Error('no key')
    await agency.hub.storage.writeCity(sql => addAgencyKey(sql, ORIGIN, { vkey: formatKey(key), since }))
    hotel.world.clock.pass(1_000)
  }

  test('is not believed before the hub names it, and is from then on', async () => {
    agency.signer.rotate(ORIGIN)
    await publish(agency, 1)
    expect((await pullAll()).is).toBe('wrong-key')
    await name(HELD)
    expect((await pullAll()).is).toBe('whole')
    expect(await openFaults()).toEqual([])
  })

  test('leaves the one before what it has signed, and nothing more', async () => {
    await publish(agency, 1)
    const old = await saidBy(agency, 'checkpoint')
    agency.signer.rotate(ORIGIN)
    await name(HELD)
    await seal(agency)
    expect(await lied(at('checkpoint', () => old))).toBe('wrong-key')
  })
})

describe('what nobody can read is asked for again', () => {
  const drip: Lie = (_, response) => {
    response.writeHead(200)
    response.write('h')
  }
  const endless: Lie = (_, response) => {
    const block = Buffer.alloc(4 * 1024 * 1024, 'x')
    const more = () => response.write(block, fault => (fault ? undefined : more()))
    response.writeHead(200)
    more()
  }
  test.each<[string, Lie]>([
    ['an answer that begins and does not go on', drip],
    ['no answer', () => undefined],
    ['an answer without end', endless],
    ['a line that is cut', (_, response) => response.destroy()],
    ['another page', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a checkpoint as long as a book', at('checkpoint', () => Buffer.alloc(100_000, 'a'))],
    ['a bundle with a gap', at('tile/entries', body => body.subarray(2 + body.readUInt16BE(0)))],
    ['a bundle of huge entries', at('tile/entries', () => Buffer.alloc(256 * 65_538, 0xff))],
    ['a tile that ends too soon', at('tile/0', body => body.subarray(0, body.length - 1))],
    [
      'no such tile',
      (path, response, honest) =>
        path === 'checkpoint' ? honest().then(body => response.end(body)) : response.writeHead(404).end(),
    ],
  ])('%s', async (_, how) => {
    await publish(agency, 300)
    expect(await lied(how)).toBe('asked again')
  })
})
