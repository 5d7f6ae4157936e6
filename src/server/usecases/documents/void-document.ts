/**
 * A void cancels a kwitansi whole, by a document of its own. Goods go where the clerk says, in the same transaction; of what nobody
 * speaks the shelf stays as it is.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import {
  type KwitansiEntry,
  type ReissueReason,
  type VoidEntry,
  type VoidReason,
  voidEntry,
} from '../../../domain/document.ts'
import { type DocumentName, named } from '../../../domain/document-name.ts'
import type { DocumentNumber, OrderId, OutletId } from '../../../domain/ids.ts'
import { apply } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { OUTLET_RIGHTS, type OutletRight } from '../../../domain/rights.ts'
import { type GoodsFate, voidLimit } from '../../../domain/voiding.ts'
import { readEntry } from '../../storage/bodies.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import {
  type DocumentRecord,
  findDocument,
  findDocuments,
  markVoided,
} from '../../storage/statements/documents/documents.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments } from '../../storage/statements/payments/payments.ts'
import { peopleAt } from '../../storage/statements/people/people.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { papersOf, stepTo } from '../payments/papers.ts'
import { newSecret, type World } from '../world.ts'
import { issueDocument } from './issue-document.ts'
import { unsellAll } from './unsell.ts'

/** `rights`: of a session; absent where none is asked, as the demo's own days are played. */
export type Voider = ActorOf<'clerk' | 'manager'> & { readonly rights?: readonly OutletRight[] }

export type VoidCode = 'unknown-document' | 'already-voided' | 'wrong-state' | 'manager-needed'

export interface VoidWish {
  readonly generation?: DocumentName['generation']
  readonly goods?: GoodsFate | undefined
}

export async function voidDocument(
  world: World,
  clerk: Voider,
  number: DocumentNumber,
  reason: VoidReason,
  { generation, goods }: VoidWish = {},
): Promise<Result<{ number: DocumentNumber; voids: DocumentNumber }, VoidCode>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const standing = await findStanding(sql, clerk, { number, generation }, nowMs)
    if (!standing.ok) return standing
    const { document } = standing.value
    const entry = await cancel(world, sql, clerk, standing.value, reason, nowMs)
    await oweBack(sql, outlet, number, nowMs)
    if (goods !== undefined && document.order !== null)
      await unsellAll(sql, clerk, document.order, goods, nowMs)
    const changed = { by: entry.number, reason, ...(goods === undefined ? {} : { goods }) }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'void', on: String(number), changed }, nowMs)
    return ok({ number: entry.number, voids: number })
  })
}

/** A kwitansi that is not void, as it was issued. */
export interface Standing {
  readonly document: DocumentRecord
  readonly entry: KwitansiEntry
}

/** That kwitansi, if it stands and whoever asks may take it back. */
export async function findStanding(
  sql: Sql,
  { outlet, staff, rights = OUTLET_RIGHTS }: Voider,
  { number, generation }: DocumentName,
  nowMs: number,
): Promise<Result<Standing, VoidCode>> {
  const document = await findDocument(sql, outlet.slug, number)
  // Who means one that was lost does not cancel the one that has its number now.
  const name = named(await allLogKeys(sql, outlet.slug), number)
  if (document === null || name.generation !== generation) return refuse('unknown-document')
  const entry = readEntry(document.entry, outlet.slug, document.number)
  if (entry.kind !== 'kwitansi') return refuse('wrong-state', { kind: document.kind })
  if (document.voidedBy !== null) return refuse('already-voided', { number: document.voidedBy })
  const cashier = document.detail?.cashier ?? null
  const limit = voidLimit({ cashier, issuedAt: document.issuedAt }, { name: staff, rights }, nowMs)
  if (limit === null) return ok({ document, entry })
  const people = await peopleAt(sql, outlet.slug)
  const correctors = people.filter(person => person.rights.includes('correct')).map(({ name }) => name)
  return refuse('manager-needed', { limit, correctors })
}

/** Issues its void, and says so to the paper and its order. */
export async function cancel(
  world: World,
  sql: Transaction,
  { outlet, staff }: Voider,
  { document, entry: voided }: Standing,
  reason: VoidReason | ReissueReason,
  nowMs: number,
): Promise<VoidEntry> {
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
  return entry
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
