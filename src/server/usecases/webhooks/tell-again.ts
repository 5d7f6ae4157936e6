/** A manager has what a program did not take told again: under the ids it had, so that it takes nothing twice. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RecipientId } from '../../../domain/ids.ts'
import type { World } from '../world.ts'
import { allHooks, replayWebhook } from './hooks.ts'

/** How many; where it has taken all, nothing is done. `null`: there is no such program. */
export async function tellAgain(
  world: World,
  manager: ActorOf<'manager'>,
  id: RecipientId,
): Promise<number | null> {
  const { slug } = manager.outlet
  const hooks = await world.storage.read(sql => allHooks(sql, slug))
  const hook = hooks.find(({ recipient }) => recipient === id)
  if (hook === undefined) return null
  if (hook.dead === 0 && hook.endedAt === null) return 0
  return replayWebhook(world, manager, slug, id)
}
