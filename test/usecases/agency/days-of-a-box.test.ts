/**
 * A box's days by seeds: its line fails in the middle of answers, the agency goes on meanwhile, shows an older head, or is somebody
 * else for a while. Whatever comes, a box holds a beginning of what the agency has signed, in the register what those entries say,
 * and all of it once nothing is in the way.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import { makerOf } from '../../../src/domain/agency-register.ts'
import type { HubAnswer } from '../../../src/server/ports.ts'
import { agencyEntries } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { agencyFaults } from '../../../src/server/storage/statements/agency/agency-faults.ts'
import { allSellers } from '../../../src/server/storage/statements/city/register.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { addAgencyEntry } from '../../../src/server/usecases/agency/add-entry.ts'
import { openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { pullAgencyLog } from '../../../src/server/usecases/agency/pull.ts'
import { sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import { type AgencyLink, agencyLink } from '../../support/agency.ts'
import { crypto } from '../../support/crypto.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { handHighWater } from '../../support/log.ts'
import { aSeller } from '../../support/things.ts'
import { aCity } from '../../support/world.ts'

const ORIGIN = 'hub.test/agency'
const RUNS = 25

/** What may befall a day. */
const day = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('publish' as const), many: fc.integer({ min: 1, max: 300 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('line' as const), answers: fc.integer({ min: 0, max: 8 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('cut' as const), at: fc.integer({ min: 0, max: 2_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('older' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('other' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('flipped' as const), at: fc.integer({ min: 0, max: 4_000 }) }),
  },
)
type Day = typeof day extends fc.Arbitrary<infer One> ? One : never

async function anAgency(clock: Parameters<typeof aHub>[0], place: string) {
  const hub = await aHub(clock, place)
  await openAgencyLog(hub.hub, hub.signer, 'hub.test')
  const sealing = { ...hub.hub, highWater: handHighWater() }
  const publish = async (many: number, name: string) => {
    await hub.hub.storage.writeCity(async sql => {
      for (let i = 0; i < many; i++) {
        const maker = makerOf({ ...aSeller(`dapur-${i}`), name })
        await addAgencyEntry(sql, hub.hub, { deed: 'maker', maker, by: null }, clock.now())
      }
    })
    await sealAgencyLog(sealing)
  }
  await publish(1, `${place} 0`)
  return { hub, publish }
}

const entriesAt = (storage: Storage) => storage.read(sql => agencyEntries(sql, ORIGIN, 0, 99_999))
const headOf = async (hub: ServedHub) =>
  (await hub.app.inject({ method: 'GET', url: '/agency/log/checkpoint' })).rawPayload

/** What the line does to an answer on such a day. */
function twisted(what: Day, older: Buffer, other: AgencyLink, link: AgencyLink): void {
  let answers = 0
  link.twist = async (answer, path): Promise<HubAnswer> => {
    const body = Buffer.from(answer.body)
    switch (what.is) {
      case 'line':
        if (answers++ >= what.answers) throw new Error('the line is down')
        return answer
      case 'cut':
        return { ...answer, body: new Uint8Array(body.subarray(0, what.at)) }
      case 'older':
        return path === 'checkpoint' ? { ...answer, body: new Uint8Array(older) } : answer
      case 'other':
        return other.ask(path)
      case 'flipped':
        if (what.at < body.length) body.writeUInt8((body.at(what.at) ?? 0) ^ 1, what.at)
        return { ...answer, body: new Uint8Array(body) }
      default:
        return answer
    }
  }
}

describe('a box that follows the agency’s log', () => {
  test('holds a beginning of what was signed, whatever its days bring, and all of it in the end', async () => {
    let nth = 0
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 12 }), async days => {
        const run = nth++
        const city = await aCity(undefined, `box ${run}`)
        const agency = await anAgency(city.clock, `agency ${run}`)
        const other = await anAgency(city.clock, `other ${run}`)
        await other.publish(400, 'Warung')
        const { link, hubKey, app } = agency.hub
        const box = { ...city, crypto, link, hubKey, read: readAgencyEntry, agency: agencyLink(app) }
        const strange = agencyLink(other.hub.app)
        let older = await headOf(agency.hub)
        const holds = async () => {
          const [here, there] = [await entriesAt(box.storage), await entriesAt(agency.hub.hub.storage)]
          expect(here).toEqual(there.slice(0, here.length))
          return here.length
        }
        // Whom it hears first it goes by: that is the agency.
        await pullAgencyLog(box)
        for (const what of days) {
          if (what.is === 'publish') {
            older = await headOf(agency.hub)
            await agency.publish(what.many, `Dapur ${what.many}`)
          }
          twisted(what, older, strange, box.agency)
          const before = await holds()
          for (let turn = 0; turn < 3; turn++) await pullAgencyLog(box).catch(() => undefined)
          expect(await holds()).toBeGreaterThanOrEqual(before)
        }
        box.agency.twist = answer => answer
        let last = await pullAgencyLog(box)
        while (last.is === 'more') last = await pullAgencyLog(box)
        const signed = await entriesAt(agency.hub.hub.storage)
        expect([last.is, await holds()]).toEqual(['whole', signed.length])
        const names = new Map((await box.storage.read(allSellers)).map(({ slug, name }) => [slug, name]))
        for (const text of signed) {
          const { maker } = JSON.parse(text) as { maker: { slug: string } }
          expect(names.has(maker.slug)).toBe(true)
        }
        const open = (await box.storage.read(sql => agencyFaults(sql, ORIGIN))).filter(
          one => one.mendedAt === null,
        )
        expect(open).toEqual([])
        await Promise.all([agency.hub.stop(), other.hub.stop(), city.storage.close()])
      }),
      { numRuns: RUNS, seed: 13 },
    )
  })
})
