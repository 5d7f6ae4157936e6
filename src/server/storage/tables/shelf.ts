/** What is offered, and what is on hand of it. */
import { TERMS } from '../../../domain/placement.ts'
import { MOVEMENT_KINDS } from '../../../domain/stock.ts'
import {
  date,
  flag,
  free,
  from,
  hash,
  idOf,
  key,
  nullable,
  number,
  oneOf,
  outlet,
  ownId,
  person,
  type Table,
  time,
} from '../columns.ts'

/** The maker's part: a share in thousandths, or a sum; neither where there is none. */
const part = { share: nullable(number), sum: nullable(number) } as const

export const SHELF_TABLES = {
  placements: {
    columns: {
      outlet,
      placement: key(idOf('placements')),
      product: idOf('products'),
      terms: oneOf(TERMS),
      price: number,
      rack: free('operator', 'office'),
      is_on: flag,
      from_date: nullable(date),
      to_date: nullable(date),
      position: number,
      reserved: from(0, number),
      last_entry: from(0, number),
      is_pinned: from(0, flag),
      ...part,
      next_from: nullable(date),
      next_price: nullable(number),
      next_share: nullable(number),
      next_sum: nullable(number),
    },
    indices: [{ on: ['outlet', 'product', 'terms'], isUnique: true }],
  },
  /** What was agreed, from which instant on; one that is to come may be taken back. */
  placement_terms: {
    columns: { outlet, placement: key(idOf('placements')), from_at: key(time), price: number, ...part },
  },
  /** By the id that the device made. */
  shelf_requests: { columns: { outlet, request: key(ownId), body_hash: hash, at: time } },
  batches: {
    columns: {
      outlet,
      placement: key(idOf('placements')),
      batch: key(free('clerk', 'office')),
      best_before: nullable(date),
      on_hand: number,
    },
  },
  stock_entries: {
    columns: {
      outlet,
      seq: key(number),
      placement: idOf('placements'),
      kind: oneOf(MOVEMENT_KINDS),
      batch: nullable(free('clerk', 'office')),
      quantity: number,
      at: time,
      order_id: nullable(idOf('orders')),
      made_by: nullable(person('clerk', 'year')),
      note: nullable(free('clerk', 'year')),
      previous: nullable(number),
    },
    indices: [{ on: ['outlet', 'placement', 'seq'], isPartial: true }],
  },
  showings: {
    columns: { outlet, placement: key(idOf('placements')), at: key(time), live: flag, in_stock: flag },
  },
} as const satisfies Record<string, Table>
