/** Documents: the log entries of an outlet, and the days that are stated in them. */
import { PAYMENTS_V2 } from '../../../domain/entry-v2.ts'
import {
  body,
  date,
  hash,
  idOf,
  key,
  machine,
  nullable,
  number,
  oneOf,
  outlet,
  person,
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
      /** Of a kwitansi, as it was issued. */
      payment: nullable(oneOf(PAYMENTS_V2)),
      /** Of a kwitansi and a void; absent where an older release wrote it, until it is noted. */
      total: nullable(number),
      /** As long as its paper shows them. */
      room: nullable(person('guest', 'stay')),
      clerk: nullable(person('clerk', 'stay')),
    },
    indices: [
      { on: ['outlet', 'day'] },
      { on: ['outlet', 'room'], isPartial: true },
      { on: ['outlet', 'clerk'], isPartial: true },
      { on: ['outlet', 'number'], isPartial: true },
    ],
  },
  days: { columns: { outlet, date: key(date), number } },
} as const satisfies Record<string, Table>
