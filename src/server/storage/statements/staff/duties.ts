/** Who is on duty, line by line. */
import type { DutyLine } from '../../../../domain/duty.ts'
import type { ClerkName, OutletId } from '../../../../domain/ids.ts'
import { WEEKDAYS } from '../../../../domain/opening.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { insertRows } from '../rows.ts'

const LINE = record('duties', 'days', 'from_hour', 'to_hour', 'first_person', 'second_person')

export async function dutiesAt(sql: Sql, outlet: OutletId): Promise<DutyLine[]> {
  const rows = await sql.all(`SELECT ${LINE.columns} FROM duties WHERE outlet = ? ORDER BY line`, [outlet])
  return LINE.all(rows).map(({ days, fromHour, toHour, firstPerson, secondPerson }) => ({
    days: WEEKDAYS.filter((_, i) => days[i] === '1'),
    hours: { fromHour, toHour },
    first: firstPerson,
    second: secondPerson,
  }))
}

/** All of them, in their order. */
export async function saveDuties(
  sql: Transaction,
  outlet: OutletId,
  lines: readonly DutyLine[],
): Promise<void> {
  await sql.run('DELETE FROM duties WHERE outlet = ?', [outlet])
  if (lines.length === 0) return
  await insertRows(
    sql,
    'duties (outlet, line, days, from_hour, to_hour, first_person, second_person)',
    lines.map(({ days, hours, first, second }, line) => [
      outlet,
      line,
      WEEKDAYS.map(day => (days.includes(day) ? '1' : '0')).join(''),
      hours.fromHour,
      hours.toHour,
      first,
      second,
    ]),
  )
}

/** Who is called otherwise now is on duty under that name. */
export async function renameOnDuty(
  sql: Transaction,
  outlet: OutletId,
  from: ClerkName,
  to: ClerkName,
): Promise<void> {
  await sql.run('UPDATE duties SET first_person = ? WHERE outlet = ? AND first_person = ?', [
    to,
    outlet,
    from,
  ])
  await sql.run('UPDATE duties SET second_person = ? WHERE outlet = ? AND second_person = ?', [
    to,
    outlet,
    from,
  ])
}
