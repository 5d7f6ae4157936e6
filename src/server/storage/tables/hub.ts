/** What a hub keeps beside the logs that it mirrors. */
import { NOTICED } from '../../../domain/noticed.ts'
import { TOLD } from '../../../domain/told.ts'
import {
  free,
  hash,
  key,
  machine,
  nullable,
  number,
  oneOf,
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
  /** When each outlet has told something beside its log, by its own clock. */
  outlet_tellings: { columns: { outlet, what: key(oneOf(TOLD)), at: time } },
  /** What an outlet has noticed of the agency's log: how often, how many of those stand, and since when. */
  noticed_faults: {
    columns: { outlet, fault: key(oneOf(NOTICED)), ever: number, open: number, since: time },
  },
  /** Orders that nobody has seen at an outlet, as it has told: how many, since when, and when it told so. */
  outlet_troubles: { columns: { outlet, unseen: number, since: time, heard_at: time } },
  papers: { columns: { outlet, number: key(number), token_hash: secretHash } },
  auditors: { columns: { token_hash: key(secretHash), name: free('operator', 'office'), made_at: time } },
} as const satisfies Record<string, Table>
