/** Tablets and terminals by the hash of their token, and the codes that enrol them. */
import type { OutletId, RoomName, SecretHash } from '../../../../domain/ids.ts'
import { idOf, key } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { DeviceKind } from '../../tables/staff.ts'
import type { RecordOf } from '../../tables.ts'
import { endTabletSessions } from '../stays/sessions.ts'

export type Device = Pick<RecordOf<'devices'>, 'outlet' | 'tokenHash' | 'kind' | 'name' | 'room'>

const DEVICE = record('devices', 'outlet', 'token_hash', 'kind', 'name', 'room', 'ended_at')
type KnownDevice = ReadBy<typeof DEVICE>

export async function addDevice(sql: Transaction, device: Device, by: string, atMs: number): Promise<void> {
  await sql.run(
    `INSERT INTO devices (outlet, token_hash, kind, name, room, enrolled_at, enrolled_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [device.outlet, device.tokenHash, device.kind, device.name, device.room, atMs, by],
  )
}

export async function findDevice(sql: Sql, outlet: OutletId, tokenHash: SecretHash): Promise<Device | null> {
  const device = await findKnownDevice(sql, outlet, tokenHash)
  return device?.endedAt === null ? device : null
}

/** One that was ended among them: that it still asks is heard. */
export async function findKnownDevice(
  sql: Sql,
  outlet: OutletId,
  tokenHash: SecretHash,
): Promise<KnownDevice | null> {
  const row = await sql.get(`SELECT ${DEVICE.columns} FROM devices WHERE outlet = ? AND token_hash = ?`, [
    outlet,
    tokenHash,
  ])
  return DEVICE.found(row)
}

/** A room has one tablet: enrolling another ends the first, and the guest's session on it. */
export async function endTabletsOf(
  sql: Transaction,
  outlet: OutletId,
  room: RoomName,
  atMs: number,
): Promise<void> {
  await endTabletSessions(sql, outlet, room)
  await sql.run(
    `UPDATE devices SET ended_at = ? WHERE outlet = ? AND room = ? AND kind = 'tablet' AND ended_at IS NULL`,
    [atMs, outlet, room],
  )
}

const TABLET = answer('devices', { room: key(idOf('rooms')) })

export async function tabletRooms(sql: Sql, outlet: OutletId): Promise<Set<RoomName>> {
  const rows = await sql.all(
    `SELECT room FROM devices WHERE outlet = ? AND kind = 'tablet' AND ended_at IS NULL`,
    [outlet],
  )
  return new Set(TABLET.all(rows).map(({ room }) => room))
}

export type Enrolment = Pick<RecordOf<'enrolments'>, 'kind' | 'room' | 'madeBy'>

const ENROLMENT = record('enrolments', 'kind', 'room', 'made_by')

export async function addEnrolment(
  sql: Transaction,
  outlet: OutletId,
  codeHash: SecretHash,
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
  outlet: OutletId,
  codeHash: SecretHash,
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
  outlet: OutletId,
  codeHash: SecretHash,
  kind: DeviceKind,
  nowMs: number,
): Promise<Enrolment | null> {
  const row = await sql.get(
    `DELETE FROM enrolments WHERE outlet = ? AND code_hash = ? AND kind = ? AND expires_at > ?
     RETURNING ${ENROLMENT.columns}`,
    [outlet, codeHash, kind, nowMs],
  )
  return ENROLMENT.found(row)
}
