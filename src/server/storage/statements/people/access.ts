/** What is open at a place just now, and by which devices: sessions of its people, tablets and terminals; when each was heard. */
import type { OutletId, SecretHash } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { moveAccess } from '../counters.ts'
import { endPushAtDevice } from '../staff/channels.ts'
import { endSession, endTabletSessions } from '../stays/sessions.ts'

const OFFICERS = record(
  'officer_sessions',
  'token_hash',
  'name',
  'device',
  'created_at',
  'heard_at',
  'expires_at',
)
const STAFFS = record(
  'sessions',
  'token_hash',
  'staff',
  'device',
  'created_at',
  'heard_at',
  'expires_at',
  'enrolled',
)

/** A session of somebody who belongs there. */
export interface OpenSession
  extends Pick<RecordOf<'officer_sessions'>, 'tokenHash' | 'device' | 'createdAt' | 'heardAt'> {
  readonly person: RecordOf<'passkeys'>['person']
  /** The enrolled device that it was opened at. */
  readonly enrolled: SecretHash | null
}

/** Those that have not run out, the newest first. */
export async function openSessions(sql: Sql, outlet: OutletId, nowMs: number): Promise<OpenSession[]> {
  if (outlet === '') {
    const rows = await sql.all(
      `SELECT ${OFFICERS.columns} FROM officer_sessions WHERE expires_at > ? ORDER BY expires_at DESC, token_hash`,
      [nowMs],
    )
    return OFFICERS.all(rows).map(({ name, expiresAt, ...one }) => ({ ...one, person: name, enrolled: null }))
  }
  const rows = await sql.all(
    `SELECT ${STAFFS.columns} FROM sessions WHERE outlet = ? AND role = 'staff' AND expires_at > ?
     ORDER BY created_at DESC, token_hash`,
    [outlet, nowMs],
  )
  return STAFFS.all(rows).map(({ staff, expiresAt, ...one }) => ({ ...one, person: staff ?? '' }))
}

/** One session, its live streams with it. */
export async function endOneSession(
  sql: Transaction,
  outlet: OutletId,
  tokenHash: SecretHash,
): Promise<void> {
  if (outlet !== '') return endSession(sql, outlet, tokenHash)
  await sql.run('DELETE FROM officer_sessions WHERE token_hash = ?', [tokenHash])
  moveAccess(sql, outlet)
}

const DEVICE = record(
  'devices',
  'token_hash',
  'kind',
  'name',
  'room',
  'enrolled_at',
  'enrolled_by',
  'ended_at',
  'ended_by',
  'heard_at',
)
export type KnownDevice = Pick<
  RecordOf<'devices'>,
  'tokenHash' | 'kind' | 'name' | 'room' | 'enrolledAt' | 'enrolledBy' | 'endedAt' | 'endedBy' | 'heardAt'
>

/** Those that are enrolled, and those that were ended since that moment; the newest first. */
export async function devicesAt(sql: Sql, outlet: OutletId, endedSinceMs: number): Promise<KnownDevice[]> {
  const rows = await sql.all(
    `SELECT ${DEVICE.columns} FROM devices WHERE outlet = ? AND (ended_at IS NULL OR ended_at > ?)
     ORDER BY enrolled_at DESC, token_hash`,
    [outlet, endedSinceMs],
  )
  return DEVICE.all(rows)
}

/** With what is open at it: a clerk's session at a terminal, a guest's on a tablet. */
export async function endDevice(
  sql: Transaction,
  outlet: OutletId,
  { tokenHash, room }: Pick<KnownDevice, 'tokenHash' | 'room'>,
  by: string,
  atMs: number,
): Promise<void> {
  await sql.run(
    'UPDATE devices SET ended_at = ?, ended_by = ? WHERE outlet = ? AND token_hash = ? AND ended_at IS NULL',
    [atMs, by, outlet, tokenHash],
  )
  if (room !== null) await endTabletSessions(sql, outlet, room)
  await endPushAtDevice(sql, outlet, tokenHash)
  await sql.run(`DELETE FROM sessions WHERE outlet = ? AND role = 'staff' AND enrolled = ?`, [
    outlet,
    tokenHash,
  ])
  moveAccess(sql, outlet)
}

/** Who was heard, and by what: a session, or a device by itself. */
export interface Heard {
  readonly tokenHash: SecretHash
  /** `null`: a device's. */
  readonly person: RecordOf<'passkeys'>['person'] | null
  readonly at: RecordOf<'presences'>['at']
}

export async function noteHeard(sql: Transaction, outlet: OutletId, heard: readonly Heard[]): Promise<void> {
  for (const { tokenHash, person, at } of heard) {
    if (person === null)
      await sql.run('UPDATE devices SET heard_at = ? WHERE outlet = ? AND token_hash = ?', [
        at,
        outlet,
        tokenHash,
      ])
    else if (outlet === '') {
      await sql.run('UPDATE officer_sessions SET heard_at = ? WHERE token_hash = ?', [at, tokenHash])
      await sql.run('UPDATE officers SET heard_at = ? WHERE name = ?', [at, person])
    } else {
      await sql.run('UPDATE sessions SET heard_at = ? WHERE outlet = ? AND token_hash = ?', [
        at,
        outlet,
        tokenHash,
      ])
      await sql.run('UPDATE staff SET heard_at = ? WHERE outlet = ? AND name = ?', [at, outlet, person])
      await sql.run(
        `UPDATE devices SET heard_at = ? WHERE outlet = ? AND token_hash =
           (SELECT enrolled FROM sessions WHERE outlet = ? AND token_hash = ?)`,
        [at, outlet, outlet, tokenHash],
      )
    }
  }
}
