/** Which desks are there, with sound that works. */
import type { OutletId } from '../../../../domain/ids.ts'
import { nullable, number, time } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

export interface Presence extends Pick<RecordOf<'presences'>, 'terminal' | 'at'> {
  readonly sound: boolean
  readonly visible: boolean
}

/** When its sound worked last; a release before this one wrote that of a terminal whose sound works alone. */
const HEARD_AT = 'CASE WHEN presences.sound = 1 THEN presences.at ELSE presences.heard_at END'

export async function savePresence(sql: Transaction, outlet: OutletId, presence: Presence): Promise<void> {
  await sql.run(
    `INSERT INTO presences (outlet, terminal, at, sound, visible, heard_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (outlet, terminal) DO UPDATE SET at = excluded.at, sound = excluded.sound, visible = excluded.visible,
       heard_at = COALESCE(excluded.heard_at, ${HEARD_AT})`,
    [
      outlet,
      presence.terminal,
      presence.at,
      presence.sound ? 1 : 0,
      presence.visible ? 1 : 0,
      presence.sound ? presence.at : null,
    ],
  )
}

export async function forgetPresences(sql: Transaction, outlet: OutletId, beforeMs: number): Promise<number> {
  return sql.run('DELETE FROM presences WHERE outlet = ? AND at <= ?', [outlet, beforeMs])
}

const COUNT = answer('presences', { n: number })
const LAST = answer('presences', { at: nullable(time) })

/** Is any terminal there since that moment, with its sound working? */
export async function isAttended(sql: Sql, outlet: OutletId, sinceMs: number): Promise<boolean> {
  const row = await sql.get('SELECT COUNT(*) AS n FROM presences WHERE outlet = ? AND at > ? AND sound = 1', [
    outlet,
    sinceMs,
  ])
  return (COUNT.found(row)?.n ?? 0) > 0
}

/** How many terminals are there since that moment, heard or not. */
export async function terminalsHeard(sql: Sql, outlet: OutletId, sinceMs: number): Promise<number> {
  const row = await sql.get('SELECT COUNT(*) AS n FROM presences WHERE outlet = ? AND at > ?', [
    outlet,
    sinceMs,
  ])
  return COUNT.found(row)?.n ?? 0
}

/** When any terminal whose sound works was heard last. */
export async function lastHeard(sql: Sql, outlet: OutletId): Promise<number | null> {
  const row = await sql.get('SELECT MAX(at) AS at FROM presences WHERE outlet = ? AND sound = 1', [outlet])
  return LAST.found(row)?.at ?? null
}

/** When the sound of any terminal worked last, also of one that is mute by now. */
export async function lastAudible(sql: Sql, outlet: OutletId): Promise<number | null> {
  const row = await sql.get(`SELECT MAX(${HEARD_AT}) AS at FROM presences WHERE outlet = ?`, [outlet])
  return LAST.found(row)?.at ?? null
}

const SILENT = record('push_addresses', 'outlet')

/** Outlets at which there is anybody to call by a phone or a gateway, and no terminal whose sound works since that moment. */
export async function silentOutlets(sql: Sql, sinceMs: number): Promise<OutletId[]> {
  const rows = await sql.all(
    `SELECT c.outlet FROM
       (SELECT outlet FROM push_addresses UNION SELECT outlet FROM webhooks WHERE teller = 'gateway' AND ended_at IS NULL) c
     WHERE NOT EXISTS (SELECT 1 FROM presences p WHERE p.outlet = c.outlet AND p.at > ? AND p.sound = 1)
     ORDER BY c.outlet`,
    [sinceMs],
  )
  return SILENT.all(rows).map(({ outlet }) => outlet)
}
