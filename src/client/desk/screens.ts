/** The desk's screens, in the order of the way to them; where an address names none of them, it is the first. */
import type { ComponentType } from 'preact'
import type { DeskPlace } from '../../domain/rights.ts'
import { later } from '../ui/later.tsx'
import { BoardScreen } from './board/board-screen.tsx'
import { Documents } from './documents/documents.tsx'
import { Rooms } from './rooms/rooms.tsx'

export const SCREENS = {
  board: BoardScreen,
  rooms: Rooms,
  bills: later(() => import('./bills/open-list.tsx').then(({ OpenList }) => OpenList)),
  documents: Documents,
  handover: later(() => import('./bills/handover.tsx').then(({ HandOver }) => HandOver)),
} satisfies Record<DeskPlace, ComponentType>
export type Screen = DeskPlace
export const SCREEN_NAMES = Object.keys(SCREENS) as Screen[]
