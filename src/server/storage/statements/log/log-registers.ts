/** The hub's signed register as an outlet last had it, by the hub's key. */
import type { Sql, Transaction } from '../../storage.ts'

export async function findLogRegister(sql: Sql, hubKey: string): Promise<string | null> {
  const row = await sql.get<{ note: string }>('SELECT note FROM log_registers WHERE hub = ?', [hubKey])
  return row?.note ?? null
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
