/**
 * A kwitansi that was wrong, and the one that stands in for it: the void, the new kwitansi, what became of the money and of pieces that
 * it has fewer, in one transaction. Repeated under its id, it answers the same two numbers and issues none.
 */
import type { ReissueOffer } from '../../../contract/desk.ts'
import type { KwitansiEntry, Paid } from '../../../domain/document.ts'
import { type DocumentName, named } from '../../../domain/document-name.ts'
import type { DeedId, DocumentNumber } from '../../../domain/ids.ts'
import type { Rupiah } from '../../../domain/money.ts'
import { apply, type Order } from '../../../domain/order.ts'
import { movePayment, saidOf } from '../../../domain/paying.ts'
import { PAYMENTS, paymentFits } from '../../../domain/payment.ts'
import { decideReissue, type Reissue, type ReissueWish, reissuedEntry } from '../../../domain/reissue.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver } from '../../../domain/stay.ts'
import { MINUTE_MS, toMilliseconds } from '../../../domain/time.ts'
import type { GoodsFate } from '../../../domain/voiding.ts'
import { detailHash } from '../../../log/hash.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findDocument, findDocuments } from '../../storage/statements/documents/documents.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { allLogKeys, nextName } from '../../storage/statements/log/logs.ts'
import { findOrder, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { addPayments, knownDeeds } from '../../storage/statements/payments/payments.ts'
import { findStay } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { leaveOpen, type Paper, papersOf, stepTo } from '../payments/papers.ts'
import { newSecret, sha256, type World } from '../world.ts'
import { issueDocument } from './issue-document.ts'
import { unsellLines } from './unsell.ts'
import { cancel, findStanding, type Standing, type VoidCode, type Voider } from './void-document.ts'

export interface ReissueDeed extends ReissueWish, DocumentName {
  readonly id: DeedId
  /** Where pieces went that the new one has fewer. */
  readonly goods?: GoodsFate | undefined
}

/** Both by their names. */
export interface Reissued {
  readonly voids: DocumentNumber
  readonly void: DocumentNumber
  readonly kwitansi: DocumentName
}

type Delivered = Order & { readonly state: 'delivered' }

export async function reissueDocument(
  world: World,
  clerk: Voider,
  deed: ReissueDeed,
): Promise<Result<Reissued, VoidCode | 'invalid' | 'stay-ended'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const known = (await knownDeeds(sql, outlet.slug, [deed.id])).get(deed.id)
    if (known !== undefined) return again(sql, clerk, deed, known)
    const nowMs = world.clock.now()
    const standing = await findStanding(sql, clerk, deed, nowMs)
    if (!standing.ok) return standing
    const order = await orderOf(sql, clerk, standing.value)
    // Of what came back from the mirror, or was forgotten, nobody knows any more what another could say.
    if (order === null || standing.value.document.detail === null) return refuse('wrong-state')
    const was = paidAs(standing.value, order)
    const { lines } = standing.value.entry
    const decided = decideReissue({ lines, payment: was }, order.delivered, deed)
    if (!decided.ok) return decided
    const fits = await mayBePaid(sql, clerk, order, was, decided.value)
    if (!fits.ok) return fits
    return ok(await replace(world, sql, clerk, { ...standing.value, order }, decided.value, deed, nowMs))
  })
}

/** What of that kwitansi can be corrected, line by line as its order has them. */
export async function offerReissue(
  world: World,
  clerk: Voider,
  name: DocumentName,
): Promise<Result<ReissueOffer, VoidCode>> {
  const { outlet } = clerk
  return world.storage.read(async sql => {
    const standing = await findStanding(sql, clerk, name, world.clock.now())
    if (!standing.ok) return standing
    const { document, entry } = standing.value
    const order = await orderOf(sql, clerk, standing.value)
    if (order === null || document.detail === null) return refuse('wrong-state')
    const stay = await findStay(sql, outlet.slug, order.stay)
    const isBillOpen = stay !== null && !isOver(stay)
    const [paper] = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, [document.number]))
    if (paper === undefined) throw new Error(`a kwitansi without its payment: ${document.number}`)
    const brought = order.delivered.filter(({ quantity }) => quantity > 0)
    return ok({
      number: document.number,
      payment: paidAs(standing.value, order),
      total: entry.total,
      state: paper.payment.state,
      said: saidOf(paper.payment),
      payments: entry.total === 0 ? [] : outlet.payments.filter(way => isBillOpen || !PAYMENTS[way].isBilled),
      lines: entry.lines.flatMap(({ name, quantity, unitPrice }, index) => {
        const placementId = brought[index]?.placementId
        return placementId === undefined ? [] : [{ placementId, name, quantity, unitPrice }]
      }),
    })
  })
}

/** It was done already: the kwitansi after its void is the one that stands in for it. */
async function again(
  sql: Sql,
  { outlet }: Voider,
  { number }: ReissueDeed,
  known: DocumentNumber,
): Promise<Result<Reissued, 'invalid'>> {
  const by = known === number ? (await findDocument(sql, outlet.slug, number))?.voidedBy : null
  if (by == null) return refuse('invalid', { pointer: '/id', reason: 'an id of this deed alone' })
  const kwitansi = named(await allLogKeys(sql, outlet.slug), by + 1)
  return ok({ voids: number, void: by, kwitansi })
}

async function orderOf(sql: Sql, { outlet }: Voider, { document }: Standing): Promise<Delivered | null> {
  const order = document.order === null ? null : await findOrder(sql, outlet.slug, document.order)
  return order?.state === 'delivered' ? order : null
}

