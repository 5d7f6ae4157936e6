/** A desk says every 15 s that a person can see and hear it. After 45 s of silence guests are told to call. */
import type { Outlet } from '../../domain/outlet.ts'
import { PRESENCE_TIMEOUT_MS } from '../../domain/staff.ts'
import { isAttended, savePresence } from '../storage/statements/presence.ts'
import type { Sql } from '../storage/storage.ts'
import type { World } from './world.ts'

export async function keepPresence(
  world: World,
  outlet: Outlet,
  presence: { readonly terminal: string; readonly sound: boolean; readonly visible: boolean },
): Promise<boolean> {
  return world.storage.write(outlet.slug, async sql => {
    await savePresence(sql, outlet.slug, { ...presence, at: world.clock.now() })
    return attended(sql, world, outlet.slug)
  })
}

export function attended(sql: Sql, world: World, outlet: string): Promise<boolean> {
  return isAttended(sql, outlet, world.clock.now() - PRESENCE_TIMEOUT_MS)
}
