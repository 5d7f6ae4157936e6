/** Those whom Tellers tell, and what they have not taken. */
import { free, idOf, key, machine, nullable, number, outlet, ownId, type Table, time } from '../columns.ts'

export const TELLERS_TABLES = {
  webhooks: {
    columns: {
      outlet,
      hook: key(idOf('webhooks')),
      url: free('operator', 'office'),
      number,
      made_at: time,
      ended_at: nullable(time),
      rests_until: time,
      teller: nullable(ownId),
    },
  },
  webhook_messages: {
    columns: {
      outlet,
      hook: key(idOf('webhooks')),
      number: key(number),
      tries: number,
      next_at: nullable(time),
      fault: machine,
    },
    indices: [{ on: ['next_at', 'outlet'], isPartial: true }],
  },
} as const satisfies Record<string, Table>
