/**
 * Release N−1 on the database of N. The next release's migration is made up here: it adds to every table there is, as far
 * as the rules of `migrations/list.ts` let it, and this program must not notice.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/server/storage/migrations/list.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { newestKnown } from '../../src/server/storage/reach.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { ENTRY_V2_MARK, type Storage } from '../../src/server/storage/storage.ts'
import { allSamples, replay } from '../contract/samples.ts'
import { aSite } from '../server/support.ts'
import { holdsTogether } from '../server/whole.ts'
import { believed } from '../support/believed.ts'
import { freshDatabase } from '../support/databases.ts'
import { HOTEL } from '../support/things.ts'
import { notExpanding } from './expanding.ts'
import { describeStatements } from './statements.ts'

const NEWEST = newestKnown(MIGRATIONS)
/** The last migration before the first entry of version 2 raises the number by two. */
const BEFORE_MARK = 6

/** What a next release may do to these tables. */
function nextMigration(tables: readonly string[]): string {
  const added = tables.flatMap(table => [
    `ALTER TABLE ${table} ADD COLUMN came_later TEXT`,
    `ALTER TABLE ${table} ADD COLUMN counted_later BIGINT NOT NULL DEFAULT 7`,
    `CREATE INDEX ${table}_later ON ${table} (came_later)`,
  ])
  return [...added, 'CREATE TABLE later (outlet TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)'].join(';\n')
}

interface Place {
  readonly storage: Storage
  readonly reopen: () => Promise<Storage>
  readonly cleanUp: () => void
}

interface Engine {
  /** A database that this program made and the next release has migrated on by so many. */
  migratedOn(by: number): Promise<{ open(): Promise<Storage>; cleanUp(): void }>
}

const ENGINES: Readonly<Record<string, Engine>> = {
  SQLite: {
    async migratedOn(by) {
      const folder = mkdtempSync(join(tmpdir(), 'etalase-next-'))
      const path = join(folder, 'etalase.db')
      await openSqlite({ path }).close()
      const database = new DatabaseSync(path)
      const rows = database
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migrations'`)
        .all() as { name: string }[]
      const tables = rows.map(({ name }) => name)
      expect(tables).toContain('orders')
      database.exec(nextMigration(tables))
      for (let n = 1; n <= by; n++)
        database.prepare('INSERT INTO migrations (number) VALUES (?)').run(NEWEST + n)
      database.close()
      return { open: async () => openSqlite({ path }), cleanUp: () => rmSync(folder, { recursive: true }) }
    },
  },
  PostgreSQL: {
    async migratedOn(by) {
      const url = await freshDatabase()
      await (await openPostgres({ url })).close()
      const client = new Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
      )
      const tables = rows.map(({ name }) => name)
      expect(tables).toContain('orders')
      await client.query(nextMigration(tables))
      for (let n = 1; n <= by; n++)
        await client.query('INSERT INTO migrations (number) VALUES ($1)', [NEWEST + n])
      await client.end()
      return { open: () => openPostgres({ url }), cleanUp: () => undefined }
    },
  },
}

for (const [name, engine] of Object.entries(ENGINES)) {
  const onNext = async (): Promise<Place> => {
    const { open, cleanUp } = await engine.migratedOn(1)
    const storage = await open()
    return {
      storage,
      cleanUp,
      async reopen() {
        await storage.close()
        return open()
      },
    }
  }

  describeStatements(`This release on the next one's ${name}`, onNext)

  describe(`on the next release’s ${name}`, () => {
    test.each(allSamples())('a whole stay goes as ever, by contract $contract', async ({ exchanges }) => {
      const { storage, cleanUp } = await onNext()
      const served = await aSite({ storage })
      await replay(served, exchanges)
      await holdsTogether(storage, HOTEL)
      await served.stop()
      cleanUp()
    })

    test('nothing more is migrated', async () => {
      const { storage, reopen, cleanUp } = await onNext()
      const again = await reopen()
      const last = await again.read(sql =>
        believed(sql).get<{ number: number }>('SELECT MAX(number) AS number FROM migrations'),
      )
      expect([storage.engine, last]).toEqual([again.engine, { number: NEWEST + 1 }])
      await again.close()
      cleanUp()
    })

    test('a database two releases ahead is refused with what to do', async () => {
      const { open, cleanUp } = await engine.migratedOn(2)
      await expect(open()).rejects.toThrow(
        `this database is at migration ${NEWEST + 2}, this program knows ${NEWEST} and runs on one more at most: run a newer release`,
      )
      cleanUp()
    })
  })
}

