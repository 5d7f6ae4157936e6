/** Kwitansi as they are asked about: what stands on each, and how it is paid by now. */
import type { BillPaper } from '../../../contract/payments.ts'
import { type KwitansiEntry, printedNumber } from '../../../domain/document.ts'
import { type Numbering, named } from '../../../domain/document-name.ts'
import type { ClerkName, DeedId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import {
  AS_ISSUED,
  cashMoved,
  isOpenPayment,
  type Payable,
  type Payment,
  paymentOf,
  saidOf,
  whyBeside,
} from '../../../domain/paying.ts'
import { localDate, toTimestamp } from '../../../domain/time.ts'
import { readEntry } from '../../storage/bodies.ts'
import type { DocumentRecord } from '../../storage/statements/documents/documents.ts'
import {
  lastPayments,
  type NewPaymentRow,
  type PaymentRow,
} from '../../storage/statements/payments/payments.ts'
import type { Sql } from '../../storage/storage.ts'
import { type Listed, listed } from '../../storage/unreadable.ts'
import { kwitansiUrl } from '../city/codes.ts'
import type { World } from '../world.ts'

export interface Paper extends Payable {
  readonly document: DocumentRecord
  readonly entry: KwitansiEntry
  /** Its last step; `null`: it is as it was issued. */
  readonly last: PaymentRow | null
}

/** Of those documents, the kwitansi that can be read. */
export async function papersOf(
  sql: Sql,
  outlet: Outlet,
  { read: documents }: Listed<DocumentRecord>,
): Promise<Paper[]> {
  const kwitansi = documents.filter(({ kind }) => kind === 'kwitansi')
  const steps = await lastPayments(
    sql,
    outlet.slug,
    kwitansi.map(({ number }) => number),
  )
  return listed(kwitansi, document =>
    toPaper(outlet, document, steps.get(document.number) ?? null),
  ).read.flat()
}

function toPaper(outlet: Outlet, document: DocumentRecord, last: PaymentRow | null): Paper[] {
  const entry = readEntry(document.entry, outlet.slug, document.number)
  if (entry.kind !== 'kwitansi') return []
  const payment = last === null ? AS_ISSUED[entry.payment] : paymentOf(last.state, last.said, last.why)
  if (payment === null) throw new Error(`a payment that cannot be: ${document.number}`)
  return [{ document, entry, last, payment, total: entry.total, isVoid: document.voidedBy !== null }]
}

export interface Stepping {
  readonly step: NewPaymentRow['step']
  readonly deed: DeedId | null
  readonly by: ClerkName | null
  readonly nowMs: number
}

/** The step that makes it so. */
export function stepTo(paper: Paper, payment: Payment, { step, deed, by, nowMs }: Stepping): NewPaymentRow {
  return {
    number: paper.document.number,
    place: (paper.last?.place ?? 0) + 1,
    deed,
    step,
    state: payment.state,
    said: saidOf(payment),
    why: whyBeside(payment),
    total: paper.total,
    cash: cashMoved(paper.payment, payment, paper.total),
    at: nowMs,
    madeBy: by,
    isOpen: isOpenPayment({ ...paper, payment }) ? 1 : 0,
  }
}

/** Put on the open list as it is, where it is open and on none. */
export function leaveOpen(paper: Paper, nowMs: number): NewPaymentRow[] {
  if (!isOpenPayment(paper) || paper.last !== null) return []
  return [stepTo(paper, paper.payment, { step: 'leave', deed: null, by: null, nowMs })]
}

export function viewPaper(
  world: World,
  outlet: Outlet,
  keys: readonly Numbering[],
  { document, entry, last, payment, isVoid }: Paper,
): BillPaper {
  const name = named(keys, document.number)
  const issuedOn = localDate(document.issuedAt, outlet.zone)
  const why = whyBeside(payment)
  return {
    ...name,
    printed: printedNumber(outlet.mark, name.number, issuedOn, name.generation),
    url: kwitansiUrl(world.keys, outlet.slug, name),
    issuedAt: toTimestamp(document.issuedAt),
    lines: entry.lines.map(line => ({ name: line.name, quantity: line.quantity })),
    total: entry.total,
    payment: entry.payment,
    isVoid,
    state: payment.state,
    said: saidOf(payment),
    ...(why === null ? {} : { why }),
    ...(last === null ? {} : { at: toTimestamp(last.at) }),
    ...(last?.madeBy == null ? {} : { by: last.madeBy }),
  }
}
