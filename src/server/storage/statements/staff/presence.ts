/** Which desks are there, with sound that works. */
import type { Sql, Transaction } from '../../storage.ts'

export interface Presence {
  /** The clerk's session: two terminals of one name are two. */
  readonly terminal: string
  readonly at: number
  readonly sound: boolean
  readonly visible: boolean
}

export async function savePresence(sql: Transaction, outlet: string, presence: Presence): Promise<void> {
  await sql.run(
    `INSERT INTO presences (outlet, terminal, at, sound, visible) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (outlet, terminal) DO UPDATE SET at = excluded.at, sound = excluded.sound, visible = excluded.visible`,
    [outlet, presence.terminal, presence.at, presence.sound ? 1 : 0, presence.visible ? 1 : 0],
  )
}

export async function forgetPresences(sql: Transaction, outlet: string, beforeMs: number): Promise<number> {
  return sql.run('DELETE FROM presences WHERE outlet = ? AND at <= ?', [outlet, beforeMs])
}

/** Is any terminal there since that moment, with its sound working? */
export async function isAttended(sql: Sql, outlet: string, sinceMs: number): Promise<boolean> {
  const row = await sql.get<{ n: number }>(
    'SELECT COUNT(*) AS n FROM presences WHERE outlet = ? AND at > ? AND sound = 1',
    [outlet, sinceMs],
  )
  return (row?.n ?? 0) > 0
}

/** When any terminal whose sound works was heard last. */
export async function lastHeard(sql: Sql, outlet: string): Promise<number | null> {
  const row = await sql.get<{ at: number | null }>(
    'SELECT MAX(at) AS at FROM presences WHERE outlet = ? AND sound = 1',
    [outlet],
  )
  return row?.at ?? null
}
