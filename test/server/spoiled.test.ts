/**
 * Ways to spoil a data directory: whatever is missing, foreign, damaged or too open is named at the start with its path and
 * its remedy, nothing is made in the place of what was there, and nothing that is not whole is served as if it were.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, start, startHub } from '../../src/server/main.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { smallDisk } from '../support/small-disk.ts'
import { command, DATABASE, EXAMPLE, issueMore, makeBuild, OUTLET, type Place, serveOnce } from './a-place.ts'

const ROOT = mkdtempSync(join(tmpdir(), 'etalase-spoiled-'))
const CITY = join(ROOT, 'city')
const OTHER = join(ROOT, 'other')
const HUB = join(ROOT, 'hub')
const DIST = join(ROOT, 'dist')

const placeOf = (dir: string): Place => ({
  dir,
  env: { DATA_DIR: dir, PORT: '0', PUBLIC_URL: 'http://etalase.test' },
  openStorage: async () => openSqlite({ path: join(dir, DATABASE) }),
})
const envOf = (dir: string) => placeOf(dir).env
const init = (dir: string) => command(placeOf(dir), DIST, 'init', EXAMPLE)

beforeAll(async () => {
  makeBuild(DIST)
  for (const dir of [CITY, OTHER]) {
    await init(dir)
    await serveOnce(placeOf(dir), DIST)
    await issueMore(placeOf(dir), DIST, 1, 3)
  }
  await serveOnce(placeOf(HUB), DIST, startHub)
})
afterAll(() => rmSync(ROOT, { recursive: true }))

let copies = 0
function aCopy(of: string): string {
  const dir = join(ROOT, `copy-${copies++}`)
  cpSync(of, dir, { recursive: true, preserveTimestamps: true })
  return dir
}

/** All that is there: names, and what is in them; but for what SQLite lays beside a file while it looks, and is empty. */
function fingerprint(dir: string): Record<string, string> {
  if (!statSync(dir).isDirectory()) return { [dir]: readFileSync(dir, 'base64') }
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    name => !name.endsWith('-shm') && !(name.endsWith('-wal') && statSync(join(dir, name)).size === 0),
  )
  return Object.fromEntries(
    names.sort().map(name => {
      const path = join(dir, name)
      const hash = statSync(path).isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : ''
      return [name, hash]
    }),
  )
}

/** Of the outlet's log: the agency's has files of its own beside them. */
const theOnlyIn = (folder: string) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile() && !path.includes('_agency'))
  const [path, ...others] = files
  if (path === undefined || others.length > 0) throw new Error(`${folder} holds ${files.length} files`)
  return path
}

/** A backup of before was put back beside what a killed process had written ahead. */
function putBackOverOldLog(dir: string): void {
  const path = join(dir, DATABASE)
  const backup = readFileSync(path)
  const database = new DatabaseSync(path)
  const grow = (name: string) => {
    database.exec(`CREATE TABLE ${name} (a TEXT); CREATE INDEX ${name}_a ON ${name} (a)`)
    database.exec(`INSERT INTO ${name} SELECT hex(randomblob(500)) FROM json_each('[${'1,'.repeat(60)}1]')`)
  }
  database.exec('PRAGMA journal_mode = WAL')
  grow('since_the_backup')
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  grow('before_the_kill')
  const ahead = readFileSync(`${path}-wal`)
  database.close()
  writeFileSync(path, backup)
  writeFileSync(`${path}-wal`, ahead)
}

function anotherProgram(path: string): void {
  rmSync(path)
  const database = new DatabaseSync(path)
  database.exec('CREATE TABLE payroll (person TEXT)')
  database.close()
}

interface Way {
  readonly spoil: (dir: string) => void
  /** Each must be in the one sentence that is said; `{dir}` stands for the data directory. */
  readonly says: readonly (string | RegExp)[]
}

