/** What is in doubt after a backup was put back, and of what of it somebody has said how it is. */
import { DOUBTS } from '../../../domain/restored.ts'
import { key, nullable, number, oneOf, outlet, ownId, type Table, time } from '../columns.ts'

export const RESTORED_TABLES = {
  restorations: {
    columns: {
      outlet,
      found_at: key(time),
      /** So many it had. */
      documents: number,
      as_of: nullable(time),
      settled_at: nullable(time),
    },
  },
  settled_doubts: {
    columns: {
      outlet,
      found_at: key(time),
      doubt: key(oneOf(DOUBTS)),
      /** An order, a placement or a stay. */
      subject: key(ownId),
      at: time,
    },
  },
} as const satisfies Record<string, Table>
