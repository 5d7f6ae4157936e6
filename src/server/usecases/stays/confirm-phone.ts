/** The desk's word on a waiting phone: into the stay that is in that room now, or not at all. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { WaitingId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { answerConfirmation, findConfirmation } from '../../storage/statements/stays/confirmations.ts'
import { stayIn } from '../../storage/statements/stays/stays.ts'
import type { World } from '../world.ts'

/** Allowing a phone in a vacant room lets it in nowhere: there is no stay. */
export async function confirmPhone(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  id: WaitingId,
  allow: boolean,
): Promise<Result<Record<never, never>, 'not-found'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const asked = await findConfirmation(sql, outlet.slug, id)
    if (asked === null) return refuse('not-found')
    const nowMs = world.clock.now()
    const stay = allow ? await stayIn(sql, outlet.slug, asked.room) : null
    const allowedStay = stay?.id ?? null
    const isFirst = await answerConfirmation(sql, outlet.slug, id, allowedStay, nowMs)
    const changed = { allowed: allow, stay: allowedStay }
    const done = { actor: clerk, what: 'confirm-phone', on: asked.room, changed } as const
    if (isFirst) await addAct(sql, outlet.slug, done, nowMs)
    await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject: asked.room }, nowMs)
    return ok({})
  })
}
