/** The desk's word on a waiting phone: into the stay that is in that room now, or not at all. */
import { ok, type Result, refuse } from '../../domain/result.ts'
import { answerConfirmation, findConfirmation } from '../storage/statements/confirmations.ts'
import { addEvent } from '../storage/statements/events.ts'
import { stayIn } from '../storage/statements/stays.ts'
import type { Clerk, World } from './world.ts'

/** Allowing a phone in a vacant room lets it in nowhere: there is no stay. */
export async function confirmPhone(
  world: World,
  { outlet }: Clerk,
  id: string,
  allow: boolean,
): Promise<Result<Record<never, never>, 'not-found'>> {
  return world.storage.write(outlet.slug, async sql => {
    const asked = await findConfirmation(sql, outlet.slug, id)
    if (asked === null) return refuse('not-found')
    const nowMs = world.clock.now()
    const stay = allow ? await stayIn(sql, outlet.slug, asked.room) : null
    await answerConfirmation(sql, outlet.slug, id, stay?.id ?? null, nowMs)
    await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject: asked.room }, nowMs)
    return ok({})
  })
}
