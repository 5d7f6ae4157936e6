/** A log exported and audited at the terminal: what is wrong is said, and the exit code tells scripts. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Entry } from '../../src/domain/document.ts'
import { formatCheckpoint, parseCheckpoint } from '../../src/log/checkpoint.ts'
import { parseNote } from '../../src/log/note.ts'
import type { Surroundings } from '../../src/server/commands/command.ts'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { ConfigError, readConfig } from '../../src/server/config.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { type Sealing, sealLog } from '../../src/server/usecases/log/seal.ts'
import { chanceOf } from '../sim/engine/chance.ts'
import { issue } from '../support/histories.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { HOTEL } from '../support/things.ts'
import { aSite, type Served } from './support.ts'

let served: Served
let world: Sealing
let folder: string
let said: string[]
beforeEach(async () => {
  served = await aSite()
  const signer = handSigner()
  world = { ...served.city, signer, highWater: handHighWater() }
  await openLogs(world, signer, 'etalase.test')
  folder = mkdtempSync(join(tmpdir(), 'etalase-tiles-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await served.stop()
})

function entryAt(number: number, outlet = HOTEL): Entry {
  return {
    v: 1,
    kind: 'day',
    outlet,
    number,
    issuedAt: '2026-11-24T03:00:00Z',
    date: '2026-11-23',
    occupiedRooms: number % 7,
    exposure: [],
  }
}

/** The log goes on to that size, and is sealed. */
let issued = 0
beforeEach(() => {
  issued = 0
})
async function growTo(size: number, outlet?: string): Promise<void> {
  const entries = Array.from({ length: size - issued }, (_, i) => entryAt(issued + 1 + i, outlet))
  await issue(world.storage, HOTEL, entries)
  issued = size
  await sealLog(world, HOTEL)
}

/** The exit code. */
async function type(name: string, ...args: string[]): Promise<number> {
  said = []
  const at = {
    open: use => use(world),
    say: line => said.push(line),
    env: { AUDITOR_TOKEN: 'auditor' },
    config: readConfig({}),
  } as Partial<Surroundings> as Surroundings
  return commandNamed(name, args).run(at, ...args)
}

const tiles = () => join(folder, 'tiles')
const held = () => join(folder, 'held')
const exported = () => type('export-tiles', HOTEL, tiles(), 'entries')
const filesIn = (at: string): string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(at, path)).isFile())
    .sort()

test('a log is exported under the addresses of tlog-tiles, and audited from there', async () => {
  await growTo(300)
  expect(await exported()).toBe(0)
  expect(filesIn(tiles())).toEqual([
    'checkpoint',
    'key',
    'tile/0/000',
    'tile/0/001.p/44',
    'tile/1/000.p/1',
    'tile/entries/000',
    'tile/entries/001.p/44',
  ])
  expect(await type('audit', tiles(), held())).toBe(0)
  expect(said.join('\n')).toContain('300 entries read')
})

test('what is full is not written again, and the narrower ones of a tile that is full go', async () => {
  await growTo(300)
  await exported()
  const before = statSync(join(tiles(), 'tile/0/000')).ino
  await growTo(530)
  await exported()
  expect(statSync(join(tiles(), 'tile/0/000')).ino).toBe(before)
  expect(filesIn(join(tiles(), 'tile/0'))).toEqual(['000', '001', '002.p/18'])
  expect(filesIn(tiles()).filter(file => file.endsWith('.new'))).toEqual([])
  expect(await type('audit', tiles())).toBe(0)
})

test('where only the full tile is there, its beginning is read for a partial one', async () => {
  await growTo(300)
  await exported()
  const earlier = readFileSync(join(tiles(), 'checkpoint'))
  await growTo(530)
  await exported()
  writeFileSync(join(tiles(), 'checkpoint'), earlier)
  expect([await type('audit', tiles()), said]).toEqual([0, [expect.any(String), expect.any(String)]])
})

/** What is held, out of the note that says who signed it. */
function heldHead() {
  const { text = '' } = parseNote(readFileSync(held(), 'utf8')) ?? {}
  return parseCheckpoint(text)
}

test('a log is audited over HTTP with a token, and without one cannot be read', async () => {
  await growTo(300)
  const address = await served.app.listen({ port: 0, host: '127.0.0.1' })
  expect(await type('audit', `${address}/log/${HOTEL}`, held())).toBe(0)
  expect(heldHead()).toMatchObject({ size: 300 })
  const at = { env: {}, config: readConfig({}), say: () => {} } as Partial<Surroundings> as Surroundings
  expect(await commandNamed('audit', ['']).run(at, `${address}/log/${HOTEL}`)).toBe(2)
  expect(await type('audit', `${address}/log/nowhere`)).toBe(2)
})

