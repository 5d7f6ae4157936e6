/** What waited on a terminal for a clerk is dropped there, by somebody who answers for its people: what is kept of it is the act. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { DropReason } from '../../../domain/dropping.ts'
import type { ClerkName } from '../../../domain/ids.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import type { World } from '../world.ts'

export interface Dropped {
  readonly clerk: ClerkName
  readonly count: number
  readonly reason: DropReason
}

export async function dropTaps(
  world: World,
  hand: ActorOf<'clerk' | 'manager'>,
  { clerk, count, reason }: Dropped,
): Promise<void> {
  const done = { actor: hand, what: 'drop-taps', on: clerk, changed: { reason, count } } as const
  await world.storage.write(hand.outlet.slug, sql => addAct(sql, hand.outlet.slug, done, world.clock.now()))
}
