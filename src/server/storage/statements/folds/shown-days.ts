/** What day statements show of shelves, a row for each statement or part of one. */
import type { StatedShelf } from '../../../../domain/coverage.ts'
import type { OutletId } from '../../../../domain/ids.ts'
import type { DateText } from '../../../../domain/time.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { insertRows, listOf } from '../rows.ts'

export interface StatedShelfOfDay extends StatedShelf {
  readonly date: DateText
}

export function addShownDays(
  sql: Transaction,
  outlet: OutletId,
  shelves: readonly StatedShelfOfDay[],
): Promise<void> {
  return insertRows(
    sql,
    'shown_days (outlet, day, number, part, parts, replaces, units, had, lacked)',
    shelves.map(({ date, number, part, parts, replaces, units, had, lacked }) => [
      ...[outlet, date, number, part, parts, replaces, units],
      ...[had.join(' '), lacked.join(' ')],
    ]),
  )
}

export async function clearShownDays(sql: Transaction, outlet: OutletId): Promise<void> {
  await sql.run('DELETE FROM shown_days WHERE outlet = ?', [outlet])
}

const SHOWN = record(
  'shown_days',
  ...(['outlet', 'day', 'number', 'part', 'parts', 'replaces', 'units', 'had', 'lacked'] as const),
)

/** By outlet and day, each in the order of the numbers; both days are of them. */
export async function shownDays(
  sql: Sql,
  outlets: readonly OutletId[],
  { from, to }: { readonly from: DateText; readonly to: DateText },
): Promise<ReadonlyMap<OutletId, ReadonlyMap<DateText, readonly StatedShelf[]>>> {
  const list = listOf(outlets)
  const rows = await sql.all(
    `SELECT ${SHOWN.columns} FROM shown_days
     WHERE outlet IN (${list.marks}) AND day BETWEEN ? AND ? ORDER BY outlet, day, number`,
    [...list.values, from, to],
  )
  const idsOf = remembering(splitIds)
  const byOutlet = new Map<OutletId, Map<DateText, StatedShelf[]>>()
  for (const { outlet, day, had, lacked, ...shelf } of SHOWN.each(rows)) {
    const days = byOutlet.get(outlet) ?? new Map<DateText, StatedShelf[]>()
    byOutlet.set(outlet, days)
    days.set(day, [...(days.get(day) ?? []), { ...shelf, had: idsOf(had), lacked: idsOf(lacked) }])
  }
  return byOutlet
}

function splitIds(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

/** Shelves change seldom: most days say what the day before said. */
function remembering<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>()
  return text => {
    const known = made.get(text)
    if (known !== undefined) return known
    const value = make(text)
    made.set(text, value)
    return value
  }
}
