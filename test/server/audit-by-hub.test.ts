/** A log audited by its hub's key: whose signature counts is the hub's to say, and not the log's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import type { Surroundings } from '../../src/server/commands/command.ts'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { readConfig } from '../../src/server/config.ts'
import { openLogs, rotateKey } from '../../src/server/usecases/log/open-logs.ts'
import { type Pusher, type Pushing, pusher } from '../../src/server/usecases/log/push.ts'
import { type Sealing, sealLog } from '../../src/server/usecases/log/seal.ts'
import { issue } from '../support/histories.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { HOTEL } from '../support/things.ts'
import { aSite, OTHER_HOTEL, type Served } from './support.ts'

let served: Served
let hub: ServedHub
let world: Sealing & Pushing & { readonly signer: HandSigner }
let push: Pusher['push']
let folder: string
let log: string
let hubUrl: string
let said: string[]
beforeEach(async () => {
  served = await aSite()
  hub = await aHub(served.city.clock)
  world = hub.pushing({ ...served.city, signer: handSigner(), highWater: handHighWater() })
  await openLogs(world, world.signer, 'etalase.test')
  await hub.adopt(world, HOTEL)
  push = pusher(world).push
  folder = mkdtempSync(join(tmpdir(), 'etalase-audit-'))
  log = `${await served.app.listen({ port: 0, host: '127.0.0.1' })}/log/${HOTEL}`
  hubUrl = await hub.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await served.stop()
  await hub.stop()
})

/** The log goes on to that size, and is sealed. */
async function growTo(size: number): Promise<void> {
  const from = (await sealLog(world, HOTEL)) ?? 0
  await issue(
    world.storage,
    HOTEL,
    Array.from({ length: size - from }, (_, i) => ({
      v: 1,
      kind: 'day',
      outlet: HOTEL,
      number: from + 1 + i,
      issuedAt: '2026-11-24T03:00:00Z',
      date: '2026-11-23',
      occupiedRooms: i % 7,
      exposure: [],
    })),
  )
  await sealLog(world, HOTEL)
}

/** The exit code. */
async function audit(...args: string[]): Promise<number> {
  said = []
  const at = {
    say: line => said.push(line),
    env: { AUDITOR_TOKEN: 'auditor' },
    config: readConfig({ HUB_URL: hubUrl, HUB_KEY: hub.hubKey }),
  } as Partial<Surroundings> as Surroundings
  return commandNamed('audit', args).run(at, ...args)
}

const held = () => join(folder, 'held')

test('a log that its hub has seen is found right, and when the hub saw it is said', async () => {
  await growTo(300)
  await push(HOTEL)
  expect(await audit(log, held())).toBe(0)
  expect(said).toEqual([expect.stringContaining('300 entries read'), expect.stringMatching(/^witnessed 20/)])
})

test('of a log that was read before only what is new is read, and it is held against what was held', async () => {
  await growTo(520)
  await push(HOTEL)
  expect(await audit(log, held())).toBe(0)
  await growTo(600)
  expect(await audit(log, held(), 'new')).toBe(0)
  expect(said).toEqual([expect.stringContaining('88 entries read'), 'not witnessed yet'])
})

test('a key that the hub does not know signs nothing that counts, whatever the log says of itself', async () => {
  await growTo(5)
  await push(HOTEL)
  await rotateKey(world, AT_THE_CONSOLE, world.signer, HOTEL, false)
  await growTo(7)
  expect(await audit(log)).toBe(1)
  expect(said).toContain('the checkpoint is signed by no key of this log')
})

test('a log that the hub does not know has no key', async () => {
  expect(await sealLog(world, OTHER_HOTEL)).toBe(0)
  expect(await audit(log.replace(HOTEL, OTHER_HOTEL))).toBe(1)
  expect(said).toContain('the checkpoint is signed by no key of this log')
})

test('another outlet’s log that stands at this one’s address is named, though the hub knows it', async () => {
  await growTo(5)
  await push(HOTEL)
  await hub.adopt(world, OTHER_HOTEL)
  await world.storage.write(HOTEL, sql =>
    sql.run(
      `UPDATE logs SET signed = replace(signed, '/log/${HOTEL}', '/log/${OTHER_HOTEL}'), witnessed = ''`,
    ),
  )
  expect(await audit(log)).toBe(1)
  expect(said).toEqual([`this is etalase.test/log/${OTHER_HOTEL}, and ${HOTEL} was asked for`])
})

test('a hub that is away, is another, or a file that holds no checkpoint: nothing can be said', async () => {
  await growTo(5)
  await push(HOTEL)
  writeFileSync(held(), 'nonsense')
  expect(await audit(log, held())).toBe(2)
  const known = hubUrl
  hubUrl = new URL(log).origin
  expect(await audit(log)).toBe(2)
  hubUrl = known.replace(/\d+$/, '1')
  expect(await audit(log)).toBe(2)
})