test('a byte changed in any file of an export is found out', async () => {
  await growTo(530)
  await exported()
  expect(await type('audit', tiles())).toBe(0)
  const chance = chanceOf('a byte of an export')
  for (const file of filesIn(tiles())) {
    const twin = join(folder, 'twin')
    cpSync(tiles(), twin, { recursive: true })
    const bytes = readFileSync(join(twin, file))
    const at = chance.between(0, bytes.length - 1)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 6))
    writeFileSync(join(twin, file), bytes)
    expect([file, await type('audit', twin)]).toEqual([file, 1])
    rmSync(twin, { recursive: true })
  }
})

test('a log that goes on extends what was held; one that was put back does not, and what is held stays', async () => {
  await growTo(300)
  await exported()
  cpSync(tiles(), join(folder, 'old'), { recursive: true })
  await growTo(530)
  await exported()
  expect(await type('audit', join(folder, 'old'), held())).toBe(0)
  expect(await type('audit', tiles(), held())).toBe(0)
  expect(await type('audit', join(folder, 'old'), held())).toBe(1)
  expect(said[0]).toMatch(/^the log has fewer documents than it had/)
  expect(heldHead()).toMatchObject({ size: 530 })
  expect(readdirSync(folder).sort()).toEqual(['held', 'old', 'tiles'])
})

test('a log of another name is not taken for the one that was held', async () => {
  await growTo(5)
  await exported()
  const { size, root } = parseCheckpoint(
    parseNote(readFileSync(join(tiles(), 'checkpoint'), 'utf8'))?.text ?? '',
  ) ?? { size: 0, root: new Uint8Array() }
  writeFileSync(held(), formatCheckpoint({ origin: 'another.test/log/hotel', size, root }))
  expect(await type('audit', tiles(), held())).toBe(1)
  expect(said[0]).toContain('another.test/log/hotel')
})

test('entries of another outlet are none of this log', async () => {
  await growTo(3)
  await growTo(5, 'hotel-lain')
  await exported()
  expect(await type('audit', tiles())).toBe(1)
  expect(said[0]).toBe('not a document of this log in its place (index 3, number 4)')
})

test('an export is never taken back: neither a smaller log nor another history is written over it', async () => {
  await growTo(300)
  await exported()
  const checkpoint = join(tiles(), 'checkpoint')
  const note = readFileSync(checkpoint, 'utf8')
  const { origin = '', root = new Uint8Array() } = parseCheckpoint(parseNote(note)?.text ?? '') ?? {}
  for (const other of [
    { size: 301, root },
    { size: 299, root },
  ]) {
    const text = note.replace(
      formatCheckpoint({ origin, size: 300, root }),
      formatCheckpoint({ origin, ...other }),
    )
    writeFileSync(checkpoint, text)
    await expect(exported()).rejects.toThrow(ConfigError)
    expect(readFileSync(checkpoint, 'utf8')).toBe(text)
  }
})

test('a tile or an entry that is missing is not exported as one', async () => {
  await growTo(300)
  await world.storage.write(HOTEL, sql => sql.run('DELETE FROM documents WHERE number = 7'))
  await expect(exported()).rejects.toThrow('bundle')
  expect(filesIn(tiles())).not.toContain('checkpoint')
  await world.storage.write(HOTEL, sql => sql.run('DELETE FROM log_tiles WHERE level = 0 AND tile = 1'))
  await expect(type('export-tiles', HOTEL, tiles())).rejects.toThrow('tile 0/1')
})

test('what is no log is said, and cannot be read', async () => {
  expect(await type('audit', join(folder, 'nothing'))).toBe(2)
  await expect(type('export-tiles', 'nowhere', tiles())).rejects.toThrow(ConfigError)
})

test('an auditor’s token opens entries until its name is taken away', async () => {
  await growTo(5)
  expect(await type('auditor', 'BPK')).toBe(0)
  const authorization = said[0]?.split('Authorization: ').at(-1) ?? ''
  const url = `/log/${HOTEL}/tile/entries/000.p/5`
  const status = async () => (await served.app.inject({ url, headers: { authorization } })).statusCode
  expect(await status()).toBe(200)
  expect(await type('auditor', 'BPK', 'remove')).toBe(0)
  expect([await status(), said[0]]).toEqual([401, "1 of BPK's tokens open nothing any more"])
  await expect(type('auditor', 'BPK', 'away')).rejects.toThrow(ConfigError)
})
