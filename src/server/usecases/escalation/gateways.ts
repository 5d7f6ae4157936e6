/**
 * Gateways: programs of a hotel that bring to a phone what they are told (a message, a call). Made at the server's terminal, as
 * webhooks are, and told by the same courier under the same signature.
 */
import type { ActorFor } from '../../../domain/act.ts'
import type { OutletId, RecipientId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { allRecipients, type RecipientState } from '../../storage/statements/tellers/recipients.ts'
import type { Sql } from '../../storage/storage.ts'
import { stopTelling } from '../tellers/replay.ts'
import { addHook, hookSecret, isHookUrl } from '../webhooks/hooks.ts'
import type { World } from '../world.ts'

/** Whose recipients they are. */
export const GATEWAY = 'gateway'

export async function addGateway(
  world: World,
  actor: ActorFor<'add-recipient'>,
  outlet: OutletId,
  url: string,
): Promise<Result<{ readonly hook: RecipientId; readonly secret: string }, 'unknown-outlet' | 'invalid'>> {
  if (!isHookUrl(url)) return refuse('invalid')
  return world.storage.write(outlet, async sql => {
    if ((await findOutlet(sql, outlet)) === null) return refuse('unknown-outlet')
    const hook = await addHook(sql, world, actor, { teller: GATEWAY, outlet, address: url, number: 0 })
    return ok({ hook, secret: hookSecret(world, outlet, hook) })
  })
}

/** Of one outlet, or of all. */
export function allGateways(sql: Sql, outlet?: OutletId): Promise<RecipientState[]> {
  return allRecipients(sql, GATEWAY, outlet)
}

/** False where there is none. */
export function removeGateway(
  world: World,
  actor: ActorFor<'remove-recipient'>,
  outlet: OutletId,
  hook: RecipientId,
): Promise<boolean> {
  return stopTelling(world, actor, { name: GATEWAY }, outlet, hook)
}
