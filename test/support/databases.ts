/** Empty databases on the tests' PostgreSQL, each of its own. */
import { Client } from 'pg'
import { inject } from 'vitest'

let made = 0

/** Address of a fresh database. */
export async function freshDatabase(): Promise<string> {
  const name = `etalase_${process.pid}_${made++}`
  const client = new Client({ connectionString: inject('postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return inject('postgres').replace(/\/postgres$/, `/${name}`)
}
