/** Phones without a right stay code: what was typed wrong in a room, and who waits for the desk's word. */
import type { OutletId, RoomName, StayId, WaitingId } from '../../../../domain/ids.ts'
import { nullable, number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

export async function addWrongCode(
  sql: Transaction,
  outlet: OutletId,
  room: RoomName,
  atMs: number,
): Promise<void> {
  await sql.run('INSERT INTO wrong_codes (outlet, room, at) VALUES (?, ?, ?)', [outlet, room, atMs])
}

const WRONG_CODES = answer('wrong_codes', { n: number })

export async function countWrongCodes(
  sql: Sql,
  outlet: OutletId,
  room: RoomName,
  sinceMs: number,
): Promise<number> {
  const row = await sql.get(
    'SELECT COUNT(*) AS n FROM wrong_codes WHERE outlet = ? AND room = ? AND at > ?',
    [outlet, room, sinceMs],
  )
  return WRONG_CODES.found(row)?.n ?? 0
}

export function forgetWrongCodes(sql: Transaction, outlet: OutletId, beforeMs: number): Promise<number> {
  return sql.run('DELETE FROM wrong_codes WHERE outlet = ? AND at <= ?', [outlet, beforeMs])
}

/**
 * A phone that waits for the desk's word; `secretHash` is of the cookie only that phone holds, `match` two symbols shown on
 * the phone and at the desk, so that the clerk lets in the right one.
 */
export type Confirmation = Omit<RecordOf<'confirmations'>, 'outlet'>

const CONFIRMATION = record(
  'confirmations',
  'id',
  'room',
  'secret_hash',
  'match',
  'asked_at',
  'allowed_stay',
  'answered_at',
)

export async function addConfirmation(
  sql: Transaction,
  outlet: OutletId,
  asked: Confirmation,
): Promise<void> {
  await sql.run(
    'INSERT INTO confirmations (outlet, id, room, secret_hash, match, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
    [outlet, asked.id, asked.room, asked.secretHash, asked.match, asked.askedAt],
  )
}

export async function findConfirmation(
  sql: Sql,
  outlet: OutletId,
  id: WaitingId,
): Promise<Confirmation | null> {
  const row = await sql.get(`SELECT ${CONFIRMATION.columns} FROM confirmations WHERE outlet = ? AND id = ?`, [
    outlet,
    id,
  ])
  return CONFIRMATION.found(row)
}

export async function waitingConfirmations(
  sql: Sql,
  outlet: OutletId,
  sinceMs: number,
): Promise<Confirmation[]> {
  const rows = await sql.all(
    `SELECT ${CONFIRMATION.columns} FROM confirmations
     WHERE outlet = ? AND answered_at IS NULL AND asked_at > ? ORDER BY asked_at`,
    [outlet, sinceMs],
  )
  return CONFIRMATION.all(rows)
}

export async function answerConfirmation(
  sql: Transaction,
  outlet: OutletId,
  id: WaitingId,
  allowedStay: StayId | null,
  atMs: number,
): Promise<boolean> {
  const answered = await sql.run(
    'UPDATE confirmations SET allowed_stay = ?, answered_at = ? WHERE outlet = ? AND id = ? AND answered_at IS NULL',
    [allowedStay, atMs, outlet, id],
  )
  return answered === 1
}

const PLACES = answer('confirmations', { ofRoom: nullable(number), ofOutlet: number })

/** Who asked since then and was not let in: of that room, and of all rooms. */
export async function countPlaces(
  sql: Sql,
  outlet: OutletId,
  room: RoomName,
  sinceMs: number,
): Promise<{ readonly ofRoom: number; readonly ofOutlet: number }> {
  const row = await sql.get(
    `SELECT SUM(CASE WHEN room = ? THEN 1 ELSE 0 END) AS "ofRoom", COUNT(*) AS "ofOutlet" FROM confirmations
     WHERE outlet = ? AND asked_at > ? AND allowed_stay IS NULL`,
    [room, outlet, sinceMs],
  )
  const places = PLACES.found(row)
  return { ofRoom: places?.ofRoom ?? 0, ofOutlet: places?.ofOutlet ?? 0 }
}

export async function forgetConfirmations(
  sql: Transaction,
  outlet: OutletId,
  beforeMs: number,
): Promise<void> {
  await sql.run('DELETE FROM confirmations WHERE outlet = ? AND asked_at <= ?', [outlet, beforeMs])
}
