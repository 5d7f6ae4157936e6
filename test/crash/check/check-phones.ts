/** What browsers promised their guests, held against the database: each saved order is there once, with what was tapped. */
import type { Order } from '../../../src/domain/order.ts'
import type { State } from '../history/state.ts'
import type { Anomaly, Check } from './anomaly.ts'
import { checkCounts } from './counts.ts'
import { checkDocuments } from './documents.ts'
import { checkEvents } from './events.ts'
import { checkStock } from './stock.ts'

export interface Phones {
  /** Orders that a screen called placed or saved, by id, with the placement of their one piece. */
  readonly promised: ReadonlyMap<string, string>
  /** Taps whose outcome nobody saw: each may have become an order or not. */
  readonly unseen: number
}

const BOOKS: readonly Check[] = [checkDocuments, checkEvents, checkStock, checkCounts]

export function checkPhones({ promised, unseen }: Phones, before: State, after: State): Anomaly[] {
  const old = new Set(before.orders.map(({ id }) => id))
  const made = after.orders.filter(({ id }) => !old.has(id))
  const byId = new Map(made.map(row => [row.id, JSON.parse(row.body) as Order]))
  const found: Anomaly[] = []
  if (byId.size !== made.length)
    found.push({ kind: 'doubled', what: `${made.length} orders under ${byId.size} ids` })
  for (const [id, placement] of promised) {
    const order = byId.get(id)
    if (order === undefined) found.push({ kind: 'lost', what: `${id} was saved and is not there` })
    else if (!isOnePiece(order, placement))
      found.push({ kind: 'altered', what: `${id} is not one ${placement}: ${JSON.stringify(order.lines)}` })
  }
  const others = made.filter(({ id }) => !promised.has(id)).length
  if (others > unseen)
    found.push({ kind: 'doubled', what: `${others} orders beside the promised, of ${unseen} taps` })
  const history = { operations: [], heard: [], unresolved: [] }
  return [...found, ...BOOKS.flatMap(check => check({ history, before, after, log: null }))]
}

function isOnePiece({ lines }: Order, placement: string): boolean {
  const [line] = lines
  return lines.length === 1 && line?.placementId === placement && line.quantity === 1
}
