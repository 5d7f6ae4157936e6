/** Logs: each outlet's tree as it stands, its checkpoints and its keys. Hashes are Base 64. */

import type { EntryVersion } from '../../../../domain/document.ts'
import type { DocumentName } from '../../../../domain/document-name.ts'
import type { Generation, OutletId } from '../../../../domain/ids.ts'
import { idOf, key, machine, nullable, number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import { ENTRY_V2_MARK, type Sql, type Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

export type LogRecord = Omit<RecordOf<'logs'>, 'writes'>

const LOG = record(
  'logs',
  'outlet',
  'origin',
  'size',
  'root',
  'signed_size',
  'signed',
  'witnessed_size',
  'witnessed',
  'awaits',
  'generation',
)

/** A copy was put back of which nobody knows what it lacks: more than will ever be issued. */
export const UNKNOWN_AWAITED = Number.MAX_SAFE_INTEGER

/** An empty log; `root` is the hash of nothing. */
export async function addLog(
  sql: Transaction,
  outlet: OutletId,
  origin: string,
  root: string,
): Promise<void> {
  await sql.run(
    `INSERT INTO logs (outlet, origin, size, root, signed_size, signed, witnessed_size, witnessed, awaits)
     VALUES (?, ?, 0, ?, 0, '', 0, '', 0)`,
    [outlet, origin, root],
  )
}

export async function findLog(sql: Sql, outlet: OutletId): Promise<LogRecord | null> {
  return LOG.found(await sql.get(`SELECT ${LOG.columns} FROM logs WHERE outlet = ?`, [outlet]))
}

export async function findLogOf(sql: Sql, origin: string): Promise<LogRecord | null> {
  return LOG.found(await sql.get(`SELECT ${LOG.columns} FROM logs WHERE origin = ?`, [origin]))
}

export async function allLogs(sql: Sql): Promise<LogRecord[]> {
  return LOG.all(await sql.all(`SELECT ${LOG.columns} FROM logs ORDER BY outlet`))
}

const OUTLET = answer('logs', { outlet: key(idOf('outlets')) })
const COUNT = answer('log_keys', { n: number })
const SIGNED = answer('logs', { outlet: key(idOf('outlets')), size: number })

/** Whose log is behind what was issued, not signed as far as it goes, or waits for documents: in one question for all. */
export async function outletsToSeal(sql: Sql): Promise<OutletId[]> {
  const rows = await sql.all(
    `SELECT l.outlet FROM logs l LEFT JOIN counters c ON c.outlet = l.outlet AND c.name = 'document'
     WHERE l.size <> COALESCE(c.value, 0) OR l.signed_size <> l.size OR l.signed = '' OR l.awaits > 0`,
  )
  return OUTLET.all(rows).map(({ outlet }) => outlet)
}

/** Of all logs, ever: one more, and a log has a new key. */
export async function countLogKeys(sql: Sql): Promise<number> {
  return COUNT.found(await sql.get('SELECT COUNT(*) AS n FROM log_keys'))?.n ?? 0
}

/** How far each log is signed. */
export async function signedSizes(sql: Sql): Promise<ReadBy<typeof SIGNED>[]> {
  return SIGNED.all(await sql.all("SELECT outlet, signed_size AS size FROM logs WHERE signed <> ''"))
}

const PROGRESS = answer('logs', {
  origin: key(machine),
  size: number,
  signed: number,
  awaits: number,
  generation: number,
  issued: number,
})

/** How far a log is and should be, in one question; `null` where the outlet has none. */
export async function logProgress(sql: Sql, outlet: OutletId): Promise<ReadBy<typeof PROGRESS> | null> {
  const row = await sql.get(
    `SELECT l.origin, l.size, l.signed_size AS signed, l.awaits, l.generation, COALESCE(c.value, 0) AS issued FROM logs l
     LEFT JOIN counters c ON c.outlet = l.outlet AND c.name = 'document' WHERE l.outlet = ?`,
    [outlet],
  )
  return PROGRESS.found(row)
}

export async function saveTree(
  sql: Transaction,
  outlet: OutletId,
  { size, root }: Pick<LogRecord, 'size' | 'root'>,
): Promise<void> {
  await sql.run('UPDATE logs SET size = ?, root = ? WHERE outlet = ?', [size, root, outlet])
}

/** Never goes back. */
export async function saveSigned(
  sql: Transaction,
  outlet: OutletId,
  size: number,
  note: string,
): Promise<void> {
  await sql.run('UPDATE logs SET signed_size = ?, signed = ? WHERE outlet = ? AND signed_size <= ?', [
    size,
    note,
    outlet,
    size,
  ])
}

/** At a hub: what was seen beyond that is lost. */
export async function rewindSigned(
  sql: Transaction,
  outlet: OutletId,
  size: number,
  note: string,
): Promise<void> {
  await sql.run('UPDATE logs SET signed_size = ?, signed = ? WHERE outlet = ?', [size, note, outlet])
}

/** Never goes back. */
export async function saveWitnessed(
  sql: Transaction,
  outlet: OutletId,
  size: number,
  note: string,
): Promise<void> {
  await sql.run(
    'UPDATE logs SET witnessed_size = ?, witnessed = ? WHERE outlet = ? AND witnessed_size <= ?',
    [size, note, outlet, size],
  )
}

/**
 * What may not be issued before so many documents are here; 0 once they are. It is said of a generation: of documents whose
 * loss was accepted meanwhile nobody waits any more.
 */
export async function saveAwaited(
  sql: Transaction,
  outlet: OutletId,
  awaits: number,
  generation: Generation,
): Promise<void> {
  await sql.run('UPDATE logs SET awaits = ? WHERE outlet = ? AND generation = ?', [
    awaits,
    outlet,
    generation,
  ])
}

export async function awaitedDocuments(sql: Sql, outlet: OutletId): Promise<number> {
  return (await issuing(sql, outlet)).awaits
}

const ISSUING = record('logs', 'awaits', 'writes')

/** By what the next document is issued: those that must be here before it, and the version that it is written in. */
export async function issuing(sql: Sql, outlet: OutletId): Promise<ReadBy<typeof ISSUING>> {
  const row = await sql.get(`SELECT ${ISSUING.columns} FROM logs WHERE outlet = ?`, [outlet])
  return ISSUING.found(row) ?? { awaits: 0, writes: 1 }
}

const NEXT = answer('logs', { last: nullable(number), generation: nullable(number) })

/** How the outlet's next document is called. */
export async function nextName(sql: Sql, outlet: OutletId): Promise<DocumentName> {
  const row = await sql.get(
    `SELECT (SELECT value FROM counters WHERE outlet = ? AND name = 'document') AS last,
       (SELECT generation FROM logs WHERE outlet = ?) AS generation`,
    [outlet, outlet],
  )
  const next = NEXT.found(row)
  const generation = next?.generation ?? 1
  return { number: (next?.last ?? 0) + 1, ...(generation === 1 ? {} : { generation }) }
}

/** Every log goes on by that version. */
export async function writeBy(sql: Transaction, version: EntryVersion): Promise<void> {
  await sql.run('UPDATE logs SET writes = ? WHERE writes <> ?', [version, version])
}

/** Entries of version 2 stand here: whoever cannot read them is to refuse this database by its number. */
export async function markEntriesV2(sql: Transaction): Promise<void> {
  await sql.run('INSERT INTO migrations (number) VALUES (?) ON CONFLICT (number) DO NOTHING', [ENTRY_V2_MARK])
}

export interface LogKeyRecord extends Pick<RecordOf<'log_keys'>, 'vkey' | 'since' | 'until'> {
  /** It took over where documents after `since` were lost, up to that one; what comes then is of that generation. */
  readonly loss?: ({ readonly to: number } & Pick<RecordOf<'log_keys'>, 'generation'>) | undefined
}

const LOG_KEY = record('log_keys', 'vkey', 'since', 'until', 'lost_to', 'generation')
const KEY_IN_USE = record('log_keys', 'outlet', 'vkey')

/** The key in use first. */
export async function allLogKeys(sql: Sql, outlet: OutletId): Promise<LogKeyRecord[]> {
  const rows = await sql.all(
    `SELECT ${LOG_KEY.columns} FROM log_keys WHERE outlet = ? ORDER BY position DESC`,
    [outlet],
  )
  return LOG_KEY.each(rows).map(({ vkey, since, until, lostTo: to, generation }) => ({
    vkey,
    since,
    until,
    ...(to === null ? {} : { loss: { to, generation } }),
  }))
}

/** Of every log that has one. */
export async function logKeysInUse(sql: Sql): Promise<ReadBy<typeof KEY_IN_USE>[]> {
  return KEY_IN_USE.all(await sql.all(`SELECT ${KEY_IN_USE.columns} FROM log_keys WHERE until IS NULL`))
}

/** A new key takes over at that size: the keys before it count up to there, and no further. */
export async function addLogKey(
  sql: Transaction,
  outlet: OutletId,
  { vkey, since, loss }: Omit<LogKeyRecord, 'until'>,
): Promise<void> {
  await sql.run('UPDATE log_keys SET until = ? WHERE outlet = ? AND (until IS NULL OR until > ?)', [
    since,
    outlet,
    since,
  ])
  await sql.run(
    `INSERT INTO log_keys (outlet, vkey, since, until, position, lost_to, generation)
     SELECT ?, ?, ?, NULL, COUNT(*), ?, ? FROM log_keys WHERE outlet = ?`,
    [outlet, vkey, since, loss?.to ?? null, loss?.generation ?? 1, outlet],
  )
  if (loss !== undefined)
    await sql.run('UPDATE logs SET generation = ? WHERE outlet = ?', [loss.generation, outlet])
}
