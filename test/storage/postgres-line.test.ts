/** PostgreSQL by several processes and over a line that breaks: what only shows between two connections. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import { CommitUnknown, type Storage, type Transaction } from '../../src/server/storage/storage.ts'
import { freshDatabase } from '../support/databases.ts'

const OUTLET = 'hotel-demo'
let url: string
let opened: Storage[]
beforeEach(async () => {
  url = await freshDatabase()
  opened = []
})
afterEach(async () => {
  for (const storage of opened) await storage.close()
})

async function open(address = url): Promise<Storage> {
  const storage = await openPostgres({ url: address })
  opened.push(storage)
  return storage
}
const counted = async () => (await open()).read(sql => lastNumber(sql, OUTLET, 'document'))

/** Reads, thinks, and writes what it thought: lost, if another does the same meanwhile. */
async function countByHand(sql: Transaction): Promise<void> {
  const last = await lastNumber(sql, OUTLET, 'document')
  await new Promise(setImmediate)
  await sql.run(
    `INSERT INTO counters (outlet, name, value) VALUES (?, 'document', ?)
     ON CONFLICT (outlet, name) DO UPDATE SET value = excluded.value`,
    [OUTLET, last + 1],
  )
}

test('what one process reads and then writes no other process changes in between', async () => {
  const processes = [await open(), await open(), await open()]
  await Promise.all(
    processes.map(async one => {
      for (let n = 0; n < 20; n++) await one.write(OUTLET, countByHand)
    }),
  )
  expect(await counted()).toBe(60)
})

test('a work that swallows the fault of a statement is not answered as done', async () => {
  const storage = await open()
  const swallowing = storage.write(OUTLET, async sql => {
    await nextNumber(sql, OUTLET, 'document')
    await sql.run('INSERT INTO no_such_table (a) VALUES (?)', [1]).catch(() => undefined)
    return 'done'
  })
  await expect(swallowing).rejects.toThrow()
  expect(await counted()).toBe(0)
})

/** The database's word that a COMMIT is done, as it goes over the line. */
const COMMITTED = 'COMMIT\0'

/** Between a process and its database; once armed, it cuts the line where the next COMMIT is answered. */
async function aLine() {
  const { hostname, port } = new URL(url)
  let isArmed = false
  const server = createServer(client => {
    const database = connect({ host: hostname, port: Number(port) })
    client.on('data', bytes => database.write(bytes))
    database.on('data', bytes => {
      if (!isArmed || !bytes.includes(COMMITTED)) return client.write(bytes)
      isArmed = false
      client.destroy()
      database.destroy()
    })
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.on('error', () => undefined)
      one.on('close', () => other.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    cutNextCommit: () => {
      isArmed = true
    },
    close: () => server.close(),
  }
}

test('a commit whose answer is lost is known to nobody, is said to be, and is not made again', async () => {
  const line = await aLine()
  const storage = await open(line.url)
  const count = () => storage.write(OUTLET, sql => nextNumber(sql, OUTLET, 'document'))
  expect(await count()).toBe(1)
  line.cutNextCommit()
  const both = await Promise.allSettled([count(), count()])
  for (const one of both) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(CommitUnknown) })
  expect(await counted()).toBe(3)
  expect(await count()).toBe(4)
  line.close()
})
