/** The log as a file, and the reconciliation: for whom they are, and that they are what they say. */
import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fromBase64 } from '../../src/log/bytes.ts'
import { csvLine } from '../../src/server/http/csv.ts'
import { addAuditor } from '../../src/server/storage/statements/hub/auditors.ts'
import { findTile } from '../../src/server/storage/statements/log/log-tiles.ts'
import { acceptLoss, lossOf } from '../../src/server/usecases/log/accept-loss.ts'
import { integrate } from '../../src/server/usecases/log/integrate.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { type Sealing, sealLog } from '../../src/server/usecases/log/seal.ts'
import { hashOf } from '../../src/server/usecases/world.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import { aSite, atAgency, atDesk, type Served } from './support.ts'

let served: Served
let world: Sealing & { readonly signer: HandSigner }
beforeEach(async () => {
  served = await aSite()
  const { city, hotel } = served
  world = { ...city, signer: handSigner(), highWater: handHighWater() }
  await openLogs(world, world.signer, 'etalase.test')
  const { stay } = await hotel.checkIn('512')
  for (let i = 0; i < 3; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1, madu: 1 }))
  await sealLog(world, HOTEL)
})
afterEach(() => served.stop())

const AUDITOR = { authorization: 'Bearer auditor' }
const get = (url: string, headers = AUDITOR as Record<string, string>) =>
  served.browser().send({ method: 'GET', url, headers })

describe('the log as lines', () => {
  test('has entries in their final bytes: each line is its leaf', async () => {
    const { body, headers } = await get(`/log/${HOTEL}/entries.ndjson`)
    expect(headers['content-type']).toMatch(/^application\/x-ndjson/)
    expect(headers['etalase-log-size']).toBe('3')
    const lines = body.split('\n')
    expect(lines.pop()).toBe('')
    const tile = await served.city.storage.read(sql => findTile(sql, HOTEL, 0, 0))
    const leaves = lines.map(line => createHash('sha256').update('\0').update(line).digest())
    expect(Buffer.concat(leaves)).toEqual(Buffer.from(fromBase64(tile ?? '') ?? []))
  })

  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('is the same when it comes as %s', async (encoding, unpack) => {
    const plain = await get(`/log/${HOTEL}/entries.ndjson`)
    const packed = await get(`/log/${HOTEL}/entries.ndjson`, { ...AUDITOR, 'accept-encoding': encoding })
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(unpack(packed.rawPayload).toString()).toBe(plain.body)
  })

  test('ends where the log is signed, however many entries are in the tree already', async () => {
    const { city, hotel } = served
    const { stay } = await hotel.checkIn('513')
    await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
    expect((await integrate(city, HOTEL))?.size).toBe(4)
    const { body, headers } = await get(`/log/${HOTEL}/entries.ndjson`)
    expect([headers['etalase-log-size'], body.split('\n').length - 1]).toEqual(['3', 3])
  })

  test('goes on where a reader stopped', async () => {
    const { body } = await get(`/log/${HOTEL}/entries.ndjson?after=1&limit=1`)
    expect(JSON.parse(body)).toMatchObject({ number: 2, kind: 'kwitansi' })
  })

  test.each(['after=-1', 'after=x', 'limit=1.5', 'from=2026-02-30', 'to=today'])(
    'refuses %s',
    async query => {
      expect((await get(`/log/${HOTEL}/entries.csv?${query}`)).statusCode).toBe(422)
    },
  )

  test('is for auditors and officers: no stranger, no clerk', async () => {
    const url = `/log/${HOTEL}/entries.ndjson`
    for (const headers of [{}, { authorization: 'Bearer nobody' }]) {
      const refused = await get(url, headers as Record<string, string>)
      expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([401, 'Bearer'])
    }
    expect((await (await atDesk(served)).send({ method: 'GET', url })).statusCode).toBe(401)
    expect((await (await atAgency(served)).send({ method: 'GET', url })).statusCode).toBe(200)
    await served.city.storage.writeCity(sql => addAuditor(sql, hashOf('own'), 'BPK', 0))
    expect((await get(url, { authorization: 'Bearer own' })).statusCode).toBe(200)
    expect((await get('/log/nowhere/entries.csv')).json().code).toBe('unknown-outlet')
  })
})

