/** SQLite over a disk that fails a COMMIT, and the ROLLBACK after it: neither is anybody's but its own asker's fault. */
import type * as Driver from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { believed } from '../support/believed.ts'

/** Each fails once. */
const failing = vi.hoisted(() => new Set<string>())

vi.mock('@photostructure/sqlite', async load => {
  const driver = await load<typeof Driver>()
  class DatabaseSync extends driver.DatabaseSync {
    override exec(text: string): void {
      if (failing.delete(text)) throw new Error(`disk I/O error at ${text}`)
      super.exec(text)
    }
  }
  return { ...driver, DatabaseSync }
})

let storage: Storage
beforeEach(() => {
  storage = openSqlite({ path: ':memory:' })
})
afterEach(() => storage.close())

const count = () => storage.write('hotel-demo', sql => nextNumber(sql, 'hotel-demo', 'document'))
const counted = () => storage.read(sql => lastNumber(sql, 'hotel-demo', 'document'))
const looked = () =>
  believed(storage.look).get<{ value: number }>("SELECT value FROM counters WHERE name = 'document'")

test.each([[['COMMIT']], [['COMMIT', 'ROLLBACK']]])('%s', async faults => {
  expect(await count()).toBe(1)
  for (const fault of faults) failing.add(fault)
  await expect(count()).rejects.toThrow('disk I/O error at COMMIT')
  expect([...failing]).toEqual([])
  expect(await looked()).toEqual({ value: 1 })
  expect(await counted()).toBe(1)
  expect(await count()).toBe(2)
})

test('the next write ends what was left open, too', async () => {
  for (const fault of ['COMMIT', 'ROLLBACK']) failing.add(fault)
  await expect(count()).rejects.toThrow('disk I/O error at COMMIT')
  expect(await count()).toBe(1)
})