const BACK = /(put|bring) .*back/
const REFUSED: Readonly<Record<string, Way>> = {
  'the master key is gone': {
    spoil: dir => rmSync(join(dir, 'master.key')),
    says: ['{dir}/master.key is missing', BACK],
  },
  'the master key is empty': {
    spoil: dir => truncateSync(join(dir, 'master.key')),
    says: ['{dir}/master.key is not a key', /restore it from a backup/],
  },
  'the master key is another city’s': {
    spoil: dir => copyFileSync(join(OTHER, 'master.key'), join(dir, 'master.key')),
    says: ['{dir}/master.key is the key of another city', BACK],
  },
  'a folder stands where the master key was': {
    spoil: dir => {
      rmSync(join(dir, 'master.key'))
      mkdirSync(join(dir, 'master.key'))
    },
    says: ['{dir}/master.key', BACK],
  },
  'the database is gone': {
    spoil: dir => {
      for (const side of ['', '-wal', '-shm']) rmSync(join(dir, DATABASE + side), { force: true })
    },
    says: ['{dir}/etalase.db is missing', '{dir}/master.key', /npm start -- restore/, 'nothing was made'],
  },
  'the database is gone, and what was written ahead is there': {
    spoil: dir => {
      rmSync(join(dir, DATABASE))
      writeFileSync(join(dir, `${DATABASE}-wal`), 'written ahead')
    },
    says: ['{dir}/etalase.db is missing beside {dir}/etalase.db-wal', BACK],
  },
  'the database is empty': {
    spoil: dir => {
      for (const side of ['-wal', '-shm']) rmSync(join(dir, DATABASE + side), { force: true })
      truncateSync(join(dir, DATABASE))
    },
    says: ['{dir}/etalase.db holds no city', BACK],
  },
  'the database has its tables and nobody in them': {
    spoil: dir => {
      const database = new DatabaseSync(join(dir, DATABASE))
      database.exec('DELETE FROM outlets; DELETE FROM officers')
      database.close()
    },
    says: ['{dir}/etalase.db holds no city', BACK],
  },
  'the database is no database': {
    spoil: dir => writeFileSync(join(dir, DATABASE), 'To be or not to be. '.repeat(4_000)),
    says: ['{dir}/etalase.db is damaged', BACK],
  },
  'the database ends in the middle': {
    spoil: dir => truncateSync(join(dir, DATABASE), Math.floor(statSync(join(dir, DATABASE)).size / 2)),
    says: ['{dir}/etalase.db is damaged', BACK],
  },
  'a backup was put back over an old -wal': {
    spoil: putBackOverOldLog,
    says: ['{dir}/etalase.db is damaged', '{dir}/etalase.db-wal', BACK],
  },
  'the database is another city’s': {
    spoil: dir => copyFileSync(join(OTHER, DATABASE), join(dir, DATABASE)),
    says: ['{dir}/master.key is the key of another city', BACK],
  },
  'the database is another program’s': {
    spoil: dir => anotherProgram(join(dir, DATABASE)),
    says: ['{dir}/etalase.db is a database of another program', /set DATA_DIR/],
  },
  'the database is of a release to come': {
    spoil: dir => {
      const database = new DatabaseSync(join(dir, DATABASE))
      database.exec('INSERT INTO migrations (number) VALUES (99)')
      database.close()
    },
    says: ['migration 99', /run a newer release/],
  },
  'a folder stands where the database was': {
    spoil: dir => {
      rmSync(join(dir, DATABASE))
      mkdirSync(join(dir, DATABASE))
    },
    says: ['{dir}/etalase.db is no file', BACK],
  },
  'the keys of the logs are gone': {
    spoil: dir => rmSync(join(dir, 'log-keys'), { recursive: true }),
    says: ['log-keys lacks the key of etalase.test/log/hotel-contoh', /restore it/],
  },
  'a log’s key is garbled': {
    spoil: dir => writeFileSync(theOnlyIn(join(dir, 'log-keys')), 'PRIVATE+KEY+half'),
    says: ['{dir}/log-keys/', 'is not a file of keys', /restore it from a backup/],
  },
  'a log’s key is another’s': {
    spoil: dir => copyFileSync(theOnlyIn(join(OTHER, 'log-keys')), theOnlyIn(join(dir, 'log-keys'))),
    says: ['log-keys lacks the key of etalase.test/log/hotel-contoh', /restore it/],
  },
  'a file stands where the keys of the logs were': {
    spoil: dir => {
      rmSync(join(dir, 'log-keys'), { recursive: true })
      writeFileSync(join(dir, 'log-keys'), '')
    },
    says: ['{dir}/log-keys', BACK],
  },
  'a mark is garbled': {
    spoil: dir => writeFileSync(theOnlyIn(join(dir, 'high-water')), 'high'),
    says: ['{dir}/high-water/', 'is no mark', /remove it/],
  },
  'what says which folder this is is garbled': {
    spoil: dir => writeFileSync(join(dir, 'here.json'), '{"city":'),
    says: ['{dir}/here.json', BACK],
  },
  'a real city is marked as a demo': {
    spoil: dir => writeFileSync(join(dir, 'demo.json'), '{"demo":true,"seed":"balikpapan"}'),
    says: ['{dir}/demo.json marks a demo', /remove that file/],
  },
  'the mark of a demo is garbled': {
    spoil: dir => writeFileSync(join(dir, 'demo.json'), 'demo'),
    says: ['{dir}/demo.json does not say which demo', /remove it/],
  },
  'it is marked as a hub’s': {
    spoil: dir => copyFileSync(join(HUB, 'hub.json'), join(dir, 'hub.json')),
    says: ['{dir} is a hub', /set DATA_DIR/],
  },
  'nothing is left but the keys of the logs': {
    spoil: dir => {
      for (const name of readdirSync(dir).filter(one => one !== 'log-keys'))
        rmSync(join(dir, name), { recursive: true })
    },
    says: ['{dir}/etalase.db is missing', '{dir}/log-keys', BACK],
  },
  'nothing is left but the marks': {
    spoil: dir => {
      for (const name of readdirSync(dir).filter(one => one !== 'high-water'))
        rmSync(join(dir, name), { recursive: true })
    },
    says: ['{dir}/etalase.db is missing', '{dir}/high-water', BACK],
  },
  'a file stands where the folder was': {
    spoil: dir => {
      rmSync(dir, { recursive: true })
      writeFileSync(dir, '')
    },
    says: ['{dir}', BACK],
  },
}

