/**
 * A database looked at before anything is made or opened in it: does it hold a city, and if not, could one be put there?
 * What belongs to an extension (its views, its tables) is nobody's business here, unless it bears one of our names.
 */
import { Client } from 'pg'
import { MIGRATIONS } from '../migrations/list.ts'
import { type Look, StorageUnfit } from '../storage.ts'
import { refuseForgetful } from './open.ts'

const STRANGERS_TOLD = 5
/** Names of all that the migrations make. */
const OWN = new Set([
  'migrations',
  ...MIGRATIONS.flatMap(({ sql }) =>
    Array.from(sql.matchAll(/CREATE TABLE (\w+)/g), match => match[1] ?? ''),
  ),
])

interface Relation {
  readonly name: string
  readonly extended: boolean
}

export async function lookAtPostgres(url: string, schema: string): Promise<Look> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await refuseForgetful(client)
    const relations = await relationsIn(client, schema)
    if (!(await isOurs(client, schema))) {
      refuseStrangers(schema, relations)
      await refuseUnwritable(client, schema)
      return 'nothing'
    }
    const within = client.escapeIdentifier(schema)
    // A city begins with whoever is to make its outlets.
    const { rows } = await client.query<{ any: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${within}.outlets) OR EXISTS (SELECT 1 FROM ${within}.officers) AS any`,
    )
    if (rows[0]?.any === true) return 'city'
    refuseStrangers(
      schema,
      relations.filter(({ name }) => !OWN.has(name)),
    )
    return 'empty'
  } catch (fault) {
    if (fault instanceof StorageUnfit) throw fault
    throw new StorageUnfit(
      `the database of DATABASE_URL cannot be used (${(fault as Error).message}): start it, or correct the address`,
      { cause: fault },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Was a city begun here? Other programs keep their migrations in a table of that name as well. */
async function isOurs(client: Client, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT COUNT(*) AS count FROM information_schema.columns
     WHERE table_schema = $1 AND (table_name, column_name) IN (('migrations', 'number'), ('outlets', 'body'))`,
    [schema],
  )
  return Number(rows[0]?.count) === 2
}

/** Tables, views and the like, and whether an extension brought them along. */
export async function relationsIn(client: Client, schema: string): Promise<Relation[]> {
  const { rows } = await client.query<Relation>(
    `SELECT c.relname AS name, EXISTS (
       SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
     ) AS extended
     FROM pg_class c WHERE c.relnamespace = to_regnamespace($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
     ORDER BY c.relname`,
    [schema],
  )
  return rows
}

/** What else lives there would stand in a city's way, and a city in its. */
export function refuseStrangers(schema: string, relations: readonly Relation[]): void {
  const strangers = relations.filter(({ name, extended }) => !extended || OWN.has(name))
  if (strangers.length === 0) return
  const names = strangers.slice(0, STRANGERS_TOLD).map(({ name }) => name)
  throw new StorageUnfit(
    `schema ${schema} of this database holds what is no city's (${names.join(', ')}): name an empty database`,
  )
}

/** A city takes a while to make; that it cannot be put in its place is said before. */
async function refuseUnwritable(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ makes: boolean; puts: boolean; person: string }>(
    `SELECT has_database_privilege(current_database(), 'CREATE') AS makes, current_user AS person,
       COALESCE(has_schema_privilege(to_regnamespace($1), 'CREATE'), false) AS puts`,
    [schema],
  )
  const [may] = rows
  if (may === undefined || (may.makes && may.puts)) return
  throw new StorageUnfit(
    `${may.person} may make nothing in schema ${schema} of this database: make ${may.person} its owner (ALTER DATABASE … OWNER TO ${may.person})`,
  )
}
