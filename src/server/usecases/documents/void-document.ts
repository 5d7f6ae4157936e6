/** A void cancels a kwitansi whole, by a document of its own; goods that came back are a stock movement apart. */
import type { ActorOf } from '../../../domain/actor.ts'
import { type VoidReason, voidEntry } from '../../../domain/document.ts'
import { named } from '../../../domain/document-name.ts'
import type { DocumentNumber, Generation, OrderId, OutletId } from '../../../domain/ids.ts'
import { apply } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { readEntry } from '../../storage/bodies.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findDocument, findDocuments, markVoided } from '../../storage/statements/documents/documents.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import type { Transaction } from '../../storage/storage.ts'
import { papersOf, stepTo } from '../payments/papers.ts'
import { newSecret, type World } from '../world.ts'
import { issueDocument } from './issue-document.ts'

export async function voidDocument(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  number: DocumentNumber,
  reason: VoidReason,
  generation?: Generation,
): Promise<
  Result<
    { number: DocumentNumber; voids: DocumentNumber },
    'unknown-document' | 'already-voided' | 'wrong-state'
  >
> {
  const { outlet, staff } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const document = await findDocument(sql, outlet.slug, number)
    // Who means one that was lost does not cancel the one that has its number now.
    const name = named(await allLogKeys(sql, outlet.slug), number)
    if (document === null || name.generation !== generation) return refuse('unknown-document')
    const voided = readEntry(document.entry, outlet.slug, number)
    if (voided.kind !== 'kwitansi') return refuse('wrong-state', { kind: document.kind })
    if (document.voidedBy !== null) return refuse('already-voided', { number: document.voidedBy })
    const nowMs = world.clock.now()
    const entry = await issueDocument(
      sql,
      outlet,
      nowMs,
      head => voidEntry(head, voided, reason, newSecret(world)),
      {
        ...(document.order === null ? {} : { order: document.order }),
        ...(document.stay === null ? {} : { stay: document.stay }),
        ...(document.detail === null ? {} : { detail: { ...document.detail, cashier: staff } }),
      },
    )
    await markVoid(sql, outlet.slug, document, entry.number, nowMs)
    await oweBack(sql, outlet, number, nowMs)
    const changed = { by: entry.number, reason }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'void', on: String(number), changed }, nowMs)
    return ok({ number: entry.number, voids: number })
  })
}

/** What was paid or posted for it stands on the open list until it was given back; what was due is due no more. */
async function oweBack(
  sql: Transaction,
  outlet: Outlet,
  number: DocumentNumber,
  nowMs: number,
): Promise<void> {
  const papers = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, [number]))
  const step = { step: 'void', deed: null, by: null, nowMs } as const
  await addPayments(
    sql,
    outlet.slug,
    papers.map(paper => stepTo(paper, paper.payment, step)),
  )
}

/** A kwitansi is void, and so says the order that it was issued for. */
export async function markVoid(
  sql: Transaction,
  outlet: OutletId,
  { number, order }: { readonly number: DocumentNumber; readonly order: OrderId | null },
  by: number,
  nowMs: number,
): Promise<void> {
  await markVoided(sql, outlet, number, by)
  if (order !== null) await tellOrder(sql, outlet, order, number, nowMs)
}

async function tellOrder(
  sql: Transaction,
  outlet: OutletId,
  orderId: OrderId,
  document: number,
  nowMs: number,
): Promise<void> {
  const order = await findOrder(sql, outlet, orderId)
  if (order === null) return
  await saveOrder(sql, outlet, apply(order, { type: 'voided', document }))
  await addEvent(sql, outlet, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
}
