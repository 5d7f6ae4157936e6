/** Passes by the hash of their code. A person has one at a time. */
import type { SecretHash } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import type { Person } from './passkeys.ts'

export type Pass = RecordOf<'passes'>

const PASS = record('passes', 'code_hash', 'outlet', 'person', 'made_by', 'expires_at')

/** Answers how many had run out. */
export function forgetPasses(sql: Transaction, nowMs: number): Promise<number> {
  return sql.run('DELETE FROM passes WHERE expires_at <= ?', [nowMs])
}

export async function addPass(sql: Transaction, pass: Pass, nowMs: number): Promise<void> {
  await forgetPasses(sql, nowMs)
  await endPassesOf(sql, pass)
  await sql.run(
    'INSERT INTO passes (code_hash, outlet, person, made_by, expires_at) VALUES (?, ?, ?, ?, ?)',
    [pass.codeHash, pass.outlet, pass.person, pass.madeBy, pass.expiresAt],
  )
}

export async function endPassesOf(sql: Transaction, { outlet, person }: Person): Promise<number> {
  return sql.run('DELETE FROM passes WHERE outlet = ? AND person = ?', [outlet, person])
}

/** Those that have not run out. */
export async function passesAt(sql: Sql, outlet: Pass['outlet'], nowMs: number): Promise<Pass[]> {
  const rows = await sql.all(`SELECT ${PASS.columns} FROM passes WHERE outlet = ? AND expires_at > ?`, [
    outlet,
    nowMs,
  ])
  return PASS.all(rows)
}

/** One that has not run out. */
export async function findPass(sql: Sql, codeHash: SecretHash, nowMs: number): Promise<Pass | null> {
  const row = await sql.get(`SELECT ${PASS.columns} FROM passes WHERE code_hash = ? AND expires_at > ?`, [
    codeHash,
    nowMs,
  ])
  return PASS.found(row)
}

/** Takes it away: of two who use it at once, one has it. */
export async function usePass(sql: Transaction, codeHash: SecretHash, nowMs: number): Promise<Pass | null> {
  const pass = await findPass(sql, codeHash, nowMs)
  if (pass === null) return null
  const taken = await sql.run('DELETE FROM passes WHERE code_hash = ?', [codeHash])
  return taken === 1 ? pass : null
}
