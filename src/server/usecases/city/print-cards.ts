/** Cards that came out of the printer: what stood on each is remembered, so that only what has changed is printed again. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { CodeGeneration, RoomName } from '../../../domain/ids.ts'
import { ok, type Result } from '../../../domain/result.ts'
import { faceOf } from '../../../domain/room-card.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { saveCards } from '../../storage/statements/city/rooms.ts'
import type { World } from '../world.ts'
import { readOut } from './add-rooms.ts'

/** As it was printed, whatever the room is by now; what names no room is left out. */
export interface PrintedCard {
  readonly room: RoomName
  readonly floor: number
  readonly generation: CodeGeneration
}

export async function markPrinted(
  world: World,
  manager: ActorOf<'manager'>,
  cards: readonly PrintedCard[],
): Promise<Result<{ cards: number }, never>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const faces = cards.map(card => ({ room: card.room, face: faceOf({ ...card, name: card.room }) }))
    saveCards(sql, outlet.slug, faces)
    const changed = { cards: cards.length, rooms: readOut(cards.map(({ room }) => room)) }
    const on = cards[0]?.room ?? ''
    await addAct(sql, outlet.slug, { actor: manager, what: 'print-cards', on, changed }, world.clock.now())
    return ok({ cards: cards.length })
  })
}
