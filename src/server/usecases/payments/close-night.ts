/**
 * A day is closed whatever stands open: its kwitansi that are not paid, posted or waived go on the open list, and how much that was,
 * and what of it nobody had explained, is kept beside the day's statement. Nothing of it is in the log.
 */
import type { Outlet } from '../../../domain/outlet.ts'
import { isExplained, sumPayments } from '../../../domain/paying.ts'
import type { DateText } from '../../../domain/time.ts'
import { documentsOfDay } from '../../storage/statements/documents/documents.ts'
import type { Night } from '../../storage/statements/payments/nights.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { counted, openPapers } from './open-list.ts'
import { leaveOpen, type Paper, papersOf } from './papers.ts'

/** In the transaction that states the day, before it is stated. */
export async function closeNight(
  sql: Transaction,
  outlet: Outlet,
  date: DateText,
  nowMs: number,
): Promise<Omit<Night, 'number'>> {
  const ofDay = await papersOf(sql, outlet, await documentsOfDay(sql, outlet.slug, date))
  await addPayments(
    sql,
    outlet.slug,
    ofDay.flatMap(paper => leaveOpen(paper, nowMs)),
  )
  return nightNow(sql, outlet, date, ofDay)
}

/** How that day's kwitansi have ended by now, and what is open of it and of days before. */
export async function nightNow(
  sql: Sql,
  outlet: Outlet,
  date: DateText,
  ofDay: readonly Paper[],
): Promise<Omit<Night, 'number'>> {
  const left = (await openPapers(sql, outlet)).filter(({ document }) => document.day <= date)
  const open = counted(left)
  const untold = counted(left.filter(paper => !isExplained(paper)))
  return {
    date,
    ...sumPayments(ofDay),
    leftCount: open.count,
    leftRupiah: open.rupiah,
    untoldCount: untold.count,
    untoldRupiah: untold.rupiah,
  }
}
