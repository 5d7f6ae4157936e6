/** What stood open when each business day was stated, once or again, and how its kwitansi had ended by then. */
import type { DocumentNumber, OutletId } from '../../../../domain/ids.ts'
import type { DateText } from '../../../../domain/time.ts'
import { type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { insertRows } from '../rows.ts'

const NIGHT = record(
  'nights',
  'date',
  'number',
  'back',
  'total',
  'cash',
  'qris',
  'posted',
  'waived',
  'open',
  'left_count',
  'left_rupiah',
  'untold_count',
  'untold_rupiah',
)
export type Night = ReadBy<typeof NIGHT>

export async function addNight(sql: Transaction, outlet: OutletId, night: Night): Promise<void> {
  await insertRows(
    sql,
    `nights (outlet, date, number, back, total, cash, qris, posted, waived, open, left_count, left_rupiah, untold_count, untold_rupiah)`,
    [
      [
        ...[
          outlet,
          night.date,
          night.number,
          night.back,
          night.total,
          night.cash,
          night.qris,
          night.posted,
          night.waived,
          night.open,
        ],
        ...[night.leftCount, night.leftRupiah, night.untoldCount, night.untoldRupiah],
      ],
    ],
  )
}

/** As the day was stated last. */
export async function nightOf(sql: Sql, outlet: OutletId, date: DateText): Promise<Night | null> {
  const row = await sql.get(
    `SELECT ${NIGHT.columns} FROM nights WHERE outlet = ? AND date = ? ORDER BY number DESC LIMIT 1`,
    [outlet, date],
  )
  return NIGHT.found(row)
}

/** As that statement of the day left it. */
export async function nightAt(
  sql: Sql,
  outlet: OutletId,
  date: DateText,
  statement: DocumentNumber,
): Promise<Night | null> {
  const row = await sql.get(
    `SELECT ${NIGHT.columns} FROM nights WHERE outlet = ? AND date = ? AND number = ?`,
    [outlet, date, statement],
  )
  return NIGHT.found(row)
}
