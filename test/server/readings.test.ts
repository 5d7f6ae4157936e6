/** What an officer or an auditor reads or takes away leaves an act of theirs before it is told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FILES } from '../../src/contract/files.ts'
import type { ActWord } from '../../src/domain/act.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { believed } from '../support/believed.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aSite, atAgency, OFFICER, type Served } from './support.ts'

let served: Served
let agency: Browser
beforeEach(async () => {
  served = await aSite()
  agency = await atAgency(served)
})
afterEach(() => served.stop())

/** Addresses of files that are not anybody's to read. */
type Taken = {
  [Name in keyof typeof FILES]: (typeof FILES)[Name]['who'] extends 'anyone' ? never : Name
}[keyof typeof FILES]

const FILES_TAKEN: Readonly<Record<Taken, readonly [by: 'auditor' | 'agency', act: ActWord, path: string]>> =
  {
    logEntries: ['auditor', 'read-entries', `/log/${HOTEL}/tile/entries/000.p/1`],
    logLines: ['auditor', 'export-log', `/log/${HOTEL}/entries.ndjson?after=0&limit=5`],
    logTable: ['agency', 'export-log', `/log/${HOTEL}/entries.csv?from=2026-11-01`],
    evaluationTable: ['agency', 'read-evaluation', `/api/evaluation/products.csv?outlet=${HOTEL}`],
    reconciliationTable: [
      'agency',
      'read-reconciliation',
      `/api/evaluation/reconciliation.csv?outlet=${HOTEL}`,
    ],
    reconciliationLines: [
      'agency',
      'read-reconciliation',
      `/api/evaluation/reconciliation.ndjson?outlet=${HOTEL}`,
    ],
  }

describe('a file that is not for everybody', () => {
  const get = (browser: Browser, url: string, headers = {}) => browser.send({ method: 'GET', url, headers })
  const kept = () =>
    served.city.storage.read(sql =>
      believed(sql).all<{ who: string; what: string; subject: string; times: number }>(
        `SELECT actor || ' ' || who AS who, what, subject, times FROM acts
         WHERE outlet = '' AND what <> 'sign-in' ORDER BY seq`,
      ),
    )
  beforeEach(async () => {
    const world = { ...served.city, signer: handSigner(), highWater: handHighWater() }
    await openLogs(world, world.signer, 'etalase.test')
    const { stay } = await served.hotel.checkIn('512')
    await served.hotel.deliver(await served.hotel.place(stay, { amplang: 1 }))
    await sealLog(world, HOTEL)
  })

  test.each(Object.entries(FILES_TAKEN))(
    '%s, taken, is an act of who took it',
    async (_, [by, what, url]) => {
      expect((await get(served.browser(), url)).statusCode).toBe(401)
      expect(await kept()).toEqual([])
      const taken =
        by === 'agency'
          ? await get(agency, url)
          : await get(served.browser(), url, { authorization: 'Bearer auditor' })
      expect(taken.statusCode).toBe(200)
      const who = by === 'agency' ? `officer ${OFFICER.name}` : 'link demo'
      expect(await kept()).toEqual([{ who, what, subject: HOTEL, times: 1 }])
    },
  )

  test('bundles of entries that an auditor reads within an hour are one act', async () => {
    const [, , url] = FILES_TAKEN.logEntries
    const read = () => get(served.browser(), url, { authorization: 'Bearer auditor' })
    for (let i = 0; i < 3; i++) await read()
    expect(await kept()).toHaveLength(1)
    served.city.clock.pass(HOUR_MS)
    await read()
    expect(await kept()).toHaveLength(2)
  })
})

test('a reading that cannot be written down is not told', async () => {
  await served.city.storage.writeCity(sql => sql.run('DROP TABLE acts'))
  const { statusCode, body } = await agency.send({ method: 'GET', url: '/api/evaluation/products' })
  expect([statusCode, body.includes('kwitansi')]).toEqual([500, false])
})
