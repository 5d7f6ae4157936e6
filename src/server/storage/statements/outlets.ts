/** Outlets, their rooms and their staff. */
import type { Outlet, Room, RoomKind } from '../../../domain/outlet.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import type { Sql, Transaction } from '../storage.ts'
import { moveAccess } from './counters.ts'
import { parser } from './parsed.ts'

export const toOutlet = parser<Outlet>()

export async function addOutlet(sql: Transaction, outlet: Outlet): Promise<void> {
  await sql.run('INSERT INTO outlets (outlet, body) VALUES (?, ?)', [outlet.slug, JSON.stringify(outlet)])
}

/** As it is now, whether or not it was known. */
export async function saveOutlet(sql: Transaction, outlet: Outlet): Promise<void> {
  await sql.run(
    'INSERT INTO outlets (outlet, body) VALUES (?, ?) ON CONFLICT (outlet) DO UPDATE SET body = excluded.body',
    [outlet.slug, JSON.stringify(outlet)],
  )
}

export async function findOutlet(sql: Sql, slug: string): Promise<Outlet | null> {
  const row = await sql.get<{ body: string }>('SELECT body FROM outlets WHERE outlet = ?', [slug])
  return row === undefined ? null : toOutlet(row.body)
}

export async function allOutlets(sql: Sql): Promise<Outlet[]> {
  const rows = await sql.all<{ body: string }>('SELECT body FROM outlets ORDER BY outlet')
  return rows.map(row => toOutlet(row.body))
}

/** When an outlet's business began: its first guest or its first goods; `null` before either. */
export async function beganAt(sql: Sql, outlet: string): Promise<number | null> {
  const row = await sql.get<{ at: number | null }>(
    `SELECT MIN(at) AS at FROM (SELECT MIN(checked_in_at) AS at FROM stays WHERE outlet = ?
       UNION ALL SELECT MIN(at) AS at FROM showings WHERE outlet = ?) AS firsts`,
    [outlet, outlet],
  )
  return row?.at ?? null
}

export interface RoomRow {
  outlet: string
  room: string
  kind: RoomKind
  floor: number
  generation: number
}

export function toRoom({ outlet, room, kind, floor, generation }: RoomRow): Room {
  return { outlet, name: room, kind, floor, generation }
}

const ROOM_COLUMNS = 'outlet, room, kind, floor, generation'

/** False when a room of that name is there already. `codeHash` is what a QR's code is found by. */
export async function addRoom(sql: Transaction, room: Room, codeHash: string): Promise<boolean> {
  const added = await sql.run(
    `INSERT INTO rooms (outlet, room, kind, floor, generation, code_hash, position)
     SELECT ?, ?, ?, ?, ?, ?, COALESCE(MAX(position), 0) + 1 FROM rooms WHERE outlet = ?
     ON CONFLICT (outlet, room) DO NOTHING`,
    [room.outlet, room.name, room.kind, room.floor, room.generation, codeHash, room.outlet],
  )
  return added === 1
}

export async function findRoom(sql: Sql, outlet: string, name: string): Promise<Room | null> {
  const row = await sql.get<RoomRow>(`SELECT ${ROOM_COLUMNS} FROM rooms WHERE outlet = ? AND room = ?`, [
    outlet,
    name,
  ])
  return row === undefined ? null : toRoom(row)
}

export async function findRoomByCode(sql: Sql, outlet: string, codeHash: string): Promise<Room | null> {
  const row = await sql.get<RoomRow>(`SELECT ${ROOM_COLUMNS} FROM rooms WHERE outlet = ? AND code_hash = ?`, [
    outlet,
    codeHash,
  ])
  return row === undefined ? null : toRoom(row)
}

export async function allRooms(sql: Sql, outlet: string): Promise<Room[]> {
  const rows = await sql.all<RoomRow>(
    `SELECT ${ROOM_COLUMNS} FROM rooms WHERE outlet = ? ORDER BY floor, position`,
    [outlet],
  )
  return rows.map(toRoom)
}

export async function setRoomCode(
  sql: Transaction,
  room: Pick<Room, 'outlet' | 'name' | 'generation'>,
  codeHash: string,
): Promise<void> {
  await sql.run('UPDATE rooms SET generation = ?, code_hash = ? WHERE outlet = ? AND room = ?', [
    room.generation,
    codeHash,
    room.outlet,
    room.name,
  ])
  moveAccess(sql, room.outlet)
}

export interface StaffMember {
  readonly name: string
  readonly role: StaffRole
  readonly pinHash: string
  /** `null` until the person next signs in, where a release that knew none has set the PIN. */
  readonly pepperedHash: string | null
}

export async function addStaff(
  sql: Transaction,
  outlet: string,
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
  outlet: string,
  name: string,
  { pinHash, pepperedHash }: Pick<StaffMember, 'pinHash' | 'pepperedHash'>,
): Promise<void> {
  await sql.run('UPDATE staff SET pin_hash = ?, peppered_hash = ? WHERE outlet = ? AND name = ?', [
    pinHash,
    pepperedHash,
    outlet,
    name,
  ])
}

const STAFF_COLUMNS = 'name, role, pin_hash AS "pinHash", peppered_hash AS "pepperedHash"'

export async function allStaff(sql: Sql, outlet: string): Promise<StaffMember[]> {
  return sql.all<StaffMember>(`SELECT ${STAFF_COLUMNS} FROM staff WHERE outlet = ? ORDER BY name`, [outlet])
}

export async function findStaff(sql: Sql, outlet: string, name: string): Promise<StaffMember | null> {
  const row = await sql.get<StaffMember>(`SELECT ${STAFF_COLUMNS} FROM staff WHERE outlet = ? AND name = ?`, [
    outlet,
    name,
  ])
  return row ?? null
}
