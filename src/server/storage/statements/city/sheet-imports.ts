/** Sheets that were taken in, by the id that a device made, and what they changed. */
import type { OutletId } from '../../../../domain/ids.ts'
import type { SheetName } from '../../../../domain/sheets/kinds.ts'
import type { Applied } from '../../../../domain/sheets/undo.ts'
import { sheetImportBodies } from '../../bodies.ts'
import { record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

const TAKEN = [
  'outlet',
  'import_id',
  'sheet',
  'made_by',
  'at',
  'expires_at',
  'version',
  'added',
  'changed',
  'same',
  'undone_at',
] as const
const IMPORT = record('sheet_imports', ...TAKEN, 'body')
const HEAD = record('sheet_imports', ...TAKEN)

/** What is told of it: how much it changed, and not what, which may be megabytes. */
export type SheetTaken = Omit<RecordOf<'sheet_imports'>, 'body'>

export interface SheetImport extends SheetTaken {
  readonly applied: readonly Applied[]
}

function toImport(row: Fields): SheetImport {
  const { body, ...taken } = IMPORT.read(row)
  return { ...taken, ...sheetImportBodies.read(body, 'sheet_imports', taken.outlet, taken.importId) }
}

export async function findImport(sql: Sql, outlet: OutletId, id: string): Promise<SheetImport | null> {
  const row = await sql.get(
    `SELECT ${IMPORT.columns} FROM sheet_imports WHERE outlet = ? AND import_id = ?`,
    [outlet, id],
  )
  return row === undefined ? null : toImport(row)
}

export async function lastImport(sql: Sql, outlet: OutletId, sheet: SheetName): Promise<SheetTaken | null> {
  const row = await sql.get(
    `SELECT ${HEAD.columns} FROM sheet_imports WHERE outlet = ? AND sheet = ?
     ORDER BY at DESC, import_id DESC LIMIT 1`,
    [outlet, sheet],
  )
  return HEAD.found(row)
}

export async function addImport(sql: Transaction, taken: SheetImport): Promise<void> {
  await sql.run(
    `INSERT INTO sheet_imports
       (outlet, import_id, sheet, made_by, at, expires_at, version, added, changed, same, undone_at, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      taken.outlet,
      taken.importId,
      taken.sheet,
      taken.madeBy,
      taken.at,
      taken.expiresAt,
      taken.version,
      taken.added,
      taken.changed,
      taken.same,
      taken.undoneAt,
      sheetImportBodies.write({ applied: taken.applied }),
    ],
  )
}

export async function setUndone(
  sql: Transaction,
  outlet: OutletId,
  id: string,
  nowMs: number,
): Promise<void> {
  await sql.run('UPDATE sheet_imports SET undone_at = ? WHERE outlet = ? AND import_id = ?', [
    nowMs,
    outlet,
    id,
  ])
}

/** Answers how many could be undone no longer. */
export function forgetImports(sql: Transaction, outlet: OutletId, nowMs: number): Promise<number> {
  return sql.run('DELETE FROM sheet_imports WHERE outlet = ? AND expires_at <= ?', [outlet, nowMs])
}
