/** What is said of a room that is out of order, or will be. */
import type { RoomTile } from '../../../contract/rooms.ts'
import type { manage } from '../../../i18n/id/manage.ts'

export const isShut = (room: RoomTile) => room.closure !== undefined && room.closesLater !== true

export function closingOf(
  { closure, closesLater }: RoomTile,
  say: (typeof manage)['rooms'],
  language: string,
): string | null {
  if (closure === undefined) return null
  const day = (date: string) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(date),
    )
  return closesLater === true
    ? say.closesOn(day(closure.from))
    : say.isClosed(closure.to === null ? null : day(closure.to))
}
