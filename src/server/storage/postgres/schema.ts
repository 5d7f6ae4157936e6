/** Schemas as wholes: a city is made in one of its own and put in place when nothing is missing. */
import { Client } from 'pg'

async function withClient(url: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

export function clearSchema(url: string, schema: string): Promise<void> {
  return withClient(url, async client => {
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`)
    await client.query(`CREATE SCHEMA ${client.escapeIdentifier(schema)}`)
  })
}

/**
 * In one transaction: either the old schema is in its place or the new one. Its commit flushes every earlier one with
 * it, for the log is written in order. Refuses where the old one holds anything that the new one does not have.
 */
export function moveSchema(url: string, from: string, to: string): Promise<void> {
  return withClient(url, async client => {
    await client.query('BEGIN')
    await refuseStrangers(client, from, to)
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(to)} CASCADE`)
    await client.query(
      `ALTER SCHEMA ${client.escapeIdentifier(from)} RENAME TO ${client.escapeIdentifier(to)}`,
    )
    await client.query('COMMIT')
  })
}

/** What else lives in a schema would be dropped with it: somebody's tables, an extension. */
async function refuseStrangers(client: Client, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = to_regnamespace($2)
       AND relname NOT IN (SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace($1))
     UNION ALL SELECT extname FROM pg_extension WHERE extnamespace = to_regnamespace($2) LIMIT 5`,
    [from, to],
  )
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name).join(', ')
  throw new Error(`schema ${to} of this database holds more than a city (${names}): name an empty database`)
}
