/** The agency's log: its own where its entries are written, and as it was followed where they are pulled. */
import { AGENCY_FAULTS, AGENCY_STANDINGS } from '../../../domain/agency-log.ts'
import {
  body,
  free,
  hash,
  key,
  machine,
  nullable,
  number,
  oneOf,
  ownId,
  type Table,
  time,
} from '../columns.ts'

/** Names the log, for ever. */
const origin = key(machine)

export const AGENCY_TABLES = {
  agency_logs: {
    columns: {
      origin,
      /** One at most is not past. */
      standing: oneOf(AGENCY_STANDINGS),
      /** The last number that was given here; of a followed log, of the last entry that has come. */
      issued: number,
      /** Entries in the tree, and its root. */
      size: number,
      root: hash,
      /** The newest checkpoint, empty before the first: of a followed log it may be ahead of the entries that have come. */
      signed_size: number,
      signed: machine,
      /** Entries that must be here before another is written: a backup was put back. 0: none. */
      awaits: number,
      /** The first entry that is newer than the program that took it: it is not in the register. */
      passed_over: nullable(number),
      /** When it was last heard that nothing is missing. */
      heard_at: nullable(time),
    },
  },
  agency_keys: {
    columns: {
      origin,
      /** As signed-note writes a key. */
      vkey: key(machine),
      /** Sizes of checkpoints that it may sign, both inclusive; `null`: without end. */
      since: number,
      until: nullable(number),
      position: number,
    },
  },
  agency_tiles: { columns: { origin, level: key(number), tile: key(number), hashes: machine } },
  agency_entries: {
    columns: {
      origin,
      number: key(number),
      /** Of newer versions too, whose deeds are not known here; of those the subject is empty. */
      deed: machine,
      subject: ownId,
      entry: body('agency-entry', 'maker', 'public'),
      at: time,
    },
    indices: [{ on: ['origin', 'subject', 'number'] }],
  },
  agency_openings: {
    columns: {
      origin,
      number: key(number),
      field: key(machine),
      salt: hash,
      /** Canonical JSON of a name, of somebody's words. */
      value: free('officer', 'year'),
      at: time,
    },
    indices: [{ on: ['at'] }],
  },
  agency_faults: {
    columns: {
      origin,
      fault: key(oneOf(AGENCY_FAULTS)),
      size: key(number),
      root: key(hash),
      /** What was signed, and what was held of that log then. */
      note: machine,
      held: machine,
      at: time,
      mended_at: nullable(time),
    },
  },
} as const satisfies Record<string, Table>
