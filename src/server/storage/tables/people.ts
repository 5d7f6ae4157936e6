/** How people come in: passkeys, the passes that enrol them, and challenges that were answered. */
import {
  flag,
  free,
  hash,
  idOf,
  key,
  machine,
  nullable,
  number,
  person,
  secretHash,
  type Table,
  time,
} from '../columns.ts'

export const PEOPLE_TABLES = {
  passkeys: {
    columns: {
      credential: key(machine),
      /** '' for people of the agency. */
      outlet: idOf('outlets'),
      person: person('officer', 'office'),
      handle: hash,
      public_key: machine,
      counter: number,
      host: machine,
      device: free('officer', 'office'),
      is_backed_up: flag,
      made_at: time,
      used_at: nullable(time),
      ended_at: nullable(time),
    },
    indices: [{ on: ['outlet', 'person'] }],
  },
  passes: {
    columns: {
      code_hash: key(secretHash),
      outlet: idOf('outlets'),
      person: person('officer', 'lapsed'),
      made_by: person('officer', 'lapsed'),
      expires_at: time,
    },
    indices: [{ on: ['outlet', 'person'] }],
  },
  spent_challenges: { columns: { challenge: key(hash), expires_at: time } },
} as const satisfies Record<string, Table>
