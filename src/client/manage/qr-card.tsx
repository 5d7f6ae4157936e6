/**
 * One room's card. The square alone carries the room's secret; the address in letters below it opens the shop window
 * and nothing more.
 */
import type { RoomName } from '../../domain/ids.ts'
import { qrCard as english } from '../../i18n/en/qr-card.ts'
import { qrCard as indonesian } from '../../i18n/id/qr-card.ts'
import { Qr } from '../ui/qr.tsx'
import type { Room } from './use-rooms.ts'

export function Card({ room, outletName }: { room: Room; outletName: string }) {
  const [path = ''] = room.url.split('#')
  const kind = indonesian.kinds[room.kind]
  return (
    <section class="card" lang="id">
      <p class="fascia">
        <span>{outletName}</span>
        <span>Etalase</span>
      </p>
      <div class="square">
        <Qr text={location.origin + room.url} label={indonesian.code(`${kind} ${room.room}`)} />
        <p class="address">
          {location.host}
          {path}
        </p>
      </div>
      <div class="say">
        <b>{kind}</b>
        <span class={`door num${room.room.length > 4 ? ' long' : ''}`}>{room.room}</span>
        <em>
          {spelled(room.room, indonesian.digits)}, {indonesian.floor(room.floor)}
        </em>
        <p>{indonesian.pitch[room.kind]}</p>
        <p lang="en">{english.pitch[room.kind]}</p>
      </div>
    </section>
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
