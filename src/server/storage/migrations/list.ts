/**
 * Numbered migrations, applied in order, each once. Expand first, contract a release later: release N−1 must run on
 * the database of N, while both serve it and when the upgrade is put back. A migration adds (tables, indices, columns
 * that may be empty or have a default) and nothing else; one that takes something away says in `contracts` what, and
 * comes only when the release before it no longer uses that. A release brings one migration at most. The text is the SQL
 * that all engines share.
 */

import { first } from './0001-first.ts'
import { hotRows } from './0002-hot-rows.ts'
import { log } from './0003-log.ts'
import { hubAndFeed } from './0004-hub-and-feed.ts'
import { guards } from './0005-guards.ts'
import { entries } from './0006-entries.ts'
import { readersActsLossesPeople } from './0009-readers-acts-losses-people.ts'
import { aCityFromItsScreens } from './0010-a-city-from-its-screens.ts'
import { aDeskThatCannotBeSilent } from './0011-a-desk-that-cannot-be-silent.ts'

export interface Migration {
  readonly number: number
  readonly sql: string
  /** Tables, indices, or columns as `table.column`, that are no longer as they were. */
  readonly contracts?: readonly string[]
  /** Before it, what earlier releases left of erased rows in free pages is written over. */
  readonly scrubs?: true
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, sql: first },
  { number: 2, sql: hotRows, contracts: ['orders_open', 'orders_stay', 'stock_entries_placement'] },
  { number: 3, sql: log },
  { number: 4, sql: hubAndFeed },
  { number: 5, sql: guards },
  { number: 6, sql: entries, scrubs: true },
  { number: 9, sql: readersActsLossesPeople },
  { number: 10, sql: aCityFromItsScreens },
  { number: 11, sql: aDeskThatCannotBeSilent },
]
