/**
 * A database of the first release, through all migrations: nothing of it is lost, and every row is read. The rows are those
 * that the program of commit ecfa82c wrote of three days of a demo hotel; where such days leave a table empty, one of each
 * kind stands in it by hand.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STORED, type StoredKind, upgrade } from '../../src/contract/stored.ts'
import { readEntry } from '../../src/server/storage/bodies.ts'
import type { Column } from '../../src/server/storage/columns.ts'
import { MIGRATIONS } from '../../src/server/storage/migrations/list.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { record } from '../../src/server/storage/record.ts'
import { migrate } from '../../src/server/storage/sqlite/migrate.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { type ColumnOf, TABLES, type TableName } from '../../src/server/storage/tables.ts'
import { believed } from '../support/believed.ts'
import { freshDatabase } from '../support/databases.ts'

type Rows = Readonly<
  Record<string, { columns: readonly string[]; rows: readonly (string | number | null)[][] }>
>

const FILE = new URL('./fixtures/first-release.json.gz', import.meta.url)
const FIRST = JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as Rows
const KINDS: Readonly<Record<string, StoredKind>> = STORED
const FIRST_MIGRATION = MIGRATIONS.slice(0, 1)

/** Each row's statement, with its values as `mark` says. */
function inserts(mark: (n: number) => string): { sql: string; values: (string | number | null)[] }[] {
  return Object.entries(FIRST).flatMap(([table, { columns, rows }]) => {
    const marks = columns.map((_, i) => mark(i + 1)).join(', ')
    return rows.map(values => ({
      sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
      values,
    }))
  })
}

const ENGINES: Readonly<Record<string, (folder: string) => Promise<Storage>>> = {
  async SQLite(folder) {
    const path = join(folder, 'etalase.db')
    const database = new DatabaseSync(path)
    migrate(database, FIRST_MIGRATION)
    for (const { sql, values } of inserts(() => '?')) database.prepare(sql).run(...values)
    database.close()
    return openSqlite({ path })
  },
  async PostgreSQL() {
    const url = await freshDatabase()
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(
      `CREATE TABLE migrations (number BIGINT PRIMARY KEY); INSERT INTO migrations VALUES (1)`,
    )
    await client.query(FIRST_MIGRATION[0]?.sql ?? '')
    for (const { sql, values } of inserts(n => `$${n}`)) await client.query(sql, values)
    await client.end()
    return openPostgres({ url })
  },
}

describe.each(Object.entries(ENGINES))('a database of the first release on %s', (_engine, openFirst) => {
  let folder: string
  let storage: Storage
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'etalase-first-'))
    storage = await openFirst(folder)
  })
  afterEach(async () => {
    await storage.close()
    rmSync(folder, { recursive: true })
  })

  test('has every row that it had, each as its table is described today, with bodies of today', async () => {
    expect(Object.values(FIRST).every(({ rows }) => rows.length > 0)).toBe(true)
    for (const table of Object.keys(FIRST).filter(isTable)) {
      const columns = Object.keys(TABLES[table].columns) as ColumnOf<typeof table>[]
      const reader = record(table, ...columns)
      const rows = await storage.read(sql =>
        believed(sql).all<Record<string, unknown>>(`SELECT ${reader.columns} FROM ${table}`),
      )
      expect([table, rows.length]).toEqual([table, FIRST[table]?.rows.length])
      for (const row of rows) expect(() => reader.read(row), table).not.toThrow()
    }
    for (const [table, column, kind] of bodies()) {
      const rows = await storage.read(sql =>
        believed(sql).all<{ body: string }>(
          `SELECT ${column} AS body FROM ${table} WHERE ${column} IS NOT NULL`,
        ),
      )
      for (const { body } of rows) expect(() => upgrade(kind, JSON.parse(body)), table).not.toThrow()
    }
    const documents = await storage.read(sql =>
      believed(sql).all<{ outlet: string; number: number; entry: string }>(
        'SELECT outlet, number, entry FROM documents',
      ),
    )
    for (const { outlet, number, entry } of documents)
      expect(readEntry(entry, outlet, number)).toMatchObject({ v: 1, number })
  })
})

function isTable(name: string): name is TableName {
  return name in TABLES
}

/** Every column with a body of a kind that is upgraded: its table, its name, its kind. */
function bodies(): [string, string, StoredKind][] {
  return Object.entries(TABLES).flatMap(([table, { columns }]) =>
    Object.entries<Column>(columns).flatMap(([name, column]): [string, string, StoredKind][] => {
      const kind = column.kind === 'body' ? KINDS[column.body] : undefined
      return kind === undefined ? [] : [[table, name, kind]]
    }),
  )
}
