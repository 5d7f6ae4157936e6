/** What waited on a terminal for a clerk is dropped there, by somebody who answers for its people: what is kept of it is the act. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { DropReason } from '../../../domain/dropping.ts'
import type { ClerkName, DeedId } from '../../../domain/ids.ts'
import { actsOfWord, addAct } from '../../storage/statements/acts/acts.ts'
import type { World } from '../world.ts'

/** Of drops so many are known again. */
const KNOWN_MAX = 200

export interface Dropped {
  /** Made on the device: the same again is dropped once. */
  readonly id: DeedId
  readonly clerk: ClerkName
  readonly count: number
  readonly reason: DropReason
}

export async function dropTaps(
  world: World,
  hand: ActorOf<'clerk' | 'manager'>,
  { id: deed, clerk, count, reason }: Dropped,
): Promise<void> {
  const done = { actor: hand, what: 'drop-taps', on: clerk, changed: { reason, count, deed } } as const
  const { slug } = hand.outlet
  await world.storage.write(slug, async sql => {
    const before = await actsOfWord(sql, slug, 'drop-taps', {
      before: Number.MAX_SAFE_INTEGER,
      limit: KNOWN_MAX,
    })
    const isKnown = before.some(({ told }) => told?.what === 'drop-taps' && told.changed.deed === deed)
    if (!isKnown) await addAct(sql, slug, done, world.clock.now())
  })
}
