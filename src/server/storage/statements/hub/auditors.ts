/** Auditors: programs and people who may read entries. Of their tokens only hashes are kept. */
import type { SecretHash } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'

const AUDITOR = record('auditors', 'name')

export async function addAuditor(
  sql: Transaction,
  tokenHash: SecretHash,
  name: string,
  nowMs: number,
): Promise<void> {
  await sql.run('INSERT INTO auditors (token_hash, name, made_at) VALUES (?, ?, ?)', [tokenHash, name, nowMs])
}

/** Whose token it is. */
export async function findAuditor(sql: Sql, tokenHash: SecretHash): Promise<string | null> {
  const row = await sql.get(`SELECT ${AUDITOR.columns} FROM auditors WHERE token_hash = ?`, [tokenHash])
  return AUDITOR.found(row)?.name ?? null
}

export async function removeAuditors(sql: Transaction, name: string): Promise<number> {
  return sql.run('DELETE FROM auditors WHERE name = ?', [name])
}
