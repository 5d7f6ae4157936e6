/** PostgreSQL's own programs, where a database is copied or put back: what they write, they and their successors read. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ConfigError } from '../config.ts'

const DEBIAN = '/usr/lib/postgresql'
const SAID_CHARS_MAX = 600

type Program = 'pg_dump' | 'pg_restore'

/** Of several the newest: an older one refuses a newer server. */
function find(program: Program): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map(version => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.map(folder => join(folder, program)).find(path => existsSync(path)) ?? null
}

/** The address without its password, which every account of the machine could read in the list of processes. */
function addressOf(url: string): { readonly dbname: string; readonly env: Record<string, string> } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  return { dbname: address.href, env: password === '' ? {} : { PGPASSWORD: password } }
}

async function run(program: Program, url: string, args: readonly string[], by: string): Promise<void> {
  const path = find(program)
  const { dbname, env } = addressOf(url)
  if (path === null)
    throw new ConfigError(
      `${program} is not here: install PostgreSQL's client programs (apt install postgresql-client), or ${by}`,
    )
  const child = spawn(path, [...args, `--dbname=${dbname}`], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-SAID_CHARS_MAX)
  })
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('close', resolve).once('error', reject),
  )
  if (code !== 0)
    throw new ConfigError(`${program} ended with ${code}: ${said.trim().replace(/\s*\n\s*/g, '; ')}`)
}

/** As of that snapshot, which a transaction holds open meanwhile. */
export function dump(url: string, schema: string, snapshot: string, to: string): Promise<void> {
  // Tables and not the schema: that is where the dump comes back to.
  const tables = `--table=${schema}.*`
  const by = `elsewhere: pg_dump --format=custom '${tables}' --no-owner --no-privileges --file=etalase.dump "$DATABASE_URL"`
  const what = [tables, '--no-owner', '--no-privileges', `--snapshot=${snapshot}`]
  return run('pg_dump', url, ['--format=custom', ...what, `--file=${to}`], by)
}

/** In one transaction: all of it or nothing. */
export function putDumpBack(url: string, from: string): Promise<void> {
  const by = `elsewhere: pg_restore --single-transaction --no-owner --no-privileges --dbname="$DATABASE_URL" ${from}`
  return run(
    'pg_restore',
    url,
    ['--single-transaction', '--no-owner', '--no-privileges', '--exit-on-error', from],
    by,
  )
}
