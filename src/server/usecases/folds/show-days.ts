/** A Fold: what day statements show of shelves. A row a statement, whatever steps they came in; what holds of a day is the reader's to say. */
import { shelfOf } from '../../../domain/coverage.ts'
import { addShownDays, clearShownDays } from '../../storage/statements/folds/shown-days.ts'
import type { Fold } from './fold.ts'

export const shownDaysFold: Fold = {
  name: 'shown-days',
  async apply(sql, { outlet, entries }) {
    const shelves = entries.flatMap(entry =>
      entry.kind === 'day' ? [{ ...shelfOf(entry), date: entry.date }] : [],
    )
    if (shelves.length > 0) await addShownDays(sql, outlet, shelves)
  },
  forget: clearShownDays,
}
