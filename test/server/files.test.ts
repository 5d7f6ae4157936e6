/**
 * Every file of the contract as whoever may take it gets it, and as everybody else is refused: held to its row, whatever is
 * asked. A file more stops the compiler at the table.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILES, type FileAddress } from '../../src/contract/files.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { keepPhoto } from '../../src/server/photos/album.ts'
import { beginAgencyLog, openAgencyLog } from '../../src/server/usecases/agency/open-log.ts'
import { sealAgencyLog } from '../../src/server/usecases/agency/seal.ts'
import { closeDays } from '../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { count } from '../support/counting.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { memoryBlobs, photosHere } from '../support/photos.ts'
import { HOTEL } from '../support/things.ts'
import { addressOf, type Browser, type Headers } from './browser.ts'
import { holdToContract, holdToProblem } from './oracle.ts'
import type { Parts } from './requests.ts'
import { aGuest, aSite, atAgency, atDesk, MANAGER, type Served } from './support.ts'
import { texts, twist, twisted } from './twist.ts'

type Asked = Pick<Parts, 'params' | 'query'>
const outlet = HOTEL
/** Kept as it would be of these bytes, which are no picture: files hand out what was kept. */
const blobs = memoryBlobs()
const { id: PHOTO } = await keepPhoto(blobs, {
  width: 640,
  height: 480,
  placeholder: 'data:image/webp;base64,AAAA',
  files: [{ width: 640, type: 'image/webp', bytes: Buffer.from('kept') }],
})

const ASKED: Readonly<Record<keyof typeof FILES, Asked>> = {
  photo: { params: { photo: PHOTO, width: '640' } },
  photoFile: {
    params: { photo: PHOTO, hash: createHash('sha256').update('kept').digest('hex') },
  },
  photoManifest: { params: { photo: PHOTO } },
  logCheckpoint: { params: { outlet } },
  logKey: { params: { outlet } },
  logTile: { params: { outlet, level: '0', tile: '000.p/3' } },
  logEntries: { params: { outlet, tile: '000.p/3' } },
  agencyCheckpoint: {},
  agencyKey: {},
  agencyTile: { params: { level: '0', tile: '000.p/3' } },
  agencyEntries: { params: { tile: '000.p/3' } },
  logLines: { params: { outlet }, query: { after: '0', limit: '9', from: '2026-11-01', to: '2026-12-01' } },
  logTable: { params: { outlet }, query: { after: '0', limit: '9', from: '2026-11-01', to: '2026-12-01' } },
  evaluationTable: {
    query: { outlet, from: '2026-11-01', to: '2026-12-01', kind: 'hotel', terms: 'consigned' },
  },
  reconciliationTable: { query: { outlet, from: '2026-11-20', to: '2026-11-26' } },
  reconciliationLines: { query: { outlet, from: '2026-11-20', to: '2026-11-26' } },
}
const files = Object.entries(FILES) as [keyof typeof FILES, FileAddress][]

const READERS = ['stranger', 'guest', 'manager', 'agency', 'auditor', 'no auditor'] as const
type Reading = (typeof READERS)[number]
const MAY: Readonly<Record<FileAddress['who'], readonly Reading[]>> = {
  anyone: READERS,
  auditor: ['auditor'],
  'auditor or agency': ['auditor', 'agency'],
  agency: ['agency'],
}
const TOKENS: Partial<Record<Reading, Headers>> = {
  auditor: { authorization: 'Bearer auditor' },
  'no auditor': { authorization: 'Bearer nobody' },
}

