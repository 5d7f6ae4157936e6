/** Somebody who holds an outlet on PostgreSQL and stands still: others wait for a while and no longer. */
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import { CommitUnknown, type Storage, StorageBusy } from '../../src/server/storage/storage.ts'
import { believed } from '../support/believed.ts'
import { freshDatabase } from '../support/databases.ts'

const HOTEL = 'hotel-demo'
const OTHER = 'hotel-lain'
/** Short, so that nobody waits long for the test; nothing hangs on how long it is. */
const SOON_MS = 1_000
const LONG_MS = 600_000

let url: string
const opened: Storage[] = []
beforeEach(async () => {
  url = await freshDatabase()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map(storage => storage.close()))
})

async function aProcess(limits: { lockTimeoutMs?: number; idleTimeoutMs?: number }): Promise<Storage> {
  const storage = await openPostgres({ url, lockTimeoutMs: LONG_MS, idleTimeoutMs: LONG_MS, ...limits })
  opened.push(storage)
  return storage
}

const count = (storage: Storage, outlet = HOTEL) =>
  storage.write(outlet, sql => nextNumber(sql, outlet, 'document'))

interface Held {
  /** Of the server's process that holds the lock. */
  readonly pid: number
  readonly write: Promise<PromiseSettledResult<unknown>>
  goOn(): void
}

/** Writes one number and then stands still inside its transaction; on a busy machine it may have done so before, and lost it. */
async function hold(storage: Storage): Promise<Held> {
  for (;;) {
    const held = await tryToHold(storage)
    if (held !== null) return held
  }
}

async function tryToHold(storage: Storage): Promise<Held | null> {
  let goOn = () => {}
  const waits = new Promise<void>(resolve => {
    goOn = resolve
  })
  let isHeld: (pid: number) => void = () => {}
  const pid = new Promise<number>(resolve => {
    isHeld = resolve
  })
  const write = storage.write(HOTEL, async sql => {
    await nextNumber(sql, HOTEL, 'document')
    const row = await believed(sql).get<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    isHeld(row?.pid ?? 0)
    await waits
    return nextNumber(sql, HOTEL, 'document')
  })
  const settled = Promise.allSettled([write]).then(([outcome]) => outcome)
  const standing = await Promise.race([pid, settled.then(() => null)])
  return standing === null ? null : { pid: standing, write: settled, goOn }
}

test('a process that stands still in a transaction loses it and its lock, and others go on', async () => {
  const held = await hold(await aProcess({ idleTimeoutMs: SOON_MS }))
  const other = await aProcess({})
  // It waits for the lock as long as it takes: that it is answered at all is what is asked.
  expect(await count(other)).toBe(1)
  held.goOn()
  const outcome = await held.write
  expect(outcome.status).toBe('rejected')
  const { reason } = outcome as PromiseRejectedResult
  expect(reason instanceof StorageBusy || reason instanceof CommitUnknown).toBe(true)
  expect(await count(other)).toBe(2)
})

test('a process that comes back from it goes on with a connection of its own', async () => {
  const storage = await aProcess({ idleTimeoutMs: SOON_MS })
  const held = await hold(storage)
  const other = await aProcess({})
  expect(await count(other)).toBe(1)
  held.goOn()
  await held.write
  expect([await count(storage), await count(other)]).toEqual([2, 3])
})

test("while the holder's connection is frozen, its outlet says come again, and every other is served", async () => {
  const held = await hold(await aProcess({}))
  const other = await aProcess({ lockTimeoutMs: SOON_MS })
  process.kill(held.pid, 'SIGSTOP')
  try {
    await expect(count(other)).rejects.toBeInstanceOf(StorageBusy)
    expect(await count(other, OTHER)).toBe(1)
    expect(await other.read(sql => lastNumber(sql, HOTEL, 'document'))).toBe(0)
  } finally {
    process.kill(held.pid, 'SIGCONT')
  }
  held.goOn()
  expect(await held.write).toEqual({ status: 'fulfilled', value: 2 })
  expect(await count(other)).toBe(3)
})

test('whoever waits behind it in its own process hears the same, all at once', async () => {
  const held = await hold(await aProcess({}))
  const other = await aProcess({ lockTimeoutMs: SOON_MS })
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => count(other)))
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StorageBusy) })
  held.goOn()
  await held.write
  expect(await count(other)).toBe(3)
})

test('a session that the server ended undoes its write, and the next has another', async () => {
  const storage = await aProcess({})
  const held = await hold(storage)
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('SELECT pg_terminate_backend($1)', [held.pid])
  await client.end()
  held.goOn()
  expect(await held.write).toMatchObject({ status: 'rejected', reason: expect.any(StorageBusy) })
  expect(await count(storage)).toBe(1)
})
