/**
 * Issuing a document inside the transaction of what it documents: the next number of the outlet's one sequence and
 * the final canonical bytes of its log entry, at index = number − 1. Nothing may change them afterwards.
 */
import type { Detail, Entry, EntryHead } from '../../../domain/document.ts'
import type { OrderId, StayId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { toMinute } from '../../../domain/time.ts'
import { canonical } from '../../../log/canonical.ts'
import { nextNumber } from '../../storage/statements/counters.ts'
import { addDocument } from '../../storage/statements/documents/documents.ts'
import { issuing, markEntriesV2 } from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { businessDayOf } from '../world.ts'

/** What belongs to a document beside its entry: its order, its stay and what only the paper shows. */
export interface Attached {
  readonly order?: OrderId
  readonly stay?: StayId
  readonly detail?: Detail
  readonly detailSalt?: string
}

/** Documents that were signed for are not here: a backup was put back. Nothing is issued in their place. */
export class LogIncomplete extends Error {
  readonly statusCode = 503
  readonly problem = 'log-incomplete'
}

export async function issueDocument<E extends Entry>(
  sql: Transaction,
  outlet: Outlet,
  nowMs: number,
  build: (head: EntryHead) => E,
  attached: Attached = {},
): Promise<E> {
  const number = await nextNumber(sql, outlet.slug, 'document')
  const { awaits, writes } = await issuing(sql, outlet.slug)
  if (number <= awaits)
    throw new LogIncomplete(`documents ${number} to ${awaits} of ${outlet.slug} are to be restored first`)
  const entry = build({ v: writes, outlet: outlet.slug, number, issuedAt: toMinute(nowMs) })
  if (writes > 1) await markEntriesV2(sql)
  await addDocument(sql, outlet.slug, {
    number,
    kind: entry.kind,
    entry: canonical(entry),
    issuedAt: nowMs,
    day: businessDayOf(outlet, nowMs),
    order: attached.order ?? null,
    stay: attached.stay ?? null,
    detail: attached.detail ?? null,
    detailSalt: attached.detailSalt ?? null,
    payment: 'payment' in entry ? entry.payment : null,
    total: 'total' in entry ? entry.total : null,
  })
  return entry
}
