/**
 * Every table of the database, described once: what each column is, what its key is, and whose words and names it holds. The
 * types of rows derive from it; `test/storage/catalogue.test.ts` holds it against what the migrations make on each
 * engine, and `test/server/terms.test.ts` writes to every column that is somebody's and looks whether its term is kept.
 *
 * A stay's or an order's id leads to nobody by itself: it does by the row that it is of, for as long as that row's term.
 */
import type { Camel, Table, ValueOf } from './columns.ts'
import { ACTS_TABLES } from './tables/acts.ts'
import { AGENCY_TABLES } from './tables/agency.ts'
import { CITY_TABLES } from './tables/city.ts'
import { COUNTERS_TABLES } from './tables/counters.ts'
import { DOCUMENTS_TABLES } from './tables/documents.ts'
import { ESCALATIONS_TABLES } from './tables/escalations.ts'
import { EVALUATION_TABLES } from './tables/evaluation.ts'
import { EVENTS_TABLES } from './tables/events.ts'
import { FOLDS_TABLES } from './tables/folds.ts'
import { GOODS_TABLES } from './tables/goods.ts'
import { HUB_TABLES } from './tables/hub.ts'
import { LOG_TABLES } from './tables/log.ts'
import { ORDERING_TABLES } from './tables/ordering.ts'
import { PAYMENTS_TABLES } from './tables/payments.ts'
import { PEOPLE_TABLES } from './tables/people.ts'
import { RESTORED_TABLES } from './tables/restored.ts'
import { SHEETS_TABLES } from './tables/sheets.ts'
import { SHELF_TABLES } from './tables/shelf.ts'
import { STAFF_TABLES } from './tables/staff.ts'
import { STAYS_TABLES } from './tables/stays.ts'
import { TELLERS_TABLES } from './tables/tellers.ts'

export const TABLES = {
  ...CITY_TABLES,
  ...STAFF_TABLES,
  ...PEOPLE_TABLES,
  ...STAYS_TABLES,
  ...SHELF_TABLES,
  ...GOODS_TABLES,
  ...ORDERING_TABLES,
  ...ESCALATIONS_TABLES,
  ...COUNTERS_TABLES,
  ...EVENTS_TABLES,
  ...ACTS_TABLES,
  ...DOCUMENTS_TABLES,
  ...PAYMENTS_TABLES,
  ...RESTORED_TABLES,
  ...FOLDS_TABLES,
  ...EVALUATION_TABLES,
  ...LOG_TABLES,
  ...HUB_TABLES,
  ...AGENCY_TABLES,
  ...TELLERS_TABLES,
  ...SHEETS_TABLES,
} as const satisfies Record<string, Table>

export type TableName = keyof typeof TABLES
export type ColumnOf<Name extends TableName> = keyof (typeof TABLES)[Name]['columns'] & string

/** A row as it stands in the table. */
export type RowOf<Name extends TableName> = {
  readonly [Column in ColumnOf<Name>]: ValueOf<(typeof TABLES)[Name]['columns'][Column]>
}

/** The same by the names that statements give to what they read. */
export type RecordOf<Name extends TableName> = {
  readonly [Column in ColumnOf<Name> as Camel<Column>]: RowOf<Name>[Column]
}
