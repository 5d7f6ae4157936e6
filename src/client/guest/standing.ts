/** Where this device stands: in front of which room, and in which stay's session. */
import type { Session } from '../../contract/door.ts'
import { roomKeyOf } from './first/door.ts'
import { type Door, now, type Room, type Standing } from './first/state.ts'

/** The door with that room behind it; what its QR's code was found to be stays found. */
export function doorTo(room: Room | null): Door {
  const { is } = now().door
  if (is === 'old-code') return { is, room }
  return room === null ? { is: 'unknown', room } : { is: 'known', room }
}

export function inSession(session: Session): Standing {
  return { is: 'open', ...session }
}

export function keepRoom(room: Room | null): void {
  const key = roomKeyOf(now().outlet.slug)
  try {
    if (room === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(room))
  } catch {
    // Blocked: the room is asked for again with the stay code.
  }
}
