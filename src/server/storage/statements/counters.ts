/** Gapless counters per outlet, moved inside the transaction that uses the number: a rollback gives it back. */
import type { Sql, Transaction } from '../storage.ts'

export const COUNTERS = ['document', 'event', 'stock', 'menu'] as const
export type Counter = (typeof COUNTERS)[number]

/** The next number, from 1; with `many`, the first of so many that are now taken. */
export async function nextNumber(sql: Transaction, outlet: string, name: Counter, many = 1): Promise<number> {
  const row = await sql.get<{ value: number }>(
    `INSERT INTO counters (outlet, name, value) VALUES (?, ?, ?)
     ON CONFLICT (outlet, name) DO UPDATE SET value = counters.value + excluded.value RETURNING value`,
    [outlet, name, many],
  )
  if (row === undefined) throw new Error(`counter ${name} gave no number`)
  return row.value - many + 1
}

/** The last number given, 0 before the first. */
export async function lastNumber(sql: Sql, outlet: string, name: Counter): Promise<number> {
  const row = await sql.get<{ value: number }>('SELECT value FROM counters WHERE outlet = ? AND name = ?', [
    outlet,
    name,
  ])
  return row?.value ?? 0
}
