/** Documents: the log entries of an outlet, and the days that are stated in them. */
import {
  body,
  date,
  hash,
  idOf,
  key,
  machine,
  nullable,
  number,
  outlet,
  type Table,
  time,
} from '../columns.ts'

export const DOCUMENTS_TABLES = {
  documents: {
    columns: {
      outlet,
      number: key(number),
      /** A hub keeps entries of newer versions too, and they may be of kinds that it does not know. */
      kind: machine,
      entry: body('entry'),
      issued_at: time,
      day: date,
      order_id: nullable(idOf('orders')),
      stay: nullable(idOf('stays')),
      detail: nullable(body('detail', 'guest', 'stay')),
      detail_salt: nullable(hash),
      voided_by: nullable(number),
    },
    indices: [{ on: ['outlet', 'day'] }],
  },
  days: { columns: { outlet, date: key(date), number } },
} as const satisfies Record<string, Table>
