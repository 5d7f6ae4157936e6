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
 * it, for the log is written in order.
 */
export function moveSchema(url: string, from: string, to: string): Promise<void> {
  return withClient(url, async client => {
    await client.query('BEGIN')
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(to)} CASCADE`)
    await client.query(
      `ALTER SCHEMA ${client.escapeIdentifier(from)} RENAME TO ${client.escapeIdentifier(to)}`,
    )
    await client.query('COMMIT')
  })
}
