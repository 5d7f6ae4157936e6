/** What is seldom done with stays comes when somebody does it: the desk opens without it. */
import { later } from '../../ui/later.tsx'

export const Departure = later(() => import('./departure.tsx').then(({ Departure }) => Departure))
export const SwapRooms = later(() => import('./swap-rooms.tsx').then(({ SwapRooms }) => SwapRooms))
export const UndoCheckIn = later(() => import('./undo-check-in.tsx').then(({ UndoCheckIn }) => UndoCheckIn))
export const Group = later(() => import('./group.tsx').then(({ Group }) => Group))
