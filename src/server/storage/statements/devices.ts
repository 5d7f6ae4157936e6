/** Tablets and terminals by the hash of their token, and the codes that enrol them. */
import type { Sql, Transaction } from '../storage.ts'
import type { DeviceKind } from '../tables.ts'
import { endTabletSessions } from './sessions.ts'

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

export async function hasEnrolment(
  sql: Sql,
  outlet: string,
  codeHash: string,
  kind: DeviceKind,
  nowMs: number,
): Promise<boolean> {
  const row = await sql.get(
    'SELECT kind FROM enrolments WHERE outlet = ? AND code_hash = ? AND kind = ? AND expires_at > ?',
    [outlet, codeHash, kind, nowMs],
  )
  return row !== undefined
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
