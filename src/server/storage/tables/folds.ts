/** How far readers of the log are. */
import { key, number, outlet, ownId, type Table } from '../columns.ts'

export const FOLDS_TABLES = {
  fold_cursors: {
    columns: {
      outlet,
      fold: key(ownId),
      /** Of the last entry that was applied, 0 before the first. */
      number,
      /** The version of the next entry, where it is newer than the program that came to it last; else 0. */
      stopped_by: number,
    },
  },
} as const satisfies Record<string, Table>
