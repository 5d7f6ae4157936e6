/** Logs of the agency that are kept or followed here: trees, checkpoints and keys. Hashes are Base 64. */
import type { AgencyStanding } from '../../../../domain/agency-log.ts'
import { type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

export type AgencyLogRecord = RecordOf<'agency_logs'>

const LOG = record(
  'agency_logs',
  'origin',
  'standing',
  'issued',
  'size',
  'root',
  'signed_size',
  'signed',
  'awaits',
  'passed_over',
  'heard_at',
)

/** The one that is kept or followed; `null`: there is none. */
export async function findAgencyLog(sql: Sql): Promise<AgencyLogRecord | null> {
  return LOG.found(await sql.get(`SELECT ${LOG.columns} FROM agency_logs WHERE standing <> 'past'`))
}

export async function findAgencyLogOf(sql: Sql, origin: string): Promise<AgencyLogRecord | null> {
  return LOG.found(await sql.get(`SELECT ${LOG.columns} FROM agency_logs WHERE origin = ?`, [origin]))
}

const PAST = record('agency_logs', 'origin')

/** Those that were kept or followed before. */
export async function pastAgencyLogs(sql: Sql): Promise<string[]> {
  const rows = await sql.all(
    `SELECT ${PAST.columns} FROM agency_logs WHERE standing = 'past' ORDER BY origin`,
  )
  return PAST.each(rows).map(({ origin }) => origin)
}

/** Whatever was kept or followed before is past; of a new one, `root` is the hash of nothing. */
export async function standBy(
  sql: Transaction,
  origin: string,
  standing: Exclude<AgencyStanding, 'past'>,
  root: string,
): Promise<void> {
  await sql.run("UPDATE agency_logs SET standing = 'past' WHERE origin <> ?", [origin])
  await sql.run(
    `INSERT INTO agency_logs (origin, standing, issued, size, root, signed_size, signed, awaits) VALUES (?, ?, 0, 0, ?, 0, '', 0)
     ON CONFLICT (origin) DO UPDATE SET standing = excluded.standing`,
    [origin, standing, root],
  )
}

const ISSUED = record('agency_logs', 'origin', 'issued', 'awaits')

/** The number of its next entry, taken; `null`: no log is kept here. */
export async function takeAgencyNumber(sql: Transaction): Promise<ReadBy<typeof ISSUED> | null> {
  return ISSUED.found(
    await sql.get(
      `UPDATE agency_logs SET issued = issued + 1 WHERE standing = 'own' RETURNING ${ISSUED.columns}`,
    ),
  )
}

export async function saveAgencyTree(
  sql: Transaction,
  { origin, size, root }: Pick<AgencyLogRecord, 'origin' | 'size' | 'root'>,
): Promise<void> {
  await sql.run('UPDATE agency_logs SET size = ?, root = ? WHERE origin = ?', [size, root, origin])
}

/** Of a followed log, as many have come as are in its tree. */
export async function saveAgencyIssued(sql: Transaction, origin: string, issued: number): Promise<void> {
  await sql.run('UPDATE agency_logs SET issued = ? WHERE origin = ?', [issued, origin])
}

/** Never goes back. */
export async function saveAgencySigned(
  sql: Transaction,
  { origin, signedSize, signed }: Pick<AgencyLogRecord, 'origin' | 'signedSize' | 'signed'>,
): Promise<void> {
  await sql.run('UPDATE agency_logs SET signed_size = ?, signed = ? WHERE origin = ? AND signed_size <= ?', [
    signedSize,
    signed,
    origin,
    signedSize,
  ])
}

/** What may not be written before so many entries are here; 0 once they are. */
export async function saveAgencyAwaited(sql: Transaction, origin: string, awaits: number): Promise<void> {
  await sql.run('UPDATE agency_logs SET awaits = ? WHERE origin = ?', [awaits, origin])
}

export async function savePassedOver(sql: Transaction, origin: string, number: number | null): Promise<void> {
  await sql.run('UPDATE agency_logs SET passed_over = ? WHERE origin = ?', [number, origin])
}

export async function saveHeard(sql: Transaction, origin: string, atMs: number): Promise<void> {
  await sql.run('UPDATE agency_logs SET heard_at = ? WHERE origin = ?', [atMs, origin])
}

const KEY = record('agency_keys', 'vkey', 'since', 'until')

export type AgencyKeyRecord = ReadBy<typeof KEY>

/** The key in use first. */
export async function agencyKeys(sql: Sql, origin: string): Promise<AgencyKeyRecord[]> {
  const rows = await sql.all(
    `SELECT ${KEY.columns} FROM agency_keys WHERE origin = ? ORDER BY position DESC`,
    [origin],
  )
  return KEY.each(rows)
}

/** A new key takes over at that size: the keys before it count up to there, and no further. */
export async function addAgencyKey(
  sql: Transaction,
  origin: string,
  { vkey, since }: Pick<AgencyKeyRecord, 'vkey' | 'since'>,
): Promise<void> {
  await sql.run('UPDATE agency_keys SET until = ? WHERE origin = ? AND (until IS NULL OR until > ?)', [
    since,
    origin,
    since,
  ])
  await sql.run(
    `INSERT INTO agency_keys (origin, vkey, since, until, position)
     SELECT ?, ?, ?, NULL, COUNT(*) FROM agency_keys WHERE origin = ?`,
    [origin, vkey, since, origin],
  )
}

/** Of a followed log: as the hub's register names them, the key in use first. */
export async function followKeys(
  sql: Transaction,
  origin: string,
  keys: readonly AgencyKeyRecord[],
): Promise<void> {
  await sql.run('DELETE FROM agency_keys WHERE origin = ?', [origin])
  sql.send(
    'INSERT INTO agency_keys (origin, vkey, since, until, position) {rows}',
    keys.map(({ vkey, since, until }, i) => [origin, vkey, since, until, keys.length - i]),
  )
}
