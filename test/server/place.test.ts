/** A city is put in its place whole or not at all, on every engine. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { type CityPlace, filePlace, schemaPlace } from '../../src/server/city/place.ts'
import { POSTGRES_TOOLS } from '../../src/server/storage/postgres/tools.ts'
import { SQLITE_TOOLS } from '../../src/server/storage/sqlite/tools.ts'
import { addOutlet, allOutlets } from '../../src/server/storage/statements/city/outlets.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { freshDatabase } from '../support/databases.ts'
import { anOutlet } from '../support/things.ts'

const dir = mkdtempSync(join(tmpdir(), 'etalase-place-'))
afterAll(() => rmSync(dir, { recursive: true }))

let files = 0
const PLACES: Readonly<Record<string, () => Promise<CityPlace>>> = {
  'a file': async () => filePlace(join(dir, String(files++), 'etalase.db'), SQLITE_TOOLS),
  'a schema': async () => schemaPlace(await freshDatabase(), POSTGRES_TOOLS),
}

const fill = (storage: Storage) => {
  const outlet = anOutlet()
  return storage.write(outlet.slug, sql => addOutlet(sql, outlet))
}

describe.each(Object.entries(PLACES))('in %s', (_, placeOf) => {
  test('there is no city, then there is one, whole and open to all', async () => {
    const place = await placeOf()
    expect(await place.hasCity()).toBe(false)
    let marked = false
    await place.make(fill, () => {
      marked = true
    })
    expect([marked, await place.hasCity()]).toEqual([true, true])
    const storage = await place.open()
    expect(await storage.read(allOutlets)).toEqual([anOutlet()])
    await storage.close()
  })

  test('a making that breaks leaves none, and the next one begins afresh', async () => {
    const place = await placeOf()
    const broken = async (storage: Storage) => {
      await fill(storage)
      throw new Error('cut off')
    }
    await expect(place.make(broken, () => undefined)).rejects.toThrow('cut off')
    expect(await place.hasCity()).toBe(false)
    await place.make(fill, () => undefined)
    expect(await place.hasCity()).toBe(true)
  })
})

/** Another program of the house looks in while this one serves: a command, a second terminal. */
const LOOK_IN = `
const { DatabaseSync } = require('@photostructure/sqlite')
const database = new DatabaseSync(process.argv[1])
database.exec("PRAGMA journal_mode = WAL; UPDATE outlets SET body = '{}'; PRAGMA wal_checkpoint(TRUNCATE)")
database.close()`

test('a file that was just put in its place can be written to by others, and read here after that', async () => {
  const path = join(dir, 'shared', 'etalase.db')
  const place = filePlace(path, SQLITE_TOOLS)
  await place.make(fill, () => undefined)
  const storage = await place.open()
  const { slug } = anOutlet()
  const touch = () => storage.write(slug, sql => sql.run('UPDATE outlets SET outlet = outlet'))
  for (let round = 0; round < 3; round++) {
    await touch()
    execFileSync(process.execPath, ['-e', LOOK_IN, path])
    expect(await storage.read(sql => sql.get('SELECT body FROM outlets'))).toEqual({ body: '{}' })
  }
  await storage.close()
})

test('nothing of the making is left beside a file', async () => {
  const folder = join(dir, 'alone')
  const place = filePlace(join(folder, 'etalase.db'), SQLITE_TOOLS)
  await place.make(fill, () => undefined)
  expect(readdirSync(folder)).toEqual(['etalase.db'])
})

test('a schema that holds somebody else’s tables is left as it is', async () => {
  const url = await freshDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE TABLE payroll (person TEXT)')
  const place = schemaPlace(url, POSTGRES_TOOLS)
  await expect(place.make(fill, () => undefined)).rejects.toThrow('payroll')
  expect((await client.query('SELECT * FROM payroll')).rows).toEqual([])
  await client.end()
})
