import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/server/storage/migrations/list.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import { freshDatabase } from '../support/databases.ts'
import { describeStorage } from './conformance.ts'
import { describeStatements } from './statements.ts'

async function fresh() {
  const url = await freshDatabase()
  const storage = await openPostgres({ url })
  return {
    storage,
    url,
    reopen: async () => {
      await storage.close()
      return openPostgres({ url })
    },
    cleanUp: () => undefined,
  }
}

describeStorage('PostgreSQL', fresh)
describeStatements('PostgreSQL', fresh)

describe('PostgreSQL', () => {
  test('serves several processes: they count without a gap and without a repeat', async () => {
    const { storage, url } = await fresh()
    const others = await Promise.all([openPostgres({ url }), openPostgres({ url }), openPostgres({ url })])
    const all = [storage, ...others]
    const numbers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        (all[i % all.length] ?? storage).write('hotel-demo', sql =>
          nextNumber(sql, 'hotel-demo', 'document'),
        ),
      ),
    )
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
    expect(await storage.read(sql => lastNumber(sql, 'hotel-demo', 'document'))).toBe(200)
    await Promise.all(all.map(one => one.close()))
  })

  test('is migrated by whichever process comes first, and once', async () => {
    const url = await freshDatabase()
    const all = await Promise.all(Array.from({ length: 4 }, () => openPostgres({ url })))
    const rows = await all[0]?.read(sql => sql.all('SELECT number FROM migrations'))
    expect(rows).toHaveLength(MIGRATIONS.length)
    await Promise.all(all.map(one => one.close()))
  })

  test('refuses a server that may forget what it acknowledged', async () => {
    const url = await freshDatabase()
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`ALTER DATABASE ${url.split('/').pop()} SET synchronous_commit = off`)
    await client.end()
    await expect(openPostgres({ url })).rejects.toThrow('synchronous_commit = off')
  })
})
