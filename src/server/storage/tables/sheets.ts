/** What was taken in from sheets, for as long as it can be undone. */
import { SHEET_NAMES } from '../../../domain/sheets/kinds.ts'
import {
  body,
  hash,
  key,
  nullable,
  number,
  oneOf,
  outlet,
  ownId,
  person,
  type Table,
  time,
} from '../columns.ts'

export const SHEETS_TABLES = {
  /** Of the agency where the outlet is ''. */
  sheet_imports: {
    columns: {
      outlet,
      import_id: key(ownId),
      sheet: oneOf(SHEET_NAMES),
      made_by: person('officer', 'lapsed'),
      at: time,
      expires_at: time,
      version: hash,
      added: number,
      changed: number,
      same: number,
      undone_at: nullable(time),
      body: body('sheetImport', 'maker', 'lapsed'),
    },
    indices: [{ on: ['outlet', 'sheet', 'at'] }],
  },
} as const satisfies Record<string, Table>
