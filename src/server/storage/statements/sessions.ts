/** Sessions by the hash of their token, enrolled devices, enrolment codes, wrong codes and waiting phones. */
import type { Outlet, Room } from '../../../domain/outlet.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import type { Stay } from '../../../domain/stay.ts'
import type { Sql, Transaction } from '../storage.ts'
import { moveOn } from './counters.ts'
import { type RoomRow, toOutlet, toRoom } from './outlets.ts'
import { listOf } from './rows.ts'
import { type StayRow, toStay } from './stays.ts'

export const SESSION_ROLES = ['guest', 'staff'] as const
export type SessionRole = (typeof SESSION_ROLES)[number]

export interface SessionRecord {
  readonly outlet: string
  readonly tokenHash: string
  readonly role: SessionRole
  readonly stay: string | null
  readonly staff: string | null
  readonly device: string | null
  readonly createdAt: number
  readonly expiresAt: number
}

export async function addSession(sql: Transaction, session: SessionRecord): Promise<void> {
  await sql.run(
    `INSERT INTO sessions (outlet, token_hash, role, stay, staff, device, created_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      session.outlet,
      session.tokenHash,
      session.role,
      session.stay,
      session.staff,
      session.device,
      session.createdAt,
      session.expiresAt,
    ],
  )
  moveOn(sql, session.outlet, 'access')
}

/** A guest's session with all it stands on, in one question. */
export interface GuestSession {
  readonly expiresAt: number
  readonly outlet: Outlet
  readonly room: Room
  readonly stay: Stay
}

/** By the hashes of their tokens: those that there are. */
export async function findGuestSessions(
  sql: Sql,
  outlet: string,
  tokenHashes: readonly string[],
): Promise<Map<string, GuestSession>> {
  const { marks, values } = listOf(tokenHashes)
  const rows = await sql.all<StayRow & RoomRow & { token_hash: string; expires_at: number; body: string }>(
    `SELECT e.token_hash, e.expires_at, o.body, s.outlet, s.stay, s.room, s.checked_in_at, s.checked_out_at,
       s.leaves_at, r.kind, r.floor, r.generation
     FROM sessions e
     JOIN outlets o ON o.outlet = e.outlet
     JOIN stays s ON s.outlet = e.outlet AND s.stay = e.stay
     JOIN rooms r ON r.outlet = s.outlet AND r.room = s.room
     WHERE e.outlet = ? AND e.token_hash IN (${marks}) AND e.role = 'guest'`,
    [outlet, ...values],
  )
  return new Map(
    rows.map(row => [
      row.token_hash,
      { expiresAt: row.expires_at, outlet: toOutlet(row.body), room: toRoom(row), stay: toStay(row) },
    ]),
  )
}

/** A clerk's session with the outlet and the person as they are now. */
export interface StaffSession {
  readonly expiresAt: number
  readonly outlet: Outlet
  readonly staff: string
  readonly role: StaffRole
  readonly device: string | null
}

/** By the hashes of their tokens: those that there are. */
export async function findStaffSessions(
  sql: Sql,
  outlet: string,
  tokenHashes: readonly string[],
): Promise<Map<string, StaffSession>> {
  const { marks, values } = listOf(tokenHashes)
  const rows = await sql.all<Omit<StaffSession, 'outlet'> & { token_hash: string; body: string }>(
    `SELECT e.token_hash, e.expires_at AS "expiresAt", o.body, m.name AS staff, m.role, e.device
     FROM sessions e
     JOIN outlets o ON o.outlet = e.outlet
     JOIN staff m ON m.outlet = e.outlet AND m.name = e.staff
     WHERE e.outlet = ? AND e.token_hash IN (${marks}) AND e.role = 'staff'`,
    [outlet, ...values],
  )
  return new Map(
    rows.map(({ body, token_hash, ...session }) => [token_hash, { ...session, outlet: toOutlet(body) }]),
  )
}

export async function endSession(sql: Transaction, outlet: string, tokenHash: string): Promise<void> {
  await sql.run('DELETE FROM sessions WHERE outlet = ? AND token_hash = ?', [outlet, tokenHash])
  moveOn(sql, outlet, 'access')
}

/** Forgets what has run out: sessions, enrolment codes, and phones that asked before `askedBeforeMs`. */
export async function forgetExpired(
  sql: Transaction,
  outlet: string,
  nowMs: number,
  askedBeforeMs: number,
): Promise<void> {
  const ended = await sql.run('DELETE FROM sessions WHERE outlet = ? AND expires_at <= ?', [outlet, nowMs])
  if (ended > 0) moveOn(sql, outlet, 'access')
  await sql.run('DELETE FROM enrolments WHERE outlet = ? AND expires_at <= ?', [outlet, nowMs])
  await sql.run('DELETE FROM confirmations WHERE outlet = ? AND asked_at <= ?', [outlet, askedBeforeMs])
}

export async function countStaySessions(sql: Sql, outlet: string, stay: string): Promise<number> {
  const row = await sql.get<{ n: number }>(
    'SELECT COUNT(*) AS n FROM sessions WHERE outlet = ? AND stay = ?',
    [outlet, stay],
  )
  return row?.n ?? 0
}

export const DEVICE_KINDS = ['tablet', 'terminal'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

export interface Device {
  readonly outlet: string
  readonly tokenHash: string
  readonly kind: DeviceKind
  readonly name: string
  readonly room: string | null
}

export async function addDevice(sql: Transaction, device: Device, by: string, atMs: number): Promise<void> {
  await sql.run(
    `INSERT INTO devices (outlet, token_hash, kind, name, room, enrolled_at, enrolled_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [device.outlet, device.tokenHash, device.kind, device.name, device.room, atMs, by],
  )
}

export async function findDevice(sql: Sql, outlet: string, tokenHash: string): Promise<Device | null> {
  const row = await sql.get<Device>(
    `SELECT outlet, token_hash AS "tokenHash", kind, name, room FROM devices
     WHERE outlet = ? AND token_hash = ? AND ended_at IS NULL`,
    [outlet, tokenHash],
  )
  return row ?? null
}

/** Ends the guests' sessions on a room's tablet. */
export async function endTabletSessions(sql: Transaction, outlet: string, room: string): Promise<void> {
  await sql.run(
    `DELETE FROM sessions WHERE outlet = ? AND role = 'guest' AND device IN
       (SELECT token_hash FROM devices WHERE outlet = ? AND room = ? AND kind = 'tablet')`,
    [outlet, outlet, room],
  )
  moveOn(sql, outlet, 'access')
}

/** A room has one tablet: enrolling another ends the first, and the guest's session on it. */
export async function endTabletsOf(
  sql: Transaction,
  outlet: string,
  room: string,
  atMs: number,
): Promise<void> {
  await endTabletSessions(sql, outlet, room)
  await sql.run(
    `UPDATE devices SET ended_at = ? WHERE outlet = ? AND room = ? AND kind = 'tablet' AND ended_at IS NULL`,
    [atMs, outlet, room],
  )
}

export async function tabletRooms(sql: Sql, outlet: string): Promise<Set<string>> {
  const rows = await sql.all<{ room: string }>(
    `SELECT room FROM devices WHERE outlet = ? AND kind = 'tablet' AND ended_at IS NULL`,
    [outlet],
  )
  return new Set(rows.map(row => row.room))
}

export interface Enrolment {
  readonly kind: DeviceKind
  readonly room: string | null
  readonly madeBy: string
}

export async function addEnrolment(
  sql: Transaction,
  outlet: string,
  codeHash: string,
  enrolment: Enrolment,
  expiresAtMs: number,
): Promise<void> {
  await sql.run(
    'INSERT INTO enrolments (outlet, code_hash, kind, room, made_by, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    [outlet, codeHash, enrolment.kind, enrolment.room, enrolment.madeBy, expiresAtMs],
  )
}

/** Takes the code out of the list: it enrols one device. `null` when it is wrong or has run out. */
export async function useEnrolment(
  sql: Transaction,
  outlet: string,
  codeHash: string,
  kind: DeviceKind,
  nowMs: number,
): Promise<Enrolment | null> {
  const row = await sql.get<Enrolment>(
    `DELETE FROM enrolments WHERE outlet = ? AND code_hash = ? AND kind = ? AND expires_at > ?
     RETURNING kind, room, made_by AS "madeBy"`,
    [outlet, codeHash, kind, nowMs],
  )
  return row ?? null
}

export async function addWrongCode(
  sql: Transaction,
  outlet: string,
  room: string,
  atMs: number,
): Promise<void> {
  await sql.run('INSERT INTO wrong_codes (outlet, room, at) VALUES (?, ?, ?)', [outlet, room, atMs])
}

export async function countWrongCodes(
  sql: Sql,
  outlet: string,
  room: string,
  sinceMs: number,
): Promise<number> {
  const row = await sql.get<{ n: number }>(
    'SELECT COUNT(*) AS n FROM wrong_codes WHERE outlet = ? AND room = ? AND at > ?',
    [outlet, room, sinceMs],
  )
  return row?.n ?? 0
}

export async function forgetWrongCodes(sql: Transaction, outlet: string, beforeMs: number): Promise<void> {
  await sql.run('DELETE FROM wrong_codes WHERE outlet = ? AND at <= ?', [outlet, beforeMs])
}

/** A phone that waits for the desk's word; `secretHash` is of the cookie only that phone holds. */
export interface Confirmation {
  readonly id: string
  readonly room: string
  readonly secretHash: string
  /** Two symbols shown on the phone and at the desk, so that the clerk lets in the right one. */
  readonly match: string
  readonly askedAt: number
  readonly allowedStay: string | null
  readonly answeredAt: number | null
}

const CONFIRMATION_COLUMNS = `id, room, secret_hash AS "secretHash", match, asked_at AS "askedAt",
  allowed_stay AS "allowedStay", answered_at AS "answeredAt"`

export async function addConfirmation(sql: Transaction, outlet: string, asked: Confirmation): Promise<void> {
  await sql.run(
    'INSERT INTO confirmations (outlet, id, room, secret_hash, match, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
    [outlet, asked.id, asked.room, asked.secretHash, asked.match, asked.askedAt],
  )
}

export async function findConfirmation(sql: Sql, outlet: string, id: string): Promise<Confirmation | null> {
  const row = await sql.get<Confirmation>(
    `SELECT ${CONFIRMATION_COLUMNS} FROM confirmations WHERE outlet = ? AND id = ?`,
    [outlet, id],
  )
  return row ?? null
}

export async function waitingConfirmations(
  sql: Sql,
  outlet: string,
  sinceMs: number,
): Promise<Confirmation[]> {
  return sql.all<Confirmation>(
    `SELECT ${CONFIRMATION_COLUMNS} FROM confirmations
     WHERE outlet = ? AND answered_at IS NULL AND asked_at > ? ORDER BY asked_at`,
    [outlet, sinceMs],
  )
}

export async function answerConfirmation(
  sql: Transaction,
  outlet: string,
  id: string,
  allowedStay: string | null,
  atMs: number,
): Promise<boolean> {
  const answered = await sql.run(
    'UPDATE confirmations SET allowed_stay = ?, answered_at = ? WHERE outlet = ? AND id = ? AND answered_at IS NULL',
    [allowedStay, atMs, outlet, id],
  )
  return answered === 1
}

export async function forgetConfirmation(sql: Transaction, outlet: string, id: string): Promise<void> {
  await sql.run('DELETE FROM confirmations WHERE outlet = ? AND id = ?', [outlet, id])
}
