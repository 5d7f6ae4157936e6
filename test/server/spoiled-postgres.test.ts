/** What a city's database on PostgreSQL may be found to be, and what lives beside a city in it. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/server/main.ts'
import { freePort } from '../support/postgres-server.ts'
import { aPlace, command, EXAMPLE, issueMore, makeBuild, OUTLET, type Place, serveOnce } from './a-place.ts'

const ROOT = mkdtempSync(join(tmpdir(), 'etalase-spoiled-pg-'))
const DIST = join(ROOT, 'dist')
beforeAll(() => makeBuild(DIST))
afterAll(() => rmSync(ROOT, { recursive: true }))

let places = 0
const fresh = () => aPlace('postgres', join(ROOT, String(places++)))

async function ask<Row extends object>(place: Place, ...texts: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: place.env.DATABASE_URL })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const text of texts) rows = (await client.query(text)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** Everything there is, by schema and name. */
const relations = (place: Place) =>
  ask(
    place,
    `SELECT relnamespace::regnamespace::text AS schema, relname AS name FROM pg_class
     WHERE relnamespace::regnamespace::text NOT LIKE 'pg_%' AND relnamespace::regnamespace::text <> 'information_schema'
     ORDER BY 1, 2`,
  )

async function aCity(): Promise<Place> {
  const place = await fresh()
  await command(place, DIST, 'init', EXAMPLE)
  await issueMore(place, DIST, 1, 2)
  return place
}

test('views of an extension stay where they are, and a city comes beside them', async () => {
  const place = await fresh()
  await ask(place, 'CREATE EXTENSION pg_stat_statements', 'CREATE EXTENSION pg_buffercache')
  await command(place, DIST, 'init', EXAMPLE)
  await serveOnce(place, DIST)
  const views = await ask(
    place,
    "SELECT viewname AS name FROM pg_views WHERE schemaname = 'public' ORDER BY 1",
  )
  expect(views).toEqual([
    { name: 'pg_buffercache' },
    { name: 'pg_stat_statements' },
    { name: 'pg_stat_statements_info' },
  ])
  expect(await ask(place, 'SELECT outlet FROM outlets')).toEqual([{ outlet: OUTLET }])
})

const IN_THE_WAY: Readonly<Record<string, { readonly made: string; readonly says: RegExp }>> = {
  'a table of another program': {
    made: 'CREATE TABLE payroll (person TEXT)',
    says: /payroll.*name an empty database/,
  },
  'a table of another program that is called as one of ours': {
    made: 'CREATE TABLE rooms (beds BIGINT)',
    says: /rooms.*name an empty database/,
  },
  'migrations of another program': {
    made: 'CREATE TABLE migrations (id SERIAL, migration TEXT, batch BIGINT)',
    says: /migrations.*name an empty database/,
  },
  'a view of somebody’s own': {
    made: 'CREATE VIEW report AS SELECT 1 AS one',
    says: /report.*name an empty database/,
  },
}

test.each(Object.entries(IN_THE_WAY))(
  '%s is named before any work, and left as it is',
  async (_, { made, says }) => {
    const place = await fresh()
    await ask(place, made)
    const before = await relations(place)
    await expect(command(place, DIST, 'init', EXAMPLE)).rejects.toThrow(says)
    await expect(serveOnce(place, DIST)).rejects.toThrow(ConfigError)
    expect(await relations(place)).toEqual(before)
    expect(existsSync(place.dir)).toBe(false)
  },
)

test('an account that may make nothing there is named before any work, with what makes it able to', async () => {
  const place = await fresh()
  await ask(place, 'DO $$ BEGIN CREATE ROLE lodger LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$')
  const url = String(place.env.DATABASE_URL).replace('postgres@', 'lodger@')
  const lodger = { ...place, env: { ...place.env, DATABASE_URL: url } }
  await expect(command(lodger, DIST, 'init', EXAMPLE)).rejects.toThrow(
    /lodger may make nothing.*OWNER TO lodger/,
  )
  expect(existsSync(place.dir)).toBe(false)
})

describe('a city is not served, and nothing is made,', () => {
  test('where its database was emptied', async () => {
    const place = await aCity()
    await ask(place, 'DROP SCHEMA public CASCADE', 'CREATE SCHEMA public')
    const files = readdirSync(place.dir, { recursive: true })
    await expect(serveOnce(place, DIST)).rejects.toThrow(
      /database of DATABASE_URL holds no city beside .*master\.key/,
    )
    await expect(command(place, DIST, 'init', EXAMPLE)).rejects.toThrow(ConfigError)
    expect(await relations(place)).toEqual([])
    expect(readdirSync(place.dir, { recursive: true })).toEqual(files)
  })

  test('where nobody is left in its tables', async () => {
    const place = await aCity()
    await ask(place, 'DELETE FROM outlets; DELETE FROM officers')
    await expect(serveOnce(place, DIST)).rejects.toThrow(/holds no city beside .*master\.key/)
  })

  test('where it is another city’s', async () => {
    const [place, other] = [await aCity(), await aCity()]
    const mixed = { ...place, env: { ...place.env, DATABASE_URL: String(other.env.DATABASE_URL) } }
    await expect(serveOnce(mixed, DIST)).rejects.toThrow(/master\.key is the key of another city/)
  })

  test('where the folder is of a city on SQLite', async () => {
    const file = await aPlace('sqlite', join(ROOT, 'file'))
    await command(file, DIST, 'init', EXAMPLE)
    await serveOnce(file, DIST)
    const place = await fresh()
    const mixed = { ...file, env: { ...file.env, DATABASE_URL: String(place.env.DATABASE_URL) } }
    await expect(serveOnce(mixed, DIST)).rejects.toThrow(/holds no city beside .*master\.key/)
    expect(await relations(place)).toEqual([])
  })

  test('where nobody answers at its address', async () => {
    const place = await aCity()
    const url = `postgres://somebody:secret@127.0.0.1:${await freePort()}/nowhere`
    const away = { ...place, env: { ...place.env, DATABASE_URL: url } }
    const said = await serveOnce(away, DIST).catch((fault: Error) => fault)
    expect(said).toBeInstanceOf(ConfigError)
    expect(String(said)).toMatch(/database of DATABASE_URL cannot be used.*start it, or correct the address/)
    expect(String(said)).not.toContain('secret')
  })
})

test('a dump that was put back is another database, and issues nothing until it is said to be the newest', async () => {
  const place = await aCity()
  const folder = join(ROOT, 'dump')
  await command(place, DIST, 'backup', folder)
  const other = await fresh()
  const dumped = { ...place, env: { ...place.env, DATABASE_URL: String(other.env.DATABASE_URL) } }
  // The folder is as it was; the database is another, filled by hand.
  const { execFileSync } = await import('node:child_process')
  execFileSync('pg_restore', [
    '--no-owner',
    `--dbname=${other.env.DATABASE_URL}`,
    join(folder, 'etalase.dump'),
  ])
  const said = (await serveOnce(dumped, DIST)).join('\n')
  expect(said).toMatch(/over another database.*newest hotel-contoh/s)
})
