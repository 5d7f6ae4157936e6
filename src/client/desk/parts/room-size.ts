/** How large a room's name may be written so that it breaks between its words and never within one. */
import type { RoomName } from '../../../domain/ids.ts'

/** Letters of a name that fit the flap at its full size. */
const SHORT = 4
/** Letters of a word that fit a line at the size of long names. */
const WORD = 8

/** Classes: '' for a number, `long` for a name, `long wordy` for a name with a long word in it. */
export function roomSize(room: RoomName): '' | 'long' | 'long wordy' {
  if (room.length <= SHORT) return ''
  return room.split(/\s+/).some(word => word.length > WORD) ? 'long wordy' : 'long'
}
