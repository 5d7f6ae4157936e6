/** Events are rows with a number per outlet and no gaps: a reader that knows the last one it saw misses none. */
import type { OutletId, StayId } from '../../../domain/ids.ts'
import { type ReadBy, record } from '../record.ts'
import type { Fields, Sql, Transaction } from '../storage.ts'
import type { RecordOf } from '../tables.ts'
import { tell, UnreadableRow } from '../unreadable.ts'
import { lastNumber, type Numbers, nextNumber } from './counters.ts'
import { insertRows } from './rows.ts'

/** Its subject is an order's id; of all others the room's name. */
export type EventRow = Pick<RecordOf<'events'>, 'seq' | 'kind' | 'stay' | 'subject'>

const EVENT = record('events', 'seq', 'kind', 'stay', 'subject')

export function addEvent(
  sql: Transaction,
  outlet: OutletId,
  event: Omit<EventRow, 'seq'>,
  atMs: number,
): Promise<void> {
  return addEvents(sql, outlet, [event], atMs)
}

/** In the order given; with `numbers`, nothing is waited for. */
export async function addEvents(
  sql: Transaction,
  outlet: OutletId,
  events: readonly Omit<EventRow, 'seq'>[],
  atMs: number,
  numbers?: Numbers,
): Promise<void> {
  if (events.length === 0) return
  const first = await nextNumber(sql, outlet, 'event', events.length, numbers)
  await insertRows(
    sql,
    'events (outlet, seq, kind, stay, subject, at)',
    events.map(({ kind, stay, subject }, i) => [outlet, first + i, kind, stay, subject, atMs]),
  )
}

/** Takes the rooms out of stays' events. The rows stay: numbers have no gaps. */
export async function blankStayEvents(
  sql: Transaction,
  outlet: OutletId,
  stays: readonly StayId[],
): Promise<void> {
  await sql.run(
    `UPDATE events SET subject = '' WHERE outlet = ? AND kind = 'stay'
       AND stay IN (${stays.map(() => '?').join(', ')})`,
    [outlet, ...stays],
  )
}

/** Takes the rooms out of what rooms' phones were told, up to that row: it is of no stay whose end would. */
export async function blankRoomEvents(sql: Transaction, outlet: OutletId, upTo: number): Promise<void> {
  await sql.run(
    "UPDATE events SET subject = '' WHERE outlet = ? AND seq <= ? AND kind = 'rooms' AND subject <> ''",
    [outlet, upTo],
  )
}

export async function eventsAfter(
  sql: Sql,
  outlet: OutletId,
  after: number,
  limit: number,
): Promise<EventRow[]> {
  const rows = await sql.all(
    `SELECT ${EVENT.columns} FROM events WHERE outlet = ? AND seq > ? ORDER BY seq LIMIT ?`,
    [outlet, after, limit],
  )
  return rows.map(toEvent)
}

/** Numbers have no gaps for whoever listens: what cannot be read bids the desk look again, and nobody else. */
function toEvent(row: Fields): EventRow {
  try {
    return EVENT.read(row)
  } catch (fault) {
    if (!(fault instanceof UnreadableRow)) throw fault
    tell(fault)
    return { seq: Number(row.seq), kind: 'rooms', stay: null, subject: '' }
  }
}

/**
 * How far back rows are read for whoever comes: who asks for more is told what is true now, which costs the same however
 * much there was.
 */
export const PAST_ROWS_MAX = 1_000

const OLDEST = record('events', 'seq', 'at')

/** The first of the rows that are still there, with when they were written. */
export async function oldestEvents(
  sql: Sql,
  outlet: OutletId,
  limit: number,
): Promise<ReadBy<typeof OLDEST>[]> {
  return OLDEST.all(
    await sql.all(`SELECT ${OLDEST.columns} FROM events WHERE outlet = ? ORDER BY seq LIMIT ?`, [
      outlet,
      limit,
    ]),
  )
}

export async function forgetEvents(sql: Transaction, outlet: OutletId, upTo: number): Promise<void> {
  await sql.run('DELETE FROM events WHERE outlet = ? AND seq <= ?', [outlet, upTo])
}

export function lastEvent(sql: Sql, outlet: OutletId): Promise<number> {
  return lastNumber(sql, outlet, 'event')
}
