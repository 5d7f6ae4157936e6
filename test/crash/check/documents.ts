/** Delivered if and only if receipted, numbers without gaps, bytes that never change, totals that are sums. */
import type { Entry, KwitansiEntry, VoidEntry } from '../../../src/domain/document.ts'
import type { Order } from '../../../src/domain/order.ts'
import { canonical } from '../../../src/log/canonical.ts'
import type { DocumentRow, OrderRow } from '../history/state.ts'
import { type Anomaly, type Case, type Check, gapsIn, groupBy } from './anomaly.ts'

export const checkDocuments: Check = run => [
  ...gapsIn('documents', run.after, 'document', run.after.documents),
  ...changed(run),
  ...run.after.documents.flatMap(document => checkEntry(document)),
  ...checkReceipts(run),
  ...checkVoids(run),
]

const keyOf = ({ outlet, number }: { outlet: string; number: number }) => `${outlet} ${number}`

function changed({ before, after }: Case): Anomaly[] {
  const now = new Map(after.documents.map(document => [keyOf(document), document.entry]))
  return before.documents
    .filter(document => now.get(keyOf(document)) !== document.entry)
    .map(document => ({ kind: 'altered', what: `document ${keyOf(document)} has changed` }))
}

function checkEntry(document: DocumentRow): Anomaly[] {
  const entry = JSON.parse(document.entry) as Entry
  const found: Anomaly[] = []
  if (canonical(entry) !== document.entry || keyOf(entry) !== keyOf(document) || entry.kind !== document.kind)
    found.push({ kind: 'altered', what: `document ${keyOf(document)} is not its own entry` })
  if ('total' in entry && !addsUp(entry))
    found.push({ kind: 'missum', what: `document ${keyOf(document)} is not the sum of its lines` })
  return found
}

function addsUp({ lines, total }: KwitansiEntry | VoidEntry): boolean {
  const sum = lines.reduce((all, { amount }) => all + amount, 0)
  return sum === total && lines.every(line => line.amount === line.quantity * line.unitPrice)
}

function checkReceipts({ after }: Case): Anomaly[] {
  const kwitansi = groupBy(
    after.documents.filter(({ kind }) => kind === 'kwitansi'),
    ({ outlet, order }) => `${outlet} ${order}`,
  )
  const delivered = after.orders.filter(({ state }) => state === 'delivered')
  const known = new Set(delivered.map(({ outlet, id }) => `${outlet} ${id}`))
  return [
    ...delivered.flatMap(order => checkReceipt(order, kwitansi.get(`${order.outlet} ${order.id}`) ?? [])),
    ...[...kwitansi.keys()]
      .filter(order => !known.has(order))
      .map((order): Anomaly => ({ kind: 'unreceipted', what: `a kwitansi for ${order}, never delivered` })),
  ]
}

function checkReceipt(row: OrderRow, kwitansi: readonly DocumentRow[]): Anomaly[] {
  const order = JSON.parse(row.body) as Order
  if (order.state !== 'delivered') return [{ kind: 'altered', what: `${row.id} says two states` }]
  const [document] = kwitansi
  if (document === undefined || kwitansi.length > 1)
    return [{ kind: 'unreceipted', what: `${row.id} was delivered with ${kwitansi.length} kwitansi` }]
  const [own] = order.documents
  const linked = own?.number === document.number && own.voided === (document.voidedBy !== null)
  if (!linked || order.documents.length !== 1)
    return [{ kind: 'unreceipted', what: `${row.id} does not know its kwitansi ${keyOf(document)}` }]
  const prices = new Map(order.lines.map(line => [line.placementId, line.unitPrice]))
  const due = order.delivered.reduce(
    (sum, { placementId, quantity }) => sum + quantity * (prices.get(placementId) ?? Number.NaN),
    0,
  )
  const { total } = JSON.parse(document.entry) as KwitansiEntry
  return total === due
    ? []
    : [{ kind: 'missum', what: `kwitansi ${keyOf(document)}: ${total}, delivered ${due}` }]
}

function checkVoids({ after }: Case): Anomaly[] {
  const byKey = new Map(after.documents.map(document => [keyOf(document), document]))
  const marked = after.documents.filter(({ voidedBy }) => voidedBy !== null)
  const voids = after.documents
    .filter(({ kind }) => kind === 'void')
    .map(({ entry }) => JSON.parse(entry) as VoidEntry)
  const wrong = voids.filter(({ outlet, number, voids: target, total }) => {
    const voided = byKey.get(`${outlet} ${target}`)
    return voided?.voidedBy !== number || (JSON.parse(voided.entry) as KwitansiEntry).total !== total
  })
  return [
    ...wrong.map(
      (entry): Anomaly => ({ kind: 'unreceipted', what: `void ${keyOf(entry)} of ${entry.voids} is alone` }),
    ),
    ...(marked.length === voids.length
      ? []
      : [{ kind: 'doubled' as const, what: `${voids.length} voids of ${marked.length} documents` }]),
  ]
}
