/**
 * The description of the tables says what is there, on each engine, after all migrations: no table, column, key or index
 * more, and none less.
 */
import { DatabaseSync } from '@photostructure/sqlite'
import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Column, STORED_AS, type Table } from '../../src/server/storage/columns.ts'
import { MIGRATIONS } from '../../src/server/storage/migrations/list.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { migrate } from '../../src/server/storage/sqlite/migrate.ts'
import { TABLES } from '../../src/server/storage/tables.ts'
import { freshDatabase } from '../support/databases.ts'

/** A table in lines that both can be written in: one a column, one the key, one an index. */
type Written = Readonly<Record<string, readonly string[]>>

function columnLine(name: string, type: string, isNullable: boolean, fallback: unknown): string {
  const end = fallback === null || fallback === undefined ? '' : ` or ${fallback}`
  return `${name} ${type}${isNullable ? ' or null' : ''}${end}`
}
const keyLine = (columns: readonly string[]) => `key (${columns.join(', ')})`
const indexLine = (columns: readonly string[], isUnique: boolean, isPartial: boolean) =>
  `${isUnique ? 'unique ' : ''}index (${columns.join(', ')})${isPartial ? ' of some' : ''}`

const described: Written = Object.fromEntries(
  Object.entries<Table>(TABLES).map(([name, { columns, indices = [] }]) => {
    const all: [string, Column][] = Object.entries(columns)
    const key = all.filter(([, column]) => column.isKey === true).map(([column]) => column)
    return [
      name,
      [
        ...all.map(([column, { kind, isNullable, fallback }]) =>
          columnLine(column, STORED_AS[kind], isNullable === true, fallback),
        ),
        ...(key.length === 0 ? [] : [keyLine(key)]),
        ...indices.map(({ on, isUnique, isPartial }) => indexLine(on, isUnique === true, isPartial === true)),
      ].sort(),
    ]
  }),
)

/** Columns first to last by name, their key's place and their indices, as SQLite knows them. */
function ofSqlite(): Written {
  const database = new DatabaseSync(':memory:')
  migrate(database, MIGRATIONS)
  const ask = <Row>(text: string) => database.prepare(text).all() as Row[]
  const tables = ask<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
  return Object.fromEntries(
    tables.map(({ name: table }) => {
      const columns = ask<{ name: string; type: string; notnull: number; dflt_value: unknown; pk: number }>(
        `PRAGMA table_info(${table})`,
      )
      const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
      const indices = ask<{ name: string; unique: number; origin: string; partial: number }>(
        `PRAGMA index_list(${table})`,
      ).filter(({ origin }) => origin !== 'pk')
      return [
        table,
        [
          ...columns.map(({ name, type, notnull, dflt_value, pk }) =>
            columnLine(name, type === 'TEXT' ? 'text' : 'integer', notnull === 0 && pk === 0, dflt_value),
          ),
          ...(key.length === 0 ? [] : [keyLine(key.map(({ name }) => name))]),
          ...indices.map(({ name, unique, partial }) => {
            const on = ask<{ name: string }>(`PRAGMA index_info(${name})`).map(column => column.name)
            return indexLine(on, unique === 1, partial === 1)
          }),
        ].sort(),
      ]
    }),
  )
}

interface PostgresColumn {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: string
  readonly fallback: string | null
}

interface PostgresIndex {
  readonly table: string
  readonly columns: string[]
  readonly key: boolean
  readonly unique: boolean
  readonly partial: boolean
}

async function ofPostgres(): Promise<Written> {
  const url = await freshDatabase()
  await (await openPostgres({ url })).close()
  const client = new Client({ connectionString: url })
  await client.connect()
  const columns = await client.query<PostgresColumn>(
    `SELECT table_name AS table, column_name AS name, data_type AS type, is_nullable AS nullable,
       column_default AS fallback FROM information_schema.columns WHERE table_schema = 'public'`,
  )
  const indices = await client.query<PostgresIndex>(
    `SELECT t.relname AS table, i.indisprimary AS key, i.indisunique AS unique, i.indpred IS NOT NULL AS partial,
       ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number ORDER BY k.place) AS columns
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
     JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public'`,
  )
  await client.end()
  const written: Record<string, string[]> = {}
  const into = (table: string) => (written[table] ??= [])
  for (const { table, name, type, nullable, fallback } of columns.rows)
    into(table).push(
      columnLine(
        name,
        type === 'bigint' ? 'integer' : type,
        nullable === 'YES',
        fallback?.replace(/\D/g, ''),
      ),
    )
  for (const { table, columns: on, key, unique, partial } of indices.rows)
    into(table).push(key ? keyLine(on) : indexLine(on, unique, partial))
  return Object.fromEntries(Object.entries(written).map(([table, lines]) => [table, lines.sort()]))
}

const CATALOGUES = { SQLite: async () => ofSqlite(), PostgreSQL: ofPostgres }

describe.each(Object.entries(CATALOGUES))('%s', (_, read) => {
  let there: Written
  beforeAll(async () => {
    there = await read()
  })

  test('has the tables that are described, and no other', () => {
    expect(Object.keys(there).sort()).toEqual(Object.keys(described).sort())
  })

  test.each(Object.keys(described))('has of %s what is described, and nothing else', name => {
    expect(there[name]).toEqual(described[name])
  })
})

test('what holds an id names a table whose key it can be', () => {
  const named = Object.values<Table>(TABLES).flatMap(({ columns }) =>
    Object.values(columns).flatMap(column => (column.kind === 'id' && column.of !== null ? [column.of] : [])),
  )
  expect(named.length).toBeGreaterThan(30)
  expect([...new Set(named)].filter(name => !(name in TABLES))).toEqual([])
})

test('an index names columns of its table', () => {
  for (const [name, { columns, indices = [] }] of Object.entries<Table>(TABLES))
    for (const { on } of indices)
      for (const column of on) expect(Object.keys(columns), name).toContain(column)
})
