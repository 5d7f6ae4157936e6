/** The agency's log audited from the command line: anybody may, by the hub's key or, where there is no hub, by the one it tells. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makerOf } from '../../src/domain/agency-register.ts'
import type { Surroundings } from '../../src/server/commands/command.ts'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { readConfig } from '../../src/server/config.ts'
import { addAgencyEntry } from '../../src/server/usecases/agency/add-entry.ts'
import { openAgencyLog } from '../../src/server/usecases/agency/open-log.ts'
import { sealAgencyLog } from '../../src/server/usecases/agency/seal.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { handHighWater } from '../support/log.ts'
import { handClock } from '../support/ports.ts'
import { aSeller } from '../support/things.ts'
import { MORNING } from '../support/world.ts'

let hub: ServedHub
let hubUrl: string
let folder: string
let said: string[]
const highWater = handHighWater()

async function enter(many: number): Promise<void> {
  const { hub: world } = hub
  await world.storage.writeCity(async sql => {
    for (let i = 0; i < many; i++) {
      const maker = makerOf({ ...aSeller(), name: `Dapur ${i}` })
      await addAgencyEntry(sql, world, { deed: 'maker', maker, by: 'Bu Sari' }, MORNING)
    }
  })
  await sealAgencyLog({ ...world, highWater })
}

function run(command: string, env: Record<string, string>, ...args: string[]): Promise<number> {
  said = []
  const at = { config: readConfig(env), env, say: (line: string) => said.push(line) }
  return commandNamed(command, args).run(at as unknown as Surroundings, ...args)
}
const byHub = (): Record<string, string> => ({ HUB_URL: hubUrl, HUB_KEY: hub.hubKey })

beforeEach(async () => {
  hub = await aHub(handClock(MORNING))
  await openAgencyLog(hub.hub, hub.signer, 'hub.test')
  await enter(300)
  hubUrl = await hub.app.listen({ port: 0, host: '127.0.0.1' })
  folder = mkdtempSync(join(tmpdir(), 'etalase-agency-'))
})
afterEach(async () => {
  highWater.marks.clear()
  rmSync(folder, { recursive: true })
  await hub.stop()
})

test.each(['audit', 'verify'])('%s reads it whole, by the hub’s key', async command => {
  expect([await run(command, byHub(), `${hubUrl}/agency/log`), said[0]]).toEqual([
    0,
    expect.stringContaining('hub.test/agency: 300 entries read'),
  ])
})

test('without a hub it is by the key that the log itself tells, and that is said', async () => {
  expect(await run('audit', {}, `${hubUrl}/agency/log`)).toBe(0)
  expect(said.join('\n')).toContain('by the key that the log itself tells')
})

test('what came since is read on from what was held', async () => {
  const held = join(folder, 'held')
  expect(await run('audit', byHub(), `${hubUrl}/agency/log`, held)).toBe(0)
  await enter(10)
  expect(await run('audit', byHub(), `${hubUrl}/agency/log`, held, 'new')).toBe(0)
})

test('an entry that was changed behind its back is wrong', async () => {
  await hub.hub.storage.writeCity(sql =>
    sql.run("UPDATE agency_entries SET entry = replace(entry, 'Dapur 7', 'Dapur 8') WHERE number = 8"),
  )
  expect(await run('audit', byHub(), `${hubUrl}/agency/log`)).toBe(1)
  expect(said.join('\n')).toContain('(index 7, number 8)')
})

test('another history than the one that is held is wrong', async () => {
  const held = join(folder, 'held')
  writeFileSync(held, 'hub.test/agency\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n')
  expect(await run('audit', byHub(), `${hubUrl}/agency/log`, held)).toBe(1)
})

test('a key that the hub does not name is none', async () => {
  hub.signer.rotate('hub.test/agency')
  await enter(1)
  expect(await run('audit', byHub(), `${hubUrl}/agency/log`)).toBe(1)
  expect(said[0]).toContain('signed by no key of this log')
})
