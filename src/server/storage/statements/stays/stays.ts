/** Stays: at most one at a time in a room, kept by a unique index and not by care alone. */
import type { OutletId, RoomName, StayId } from '../../../../domain/ids.ts'
import type { Stay } from '../../../../domain/stay.ts'
import { toMilliseconds, toTimestamp } from '../../../../domain/time.ts'
import { number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import { listed } from '../../unreadable.ts'
import { moveAccess } from '../counters.ts'
import { listOf } from '../rows.ts'

export const STAY = record('stays', 'outlet', 'stay', 'room', 'checked_in_at', 'checked_out_at', 'leaves_at')

export function toStay(row: Fields): Stay {
  const { outlet, stay, room, checkedInAt, checkedOutAt, leavesAt } = STAY.read(row)
  return {
    outlet,
    id: stay,
    room,
    checkedInAt: toTimestamp(checkedInAt),
    checkedOutAt: checkedOutAt === null ? null : toTimestamp(checkedOutAt),
    leavesAt: leavesAt === null ? null : toTimestamp(leavesAt),
  }
}

/** `salt` (base64url, 128 random bits) hides the stay in log entries; it is erased 30 days after check-out. */
export async function addStay(sql: Transaction, stay: Stay, salt: string): Promise<void> {
  await sql.run(
    'INSERT INTO stays (outlet, stay, room, checked_in_at, leaves_at, salt) VALUES (?, ?, ?, ?, ?, ?)',
    [
      stay.outlet,
      stay.id,
      stay.room,
      toMilliseconds(stay.checkedInAt),
      stay.leavesAt === null ? null : toMilliseconds(stay.leavesAt),
      salt,
    ],
  )
}

export async function findStay(sql: Sql, outlet: OutletId, id: StayId): Promise<Stay | null> {
  return (await findStays(sql, outlet, [id])).get(id) ?? null
}

/** Those of the ids that there are. */
export async function findStays(
  sql: Sql,
  outlet: OutletId,
  ids: readonly StayId[],
): Promise<Map<StayId, Stay>> {
  const list = listOf(ids)
  const rows = await sql.all(
    `SELECT ${STAY.columns} FROM stays WHERE outlet = ? AND stay IN (${list.marks})`,
    [outlet, ...list.values],
  )
  return new Map(listed(rows, toStay).read.map(stay => [stay.id, stay]))
}

export async function stayIn(sql: Sql, outlet: OutletId, room: RoomName): Promise<Stay | null> {
  const row = await sql.get(
    `SELECT ${STAY.columns} FROM stays WHERE outlet = ? AND room = ? AND checked_out_at IS NULL`,
    [outlet, room],
  )
  return row === undefined ? null : toStay(row)
}

export async function presentStays(sql: Sql, outlet: OutletId): Promise<Stay[]> {
  const rows = await sql.all(
    `SELECT ${STAY.columns} FROM stays WHERE outlet = ? AND checked_out_at IS NULL`,
    [outlet],
  )
  return listed(rows, toStay).read
}

const SALT = record('stays', 'salt')
const STAY_ID = record('stays', 'stay')

export async function staySalt(sql: Sql, outlet: OutletId, id: StayId): Promise<string | null> {
  const row = await sql.get(`SELECT ${SALT.columns} FROM stays WHERE outlet = ? AND stay = ?`, [outlet, id])
  return SALT.found(row)?.salt ?? null
}

export async function endStay(sql: Transaction, outlet: OutletId, id: StayId, atMs: number): Promise<void> {
  await sql.run('UPDATE stays SET checked_out_at = ? WHERE outlet = ? AND stay = ?', [atMs, outlet, id])
  moveAccess(sql, outlet)
}

/** It ends before it began: what counts nights leaves it out. */
export async function undoStay(sql: Transaction, outlet: OutletId, id: StayId): Promise<void> {
  await sql.run('UPDATE stays SET checked_out_at = checked_in_at - 1 WHERE outlet = ? AND stay = ?', [
    outlet,
    id,
  ])
  moveAccess(sql, outlet)
}

/** `leavesMs`: `null` where nobody knows. */
export async function setDeparture(
  sql: Transaction,
  outlet: OutletId,
  id: StayId,
  leavesMs: number | null,
): Promise<void> {
  await sql.run('UPDATE stays SET leaves_at = ? WHERE outlet = ? AND stay = ?', [leavesMs, outlet, id])
  moveAccess(sql, outlet)
}

export async function moveStay(
  sql: Transaction,
  outlet: OutletId,
  id: StayId,
  room: RoomName,
): Promise<void> {
  await sql.run('UPDATE stays SET room = ? WHERE outlet = ? AND stay = ?', [room, outlet, id])
  moveAccess(sql, outlet)
}

/** Stays that ended before that moment, still have a salt and wait for no order; the longest gone first. */
export async function staysToForget(
  sql: Sql,
  outlet: OutletId,
  beforeMs: number,
  limit: number,
): Promise<StayId[]> {
  const rows = await sql.all(
    `SELECT ${STAY_ID.columns} FROM stays s WHERE outlet = ? AND checked_out_at <= ? AND salt IS NOT NULL AND NOT EXISTS
       (SELECT 1 FROM orders o WHERE o.outlet = s.outlet AND o.stay = s.stay AND o.is_open = 1)
     ORDER BY checked_out_at LIMIT ?`,
    [outlet, beforeMs, limit],
  )
  return STAY_ID.all(rows).map(({ stay }) => stay)
}

/** Leaves of a stay that there was one, and when. */
export async function eraseStay(sql: Transaction, outlet: OutletId, id: StayId): Promise<void> {
  await sql.run("UPDATE stays SET salt = NULL, room = '' WHERE outlet = ? AND stay = ?", [outlet, id])
  moveAccess(sql, outlet)
}

const DAY = answer('stays', {
  /** Distinct rooms that somebody had at any moment of the span. */
  occupiedRooms: number,
  /** Distinct rooms that somebody had at its end. */
  nights: number,
  /** Stays of any moment of it. */
  stays: number,
  /** Of these, whose phone had come in, or who had ordered: a tablet comes in by itself. */
  viewers: number,
})
/** A check-in that was undone ends before it began. */
const WAS_THERE = '(checked_out_at IS NULL OR checked_out_at >= checked_in_at)'
export type DayOfStays = ReadBy<typeof DAY>

export async function staysBetween(
  sql: Sql,
  outlet: OutletId,
  fromMs: number,
  toMs: number,
): Promise<DayOfStays> {
  const opened = [
    "SELECT 1 FROM sessions e WHERE e.outlet = s.outlet AND e.stay = s.stay AND e.role = 'guest' AND e.device IS NULL AND e.created_at < ?",
    ...[0, 1].map(
      isOpen =>
        `SELECT 1 FROM orders o WHERE o.outlet = s.outlet AND o.stay = s.stay AND o.is_open = ${isOpen} AND o.received_at < ?`,
    ),
  ].map(select => `EXISTS (${select})`)
  const row = await sql.get(
    `SELECT COUNT(DISTINCT room) AS "occupiedRooms", COUNT(*) AS stays,
       COUNT(DISTINCT CASE WHEN checked_out_at IS NULL OR checked_out_at >= ? THEN room END) AS nights,
       COUNT(CASE WHEN ${opened.join(' OR ')} THEN 1 END) AS viewers
     FROM stays s
     WHERE outlet = ? AND checked_in_at < ? AND (checked_out_at IS NULL OR checked_out_at > ?)
       AND ${WAS_THERE}`,
    [toMs, toMs, toMs, toMs, outlet, toMs, fromMs],
  )
  if (row === undefined) throw new Error('a count without a row')
  return DAY.read(row)
}

const OCCUPANCY = answer('stays', { stays: number, nights: number })

/**
 * The same of a span that is long over: parties of any moment of it, and those that were there at its end, each of which had a room of
 * its own. Rooms are not looked at, for a stay that moved has its last.
 */
export async function occupancyBetween(
  sql: Sql,
  outlet: OutletId,
  fromMs: number,
  toMs: number,
): Promise<ReadBy<typeof OCCUPANCY>> {
  const row = await sql.get(
    `SELECT COUNT(*) AS stays, COUNT(CASE WHEN checked_out_at IS NULL OR checked_out_at >= ? THEN 1 END) AS nights
     FROM stays
     WHERE outlet = ? AND checked_in_at < ? AND (checked_out_at IS NULL OR checked_out_at > ?) AND ${WAS_THERE}`,
    [toMs, outlet, toMs, fromMs],
  )
  return OCCUPANCY.found(row) ?? { stays: 0, nights: 0 }
}
