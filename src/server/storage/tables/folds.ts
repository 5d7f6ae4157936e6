/** How far readers of the log are, and what one of them made of day statements. */
import { date, key, machine, nullable, number, outlet, ownId, type Table } from '../columns.ts'

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
  /** What each day statement, or part of one, shows of an outlet's shelf (`domain/coverage.ts`). */
  shown_days: {
    columns: {
      outlet,
      day: key(date),
      number: key(number),
      part: number,
      parts: number,
      /** The first part of the statement that it corrects, or 0. */
      replaces: number,
      units: nullable(number),
      /** Products by id with a space between: those that were to be had, and those on offer that were not. */
      had: machine,
      lacked: machine,
    },
  },
} as const satisfies Record<string, Table>
