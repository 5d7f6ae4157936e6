/** Schemas as wholes: a city is made in one of its own and put in place when nothing is missing. */
import { Client } from 'pg'
import { refuseStrangers, relationsIn } from './look.ts'

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
 * In one transaction: either the old tables are in their place or the new ones. Its commit flushes every earlier one with
 * it, for the log is written in order. What an extension keeps in the schema stays; refuses where somebody else's
 * tables are.
 */
export function moveSchema(url: string, from: string, to: string): Promise<void> {
  return withClient(url, async client => {
    const [source, target] = [client.escapeIdentifier(from), client.escapeIdentifier(to)]
    await client.query('BEGIN')
    const tables = (await relationsIn(client, from)).map(({ name }) => name)
    const there = await relationsIn(client, to)
    refuseStrangers(
      to,
      there.filter(({ name }) => !tables.includes(name)),
    )
    for (const { name } of there.filter(one => tables.includes(one.name)))
      await client.query(`DROP TABLE ${target}.${client.escapeIdentifier(name)}`)
    for (const name of tables)
      await client.query(`ALTER TABLE ${source}.${client.escapeIdentifier(name)} SET SCHEMA ${target}`)
    await client.query(`DROP SCHEMA ${source}`)
    await client.query('COMMIT')
  })
}

/**
 * Tells a database from a dump of it that was put back elsewhere: its tables bear other numbers there. A copy of the whole
 * server, and what follows it by replication, bears the same.
 */
export async function databaseName(url: string, schema: string): Promise<string> {
  let name = ''
  await withClient(url, async client => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT concat_ws(' ', d.oid, to_regnamespace($1)::oid, c.oid) AS name FROM pg_database d
       JOIN pg_class c ON c.relname = 'logs' AND c.relnamespace = to_regnamespace($1)
       WHERE d.datname = current_database()`,
      [schema],
    )
    name = rows[0]?.name ?? ''
  })
  return name
}

export async function hasSchema(url: string, schema: string): Promise<boolean> {
  let has = false
  await withClient(url, async client => {
    const { rows } = await client.query('SELECT to_regnamespace($1) IS NOT NULL AS has', [schema])
    has = rows[0]?.has === true
  })
  return has
}