test('the log as a table has a row a line, under titles', async () => {
  const { body, headers } = await get(`/log/${HOTEL}/entries.csv`)
  expect(headers['content-type']).toMatch(/^text\/csv/)
  const [titles, ...rows] = body.trimEnd().split('\r\n')
  expect(titles).toMatch(/^\ufeffindex,number,kind,issuedAt,line,product,/)
  expect(rows).toHaveLength(6)
  expect(rows[0]).toMatch(
    /^0,1,kwitansi,2026-11-24T03:00:00Z,1,dapur-demo\/amplang,amplang enak,dapur-demo,consigned,1,25000,25000,/,
  )
})

describe('after a loss that was accepted', () => {
  beforeEach(async () => {
    // So many were signed for, of which three are here.
    await world.highWater.raise(`etalase.test/log/${HOTEL}`, { size: 5, root: new Uint8Array(32) })
    const losing = { ...world, logKeys: world.signer, hub: null }
    await acceptLoss(losing, valueIn(await lossOf(losing, HOTEL)), 'Ibu Sari')
    const { stay } = await served.hotel.checkIn('513')
    await served.hotel.deliver(await served.hotel.place(stay, { amplang: 1 }))
    await sealLog(world, HOTEL)
  })

  test('the table says of each number that was given again in which generation, and of no other', async () => {
    const { body } = await get(`/log/${HOTEL}/entries.csv`)
    const [titles = '', ...rows] = body.trimEnd().split('\r\n')
    const columns = titles.replace('\ufeff', '').split(',')
    const of = (row: string, name: string) => row.split(',')[columns.indexOf(name)]
    const said = rows.map(row => ['number', 'kind', 'from', 'to', 'generation'].map(name => of(row, name)))
    expect(said.filter(([number]) => Number(number) <= 3)).toEqual(
      [1, 1, 2, 2, 3, 3].map(number => [`${number}`, 'kwitansi', '', '', '']),
    )
    expect(said.slice(6)).toEqual([
      ['4', 'loss', '4', '5', '2'],
      ['5', 'kwitansi', '', '', '2'],
    ])
  })

  test('lines stay the leaves of the log: the entry of the loss says where a generation begins', async () => {
    const { body } = await get(`/log/${HOTEL}/entries.ndjson?after=2`)
    const lines = body.trimEnd().split('\n')
    const tile = await served.city.storage.read(sql => findTile(sql, HOTEL, 0, 0))
    const leaves = lines.map(line => createHash('sha256').update('\0').update(line).digest())
    expect(Buffer.concat(leaves)).toEqual(Buffer.from(fromBase64(tile ?? '') ?? []).subarray(2 * 32))
    const said = lines
      .map(line => JSON.parse(line))
      .map(({ number, kind, from, to }) => [number, kind, from, to])
    expect(said).toEqual([
      [3, 'kwitansi', undefined, undefined],
      [4, 'loss', 4, 5],
      [5, 'kwitansi', undefined, undefined],
    ])
  })
})

test('no text of a table is run as a formula, and numbers stay numbers', () => {
  expect(csvLine(['=1+1', '+a', '-b', '@c', '\td', -5, 'a,"b"', 'x\ny', null, undefined, true])).toBe(
    `'=1+1,'+a,'-b,'@c,'\td,-5,"a,""b""","x\ny",,,true\r\n`,
  )
})

test('officers read whether the books agree, on screen and as files', async () => {
  const officer = await atAgency(served)
  const read = await officer.value('reconciliation', { query: { outlet: HOTEL } })
  expect(read.outlets[0]).toMatchObject({
    slug: HOTEL,
    heads: { issued: 3, sealed: 3, mirrored: null, counted: 0 },
  })
  expect(read.outlets[0]?.missing).toMatchObject([{ stage: 'counted', from: 1, to: 3 }])
  const file = async (ending: string) =>
    (await officer.send({ method: 'GET', url: `/api/evaluation/reconciliation.${ending}?outlet=${HOTEL}` }))
      .body
  expect(await file('csv')).toMatch(/\r\nhotel-demo,2026-11-24,3,3,0,0,255000,3,3,,0,.*,counted 1-3\r\n/)
  expect(JSON.parse(await file('ndjson'))).toMatchObject({
    outlet: HOTEL,
    date: '2026-11-24',
    missing: 'counted 1-3',
  })
  expect(await officer.code('reconciliation', { query: { outlet: 'nowhere' } })).toBe('unknown-outlet')
  expect(await officer.code('reconciliation', { query: { from: '2025-01-01', to: '2026-01-01' } })).toBe(
    'invalid',
  )
})
