/** Documents, held against the orders that they are of, and what a link shows of them against what is in the log. */
import type { Kwitansi, KwitansiProof } from '../../../src/contract/kwitansi.ts'
import type { Entry, KwitansiEntry, VoidEntry } from '../../../src/domain/document.ts'
import type { Order } from '../../../src/domain/order.ts'
import { PAYMENTS } from '../../../src/domain/payment.ts'
import { canonical } from '../../../src/log/canonical.ts'
import type { Answered } from '../network/network.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import { isLost, lossesIn, nameOf } from './losses.ts'
import type { Record } from './record.ts'

const SLUG = outlet.slug

interface DocumentRow {
  readonly number: number
  readonly kind: string
  readonly entry: string
  readonly order: string | null
  /** JSON; `null` for what came back from the mirror. */
  readonly detail: string | null
  readonly voidedBy: number | null
}

/** Numbers without a gap; one kwitansi for a delivery and none for anything else; what was written stays as it was. */
export function checkDocuments(look: Look, { said, violate, saw }: Record): void {
  const documents = look.all<DocumentRow>(
    `SELECT number, kind, entry, order_id AS "order", detail, voided_by AS "voidedBy" FROM documents
     WHERE outlet = ? ORDER BY number`,
    SLUG,
  )
  const byOrder = new Map<string, DocumentRow[]>()
  for (const [index, document] of documents.entries()) {
    const { number, kind } = document
    const entry = JSON.parse(document.entry) as Entry
    if (number !== index + 1) violate('no-gap', `document ${number} stands at ${index}`)
    if (canonical(entry) !== document.entry || entry.number !== number || entry.kind !== kind)
      violate('final-bytes', `entry ${number} is not what it says`)
    if (kind === 'day') saw('day-closed')
    if (entry.kind === 'kwitansi') {
      const total = entry.lines.reduce((sum, line) => sum + line.amount, 0)
      const lines = entry.lines.every(line => line.amount === line.quantity * line.unitPrice)
      if (total !== entry.total || !lines) violate('money-is-exact', `kwitansi ${number}`)
      if (document.order !== null)
        byOrder.set(document.order, [...(byOrder.get(document.order) ?? []), document])
    }
    if (entry.kind === 'void') checkVoid(entry, documents[entry.voids - 1], violate)
    const by = document.voidedBy === null ? undefined : documents[document.voidedBy - 1]
    if (document.voidedBy !== null && by?.kind !== 'void')
      violate('voids-once', `${number} is void by ${document.voidedBy}, a ${by?.kind}`)
    const before = said.entries.get(number)
    if (before !== undefined && before !== document.entry)
      violate('final-bytes', `entry ${number} has changed`)
    said.entries.set(number, document.entry)
  }
  for (const number of said.entries.keys())
    if (number > documents.length) violate('log-only-grows', `entry ${number} is gone`)
  const last = look.get<{ value: number }>(
    "SELECT value FROM counters WHERE outlet = ? AND name = 'document'",
    SLUG,
  )
  if ((last?.value ?? 0) !== documents.length)
    violate('no-gap', `${documents.length} documents, counter ${last?.value}`)
  const goods = goodsIn(look)
  for (const { body } of look.all<{ body: string }>('SELECT body FROM orders WHERE outlet = ?', SLUG)) {
    const order = JSON.parse(body) as Order
    checkReceipt(order, byOrder.get(order.id) ?? [], goods, violate)
  }
}

type Goods = ReadonlyMap<string, { readonly product: string; readonly terms: string }>

