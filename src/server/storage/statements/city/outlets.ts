/** Outlets, their rooms and their staff. */
import type { ClerkName, OutletId, RoomName, SecretHash } from '../../../../domain/ids.ts'
import type { Outlet, Room } from '../../../../domain/outlet.ts'
import { outletBodies } from '../../bodies.ts'
import { nullable, time } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { moveAccess } from '../counters.ts'

export const OUTLET = record('outlets', 'outlet', 'body')

export function toOutlet(row: Fields): Outlet {
  const { outlet, body } = OUTLET.read(row)
  return outletBodies.read(body, 'outlets', outlet)
}

export async function addOutlet(sql: Transaction, outlet: Outlet): Promise<void> {
  await sql.run('INSERT INTO outlets (outlet, body) VALUES (?, ?)', [outlet.slug, outletBodies.write(outlet)])
}

/** As it is now, whether or not it was known. */
export async function saveOutlet(sql: Transaction, outlet: Outlet): Promise<void> {
  await sql.run(
    'INSERT INTO outlets (outlet, body) VALUES (?, ?) ON CONFLICT (outlet) DO UPDATE SET body = excluded.body',
    [outlet.slug, outletBodies.write(outlet)],
  )
}

export async function findOutlet(sql: Sql, slug: string): Promise<Outlet | null> {
  const row = await sql.get(`SELECT ${OUTLET.columns} FROM outlets WHERE outlet = ?`, [slug])
  return row === undefined ? null : toOutlet(row)
}

/** Those that can be read: one that cannot holds up no other. */
export async function allOutlets(sql: Sql): Promise<Outlet[]> {
  const rows = await sql.all(`SELECT ${OUTLET.columns} FROM outlets ORDER BY outlet`)
  return listed(rows, toOutlet).read
}

const BEGAN = answer('outlets', { at: nullable(time) })

/** When an outlet's business began: its first guest or its first goods; `null` before either. */
export async function beganAt(sql: Sql, outlet: OutletId): Promise<number | null> {
  const row = await sql.get(
    `SELECT MIN(at) AS at FROM (SELECT MIN(checked_in_at) AS at FROM stays WHERE outlet = ?
       UNION ALL SELECT MIN(at) AS at FROM showings WHERE outlet = ?) AS firsts`,
    [outlet, outlet],
  )
  return BEGAN.found(row)?.at ?? null
}

const ROOM = record('rooms', 'outlet', 'room', 'kind', 'floor', 'generation')

export function toRoom(row: Fields): Room {
  const { outlet, room, kind, floor, generation } = ROOM.read(row)
  return { outlet, name: room, kind, floor, generation }
}

/** False when a room of that name is there already. `codeHash` is what a QR's code is found by. */
export async function addRoom(sql: Transaction, room: Room, codeHash: SecretHash): Promise<boolean> {
  const added = await sql.run(
    `INSERT INTO rooms (outlet, room, kind, floor, generation, code_hash, position)
     SELECT ?, ?, ?, ?, ?, ?, COALESCE(MAX(position), 0) + 1 FROM rooms WHERE outlet = ?
     ON CONFLICT (outlet, room) DO NOTHING`,
    [room.outlet, room.name, room.kind, room.floor, room.generation, codeHash, room.outlet],
  )
  return added === 1
}

export async function findRoom(sql: Sql, outlet: OutletId, name: RoomName): Promise<Room | null> {
  const row = await sql.get(`SELECT ${ROOM.columns} FROM rooms WHERE outlet = ? AND room = ?`, [outlet, name])
  return row === undefined ? null : toRoom(row)
}

export async function findRoomByCode(sql: Sql, outlet: OutletId, codeHash: SecretHash): Promise<Room | null> {
  const row = await sql.get(`SELECT ${ROOM.columns} FROM rooms WHERE outlet = ? AND code_hash = ?`, [
    outlet,
    codeHash,
  ])
  return row === undefined ? null : toRoom(row)
}

export async function allRooms(sql: Sql, outlet: OutletId): Promise<Room[]> {
  const rows = await sql.all(`SELECT ${ROOM.columns} FROM rooms WHERE outlet = ? ORDER BY floor, position`, [
    outlet,
  ])
  return listed(rows, toRoom).read
}

export async function setRoomCode(
  sql: Transaction,
  room: Pick<Room, 'outlet' | 'name' | 'generation'>,
  codeHash: SecretHash,
): Promise<void> {
  await sql.run('UPDATE rooms SET generation = ?, code_hash = ? WHERE outlet = ? AND room = ?', [
    room.generation,
    codeHash,
    room.outlet,
    room.name,
  ])
  moveAccess(sql, room.outlet)
}

/** The peppered hash is `null` until the person next signs in, where a release that knew none has set the PIN. */
export type StaffMember = Pick<RecordOf<'staff'>, 'name' | 'role' | 'pinHash' | 'pepperedHash'>

export async function addStaff(
  sql: Transaction,
  outlet: OutletId,
  { name, role, pinHash, pepperedHash }: StaffMember,
): Promise<void> {
  await sql.run('INSERT INTO staff (outlet, name, role, pin_hash, peppered_hash) VALUES (?, ?, ?, ?, ?)', [
    outlet,
    name,
    role,
    pinHash,
    pepperedHash,
  ])
}

export async function saveStaffPin(
  sql: Transaction,
  outlet: OutletId,
  name: ClerkName,
  { pinHash, pepperedHash }: Pick<StaffMember, 'pinHash' | 'pepperedHash'>,
): Promise<void> {
  await sql.run('UPDATE staff SET pin_hash = ?, peppered_hash = ? WHERE outlet = ? AND name = ?', [
    pinHash,
    pepperedHash,
    outlet,
    name,
  ])
}

const STAFF = record('staff', 'name', 'role', 'pin_hash', 'peppered_hash')

export async function allStaff(sql: Sql, outlet: OutletId): Promise<StaffMember[]> {
  return STAFF.all(
    await sql.all(`SELECT ${STAFF.columns} FROM staff WHERE outlet = ? AND ended_at IS NULL ORDER BY name`, [
      outlet,
    ]),
  )
}

export async function findStaff(sql: Sql, outlet: OutletId, name: ClerkName): Promise<StaffMember | null> {
  const row = await sql.get(
    `SELECT ${STAFF.columns} FROM staff WHERE outlet = ? AND name = ? AND ended_at IS NULL`,
    [outlet, name],
  )
  return STAFF.found(row)
}
