/** The desk's screens, in the order of the way to them; where an address names none of them, it is the first. */
import { BoardScreen } from './board/board-screen.tsx'
import { Documents } from './documents/documents.tsx'
import { Rooms } from './rooms/rooms.tsx'

export const SCREENS = { board: BoardScreen, rooms: Rooms, documents: Documents }
export type Screen = keyof typeof SCREENS
export const SCREEN_NAMES = Object.keys(SCREENS) as Screen[]