function goodsIn(look: Look): Goods {
  const rows = look.all<{ id: string; product: string; terms: string }>(
    'SELECT placement AS id, product, terms FROM placements WHERE outlet = ?',
    SLUG,
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** It cancels one kwitansi whole, and that says so. */
function checkVoid(
  { number, voids, lines, total }: VoidEntry,
  voided: DocumentRow | undefined,
  violate: Record['violate'],
) {
  if (voided?.voidedBy !== number) violate('voids-once', `void ${number} of ${voids}`)
  const entry = JSON.parse(voided?.entry ?? '{}') as Partial<KwitansiEntry>
  const isWhole = canonical(entry.lines ?? []) === canonical(lines) && entry.total === total
  if (entry.kind !== 'kwitansi' || !isWhole)
    violate('voids-once', `void ${number} is not of what ${voids} says`)
}

/** A delivery has one kwitansi, or each but the last is void and the next stands in for it. The last is: of the lines that were brought, at the prices that were agreed, paid as was said. */
function checkReceipt(
  order: Order,
  documents: readonly DocumentRow[],
  goods: Goods,
  violate: Record['violate'],
) {
  if (order.state !== 'delivered') {
    if (documents.length > 0)
      violate('delivered-iff-receipted', `${order.id} is ${order.state} with a kwitansi`)
    return
  }
  const document = documents.at(-1)
  if (document === undefined || !isChain(documents))
    return violate('delivered-iff-receipted', `${order.id} has ${documents.length} kwitansi`)
  const known = order.documents[documents.length - 1]
  if (
    order.documents.length !== documents.length ||
    known?.number !== document.number ||
    known.voided !== (document.voidedBy !== null)
  )
    violate(
      'delivered-iff-receipted',
      `${order.id} names ${known?.number}, its kwitansi is ${document.number}`,
    )
  const entry = JSON.parse(document.entry) as KwitansiEntry
  const prices = new Map(order.lines.map(line => [line.placementId, line.unitPrice]))
  const brought = order.delivered
    .filter(({ quantity }) => quantity > 0)
    .map(({ placementId, quantity }) => {
      const { product, terms } = goods.get(placementId) ?? {}
      const unitPrice = prices.get(placementId) ?? 0
      return { product, terms, quantity, unitPrice, amount: quantity * unitPrice }
    })
  const due = brought.reduce((sum, { amount }) => sum + amount, 0)
  const said = entry.lines.map(({ product, terms, quantity, unitPrice, amount }) => {
    return { product, terms, quantity, unitPrice, amount }
  })
  if (entry.total !== due || JSON.stringify(said) !== JSON.stringify(brought))
    violate('a-kwitansi-of-what-was-brought', `${document.number}: ${document.entry}`)
  if (entry.payment !== PAYMENTS[due === 0 ? 'none' : order.payment].onPaper[entry.v])
    violate('a-kwitansi-of-what-was-brought', `${document.number} is paid by ${entry.payment}`)
  const detail = JSON.parse(document.detail ?? 'null') as { room: string; cashier: string } | null
  if (
    detail !== null &&
    (detail.room !== order.room || (documents.length === 1 && detail.cashier !== order.deliveredBy))
  )
    violate('a-kwitansi-of-what-was-brought', `${document.number} is of ${document.detail}`)
}

function isChain(documents: readonly DocumentRow[]): boolean {
  return documents.every((document, i) => {
    const { replaces } = JSON.parse(document.entry) as { replaces?: number }
    const before = documents[i - 1]
    return replaces === before?.number && (before === undefined || before.voidedBy !== null)
  })
}

interface Paper {
  readonly entry: string
  readonly detail: string | null
  readonly voidedBy: number | null
}

const PAPER = `SELECT entry, detail, voided_by AS "voidedBy" FROM documents WHERE outlet = ? AND number = ?`

/** What whoever has a link is shown, at the moment in which it is shown. */
export function checkPaper(answer: Answered, look: Look, record: Record): void {
  const { sent, status } = answer
  const asked = JSON.parse(sent.body ?? '{}') as { number: number; generation?: number; token: string }
  const { number, generation, token } = asked
  const { violate, saw } = record
  const name = generation === undefined ? `${number}` : `${number}-${generation}`
  const isRight = record.links.get(name) === token
  const losses = lossesIn(look)
  if (isLost(losses, name)) {
    // A page of contract 1 has no word for it.
    const said = isRight && 'etalase-contract' in sent.headers ? 'document-lost' : 'unknown-document'
    if (!answer.text.includes(`"${said}"`))
      violate('a-lost-paper-says-so', `${name} is not told to be ${said}, but ${answer.text}`)
    else if (isRight) saw('lost-paper-said-so')
    return
  }
  const row = nameOf(losses, number) === name ? look.get<Paper>(PAPER, SLUG, number) : undefined
  if (status === 404) {
    if (!isRight) saw('wrong-link-turned-away')
    else if (row !== undefined) violate('a-link-shows-its-paper', `${number} is there, and not shown`)
  } else if (status < 400) {
    if (!isRight) violate('strangers-see-nothing', `${number} is shown to whoever has ${token}`)
    if (row === undefined) violate('a-link-shows-its-paper', `${number} is shown and not there`)
    else checkShown(answer, number, row, look, record)
  }
}

function checkShown({ sent, text }: Answered, number: number, row: Paper, look: Look, record: Record): void {
  if (sent.url.endsWith('/proof')) {
    checkProof(number, row, JSON.parse(text) as KwitansiProof, look, record)
    return
  }
  const shown = shownOf(JSON.parse(text) as Kwitansi)
  const written = writtenOf(row, 'etalase-contract' in sent.headers)
  if (shown !== written)
    record.violate('a-link-shows-its-paper', `${number} shows ${shown}, and is ${written}`)
  record.saw(row.voidedBy === null ? 'paper-opened-by-its-link' : 'void-paper-opened-by-its-link')
}

function shownOf({ kind, number, lines, payment, total, room, cashier, voids, voidedBy }: Kwitansi): string {
  const shown = lines.map(({ name, terms, quantity, unitPrice, amount }) => [
    name.id,
    terms,
    quantity,
    unitPrice,
    amount,
  ])
  return JSON.stringify([kind, number, shown, payment, total, room, cashier, voids?.number, voidedBy?.number])
}

/** A page of contract 1 has no word for QRIS, and says cash. */
function writtenOf({ entry: text, detail, voidedBy }: Paper, isOfToday: boolean): string {
  const entry = JSON.parse(text) as KwitansiEntry | VoidEntry
  const { room = null, cashier = null } = JSON.parse(detail ?? '{}') as { room?: string; cashier?: string }
  const lines = entry.lines.map(({ name, terms, quantity, unitPrice, amount }) => [
    name,
    terms,
    quantity,
    unitPrice,
    amount,
  ])
  const paid = entry.kind === 'kwitansi' ? entry.payment : null
  const payment = paid === 'qris' && !isOfToday ? 'cash' : paid
  const voids = entry.kind === 'void' ? entry.voids : undefined
  const { kind, number, total } = entry
  return JSON.stringify([kind, number, lines, payment, total, room, cashier, voids, voidedBy ?? undefined])
}

/** With the entry to the byte, and no seal that nobody has set. */
function checkProof(
  number: number,
  { entry }: Paper,
  shown: KwitansiProof,
  look: Look,
  { violate, saw }: Record,
): void {
  if (shown.entry !== entry) violate('a-link-shows-its-paper', `the proof of ${number} is of ${shown.entry}`)
  // Of entries that are not there yet again, after a backup was put back, a signature proves nothing here.
  const log = look.get<{ signed: number; witnessed: number }>(
    `SELECT CASE WHEN signed_size > size THEN 0 ELSE signed_size END AS signed, witnessed_size AS witnessed
     FROM logs WHERE outlet = ?`,
    SLUG,
  )
  const { signed = 0, witnessed = 0 } = log ?? {}
  const seal = number <= witnessed ? 'witnessed' : number <= signed ? 'sealed' : 'waiting'
  if (shown.seal !== seal || (shown.proof === null) !== (seal === 'waiting'))
    violate('a-link-shows-its-paper', `${number} is shown ${shown.seal}, and is ${seal}`)
  saw(seal === 'waiting' ? 'paper-opened-before-its-seal' : 'paper-opened-with-its-proof')
}
