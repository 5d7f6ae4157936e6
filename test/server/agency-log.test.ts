/** What a manager and an officer are told of the agency's log that this city follows, for as long as it stands. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, toTimestamp } from '../../src/domain/time.ts'
import {
  mendAgencyFaults,
  saveAgencyFault,
} from '../../src/server/storage/statements/agency/agency-faults.ts'
import {
  saveAgencyAwaited,
  saveAgencySigned,
  saveAgencyTree,
  saveHeard,
  savePassedOver,
  standBy,
  takeAgencyNumber,
} from '../../src/server/storage/statements/agency/agency-logs.ts'
import { changeOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { HOTEL } from '../support/things.ts'
import { aSite, atAgency, atDesk, MANAGER, type Served } from './support.ts'

const ORIGIN = 'hub.test/agency'
let served: Served
const now = () => served.city.clock.now()
const write = (work: Parameters<Served['city']['storage']['writeCity']>[0]) =>
  served.city.storage.writeCity(work)
const isFound = (fault: 'rolled-back' | 'forked') =>
  write(sql =>
    saveAgencyFault(sql, {
      ...{ origin: ORIGIN, fault, size: 3, root: fault, note: 'shown', held: 'held', at: now() },
    }),
  )
/** As the manager hears it, and as an officer does. */
const told = async () => {
  const [manager, agency] = [await atDesk(served, MANAGER), await atAgency(served)]
  const [one, other] = [
    await manager.value('agencyLog', { query: { outlet: HOTEL } }),
    await agency.value('agencyLog', {}),
  ]
  // What boxes have noticed is told to officers besides.
  expect(other).toEqual({ ...one, noticed: [] })
  return one.notice
}

beforeEach(async () => {
  served = await aSite()
  await write(async sql => {
    await standBy(sql, ORIGIN, 'followed', '')
    await saveHeard(sql, ORIGIN, now())
  })
})
afterEach(() => served.stop())

test('nothing, while it is whole', async () => {
  expect(await told()).toBeNull()
})

test('the worst that stands, since when, until it is mended', async () => {
  await isFound('forked')
  await isFound('rolled-back')
  served.city.clock.pass(2 * DAY_MS)
  expect(await told()).toEqual({ is: 'rolled-back', days: 2 })
  await write(async sql => {
    await mendAgencyFaults(sql, ORIGIN, now())
    await saveHeard(sql, ORIGIN, now())
  })
  expect(await told()).toBeNull()
})

test('how long it was silent', async () => {
  served.city.clock.pass(3 * DAY_MS)
  expect(await told()).toEqual({ is: 'silent', days: 3 })
})

test('of the one that is kept here, that nothing can be entered', async () => {
  await write(async sql => {
    await standBy(sql, 'etalase.test/agency', 'own', '')
    await saveAgencyAwaited(sql, 'etalase.test/agency', 7)
  })
  expect(await told()).toEqual({ is: 'waits', days: null })
})

test('of an outlet that it has ended, its manager, and no officer', async () => {
  await served.city.storage.writeCity(sql =>
    changeOutlet(sql, HOTEL, outlet => ({ ...outlet, ended: { at: toTimestamp(now()), reason: '' } })),
  )
  served.city.clock.pass(DAY_MS)
  const [manager, agency] = [await atDesk(served, MANAGER), await atAgency(served)]
  const { notice } = await manager.value('agencyLog', { query: { outlet: HOTEL } })
  expect([notice, (await agency.value('agencyLog', {})).notice?.is]).toEqual([
    { is: 'ended', days: 1 },
    'silent',
  ])
})

test('nobody else is told', async () => {
  const stranger = await served.browser().ask('agencyLog', { query: { outlet: HOTEL } })
  const clerk = await (await atDesk(served)).ask('agencyLog', { query: { outlet: HOTEL } })
  expect([stranger.status, clerk.status]).toEqual([401, 403])
})

describe('whoever watches the machine', () => {
  const gauges = async () => {
    const headers = { authorization: 'Bearer auditor' }
    const { body } = await served.app.inject({ method: 'GET', url: '/metrics', headers })
    return body.split('\n').filter(line => line.startsWith('etalase_agency_'))
  }

  test('sees of a log that is followed how far it has come, when it was heard and what stands', async () => {
    await isFound('forked')
    await write(async sql => {
      await saveAgencyTree(sql, { origin: ORIGIN, size: 256, root: '' })
      await saveAgencySigned(sql, { origin: ORIGIN, signedSize: 600, signed: 'a note' })
      await savePassedOver(sql, ORIGIN, 9)
    })
    served.city.clock.pass(90_000)
    expect(await gauges()).toEqual([
      'etalase_agency_entries{standing="followed"} 256',
      'etalase_agency_unsealed 0',
      'etalase_agency_behind 344',
      'etalase_agency_waits 0',
      'etalase_agency_passed_over 9',
      'etalase_agency_heard_age_seconds 90',
      'etalase_agency_faults{fault="forked"} 1',
      'etalase_agency_faults_ever{fault="forked"} 1',
    ])
  })

  test('sees of one that is kept what is not sealed, and that it waits', async () => {
    await write(async sql => {
      await standBy(sql, 'etalase.test/agency', 'own', '')
      for (let i = 0; i < 3; i++) await takeAgencyNumber(sql)
      await saveAgencyTree(sql, { origin: 'etalase.test/agency', size: 2, root: '' })
      await saveAgencySigned(sql, { origin: 'etalase.test/agency', signedSize: 1, signed: 'a note' })
      await saveAgencyAwaited(sql, 'etalase.test/agency', 7)
    })
    expect(await gauges()).toEqual([
      'etalase_agency_entries{standing="own"} 2',
      'etalase_agency_unsealed 2',
      'etalase_agency_behind 0',
      'etalase_agency_waits 1',
      'etalase_agency_passed_over 0',
    ])
  })
})
