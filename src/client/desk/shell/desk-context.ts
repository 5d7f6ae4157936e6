/** What every screen behind the door stands on: the live board, the clerk's steps, the outlet and who is there. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { MenuOutlet } from '../../../contract/menu.ts'
import type { ClerkName } from '../../../domain/ids.ts'
import type { LiveBoard } from '../live/use-board.ts'
import type { LiveRooms } from '../live/use-rooms.ts'
import type { Steps } from '../live/use-steps.ts'

export interface DeskNow {
  readonly outlet: MenuOutlet
  /** Who is signed in. */
  readonly staff: ClerkName
  readonly live: LiveBoard
  readonly steps: Steps
  readonly rooms: LiveRooms
  /** A short line that says what was done. */
  readonly tell: (line: string) => void
  readonly signedOut: () => void
}

export const DeskContext = createContext<DeskNow | null>(null)

export function useDesk(): DeskNow {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('a screen of the desk stands outside of its shell')
  return desk
}