async function refusal(begin: typeof start, dir: string): Promise<string> {
  const running = await begin(envOf(dir), DIST, () => undefined).catch((fault: unknown) => fault)
  if (!(running instanceof Error)) {
    await (running as { stop(): Promise<void> }).stop()
    throw new Error('it is served')
  }
  expect(running).toBeInstanceOf(ConfigError)
  return running.message
}

function holdsSentence(message: string, dir: string, says: Way['says']): void {
  expect(message).not.toContain('\n')
  for (const part of says)
    expect(message).toMatch(typeof part === 'string' ? escaped(part.replaceAll('{dir}', dir)) : part)
}

const escaped = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))

describe('a city is not served, and nothing is made,', () => {
  test.each(Object.entries(REFUSED))('where %s', async (_, { spoil, says }) => {
    const dir = aCopy(CITY)
    spoil(dir)
    const before = fingerprint(dir)
    holdsSentence(await refusal(start, dir), dir, says)
    expect(fingerprint(dir)).toEqual(before)
    // Nor by a second try, nor when a city of one's own is to be made there.
    await refusal(start, dir)
    await expect(init(dir)).rejects.toThrow(ConfigError)
    expect(fingerprint(dir)).toEqual(before)
  })
})

const HUB_REFUSED: Readonly<Record<string, Way>> = {
  'its database is gone': {
    spoil: dir => {
      for (const side of ['', '-wal', '-shm']) rmSync(join(dir, DATABASE + side), { force: true })
    },
    says: ['{dir}/etalase.db is missing', '{dir}/hub.json', BACK],
  },
  'its master key is gone': {
    spoil: dir => rmSync(join(dir, 'master.key')),
    says: ['{dir}/master.key is missing', BACK],
  },
  'its name is garbled': {
    spoil: dir => writeFileSync(join(dir, 'hub.json'), '{'),
    says: ['{dir}/hub.json', /restore it/],
  },
  'it is a city’s': {
    spoil: dir => {
      rmSync(dir, { recursive: true })
      cpSync(CITY, dir, { recursive: true })
    },
    says: ['{dir} has a city', /set DATA_DIR/],
  },
}

