import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/server/storage/migrations/list.ts'
import { newestKnown } from '../../src/server/storage/reach.ts'
import { migrate } from '../../src/server/storage/sqlite/migrate.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import { StorageBusy } from '../../src/server/storage/storage.ts'
import { describeStorage } from './conformance.ts'
import { describeStatements } from './statements.ts'

function inFile() {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-storage-'))
  const path = join(folder, 'deep', 'city.sqlite')
  const storage = openSqlite({ path })
  return {
    storage,
    path,
    reopen: async () => {
      await storage.close()
      return openSqlite({ path })
    },
    cleanUp: () => rmSync(folder, { recursive: true }),
  }
}

function inMemory() {
  return { storage: openSqlite({ path: ':memory:' }), reopen: null, cleanUp: () => undefined }
}

describeStorage('SQLite in a file', async () => inFile())
describeStorage('SQLite in memory', async () => inMemory())
describeStatements('SQLite', async () => inMemory())

describe('SQLite in a file', () => {
  test('is durable: it is written ahead and flushed in full at every commit', async () => {
    const { storage, cleanUp } = inFile()
    const answers = await storage.write('hotel-demo', async sql => [
      await sql.get('PRAGMA journal_mode'),
      await sql.get('PRAGMA synchronous'),
    ])
    expect(answers).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }])
    await storage.close()
    cleanUp()
  })

  test('once closed, is whole in its one file: it can be moved or copied alone', async () => {
    const { storage, path, cleanUp } = inFile()
    await storage.write('hotel-demo', sql => nextNumber(sql, 'hotel-demo', 'event'))
    await storage.close()
    copyFileSync(path, `${path}.moved`)
    const moved = openSqlite({ path: `${path}.moved` })
    expect(await moved.read(sql => lastNumber(sql, 'hotel-demo', 'event'))).toBe(1)
    await moved.close()
    cleanUp()
  })

  test('a lock of another process is waited for once, and all who wait are told to come again', async () => {
    const { storage: first, path, cleanUp } = inFile()
    await first.close()
    const storage = openSqlite({ path, busyTimeoutMs: 20 })
    const other = new DatabaseSync(path)
    const count = () => storage.write('hotel-demo', sql => nextNumber(sql, 'hotel-demo', 'document'))
    other.exec('BEGIN IMMEDIATE')
    for (const turn of await Promise.allSettled([count(), count(), count()])) {
      expect(turn).toMatchObject({ status: 'rejected', reason: expect.any(StorageBusy) })
    }
    other.exec('ROLLBACK')
    expect(await count()).toBe(1)
    await storage.close()
    other.close()
    cleanUp()
  })

  test('a write that has read no more than a number keeps other processes out: what it decides by stays so', async () => {
    const { storage, path, cleanUp } = inFile()
    const other = new DatabaseSync(path, { timeout: 0 })
    await storage.write('hotel-demo', async sql => {
      await lastNumber(sql, 'hotel-demo', 'document')
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked')
    })
    await storage.close()
    other.close()
    cleanUp()
  })
})

describe('migrations', () => {
  const numberIn = (database: InstanceType<typeof DatabaseSync>) =>
    database.prepare('SELECT MAX(number) AS number FROM migrations').get()
  const last = MIGRATIONS.at(-1)?.number ?? 0
  const next = newestKnown(MIGRATIONS) + 1

  test('run once: a second start changes nothing', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, MIGRATIONS)
    const schema = database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()
    migrate(database, MIGRATIONS)
    expect(database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()).toEqual(schema)
    expect(numberIn(database)).toEqual({ number: last })
  })

  test('go on from where the file is', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, MIGRATIONS)
    migrate(database, [...MIGRATIONS, { number: next, sql: 'CREATE TABLE later (a TEXT)' }])
    expect(database.prepare('SELECT * FROM later').all()).toEqual([])
  })

  test('that fail leave nothing half done', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, MIGRATIONS)
    const broken = { number: next, sql: 'CREATE TABLE later (a TEXT); CREATE TABLE later (a TEXT)' }
    expect(() => migrate(database, [...MIGRATIONS, broken])).toThrow()
    expect(numberIn(database)).toEqual({ number: last })
    expect(() => database.prepare('SELECT * FROM later')).toThrow()
  })

  test('one release ahead is still served, two are refused by name', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, MIGRATIONS)
    database.prepare('INSERT INTO migrations (number) VALUES (?)').run(next)
    expect(() => migrate(database, MIGRATIONS)).not.toThrow()
    database.prepare('INSERT INTO migrations (number) VALUES (?)').run(next + 1)
    expect(() => migrate(database, MIGRATIONS)).toThrow(/run a newer release/)
  })
})

describe('every table', () => {
  const database = new DatabaseSync(':memory:')
  migrate(database, MIGRATIONS)
  const city = [
    'sellers',
    'products',
    'register_changes',
    'product_aliases',
    'officers',
    'officer_sessions',
    // Found by what a device or a person shows, before it is known whose it is.
    'passkeys',
    'passes',
    'spent_challenges',
    'auditors',
    'log_registers',
    'agency_logs',
    'agency_keys',
    'agency_tiles',
    'agency_entries',
    'agency_openings',
    'agency_faults',
    'city_facts',
    'migrations',
  ]
  const tables = (
    database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  ).map(({ name }) => name)

  test.each(tables.filter(name => !city.includes(name)))(
    'of an outlet begins its keys with the outlet: %s',
    name => {
      const columns = database.prepare(`PRAGMA table_info(${name})`).all() as {
        name: string
        notnull: number
      }[]
      expect(columns[0]?.name).toBe('outlet')
      const unique = (
        database.prepare(`PRAGMA index_list(${name})`).all() as { name: string; unique: number }[]
      ).filter(index => index.unique === 1)
      for (const index of unique) {
        const [first] = database.prepare(`PRAGMA index_info(${index.name})`).all() as { name: string }[]
        expect(first?.name, index.name).toBe('outlet')
      }
    },
  )
})
