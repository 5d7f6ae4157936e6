/** The manager's rooms as they are looked for. What a room's code is made of leaves the program on a card, and on no list. */
import type {
  ChangedRooms,
  FoundRooms,
  ManagedRooms,
  RoomCards,
  RoomNames,
  RoomTile,
} from '../../../contract/rooms.ts'
import { type Closure, isClosed } from '../../../domain/closure.ts'
import type { RoomName } from '../../../domain/ids.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import { isCardOld } from '../../../domain/room-card.ts'
import { type ListedRoom, type RoomQuestion, roomPage } from '../../../domain/room-list.ts'
import { closuresFrom } from '../../storage/statements/city/closures.ts'
import { allRooms, printedCards } from '../../storage/statements/city/rooms.ts'
import { presentStays } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { businessDayOf, type World } from '../world.ts'
import { roomUrl } from './codes.ts'

interface KnownRoom extends ListedRoom {
  readonly room: Room
  readonly closure: Closure | undefined
}

/** All of them, in the order in which they were added to their floor. */
async function knownRooms(sql: Sql, outlet: Outlet, today: string): Promise<KnownRoom[]> {
  const [rooms, stays, closures, cards] = await Promise.all([
    allRooms(sql, outlet.slug),
    presentStays(sql, outlet.slug),
    closuresFrom(sql, outlet.slug, today),
    printedCards(sql, outlet.slug),
  ])
  const occupied = new Set(stays.map(({ room }) => room))
  return rooms.map(room => ({
    room,
    name: room.name,
    floor: room.floor,
    closure: closures.get(room.name),
    isOccupied: occupied.has(room.name),
    isClosed: closures.has(room.name),
    isCardOld: isCardOld(room, cards.get(room.name) ?? null),
  }))
}

function tileOf({ room, closure, isOccupied, isCardOld }: KnownRoom, today: string): RoomTile {
  const { name, kind, floor, generation } = room
  return {
    room: name,
    kind,
    floor,
    generation,
    occupied: isOccupied,
    cardIsOld: isCardOld,
    ...toldClosure(closure, today),
  }
}

function toldClosure(closure: Closure | undefined, today: string): Pick<RoomTile, 'closure' | 'closesLater'> {
  if (closure === undefined) return {}
  const { room: _, ...told } = closure
  return { closure: told, ...(isClosed(closure, today) ? {} : { closesLater: true }) }
}

/** Those of the names, as they are now. */
export async function roomTiles(
  sql: Sql,
  { clock }: World,
  outlet: Outlet,
  names: readonly RoomName[],
): Promise<ChangedRooms> {
  const today = businessDayOf(outlet, clock.now())
  const wanted = new Set(names)
  const known = await knownRooms(sql, outlet, today)
  return { rooms: known.filter(({ name }) => wanted.has(name)).map(room => tileOf(room, today)) }
}

export async function managedRooms(sql: Sql, { clock, keys }: World, outlet: Outlet): Promise<ManagedRooms> {
  const today = businessDayOf(outlet, clock.now())
  const known = await knownRooms(sql, outlet, today)
  return { rooms: known.map(one => ({ ...tileOf(one, today), url: roomUrl(keys, one.room) })) }
}

export async function readManagedRooms(world: World, outlet: Outlet): Promise<ManagedRooms> {
  return world.storage.read(sql => managedRooms(sql, world, outlet))
}

export async function readFoundRooms(
  { storage, clock }: World,
  outlet: Outlet,
  question: RoomQuestion,
): Promise<FoundRooms> {
  const today = businessDayOf(outlet, clock.now())
  const found = roomPage(await storage.read(sql => knownRooms(sql, outlet, today)), question)
  return { ...found, floors: [...found.floors], rooms: found.rooms.map(room => tileOf(room, today)) }
}

export interface CardQuestion extends Omit<RoomQuestion, 'find'> {
  /** Those alone; a comma between two. */
  readonly rooms?: string | undefined
}

export async function readRoomCards(
  { storage, clock, keys }: World,
  outlet: Outlet,
  { rooms: named, ...question }: CardQuestion,
): Promise<RoomCards> {
  const today = businessDayOf(outlet, clock.now())
  const all = await storage.read(sql => knownRooms(sql, outlet, today))
  const wanted = named === undefined ? null : new Set(named.split(','))
  const { rooms, ...found } = roomPage(
    all.filter(({ name }) => wanted?.has(name) ?? true),
    question,
  )
  const { counts, floors } = roomPage(all, {})
  const cards = rooms.map(one => ({ ...tileOf(one, today), url: roomUrl(keys, one.room) }))
  return { ...found, counts, floors: [...floors], cards }
}

export async function readRoomNames({ storage }: World, { slug }: Outlet): Promise<RoomNames> {
  const groups = new Map<string, RoomNames['groups'][number]>()
  for (const { name, kind, floor } of await storage.read(sql => allRooms(sql, slug))) {
    const key = `${kind} ${floor}`
    const group = groups.get(key) ?? { kind, floor, rooms: [] }
    group.rooms.push(name)
    groups.set(key, group)
  }
  return { groups: [...groups.values()] }
}
