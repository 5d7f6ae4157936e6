/** Somebody has looked: it is as it stands here. Nothing of it changes but that it is in doubt no more. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { Doubt } from '../../../domain/restored.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import {
  addSettled,
  endRestoration,
  unsettledRestoration,
} from '../../storage/statements/restored/restorations.ts'
import type { World } from '../world.ts'
import { countDoubts, doubtsOf, subjectsIn } from './doubts.ts'
import { tellDesks } from './note-restored.ts'

export interface SaidSo {
  readonly doubt: Doubt
  readonly subjects: readonly string[]
}

/** What is not in doubt, or no more, is passed over: the same again is done once. */
export async function settleDoubts(
  world: World,
  hand: ActorOf<'clerk' | 'manager'>,
  { doubt, subjects }: SaidSo,
): Promise<void> {
  const { outlet } = hand
  await world.storage.write(outlet.slug, async sql => {
    const restoration = await unsettledRestoration(sql, outlet.slug)
    if (restoration === null) return
    const nowMs = world.clock.now()
    const there = subjectsIn(await doubtsOf(sql, outlet, restoration))[doubt]
    const said = [...new Set(subjects)].filter(subject => there.has(subject))
    if (said.length === 0) return
    await addSettled(sql, outlet.slug, restoration, doubt, said, nowMs)
    if (countDoubts(await doubtsOf(sql, outlet, restoration)) === 0)
      await endRestoration(sql, outlet.slug, restoration, nowMs)
    const changed = { doubt, count: said.length }
    await addAct(sql, outlet.slug, { actor: hand, what: 'settle-doubt', on: outlet.slug, changed }, nowMs)
    await tellDesks(sql, outlet.slug, nowMs)
  })
}
