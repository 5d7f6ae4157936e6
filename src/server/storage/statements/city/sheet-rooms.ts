/** Rooms as sheets change them: where they are, and those that were added by mistake. */
import type { OutletId, RoomName } from '../../../../domain/ids.ts'
import type { Room } from '../../../../domain/outlet.ts'
import type { Transaction } from '../../storage.ts'
import { moveAccess } from '../counters.ts'

export async function setRoomPlace(
  sql: Transaction,
  { outlet, name, kind, floor }: Pick<Room, 'outlet' | 'name' | 'kind' | 'floor'>,
): Promise<void> {
  await sql.run('UPDATE rooms SET kind = ?, floor = ? WHERE outlet = ? AND room = ?', [
    kind,
    floor,
    outlet,
    name,
  ])
  moveAccess(sql, outlet)
}

/** Whatever says that somebody was there, or that something of it hangs on a wall. */
const USES = ['stays', 'devices', 'enrolments', 'confirmations', 'closures'] as const

/** False where it was ever used: it stays. */
export async function removeUnusedRoom(sql: Transaction, outlet: OutletId, room: RoomName): Promise<boolean> {
  const unused = USES.map(table => `AND NOT EXISTS (SELECT 1 FROM ${table} WHERE outlet = ? AND room = ?)`)
  const removed = await sql.run(
    `DELETE FROM rooms WHERE outlet = ? AND room = ? AND generation = 1 AND printed IS NULL ${unused.join(' ')}`,
    [outlet, room, ...USES.flatMap(() => [outlet, room])],
  )
  if (removed === 1) moveAccess(sql, outlet)
  return removed === 1
}
