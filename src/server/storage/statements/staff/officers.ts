/** Officers of the agency and their sessions: the register's side, of no outlet. */
import type { OfficerName, SecretHash } from '../../../../domain/ids.ts'
import { type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

const OFFICER = record('officers', 'name', 'pin_hash', 'peppered_hash')
export type Officer = ReadBy<typeof OFFICER>
type PinOf = Pick<Officer, 'pinHash' | 'pepperedHash'>

export async function addOfficer(
  sql: Transaction,
  name: OfficerName,
  { pinHash, pepperedHash }: PinOf,
): Promise<void> {
  await sql.run('INSERT INTO officers (name, pin_hash, peppered_hash) VALUES (?, ?, ?)', [
    name,
    pinHash,
    pepperedHash,
  ])
}

/** A new PIN takes the place of the one before. */
export async function saveOfficer(
  sql: Transaction,
  name: OfficerName,
  { pinHash, pepperedHash }: PinOf,
): Promise<void> {
  await sql.run(
    `INSERT INTO officers (name, pin_hash, peppered_hash) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET pin_hash = excluded.pin_hash, peppered_hash = excluded.peppered_hash`,
    [name, pinHash, pepperedHash],
  )
}

export async function findOfficer(sql: Sql, name: OfficerName): Promise<Officer | null> {
  return OFFICER.found(await sql.get(`SELECT ${OFFICER.columns} FROM officers WHERE name = ?`, [name]))
}

/** Answers how many had run out. */
export function forgetOfficerSessions(sql: Transaction, nowMs: number): Promise<number> {
  return sql.run('DELETE FROM officer_sessions WHERE expires_at <= ?', [nowMs])
}

/** Those that have run out make way. */
export async function addOfficerSession(
  sql: Transaction,
  session: RecordOf<'officer_sessions'>,
  nowMs: number,
): Promise<void> {
  await forgetOfficerSessions(sql, nowMs)
  await sql.run('INSERT INTO officer_sessions (token_hash, name, expires_at) VALUES (?, ?, ?)', [
    session.tokenHash,
    session.name,
    session.expiresAt,
  ])
}

const SESSION = record('officer_sessions', 'name')

export async function findOfficerSession(
  sql: Sql,
  tokenHash: SecretHash,
  nowMs: number,
): Promise<string | null> {
  const row = await sql.get(
    `SELECT ${SESSION.columns} FROM officer_sessions WHERE token_hash = ? AND expires_at > ?`,
    [tokenHash, nowMs],
  )
  return SESSION.found(row)?.name ?? null
}
