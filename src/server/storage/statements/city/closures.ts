/** Rooms out of order: spans of business days, none of one room over another. */
import type { Closure } from '../../../../domain/closure.ts'
import type { OutletId, RoomName } from '../../../../domain/ids.ts'
import type { RoomKind } from '../../../../domain/outlet.ts'
import type { DateText } from '../../../../domain/time.ts'
import { number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import { listed } from '../../unreadable.ts'

const CLOSURE = record('closures', 'room', 'from_date', 'to_date', 'reason')

function toClosure(row: Fields): Closure {
  const { room, fromDate, toDate, reason } = CLOSURE.read(row)
  return { room, from: fromDate, to: toDate, reason }
}

const STANDS = 'outlet = ? AND (to_date IS NULL OR to_date >= ?)'

/** Of that day or still to come, by room, the first of each. */
export async function closuresFrom(
  sql: Sql,
  outlet: OutletId,
  day: DateText,
): Promise<ReadonlyMap<RoomName, Closure>> {
  const rows = await sql.all(
    `SELECT ${CLOSURE.columns} FROM closures WHERE ${STANDS} ORDER BY from_date DESC`,
    [outlet, day],
  )
  return new Map(listed(rows, toClosure).read.map(closure => [closure.room, closure]))
}

/** The room's own, of that day or the next to come. */
export async function closureOf(
  sql: Sql,
  outlet: OutletId,
  day: DateText,
  room: RoomName,
): Promise<Closure | null> {
  const row = await sql.get(
    `SELECT ${CLOSURE.columns} FROM closures WHERE ${STANDS} AND room = ? ORDER BY from_date LIMIT 1`,
    [outlet, day, room],
  )
  return row === undefined ? null : toClosure(row)
}

export async function addClosure(sql: Transaction, outlet: OutletId, closure: Closure): Promise<void> {
  await sql.run('INSERT INTO closures (outlet, room, from_date, to_date, reason) VALUES (?, ?, ?, ?, ?)', [
    outlet,
    closure.room,
    closure.from,
    closure.to,
    closure.reason,
  ])
}

/** It ends with that day; `null`: nothing of it was. */
export async function endClosure(
  sql: Transaction,
  outlet: OutletId,
  { room, from }: Closure,
  lastDay: DateText | null,
): Promise<void> {
  const which = 'outlet = ? AND room = ? AND from_date = ?'
  if (lastDay === null) await sql.run(`DELETE FROM closures WHERE ${which}`, [outlet, room, from])
  else await sql.run(`UPDATE closures SET to_date = ? WHERE ${which}`, [lastDay, outlet, room, from])
}

const SHUT = answer('closures', { n: number })

/** Rooms of that kind out of order on that day in which nobody was from one instant to the other all the same. */
export async function countShut(
  sql: Sql,
  outlet: OutletId,
  kind: RoomKind,
  day: DateText,
  [fromMs, toMs]: readonly [from: number, to: number],
): Promise<number> {
  const row = await sql.get(
    `SELECT COUNT(DISTINCT c.room) AS n FROM closures c JOIN rooms r ON r.outlet = c.outlet AND r.room = c.room
     WHERE c.outlet = ? AND c.from_date <= ? AND (c.to_date IS NULL OR c.to_date >= ?) AND r.kind = ? AND NOT EXISTS
       (SELECT 1 FROM stays s WHERE s.outlet = c.outlet AND s.room = c.room
          AND s.checked_in_at < ? AND (s.checked_out_at IS NULL OR (s.checked_out_at > ? AND s.checked_out_at >= s.checked_in_at)))`,
    [outlet, day, day, kind, toMs, fromMs],
  )
  return SHUT.found(row)?.n ?? 0
}