let served: Served
let browsers: Readonly<Record<Reading, Browser>>
beforeAll(async () => {
  served = await aSite({ pieces: { amplang: 9, madu: 9 }, photos: photosHere(blobs) })
  const { city, hotel } = served
  const world = { ...city, signer: handSigner(), highWater: handHighWater() }
  await openLogs(world, world.signer, 'etalase.test')
  await openAgencyLog(world, world.signer, 'etalase.test')
  await beginAgencyLog(world)
  await sealAgencyLog(world)
  const guest = await aGuest(served)
  for (let i = 0; i < 3; i++) await hotel.deliver(await hotel.place(guest.stay, { amplang: 1, madu: 2 }))
  await voidDocument(city, hotel.clerk, 2, 'other')
  city.clock.pass(2 * DAY_MS)
  await closeDays(city, hotel.outlet)
  await sealLog(world, HOTEL)
  await count(hotel)
  browsers = {
    stranger: served.browser(),
    guest: guest.browser,
    manager: await atDesk(served, MANAGER),
    agency: await atAgency(served),
    auditor: served.browser(),
    'no auditor': served.browser(),
  }
})
afterAll(() => served.stop())

function ask(name: keyof typeof FILES, by: Reading, { params, query }: Asked) {
  const file: FileAddress = FILES[name]
  const url = addressOf(file, { params: texts(params), query: texts(query) }).replace(/%2F/g, '/')
  return browsers[by].send({ method: 'GET', url, headers: TOKENS[by] ?? {} })
}

test.each(files)('%s is handed to whoever may have it, as its row says', async (name, { who }) => {
  for (const by of READERS) {
    const response = await ask(name, by, ASKED[name])
    holdToContract(FILES[name], response)
    expect([by, response.statusCode]).toEqual([by, MAY[who].includes(by) ? 200 : 401])
    expect(response.rawPayload.length).toBeGreaterThan(0)
    // What is not for anybody is kept by nobody between, and read by no page of others.
    const { 'cache-control': kept, 'access-control-allow-origin': readBy } = response.headers
    if (who !== 'anyone')
      expect([String(kept), readBy]).toEqual([expect.stringMatching(/^(no-store|private)/), undefined])
  }
})

const TABLES = files.filter(([, file]) => 'row' in file && !('isSigned' in file))

/** A table is read by its columns' places too: a new one stands behind all others, and a sample that is there is never changed. */
test.each(TABLES)(
  '%s says what it said when it was first handed out, and more only behind that',
  async name => {
    const sample = new URL(`./tables/${name}.txt`, import.meta.url)
    const { body } = await ask(name, 'agency', ASKED[name])
    if (process.env.RECORD_SAMPLES === '1' && !existsSync(sample)) writeFileSync(sample, body)
    const lines = body.split(/\r?\n/)
    const before = readFileSync(sample, 'utf8').split(/\r?\n/)
    expect(before.length).toBeGreaterThan(2)
    expect(lines).toHaveLength(before.length)
    for (const [i, line] of lines.entries()) {
      const begin = before[i]?.replace(/\}$/, '') ?? ''
      expect(line.slice(0, begin.length)).toBe(begin)
      expect(line.slice(begin.length)).toMatch(/^(,.*)?\}?$/)
    }
  },
)

const REQUESTS = 1_000
const SEED = 20_261_130
const plan = fc.record({
  name: fc.constantFrom(...files.map(([name]) => name)),
  by: fc.constantFrom(...READERS, 'agency' as const, 'auditor' as const),
  twist,
})

test(`${REQUESTS} requests at random are answered with nothing that the file's row does not say`, async () => {
  const taken = new Set<string>()
  const refused = new Set<string>()
  for (const { name, by, twist: how } of fc.sample(plan, { numRuns: REQUESTS, seed: SEED })) {
    const response = await ask(name, by, twisted(ASKED[name], how))
    expect(response.statusCode, JSON.stringify({ name, by, how })).toBeLessThan(500)
    // A parameter such as `..` or one without end leads to another address, at which nothing is.
    if (/"code":"not-found"/.test(response.body)) holdToProblem(response, new Set(['not-found']))
    else holdToContract(FILES[name], response)
    if (response.statusCode === 200) taken.add(name)
    else refused.add(response.json().code)
  }
  expect(taken).toEqual(new Set(Object.keys(FILES)))
  const codes = ['auditor-required', 'invalid', 'not-found', 'session-required', 'unknown-outlet']
  expect(Array.from(refused).sort()).toEqual(codes)
})
