/**
 * All that a city's database says of orders, documents, events, stock, counts and logs, row by row, as both engines store
 * it: what a history is held against. A hub's is read the same way.
 */
import type { Storage } from '../../../src/server/storage/storage.ts'
import { believed } from '../../support/believed.ts'

export interface OrderRow {
  readonly outlet: string
  readonly id: string
  readonly state: string
  readonly total: number
  /** JSON. */
  readonly body: string
}
export interface VerdictRow {
  readonly outlet: string
  readonly id: string
  readonly refusal: string | null
}
export interface DocumentRow {
  readonly outlet: string
  readonly number: number
  readonly kind: string
  /** Canonical JSON. */
  readonly entry: string
  readonly day: string
  readonly order: string | null
  readonly voidedBy: number | null
}
export interface EventRow {
  readonly outlet: string
  readonly seq: number
  readonly kind: string
  readonly subject: string
}
export interface StockRow {
  readonly outlet: string
  readonly seq: number
  readonly placement: string
  readonly kind: string
  readonly batch: string | null
  readonly quantity: number
  readonly order: string | null
}
export interface BatchRow {
  readonly outlet: string
  readonly placement: string
  readonly batch: string
  readonly onHand: number
}
export interface PlacementRow {
  readonly outlet: string
  readonly placement: string
  readonly reserved: number
}
export interface CountedRow {
  readonly outlet: string
  readonly number: number
  readonly line: number
  readonly product: string
  readonly quantity: number
  readonly amount: number
  readonly voided: number
}
export interface CounterRow {
  readonly outlet: string
  readonly name: string
  readonly value: number
}
export interface CursorRow {
  readonly outlet: string
  readonly number: number
}

export interface LogRow {
  readonly outlet: string
  readonly origin: string
  readonly size: number
  /** Signed notes, empty before the first. */
  readonly signed: string
  readonly witnessed: string
}
export interface LogKeyRow {
  readonly outlet: string
  readonly vkey: string
}
export interface ForkRow {
  readonly outlet: string
  readonly size: number
}

export interface State {
  readonly orders: readonly OrderRow[]
  readonly verdicts: readonly VerdictRow[]
  readonly documents: readonly DocumentRow[]
  readonly events: readonly EventRow[]
  readonly stock: readonly StockRow[]
  readonly batches: readonly BatchRow[]
  readonly placements: readonly PlacementRow[]
  readonly counted: readonly CountedRow[]
  readonly counters: readonly CounterRow[]
  readonly cursors: readonly CursorRow[]
  readonly logs: readonly LogRow[]
  readonly logKeys: readonly LogKeyRow[]
  readonly forks: readonly ForkRow[]
}

/** One committed state. */
export function readState(storage: Storage): Promise<State> {
  return storage.read(async sql => ({
    orders: await believed(sql).all<OrderRow>(
      'SELECT outlet, order_id AS "id", state, total, body FROM orders',
    ),
    verdicts: await believed(sql).all<VerdictRow>('SELECT outlet, order_id AS "id", refusal FROM verdicts'),
    documents: await believed(sql).all<DocumentRow>(
      `SELECT outlet, number, kind, entry, day, order_id AS "order", voided_by AS "voidedBy" FROM documents
       ORDER BY outlet, number`,
    ),
    events: await believed(sql).all<EventRow>(
      'SELECT outlet, seq, kind, subject FROM events ORDER BY outlet, seq',
    ),
    stock: await believed(sql).all<StockRow>(
      `SELECT outlet, seq, placement, kind, batch, quantity, order_id AS "order" FROM stock_entries
       ORDER BY outlet, seq`,
    ),
    batches: await believed(sql).all<BatchRow>(
      'SELECT outlet, placement, batch, on_hand AS "onHand" FROM batches',
    ),
    placements: await believed(sql).all<PlacementRow>('SELECT outlet, placement, reserved FROM placements'),
    counted: await believed(sql).all<CountedRow>(
      'SELECT outlet, number, line, product, quantity, amount, voided FROM counted_lines',
    ),
    counters: await believed(sql).all<CounterRow>('SELECT outlet, name, value FROM counters'),
    cursors: await believed(sql).all<CursorRow>('SELECT outlet, number FROM counted_cursors'),
    logs: await believed(sql).all<LogRow>('SELECT outlet, origin, size, signed, witnessed FROM logs'),
    logKeys: await believed(sql).all<LogKeyRow>('SELECT outlet, vkey FROM log_keys'),
    forks: await believed(sql).all<ForkRow>('SELECT outlet, size FROM forks'),
  }))
}
