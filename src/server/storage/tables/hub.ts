/** What a hub keeps beside the logs that it mirrors. */
import {
  free,
  hash,
  key,
  machine,
  nullable,
  number,
  outlet,
  secretHash,
  type Table,
  time,
} from '../columns.ts'

export const HUB_TABLES = {
  pendings: {
    columns: {
      outlet,
      size: key(number),
      /** Base 64. */
      root: hash,
      /** As the log signed it. */
      note: machine,
    },
  },
  forks: {
    columns: {
      outlet,
      /** Of a checkpoint that its log has signed and that was not taken. */
      size: key(number),
      root: key(hash),
      note: machine,
      at: time,
      /** When it was certain that it is of another history; `null`: its log has not shown yet that it is of this one. */
      proven_at: nullable(time),
      /** The signed checkpoint that it contradicts. */
      seen: nullable(machine),
    },
  },
  papers: { columns: { outlet, number: key(number), token_hash: secretHash } },
  auditors: { columns: { token_hash: key(secretHash), name: free('operator', 'office'), made_at: time } },
} as const satisfies Record<string, Table>
