/**
 * A transaction of PostgreSQL that does not begin: what reads may have gone along with the question, nothing that writes
 * may, for it would be a commit of its own. Asked of a real server by a BEGIN that it refuses.
 */
import { Client, Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { afterBegin } from '../../src/server/storage/postgres/after-begin.ts'
import { connect } from '../../src/server/storage/postgres/connection.ts'
import { freshDatabase } from '../support/databases.ts'

const REFUSED = 'BEGIN ISOLATION LEVEL NONE AT ALL'

let pool: Pool
let url: string
beforeEach(async () => {
  url = await freshDatabase()
  pool = new Pool({ connectionString: url, pipeline: true })
  await pool.query('CREATE TABLE notes (note TEXT)')
})
afterEach(() => pool.end())

async function notes(): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT note FROM notes')
  await client.end()
  return rows
}

/** Asks all of it behind a BEGIN that is refused; what became of each. */
async function behind(ask: (sql: ReturnType<typeof afterBegin>) => Promise<unknown>[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    const statements = afterBegin(connect(client), client.query(REFUSED))
    const outcomes = await Promise.allSettled([...ask(statements), statements.ready()])
    // Whatever was sent has been answered before this is.
    await client.query('SELECT 1')
    return outcomes.map(({ status }) => status)
  } finally {
    client.release()
  }
}

const WRITE = "INSERT INTO notes VALUES ('alone')"

test.each([
  ['run', sql => [sql.run(WRITE)]],
  ['asked for its rows', sql => [sql.all(`${WRITE} RETURNING note`)]],
  ['asked for one row', sql => [sql.get(`${WRITE} RETURNING note`)]],
] as [string, Parameters<typeof behind>[0]][])('a write that is %s is never run', async (_, ask) => {
  expect(await behind(ask)).toEqual(['rejected', 'rejected'])
  expect(await notes()).toEqual([])
})

test('rows that are sent never are', async () => {
  const outcomes = await behind(sql => {
    sql.send('INSERT INTO notes {rows}', [['alone'], ['together']])
    return []
  })
  expect(outcomes).toEqual(['rejected'])
  expect(await notes()).toEqual([])
})

test('a read goes along, but not past a write that waits', async () => {
  const outcomes = await behind(sql => [sql.all('SELECT 1'), sql.run(WRITE), sql.all('SELECT 2')])
  expect(outcomes).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
  expect(await notes()).toEqual([])
})
