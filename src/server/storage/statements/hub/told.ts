/** What outlets have told their hub beside their logs: when last, what they have noticed of the agency's log, and that orders are unseen there. */
import type { OutletId } from '../../../../domain/ids.ts'
import type { Noticed } from '../../../../domain/noticed.ts'
import type { Told } from '../../../../domain/told.ts'
import { type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'

const TOLD_AT = record('outlet_tellings', 'at')

/** By the outlet's own clock; `null`: never. */
export async function toldAt(sql: Sql, outlet: OutletId, what: Told): Promise<number | null> {
  const row = await sql.get(`SELECT ${TOLD_AT.columns} FROM outlet_tellings WHERE outlet = ? AND what = ?`, [
    outlet,
    what,
  ])
  return TOLD_AT.found(row)?.at ?? null
}

export async function saveToldAt(
  sql: Transaction,
  outlet: OutletId,
  what: Told,
  atMs: number,
): Promise<void> {
  await sql.run(
    `INSERT INTO outlet_tellings (outlet, what, at) VALUES (?, ?, ?)
     ON CONFLICT (outlet, what) DO UPDATE SET at = excluded.at`,
    [outlet, what, atMs],
  )
}

/** What is not told any more stands no longer, and stays known. */
export async function saveNoticed(
  sql: Transaction,
  outlet: OutletId,
  noticed: readonly Noticed[],
): Promise<void> {
  await sql.run('UPDATE noticed_faults SET open = 0 WHERE outlet = ?', [outlet])
  for (const { fault, ever, open, since } of noticed)
    await sql.run(
      `INSERT INTO noticed_faults (outlet, fault, ever, open, since) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (outlet, fault) DO UPDATE SET ever = excluded.ever, open = excluded.open, since = excluded.since`,
      [outlet, fault, ever, open, since],
    )
}

const NOTICED = record('noticed_faults', 'outlet', 'fault', 'ever', 'open', 'since')
export type NoticedRecord = ReadBy<typeof NOTICED>

export async function noticedBy(sql: Sql, outlet: OutletId): Promise<NoticedRecord[]> {
  return NOTICED.each(
    await sql.all(`SELECT ${NOTICED.columns} FROM noticed_faults WHERE outlet = ? ORDER BY fault`, [outlet]),
  )
}

export async function allNoticed(sql: Sql): Promise<NoticedRecord[]> {
  return NOTICED.all(await sql.all(`SELECT ${NOTICED.columns} FROM noticed_faults ORDER BY outlet, fault`))
}

const TROUBLE = record('outlet_troubles', 'outlet', 'unseen', 'since', 'heard_at')
export type TroubleRecord = ReadBy<typeof TROUBLE>

/** In the place of what was told before. */
export async function saveTrouble(
  sql: Transaction,
  outlet: OutletId,
  trouble: Pick<TroubleRecord, 'unseen' | 'since'> | null,
  heardAt: number,
): Promise<void> {
  await sql.run('DELETE FROM outlet_troubles WHERE outlet = ?', [outlet])
  if (trouble === null) return
  await sql.run('INSERT INTO outlet_troubles (outlet, unseen, since, heard_at) VALUES (?, ?, ?, ?)', [
    outlet,
    trouble.unseen,
    trouble.since,
    heardAt,
  ])
}

export async function allTroubles(sql: Sql): Promise<TroubleRecord[]> {
  return TROUBLE.all(await sql.all(`SELECT ${TROUBLE.columns} FROM outlet_troubles ORDER BY outlet`))
}
