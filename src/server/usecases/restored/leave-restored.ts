/**
 * Money of documents that came back. Nobody closes their days any more, so what is open of them is put on the open list here: what is
 * due of days that came back stated, and what was paid for kwitansi that came back void.
 */
import type { DocumentNumber } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import type { DateText } from '../../../domain/time.ts'
import { findDocuments, kwitansiAfter, lastStatedDay } from '../../storage/statements/documents/documents.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { TakenEntry } from '../log/take-documents.ts'
import { leaveOpen, papersOf, stepTo } from '../payments/papers.ts'

/** `statedBefore`: the last day that was stated before they came. */
export async function leaveRestored(
  sql: Transaction,
  outlet: Outlet,
  statedBefore: DateText | null,
  taken: readonly TakenEntry[],
  nowMs: number,
): Promise<void> {
  const voids = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, voidedIn(taken)))
  const owed = voids.map(paper => stepTo(paper, paper.payment, { step: 'void', deed: null, by: null, nowMs }))
  await addPayments(sql, outlet.slug, owed)
  const stated = (await lastStatedDay(sql, outlet.slug)) ?? ''
  const since = await kwitansiAfter(sql, outlet.slug, statedBefore ?? '', Number.MAX_SAFE_INTEGER)
  const read = since.read.filter(({ day }) => day <= stated)
  const papers = await papersOf(sql, outlet, { read, unreadable: [] })
  await addPayments(
    sql,
    outlet.slug,
    papers.flatMap(paper => leaveOpen(paper, nowMs)),
  )
}

const voidedIn = (taken: readonly TakenEntry[]): DocumentNumber[] =>
  taken.flatMap(({ standing, entry }) => (standing === 'known' && entry.kind === 'void' ? [entry.voids] : []))