describe('migrations', () => {
  test('are numbered from one, without a gap but for the mark of entries of version 2', () => {
    const numbers = MIGRATIONS.map((_, n) => n + 1)
    const past = numbers.map(number => (number > BEFORE_MARK ? number + ENTRY_V2_MARK - BEFORE_MARK : number))
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(past)
  })

  test('only add, but for what they say they take away', () => {
    for (const { number, sql, contracts } of MIGRATIONS)
      expect(notExpanding(sql, contracts), `migration ${number}`).toEqual([])
  })

  test('take away nothing that a statement still names', () => {
    const taken = MIGRATIONS.flatMap(({ contracts = [] }) => contracts)
    const text = statementSources().join('\n')
    for (const thing of taken) expect(text).not.toMatch(new RegExp(`\\b${thing.split('.').at(-1)}\\b`))
  })

  test('of the made-up next release keep the rules that they are held to', () => {
    expect(notExpanding(nextMigration(['orders']))).toEqual([])
  })

  test.each([
    'DROP TABLE orders',
    'ALTER TABLE orders DROP COLUMN total',
    'ALTER TABLE orders RENAME TO sales',
    'ALTER TABLE orders RENAME COLUMN total TO sum',
    'ALTER TABLE orders ADD COLUMN tip BIGINT NOT NULL',
    'alter table orders add column tip bigint unique',
    'ALTER TABLE orders ADD COLUMN tip BIGINT CHECK (tip > 0)',
    'ALTER TABLE orders ALTER COLUMN total SET NOT NULL',
    'CREATE UNIQUE INDEX orders_total ON orders (outlet, total)',
    'CREATE TRIGGER t AFTER INSERT ON orders BEGIN SELECT 1; END',
    'UPDATE orders SET total = 0',
    'DELETE FROM orders',
    '-- harmless\nCREATE TABLE x (a TEXT); /* also */ DROP INDEX orders_stay',
  ])('may not say %j', sql => expect(notExpanding(sql)).not.toEqual([]))

  test.each<[string, string[]]>([
    ['DROP TABLE orders', ['orders']],
    ['ALTER TABLE orders DROP COLUMN total', ['orders.total']],
    ['DROP INDEX orders_stay', ['orders_stay']],
  ])('may say %j where they tell it', (sql, contracts) => {
    expect(notExpanding(sql, contracts)).toEqual([])
    expect(notExpanding(sql, ['something.else'])).not.toEqual([])
  })
})

const NAMELESS = [
  /\bSELECT\s+(\w+\.)?\*/i,
  /,\s*\w+\.\*/,
  /\bRETURNING\s+\*/i,
  /\bINSERT\s+INTO\s+\w+\s+(VALUES|SELECT)\b/i,
  /\bNATURAL\s+JOIN\b/i,
]

describe('statements', () => {
  test('name their columns, so that one more column is none of their business', () => {
    const sources = statementSources()
    expect(sources.length).toBeGreaterThan(10)
    const found = sources.flatMap(text => NAMELESS.flatMap(shape => shape.exec(text)?.[0] ?? []))
    expect(found).toEqual([])
  })

  test.each([
    'SELECT * FROM orders',
    'SELECT o.* FROM orders o',
    'SELECT outlet, o.* FROM orders o',
    'INSERT INTO orders VALUES (?)',
    'INSERT INTO orders SELECT a FROM b',
    'DELETE FROM orders RETURNING *',
  ])('such as %j would be found', text => expect(NAMELESS.some(shape => shape.test(text))).toBe(true))
})

/** All of the server that may hold SQL. */
function statementSources(): string[] {
  const server = new URL('../../src/server/', import.meta.url)
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.includes('migrations'))
    .map(name => readFileSync(new URL(name, server), 'utf8'))
}
