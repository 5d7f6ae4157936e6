/** Steps of payments: written once, but for which is a kwitansi's last and whether it stands on the open list. */
import type { DeedId, DocumentNumber, OutletId } from '../../../../domain/ids.ts'
import type { DateText } from '../../../../domain/time.ts'
import { date } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { insertRows, listOf } from '../rows.ts'

const PAYMENT = record(
  'payments',
  'number',
  'place',
  'step',
  'state',
  'said',
  'why',
  'total',
  'cash',
  'at',
  'made_by',
)
/** A step as it was kept. */
export type PaymentRow = ReadBy<typeof PAYMENT>
export type NewPaymentRow = Omit<RecordOf<'payments'>, 'outlet' | 'isLast'>

/** Of those kwitansi that have one, the last step. */
export async function lastPayments(
  sql: Sql,
  outlet: OutletId,
  numbers: readonly DocumentNumber[],
): Promise<Map<DocumentNumber, PaymentRow>> {
  if (numbers.length === 0) return new Map()
  const { marks, values } = listOf(numbers)
  const rows = await sql.all(
    `SELECT ${PAYMENT.columns} FROM payments WHERE outlet = ? AND number IN (${marks}) AND is_last = 1`,
    [outlet, ...values],
  )
  return new Map(PAYMENT.each(rows).map(row => [row.number, row]))
}

/** Those of kwitansi on the open list, in the order of their numbers. */
export async function openPayments(sql: Sql, outlet: OutletId, limit: number): Promise<PaymentRow[]> {
  const rows = await sql.all(
    `SELECT ${PAYMENT.columns} FROM payments WHERE outlet = ? AND is_open = 1 ORDER BY number LIMIT ?`,
    [outlet, limit],
  )
  return PAYMENT.each(rows)
}

const DEED = record('payments', 'number', 'deed')

/** Those of the deeds that were done, and of which kwitansi. */
export async function knownDeeds(
  sql: Sql,
  outlet: OutletId,
  deeds: readonly DeedId[],
): Promise<Map<DeedId, DocumentNumber>> {
  if (deeds.length === 0) return new Map()
  const { marks, values } = listOf(deeds)
  const rows = await sql.all(`SELECT ${DEED.columns} FROM payments WHERE outlet = ? AND deed IN (${marks})`, [
    outlet,
    ...values,
  ])
  return new Map(DEED.each(rows).flatMap(({ number, deed }) => (deed === null ? [] : [[deed, number]])))
}

const DAY_OF = answer('documents', { day: date })

/** Business days of kwitansi whose money was given back since then, or was said not to have been. */
export async function daysGivenBack(sql: Sql, outlet: OutletId, sinceMs: number): Promise<DateText[]> {
  const rows = await sql.all(
    `SELECT DISTINCT d.day FROM payments p JOIN documents d ON d.outlet = p.outlet AND d.number = p.number
     WHERE p.outlet = ? AND p.at >= ? AND p.step IN ('return', 'reopen')`,
    [outlet, sinceMs],
  )
  return DAY_OF.each(rows).map(({ day }) => day)
}

/** Each is its kwitansi's last from now on. */
export async function addPayments(
  sql: Transaction,
  outlet: OutletId,
  rows: readonly NewPaymentRow[],
): Promise<void> {
  if (rows.length === 0) return
  const { marks, values } = listOf(rows.map(({ number }) => number))
  await sql.run(
    `UPDATE payments SET is_last = 0, is_open = 0 WHERE outlet = ? AND number IN (${marks}) AND is_last = 1`,
    [outlet, ...values],
  )
  await insertRows(
    sql,
    'payments (outlet, number, place, deed, step, state, said, why, total, cash, at, made_by, is_last, is_open)',
    rows.map(row => [
      ...[outlet, row.number, row.place, row.deed, row.step, row.state, row.said, row.why, row.total],
      ...[row.cash, row.at, row.madeBy, 1, row.isOpen],
    ]),
  )
}

/** Whose hand it was is known no longer; answers of how many. */
export function forgetPaymentHands(sql: Transaction, outlet: OutletId, beforeMs: number): Promise<number> {
  return sql.run('UPDATE payments SET made_by = NULL WHERE outlet = ? AND at <= ? AND made_by IS NOT NULL', [
    outlet,
    beforeMs,
  ])
}
