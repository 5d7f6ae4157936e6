/** Officers of the agency and their sessions: the register's side, of no outlet. */
import type { Sql, Transaction } from '../storage.ts'

export async function addOfficer(sql: Transaction, name: string, pinHash: string): Promise<void> {
  await sql.run('INSERT INTO officers (name, pin_hash) VALUES (?, ?)', [name, pinHash])
}

/** A new PIN takes the place of the one before. */
export async function saveOfficer(sql: Transaction, name: string, pinHash: string): Promise<void> {
  await sql.run(
    'INSERT INTO officers (name, pin_hash) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET pin_hash = excluded.pin_hash',
    [name, pinHash],
  )
}

export async function findOfficer(sql: Sql, name: string): Promise<{ name: string; pinHash: string } | null> {
  const row = await sql.get<{ name: string; pinHash: string }>(
    'SELECT name, pin_hash AS "pinHash" FROM officers WHERE name = ?',
    [name],
  )
  return row ?? null
}

/** Those that have run out make way. */
export async function addOfficerSession(
  sql: Transaction,
  session: { tokenHash: string; name: string; expiresAt: number },
  nowMs: number,
): Promise<void> {
  await sql.run('DELETE FROM officer_sessions WHERE expires_at <= ?', [nowMs])
  await sql.run('INSERT INTO officer_sessions (token_hash, name, expires_at) VALUES (?, ?, ?)', [
    session.tokenHash,
    session.name,
    session.expiresAt,
  ])
}

export async function findOfficerSession(sql: Sql, tokenHash: string, nowMs: number): Promise<string | null> {
  const row = await sql.get<{ name: string }>(
    'SELECT name FROM officer_sessions WHERE token_hash = ? AND expires_at > ?',
    [tokenHash, nowMs],
  )
  return row?.name ?? null
}
