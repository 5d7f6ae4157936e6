/** How far the readers of the log are: one table for all of them, a row for each outlet and reader. */
import type { FoldName, OutletId } from '../../../../domain/ids.ts'
import { idOf, key, number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'

const CURSOR = record('fold_cursors', 'number', 'stopped_by')
export type FoldCursor = ReadBy<typeof CURSOR>

const NOT_BEGUN: FoldCursor = { number: 0, stoppedBy: 0 }

export async function foldCursor(sql: Sql, outlet: OutletId, fold: FoldName): Promise<FoldCursor> {
  const row = await sql.get(`SELECT ${CURSOR.columns} FROM fold_cursors WHERE outlet = ? AND fold = ?`, [
    outlet,
    fold,
  ])
  return CURSOR.found(row) ?? NOT_BEGUN
}

const CURSORS = record('fold_cursors', 'outlet', 'number')

/** How many entries that reader has applied, by outlet; of one where it has not begun, none. */
export async function foldCursors(
  sql: Sql,
  fold: FoldName,
  outlets: readonly OutletId[],
): Promise<Record<OutletId, number>> {
  const rows = await sql.all(`SELECT ${CURSORS.columns} FROM fold_cursors WHERE fold = ?`, [fold])
  const known = new Map(CURSORS.each(rows).map(({ outlet, number }) => [outlet, number]))
  return Object.fromEntries(outlets.map(outlet => [outlet, known.get(outlet) ?? 0]))
}

export async function moveFoldCursor(
  sql: Transaction,
  outlet: OutletId,
  fold: FoldName,
  { number, stoppedBy }: FoldCursor,
): Promise<void> {
  await sql.run(
    `INSERT INTO fold_cursors (outlet, fold, number, stopped_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (outlet, fold) DO UPDATE SET number = excluded.number, stopped_by = excluded.stopped_by`,
    [outlet, fold, number, stoppedBy],
  )
}

export async function removeFoldCursor(sql: Transaction, outlet: OutletId, fold: FoldName): Promise<void> {
  await sql.run('DELETE FROM fold_cursors WHERE outlet = ? AND fold = ?', [outlet, fold])
}

const BEHIND = answer('counters', { outlet: key(idOf('outlets')) })

/** Outlets with entries after the cursor that a program can read which knows versions up to `version`: one question for all. */
export async function outletsBehind(sql: Sql, fold: FoldName, version: number): Promise<OutletId[]> {
  const rows = await sql.all(
    `SELECT c.outlet FROM counters c LEFT JOIN fold_cursors f ON f.outlet = c.outlet AND f.fold = ?
     WHERE c.name = 'document' AND c.value > COALESCE(f.number, 0) AND COALESCE(f.stopped_by, 0) <= ?`,
    [fold, version],
  )
  return BEHIND.all(rows).map(({ outlet }) => outlet)
}

const GOES_ON = answer('fold_cursors', { outlet: key(idOf('outlets')) })

/** Outlets where that reader stands somewhere and a program goes on that knows versions up to `version`. */
export async function outletsToGoOn(sql: Sql, fold: FoldName, version: number): Promise<OutletId[]> {
  const rows = await sql.all('SELECT outlet FROM fold_cursors WHERE fold = ? AND stopped_by <= ?', [
    fold,
    version,
  ])
  return GOES_ON.all(rows).map(({ outlet }) => outlet)
}

const LAG = answer('fold_cursors', { outlet: key(idOf('outlets')), behind: number, stoppedBy: number })

/** Of every outlet, how many entries it is behind what was issued, or at a hub has come. */
export async function foldLags(sql: Sql, fold: FoldName): Promise<ReadBy<typeof LAG>[]> {
  const rows = await sql.all(
    `SELECT o.outlet, COALESCE(c.value, 0) - COALESCE(f.number, 0) AS behind,
       COALESCE(f.stopped_by, 0) AS "stoppedBy"
     FROM outlets o LEFT JOIN counters c ON c.outlet = o.outlet AND c.name = 'document'
     LEFT JOIN fold_cursors f ON f.outlet = o.outlet AND f.fold = ? ORDER BY o.outlet`,
    [fold],
  )
  return LAG.all(rows)
}