describe('a hub is not served, and nothing is made,', () => {
  test.each(Object.entries(HUB_REFUSED))('where %s', async (_, { spoil, says }) => {
    const dir = aCopy(HUB)
    spoil(dir)
    const before = fingerprint(dir)
    holdsSentence(await refusal(startHub, dir), dir, says)
    expect(fingerprint(dir)).toEqual(before)
  })
})

interface Told {
  readonly spoil: (dir: string) => void | Promise<void>
  readonly says: Way['says']
  /** Is a document issued all the same? */
  readonly issues: boolean
}

/** `dir` becomes a copy of a folder that has issued more since. */
async function madeAnOlderCopy(dir: string): Promise<string> {
  const original = aCopy(CITY)
  await serveOnce(placeOf(original), DIST)
  rmSync(dir, { recursive: true })
  cpSync(original, dir, { recursive: true, preserveTimestamps: true })
  await issueMore(placeOf(original), DIST, 4, 5)
  return original
}

const TOLD: Readonly<Record<string, Told>> = {
  'nothing is wrong': { spoil: () => undefined, says: [], issues: true },
  'keys lie open to others, which is closed': {
    spoil: dir => {
      chmodSync(dir, 0o755)
      chmodSync(join(dir, 'master.key'), 0o644)
      chmodSync(theOnlyIn(join(dir, 'log-keys')), 0o640)
    },
    says: ['Open to other accounts of this machine, and closed now', '{dir}/master.key', '{dir}/log-keys/'],
    issues: true,
  },
  'kept releases are no folder, of which the next start makes one': {
    spoil: dir => {
      rmSync(join(dir, 'releases'), { recursive: true, force: true })
      writeFileSync(join(dir, 'releases'), '')
    },
    says: ['{dir}/releases'],
    issues: true,
  },
  'its marks are gone': {
    spoil: dir => rmSync(join(dir, 'high-water'), { recursive: true }),
    says: [`${OUTLET}: documents are here up to 3`, `npm start -- newest ${OUTLET}`, /newer copy/],
    issues: false,
  },
  'what says which folder this is is gone': {
    spoil: dir => rmSync(join(dir, 'here.json')),
    says: ['{dir}/here.json is missing', `npm start -- newest ${OUTLET}`],
    issues: false,
  },
  'it is an older copy, and what it was made of is gone': {
    spoil: async dir => {
      const original = await madeAnOlderCopy(dir)
      renameSync(original, `${original}-lost`)
    },
    says: ['is a copy of the folder', `npm start -- newest ${OUTLET}`],
    issues: false,
  },
  'it is an older copy, and what it was made of has gone on': {
    spoil: async dir => void (await madeAnOlderCopy(dir)),
    says: ['is a copy of the folder', `npm start -- newest ${OUTLET}`],
    issues: false,
  },
  'a backup of its database was put back that lacks what was signed': {
    spoil: async dir => {
      const backup = readFileSync(join(dir, DATABASE))
      await issueMore(placeOf(dir), DIST, 4, 5)
      for (const side of ['-wal', '-shm']) rmSync(join(dir, DATABASE + side), { force: true })
      writeFileSync(join(dir, DATABASE), backup)
    },
    says: [`${OUTLET}: documents 4 to 5 are missing`, /put back a backup that has them/],
    issues: false,
  },
}

