/** What is made in `DATA_DIR` is for this program's account alone, whatever the machine's habits are. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeToOthers } from '../../src/server/city/data-dir.ts'
import { filePlace } from '../../src/server/city/place.ts'
import { keepReleases } from '../../src/server/releases.ts'
import { SQLITE_TOOLS } from '../../src/server/storage/sqlite/tools.ts'
import { addOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { anOutlet } from '../support/things.ts'

let root: string
const habit = process.umask()
beforeEach(() => {
  process.umask(0o022)
  root = mkdtempSync(join(tmpdir(), 'etalase-own-'))
})
afterEach(() => {
  process.umask(habit)
  rmSync(root, { recursive: true })
})

/** Whatever somebody else may do there, by name. */
function open(dir: string): string[] {
  return ['', ...readdirSync(dir, { recursive: true }).map(String)].filter(
    name => (statSync(join(dir, name)).mode & 0o077) !== 0,
  )
}

test('a city that is made is closed, with what its database makes beside it and what is kept later', async () => {
  const dir = join(root, 'data')
  const place = filePlace(join(dir, 'etalase.db'), SQLITE_TOOLS)
  const outlet = anOutlet()
  await place.make(
    storage => storage.write(outlet.slug, sql => addOutlet(sql, outlet)),
    () => undefined,
  )
  const storage = await place.open()
  await storage.write(outlet.slug, sql => sql.run('UPDATE outlets SET body = body'))
  const client = join(root, 'client', 'assets')
  mkdirSync(client, { recursive: true })
  writeFileSync(join(client, 'page.js'), '')
  keepReleases({
    clientDir: join(root, 'client'),
    keptDir: join(dir, 'releases'),
    nowMs: 0,
    say: () => undefined,
  })
  expect(readdirSync(dir).sort()).toEqual(['etalase.db', 'etalase.db-shm', 'etalase.db-wal', 'releases'])
  expect(open(dir)).toEqual([])
  await storage.close()
})

test('what a crash left of a database is closed at the start, and the folder with it', () => {
  const dir = join(root, 'data')
  mkdirSync(dir)
  for (const name of ['etalase.db', 'etalase.db-wal', 'etalase.db-shm']) writeFileSync(join(dir, name), '')
  chmodSync(join(dir, 'etalase.db-wal'), 0o666)
  expect(open(dir)).toHaveLength(4)
  closeToOthers({ dataDir: dir }, () => undefined)
  expect(open(dir)).toEqual([])
})
