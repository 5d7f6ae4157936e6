/** The manager: rooms and their codes, cards, the outlet's own settings. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { createRoom, createRooms } from '../usecases/city/add-rooms.ts'
import { changeOutlet, readOutletSettings } from '../usecases/city/change-outlet.ts'
import { changeRoom } from '../usecases/city/change-room.ts'
import { closeRooms } from '../usecases/city/close-rooms.ts'
import {
  readFoundRooms,
  readManagedRooms,
  readRoomCards,
  readRoomNames,
} from '../usecases/city/find-rooms.ts'
import { rotateRoom } from '../usecases/city/manage-rooms.ts'
import { markPrinted } from '../usecases/city/print-cards.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type RoomRoutes = Pick<
  Handlers<Callers>,
  | 'managedRooms'
  | 'addRoom'
  | 'addRooms'
  | 'changeRoom'
  | 'closeRooms'
  | 'foundRooms'
  | 'roomNames'
  | 'roomCards'
  | 'rotateRoom'
  | 'printedCards'
  | 'outletSettings'
  | 'changeOutlet'
>

export function roomRoutes({ world }: Site): RoomRoutes {
  return {
    managedRooms: async (_input, { outlet }) => ok(await readManagedRooms(world, outlet)),
    foundRooms: async ({ query }, { outlet }) => ok(await readFoundRooms(world, outlet, query)),
    roomNames: async (_input, { outlet }) => ok(await readRoomNames(world, outlet)),
    roomCards: async ({ query }, { outlet }) => ok(await readRoomCards(world, outlet, query)),
    addRoom: async ({ body }, manager) => {
      const added = await createRoom(world, manager, body)
      return added.ok ? { ...added, created: true } : added
    },
    addRooms: async ({ body }, manager) => {
      const wishes = body.groups.flatMap(({ kind, floor, rooms }) =>
        rooms.map(room => ({ room, kind, floor })),
      )
      const added = await createRooms(world, manager, wishes)
      return added.ok ? { ...added, created: added.value.added > 0 } : added
    },
    changeRoom: ({ params, body }, manager) => changeRoom(world, manager, params.room, body),
    closeRooms: ({ body }, manager) => closeRooms(world, manager, body),
    rotateRoom: ({ params }, manager) => rotateRoom(world, manager, params.room),
    printedCards: ({ body }, manager) => markPrinted(world, manager, body.cards),
    outletSettings: async (_input, { outlet }) => ok(await readOutletSettings(world, outlet)),
    changeOutlet: ({ body }, manager) => changeOutlet(world, manager, body),
  }
}
