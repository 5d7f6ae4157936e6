/** How far a person's allowance of wrong PINs is spent, by terminal; and at which terminals that person has signed in. */
import type { OutletId } from '../../../../domain/ids.ts'
import { type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { listOf } from '../rows.ts'

const TRIES = record('pin_tries', 'terminal', 'spent_until', 'known_at')
export type PinTries = ReadBy<typeof TRIES>

export async function findPinTries(
  sql: Sql,
  outlet: OutletId,
  person: string,
  terminals: readonly string[],
): Promise<Map<string, PinTries>> {
  const { marks, values } = listOf(terminals)
  const rows = await sql.all(
    `SELECT ${TRIES.columns} FROM pin_tries
     WHERE outlet = ? AND person = ? AND terminal IN (${marks})`,
    [outlet, person, ...values],
  )
  return new Map(TRIES.each(rows).map(row => [row.terminal, row]))
}

export async function savePinTries(
  sql: Transaction,
  outlet: OutletId,
  person: string,
  { terminal, spentUntil, knownAt }: PinTries,
): Promise<void> {
  await sql.run(
    `INSERT INTO pin_tries (outlet, person, terminal, spent_until, known_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (outlet, person, terminal)
     DO UPDATE SET spent_until = excluded.spent_until, known_at = excluded.known_at`,
    [outlet, person, terminal, spentUntil, knownAt],
  )
}

/** What says nothing any more: a whole allowance, at a terminal unknown since then. */
export async function forgetPinTries(
  sql: Transaction,
  outlet: OutletId,
  nowMs: number,
  knownBeforeMs: number,
): Promise<number> {
  return sql.run(
    'DELETE FROM pin_tries WHERE outlet = ? AND spent_until <= ? AND (known_at IS NULL OR known_at <= ?)',
    [outlet, nowMs, knownBeforeMs],
  )
}

/** Of one person: what was tried was another PIN. */
export async function forgetTriesOf(sql: Transaction, outlet: OutletId, person: string): Promise<number> {
  return sql.run('DELETE FROM pin_tries WHERE outlet = ? AND person = ?', [outlet, person])
}
