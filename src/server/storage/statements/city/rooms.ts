/** Rooms: their names, their codes by what is found by them, their cards. None is ever taken away. */
import type { OutletId, RoomName, SecretHash } from '../../../../domain/ids.ts'
import type { Room } from '../../../../domain/outlet.ts'
import type { CardFace } from '../../../../domain/room-card.ts'
import { idOf, key, number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import { listed } from '../../unreadable.ts'
import { moveAccess } from '../counters.ts'
import { insertRows } from '../rows.ts'

const ROOM = record('rooms', 'outlet', 'room', 'kind', 'floor', 'generation', 'code_name')

export function toRoom(row: Fields): Room {
  const { outlet, room, kind, floor, generation, codeName } = ROOM.read(row)
  return { outlet, name: room, kind, floor, generation, ...(codeName === null ? {} : { codeName }) }
}

const LAST = answer('rooms', { last: number })
const MANY = answer('rooms', { outlet: key(idOf('outlets')), many: number })
const PRINTED = record('rooms', 'room', 'printed')

/** `codeHash` is what a QR's code is found by. */
export interface NewRoom {
  readonly room: Room
  readonly codeHash: SecretHash
}

/** False when a room of that name is there already. */
export async function addRoom(sql: Transaction, room: Room, codeHash: SecretHash): Promise<boolean> {
  const added = await sql.run(
    `INSERT INTO rooms (outlet, room, kind, floor, generation, code_hash, code_name, position)
     SELECT ?, ?, ?, ?, ?, ?, ?, COALESCE(MAX(position), 0) + 1 FROM rooms WHERE outlet = ?
     ON CONFLICT (outlet, room) DO NOTHING`,
    [
      room.outlet,
      room.name,
      room.kind,
      room.floor,
      room.generation,
      codeHash,
      room.codeName ?? null,
      room.outlet,
    ],
  )
  return added === 1
}

/** They stand behind those that are there, in this order. Their names and codes are free. */
export async function addRooms(sql: Transaction, outlet: OutletId, rooms: readonly NewRoom[]): Promise<void> {
  const row = await sql.get('SELECT COALESCE(MAX(position), 0) AS last FROM rooms WHERE outlet = ?', [outlet])
  const last = LAST.found(row)?.last ?? 0
  await insertRows(
    sql,
    'rooms (outlet, room, kind, floor, generation, code_hash, code_name, position)',
    rooms.map(({ room, codeHash }, i) => [
      outlet,
      room.name,
      room.kind,
      room.floor,
      room.generation,
      codeHash,
      room.codeName ?? null,
      last + 1 + i,
    ]),
  )
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

/** What stood on each card when it was printed last; rooms whose card never was are not among them. */
/** How many of its rooms, tables or counters each outlet has here. */
export async function countRooms(sql: Sql): Promise<ReadonlyMap<OutletId, number>> {
  const rows = await sql.all('SELECT outlet, COUNT(*) AS many FROM rooms GROUP BY outlet')
  return new Map(MANY.each(rows).map(({ outlet, many }) => [outlet, many]))
}

export async function printedCards(sql: Sql, outlet: OutletId): Promise<ReadonlyMap<RoomName, CardFace>> {
  const rows = await sql.all(
    `SELECT ${PRINTED.columns} FROM rooms WHERE outlet = ? AND printed IS NOT NULL`,
    [outlet],
  )
  return new Map(PRINTED.all(rows).map(({ room, printed }) => [room, printed ?? '']))
}

export function saveCards(
  sql: Transaction,
  outlet: OutletId,
  cards: readonly { readonly room: RoomName; readonly face: CardFace }[],
): void {
  sql.send(
    `UPDATE rooms SET printed = card.column1 FROM ({rows}) AS card
     WHERE outlet = card.column2 AND room = card.column3`,
    cards.map(({ room, face }) => [face, outlet, room]),
  )
  moveAccess(sql, outlet)
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

/** Whatever names the room by its name; what was written of it stays as it was: papers, orders that ended, acts, events. */
const NAMED_BY_ROOM = ['stays', 'devices', 'enrolments', 'wrong_codes', 'confirmations', 'closures'] as const

/** The room is called so from now on, with all that stands for it; the codes on its walls are as they were. */
export async function renameRoom(
  sql: Transaction,
  outlet: OutletId,
  from: RoomName,
  to: RoomName,
): Promise<void> {
  await sql.run(
    'UPDATE rooms SET room = ?, code_name = COALESCE(code_name, room) WHERE outlet = ? AND room = ?',
    [to, outlet, from],
  )
  for (const table of NAMED_BY_ROOM)
    await sql.run(`UPDATE ${table} SET room = ? WHERE outlet = ? AND room = ?`, [to, outlet, from])
  moveAccess(sql, outlet)
}

export async function setFloor(
  sql: Transaction,
  outlet: OutletId,
  room: RoomName,
  floor: number,
): Promise<void> {
  await sql.run('UPDATE rooms SET floor = ? WHERE outlet = ? AND room = ?', [floor, outlet, room])
  moveAccess(sql, outlet)
}