/** How it was issued: a version of entries without a word for QRIS says cash, and its order knows better. */
function paidAs({ entry }: Standing, { payment }: Order): Paid {
  return entry.payment === 'cash' && payment === 'qris' ? 'qris' : entry.payment
}

/** Another way to pay than before must be one that is taken here, and the room's bill open where it goes there. */
async function mayBePaid(
  sql: Sql,
  { outlet }: Voider,
  { stay: id }: Delivered,
  was: Paid,
  { payment, lines }: Reissue,
): Promise<Result<null, 'invalid' | 'stay-ended'>> {
  const { onPaper, isBilled } = PAYMENTS[payment]
  if (onPaper[2] === was) return ok(null)
  const total = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
  if (!paymentFits(payment, total, outlet.payments))
    return refuse('invalid', { pointer: '/payment', reason: 'a way to pay that is taken here' })
  const stay = isBilled ? await findStay(sql, outlet.slug, id) : null
  return isBilled && (stay === null || isOver(stay)) ? refuse('stay-ended') : ok(null)
}

async function replace(
  world: World,
  sql: Transaction,
  clerk: Voider,
  standing: Standing & { readonly order: Delivered },
  reissue: Reissue,
  deed: ReissueDeed,
  nowMs: number,
): Promise<Reissued> {
  const { slug } = clerk.outlet
  const { number } = standing.document
  const [paper] = await papersOf(sql, clerk.outlet, await findDocuments(sql, slug, [number]))
  if (paper === undefined) throw new Error(`a kwitansi without its payment: ${number}`)
  const cancelled = await cancel(world, sql, clerk, standing, reissue.reason, nowMs)
  const kwitansi = await nextName(sql, slug)
  const entry = await issueAnother(world, sql, clerk, standing, reissue, nowMs)
  const { total } = entry
  const was = paidAs(standing, standing.order)
  const stay = await findStay(sql, slug, standing.order.stay)
  const isLeft = stay === null || isOver(stay)
  const now = { number: entry.number, way: PAYMENTS[reissue.payment].onPaper[2], total, was, isLeft }
  await moveMoney(sql, clerk, paper, now, deed.id, nowMs)
  if (deed.goods !== undefined)
    await unsellLines(sql, clerk, standing.order, reissue.fewer, deed.goods, nowMs)
  await tellOrder(sql, clerk, standing.order.id, reissue, kwitansi, nowMs)
  const changed = {
    by: cancelled.number,
    reissued: entry.number,
    reason: reissue.reason,
    payment: { from: standing.entry.payment, to: entry.payment },
    total: { from: standing.entry.total, to: entry.total },
    ...(deed.goods === undefined ? {} : { goods: deed.goods }),
  }
  await addAct(sql, slug, { actor: clerk, what: 'reissue', on: String(number), changed }, nowMs)
  return { voids: number, void: cancelled.number, kwitansi }
}

async function issueAnother(
  world: World,
  sql: Transaction,
  { outlet, staff }: Voider,
  { document, entry: voided, order }: Standing & { readonly order: Delivered },
  reissue: Reissue,
  nowMs: number,
): Promise<KwitansiEntry> {
  if (document.detail === null) throw new Error(`a paper that nobody knows any more: ${document.number}`)
  const detail = { ...document.detail, cashier: staff }
  const detailSalt = newSecret(world)
  const waitedMs = toMilliseconds(order.deliveredAt) - toMilliseconds(order.receivedAt)
  const cameAbout = {
    by: order.takenBy === undefined ? ('guest' as const) : ('phone' as const),
    waitMinutes: Math.max(0, Math.floor(waitedMs / MINUTE_MS)),
  }
  const hash = detailHash(detailSalt, detail, sha256)
  return issueDocument(sql, outlet, nowMs, head => reissuedEntry(head, voided, reissue, hash, cameAbout), {
    order: order.id,
    stay: order.stay,
    detail,
    detailSalt,
  })
}

/** The kwitansi that stands in, and how the void one was paid. */
interface Now {
  readonly number: DocumentNumber
  readonly way: Paid
  readonly total: Rupiah
  readonly was: Paid
  /** Its guest has left. */
  readonly isLeft: boolean
}

/** The first paper's void step bears the deed: by it the same again is known. */
async function moveMoney(
  sql: Transaction,
  { outlet, staff: by }: Voider,
  paper: Paper,
  { number, way, total, was, isLeft }: Now,
  deed: DeedId,
  nowMs: number,
): Promise<void> {
  const { left, begun } = movePayment({ ...paper, was }, way, total)
  const voided = { ...paper, isVoid: true }
  await addPayments(sql, outlet.slug, [stepTo(voided, left, { step: 'void', deed, by, nowMs })])
  const [fresh] = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, [number]))
  if (fresh === undefined) throw new Error(`a kwitansi without its payment: ${number}`)
  const isAsIssued = begun.state === fresh.payment.state && saidOf(begun) === saidOf(fresh.payment)
  if (!isAsIssued)
    await addPayments(sql, outlet.slug, [stepTo(fresh, begun, { step: 'move', deed: null, by, nowMs })])
  // Of whoever has left nobody is asked any more: what is due of them stands on the open list.
  else if (isLeft) await addPayments(sql, outlet.slug, leaveOpen(fresh, nowMs))
}

async function tellOrder(
  sql: Transaction,
  { outlet }: Voider,
  id: Order['id'],
  { delivered, payment }: Reissue,
  document: DocumentName,
  nowMs: number,
): Promise<void> {
  // As its void has left it.
  const order = await findOrder(sql, outlet.slug, id)
  if (order === null) throw new Error(`a kwitansi without its order: ${id}`)
  await saveOrder(sql, outlet.slug, apply(order, { type: 'reissued', document, delivered, payment }))
  await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: id }, nowMs)
}
