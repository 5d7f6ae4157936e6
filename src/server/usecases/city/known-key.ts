/**
 * Is this the master key by which the city's codes were made? Another one, of another city or made anew, would serve a
 * hotel whose every QR and every paper's link leads nowhere. A city knows its key by a hash under it, and before that was
 * written down by the codes of its rooms.
 */
import { findFact, saveFact } from '../../storage/statements/city/city-facts.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { allRooms, findRoomByCode } from '../../storage/statements/city/rooms.ts'
import type { Sql } from '../../storage/storage.ts'
import { hashOf, type World } from '../world.ts'
import { roomCode } from './codes.ts'

export class WrongMasterKey extends Error {}

/** Throws {@link WrongMasterKey}, which says `where` the key is. */
export async function knowMasterKey(world: World, where: string): Promise<void> {
  const here = Buffer.from(world.keys.mac('key-check')).toString('base64url')
  const known = await world.storage.read(sql => findFact(sql, 'key'))
  const isRight = known === null ? await world.storage.read(sql => fitsRooms(sql, world)) : known === here
  if (!isRight)
    throw new WrongMasterKey(
      `${where} is the key of another city: bring back the one that belongs to this database, or the database that belongs to this key`,
    )
  if (known === null) await world.storage.writeCity(sql => saveFact(sql, 'key', here))
}

/** One room of one outlet tells; where there are none, nothing was printed yet. */
async function fitsRooms(sql: Sql, { keys }: Pick<World, 'keys'>): Promise<boolean> {
  for (const { slug } of await allOutlets(sql)) {
    const [room] = await allRooms(sql, slug)
    if (room !== undefined) return (await findRoomByCode(sql, slug, hashOf(roomCode(keys, room)))) !== null
  }
  return true
}
