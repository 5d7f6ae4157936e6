/** A room's card: what stands on it, so that it is known which cards on the walls are not of today. */
import type { CodeGeneration, RoomName } from './ids.ts'
import type { Room } from './outlet.ts'

/** Marked as printed in one go. */
export const CARDS_AT_ONCE_MAX = 400

/** Generation of the code, floor and name: what else stands on it no room changes. */
export type CardFace = string

export function faceOf({
  generation,
  floor,
  name,
}: {
  readonly generation: CodeGeneration
  readonly floor: number
  readonly name: RoomName
}): CardFace {
  return `${generation} ${floor} ${name}`
}

/** Its card was never printed, or says what is not so any more. */
export function isCardOld(
  room: Pick<Room, 'generation' | 'floor' | 'name'>,
  printed: CardFace | null,
): boolean {
  return printed !== faceOf(room)
}

/** `Kamar 512`; what is called `Konter 3` says already what it is. */
export function withKind(kind: string, room: RoomName): string {
  return saysKind(kind, room) ? room : `${kind} ${room}`
}

export function saysKind(kind: string, room: RoomName): boolean {
  return room.toLowerCase().startsWith(kind.toLowerCase())
}
