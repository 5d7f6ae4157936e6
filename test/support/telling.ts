/** Webhooks told as the server wires them. */

import { tellableSizes } from '../../src/server/storage/statements/webhooks/webhooks.ts'
import { recipientsToTell, tell } from '../../src/server/usecases/tellers/teller.ts'
import { WEBHOOK } from '../../src/server/usecases/webhooks/hooks.ts'
import { type Telling, webhooks } from '../../src/server/usecases/webhooks/tell.ts'
import type { World } from '../../src/server/usecases/world.ts'

export async function hooksToTell(world: World): Promise<{ outlet: string; hook: string }[]> {
  const due = await recipientsToTell(world, { name: WEBHOOK, reach: tellableSizes })
  return due.map(({ outlet, recipient }) => ({ outlet, hook: recipient }))
}

export function tellHook(world: Telling, outlet: string, hook: string): Promise<number> {
  return tell(world, webhooks(world), outlet, hook)
}
