/**
 * Through the door: the QR's code stands in the fragment, is exchanged for a room ticket and wiped from the address at
 * once, so that it is in no history, no screenshot and no server's log.
 */
import { ROOM_CODE_LENGTH } from '../../domain/ids.ts'
import { ask } from '../platform/api.ts'
import { type GuestState, set } from './state.ts'

const keyOf = (outlet: string) => `etalase-room-${outlet}`

/** Which room this device was last in: no secret, it stands on the door. */
export function keptRoom(outlet: string): GuestState['room'] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as GuestState['room']
  } catch {
    return null
  }
}

export function keepRoom(outlet: string, room: GuestState['room']): void {
  try {
    if (room === null) localStorage.removeItem(keyOf(outlet))
    else localStorage.setItem(keyOf(outlet), JSON.stringify(room))
  } catch {
    // Blocked: the room is asked for again with the stay code.
  }
}

export function enterByCode(outlet: string): void {
  const code = location.hash.slice(1)
  if (code.length < ROOM_CODE_LENGTH) return
  history.replaceState(history.state, '', location.pathname)
  void ask<'door'>('POST', '/api/door', { body: { outlet, code } }).then(reply => {
    if (reply.ok) {
      const room = { name: reply.value.room, kind: reply.value.kind }
      keepRoom(outlet, room)
      set({ room, oldCode: false })
    } else if (reply.code === 'unknown-room') set({ oldCode: true })
  })
}
