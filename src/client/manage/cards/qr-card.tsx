/**
 * One room's card. The square alone carries the room's secret; the address in letters below it opens the shop window
 * and nothing more.
 */
import type { RoomCards } from '../../../contract/rooms.ts'
import type { RoomName } from '../../../domain/ids.ts'
import { saysKind, withKind } from '../../../domain/room-card.ts'
import { qrCard as english } from '../../../i18n/en/qr-card.ts'
import { qrCard as indonesian } from '../../../i18n/id/qr-card.ts'
import { PaperCard } from '../../ui/paper-card.tsx'
import { Qr } from '../../ui/qr.tsx'

export type CardRoom = RoomCards['cards'][number]

export function Card({ room, outletName }: { room: CardRoom; outletName: string }) {
  const [path = ''] = room.url.split('#')
  const kind = indonesian.kinds[room.kind]
  return (
    <PaperCard of="qr-card" name={outletName} label={withKind(kind, room.room)}>
      <div class="square">
        <Qr text={location.origin + room.url} label={indonesian.code(withKind(kind, room.room))} />
        <p class="address">
          {location.host}
          {path}
        </p>
      </div>
      <div class="say">
        {!saysKind(kind, room.room) && <b>{kind}</b>}
        <span class={`door num${room.room.length > 4 ? ' long' : ''}`}>{room.room}</span>
        <em>
          {spelled(room.room, indonesian.digits)}, {indonesian.floor(room.floor)}
        </em>
        <p>{indonesian.pitch[room.kind]}</p>
        <p lang="en">{english.pitch[room.kind]}</p>
      </div>
    </PaperCard>
  )
}

/** `512` as `lima satu dua`, the way it is said on the telephone; letters stay as they are. */
export function spelled(room: RoomName, digits: readonly string[]): string {
  return room
    .replace(/\d/g, digit => ` ${digits[Number(digit)] ?? digit} `)
    .replace(/-/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