describe('a city is served, and it is said,', () => {
  test.each(Object.entries(TOLD))('where %s', async (_, { spoil, says, issues }) => {
    const dir = aCopy(CITY)
    await serveOnce(placeOf(dir), DIST)
    await spoil(dir)
    const said: string[] = []
    const running = await start(envOf(dir), DIST, line => said.push(line))
    await running.stop()
    for (const part of says)
      expect(said.join('\n')).toMatch(
        typeof part === 'string' ? escaped(part.replaceAll('{dir}', dir)) : part,
      )
    if (says.length === 0)
      expect(said.slice(0, said.indexOf('')), 'nothing is told before it serves').toEqual([])
    expect(awaits(dir)).toBe(!issues)
    if (process.platform !== 'win32')
      for (const name of ['', 'master.key', 'log-keys', DATABASE])
        expect(statSync(join(dir, name)).mode & 0o077).toBe(0)
    // Said again at the next start, as long as it is so.
    await serveOnce(placeOf(dir), DIST)
    expect(awaits(dir)).toBe(!issues)
  })
})

const NOBODY = 65_534

describe.skipIf(process.getuid?.() !== 0)('another account is told what it may not read,', () => {
  const asNobody = async <T>(what: () => Promise<T>): Promise<T> => {
    process.seteuid?.(NOBODY)
    try {
      return await what()
    } finally {
      process.seteuid?.(0)
    }
  }

  test.each(['', 'master.key', 'log-keys', DATABASE])('where that is “%s”', async name => {
    chmodSync(ROOT, 0o755)
    const dir = aCopy(CITY)
    const all = ['', ...readdirSync(dir, { recursive: true, encoding: 'utf8' })]
    for (const path of all.map(one => join(dir, one))) chownSync(path, NOBODY, NOBODY)
    for (const path of [join(dir, name)]) chownSync(path, 0, 0)
    chmodSync(join(dir, name), statSync(join(dir, name)).isDirectory() ? 0o700 : 0o600)
    const message = await asNobody(() => refusal(start, dir))
    expect(message).toContain(join(dir, name))
    expect(message).toMatch(/chown|give it to whoever runs this/)
  })
})

const probe = smallDisk(1)
probe?.unmount()
test.skipIf(probe === null).each([
  ['as it was closed', false],
  ['as a crash has left it', true],
])('a disk that is read-only is named before anything is served: with a city %s', async (_, hasCrashed) => {
  const disk = smallDisk(16)
  if (disk === null) throw new Error('it could be mounted a moment ago')
  const dir = join(disk.dir, 'city')
  const city = aCopy(CITY)
  const database = new DatabaseSync(join(city, DATABASE))
  database.exec('SELECT COUNT(*) FROM logs')
  if (!hasCrashed) database.close()
  cpSync(city, dir, { recursive: true, preserveTimestamps: true })
  expect(existsSync(join(dir, `${DATABASE}-wal`))).toBe(hasCrashed)
  disk.readOnly()
  expect(await refusal(start, dir)).toMatch(/read-only/)
  disk.unmount()
  if (hasCrashed) database.close()
})

function awaits(dir: string): boolean {
  const database = new DatabaseSync(join(dir, DATABASE), { readOnly: true })
  const row = database.prepare('SELECT awaits FROM logs').get() as { awaits: number }
  database.close()
  return row.awaits > 0
}

test('what was never a city’s stands in nobody’s way', async () => {
  const dir = join(ROOT, 'mounted')
  mkdirSync(join(dir, 'lost+found'), { recursive: true })
  await init(dir)
  await serveOnce(placeOf(dir), DIST)
  expect(existsSync(join(dir, DATABASE))).toBe(true)
})

test('a making that was cut off leaves nothing that stands in its own way', async () => {
  const dir = join(ROOT, 'cut-off')
  mkdirSync(dir)
  copyFileSync(join(CITY, 'master.key'), join(dir, 'master.key'))
  writeFileSync(join(dir, 'city-in-the-making.db'), '')
  await init(dir)
  await serveOnce(placeOf(dir), DIST)
  expect(readdirSync(dir).filter(name => name.includes('making') || name.endsWith('.new'))).toEqual([])
})
