/** Each act is kept for the term of its word and no longer; once it is over, its bytes are gone. */
import { ACT_TRAITS, ACTS } from '../../../domain/act.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { breathe } from '../../process/breathe.ts'
import { eraseActs, oldestActs } from '../../storage/statements/acts/acts.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'

/** Forgotten in one transaction: guests must not wait for it. */
const ACTS_AT_ONCE = 500

const TERMS_MS = new Set(ACTS.map(word => ACT_TRAITS[word].termMs))

/** Answers how many were forgotten. */
export async function forgetActs(world: World, outlet: OutletId): Promise<number> {
  let forgotten = 0
  for (const termMs of TERMS_MS) {
    const words = ACTS.filter(word => ACT_TRAITS[word].termMs === termMs)
    const pastMs = world.clock.now() - termMs
    for (;;) {
      // Looks before it writes: most of the time there is none.
      const byMs = await world.storage.read(sql => oldestActs(sql, outlet, words, pastMs, ACTS_AT_ONCE))
      if (byMs === null) break
      forgotten += await writeAt(world, outlet, sql => eraseActs(sql, outlet, words, byMs))
      await breathe()
    }
  }
  if (forgotten > 0) await world.storage.scrub()
  return forgotten
}
