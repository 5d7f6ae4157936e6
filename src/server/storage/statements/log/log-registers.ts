/** The hub's signed register as an outlet last had it, by the hub's key. */
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'

const REGISTER = record('log_registers', 'note')

export async function findLogRegister(sql: Sql, hubKey: string): Promise<string | null> {
  const row = await sql.get(`SELECT ${REGISTER.columns} FROM log_registers WHERE hub = ?`, [hubKey])
  return REGISTER.found(row)?.note ?? null
}

export async function saveLogRegister(
  sql: Transaction,
  hubKey: string,
  note: string,
  nowMs: number,
): Promise<void> {
  await sql.run(
    `INSERT INTO log_registers (hub, note, at) VALUES (?, ?, ?)
     ON CONFLICT (hub) DO UPDATE SET note = excluded.note, at = excluded.at`,
    [hubKey, note, nowMs],
  )
}
