/** Logs: trees, checkpoints and keys. */
import { ENTRY_VERSIONS } from '../../../domain/document.ts'
import {
  from,
  hash,
  key,
  machine,
  nullable,
  number,
  oneNumberOf,
  outlet,
  type Table,
  time,
} from '../columns.ts'

export const LOG_TABLES = {
  logs: {
    columns: {
      outlet,
      /** Names the log, for ever. */
      origin: machine,
      /** Entries in the tree, and its root. */
      size: number,
      root: hash,
      /** The newest signed checkpoint, empty before the first. At a hub it may be ahead of the entries that have come. */
      signed_size: number,
      signed: machine,
      /** The newest checkpoint with a cosignature, empty before the first; at a hub the newest whose entries are all here. */
      witnessed_size: number,
      witnessed: machine,
      /** Documents that must be here before another is issued: a backup was put back. 0: none. */
      awaits: number,
      writes: from(1, oneNumberOf(ENTRY_VERSIONS)),
      /** In which documents are numbered now: 1, and one later after each accepted loss. */
      generation: from(1, number),
    },
  },
  log_keys: {
    columns: {
      outlet,
      /** As signed-note writes a key. */
      vkey: key(machine),
      /** Sizes of checkpoints that it may sign, both inclusive; `null`: without end. */
      since: number,
      until: nullable(number),
      position: number,
      lost_to: nullable(number),
      generation: from(1, number),
    },
  },
  log_tiles: { columns: { outlet, level: key(number), tile: key(number), hashes: machine } },
  log_registers: { columns: { hub: key(machine), note: machine, at: time } },
} as const satisfies Record<string, Table>
