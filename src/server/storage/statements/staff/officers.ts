/** Officers of the agency and their sessions: the register's side, of no outlet. */
import type { OfficerName, SecretHash } from '../../../../domain/ids.ts'
import { AGENCY_RIGHTS, type AgencyRight, readRights } from '../../../../domain/rights.ts'
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
  return OFFICER.found(
    await sql.get(`SELECT ${OFFICER.columns} FROM officers WHERE name = ? AND ended_at IS NULL`, [name]),
  )
}

/** Answers how many had run out. */
export function forgetOfficerSessions(sql: Transaction, nowMs: number): Promise<number> {
  return sql.run('DELETE FROM officer_sessions WHERE expires_at <= ?', [nowMs])
}

/** Those that have run out make way. */
export async function addOfficerSession(
  sql: Transaction,
  session: Omit<RecordOf<'officer_sessions'>, 'createdAt' | 'heardAt'>,
  nowMs: number,
): Promise<void> {
  await forgetOfficerSessions(sql, nowMs)
  await sql.run(
    `INSERT INTO officer_sessions (token_hash, name, expires_at, proved_at, device, created_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [session.tokenHash, session.name, session.expiresAt, session.provedAt, session.device, nowMs],
  )
}

const SIGNED_IN = record('officers', 'name', 'rights')
const SESSION = record('officer_sessions', 'proved_at')
export interface SignedIn extends Pick<Officer, 'name'>, Pick<RecordOf<'officer_sessions'>, 'provedAt'> {
  readonly rights: readonly AgencyRight[]
}

export async function proveOfficerSession(
  sql: Transaction,
  tokenHash: SecretHash,
  atMs: number,
): Promise<void> {
  await sql.run('UPDATE officer_sessions SET proved_at = ? WHERE token_hash = ?', [atMs, tokenHash])
}

/** Who they are now, and what they may. */
export async function findOfficerSession(
  sql: Sql,
  tokenHash: SecretHash,
  nowMs: number,
): Promise<SignedIn | null> {
  const row = await sql.get(
    `SELECT ${SIGNED_IN.of('o')}, ${SESSION.of('s')} FROM officer_sessions s JOIN officers o ON o.name = s.name
     WHERE s.token_hash = ? AND s.expires_at > ? AND o.ended_at IS NULL`,
    [tokenHash, nowMs],
  )
  if (row === undefined) return null
  const { name, rights } = SIGNED_IN.read(row)
  return {
    name,
    rights: rights === null ? AGENCY_RIGHTS : readRights(AGENCY_RIGHTS, rights),
    provedAt: SESSION.read(row).provedAt,
  }
}
