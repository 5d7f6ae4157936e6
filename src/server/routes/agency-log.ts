/** What an agency's people are told besides: how its log fares, for all who depend on its register, and which outlets are in trouble. */
import { ok } from '../../domain/result.ts'
import { toTimestamp } from '../../domain/time.ts'
import type { Handlers } from '../http/app.ts'
import { readAgencyNotice, readNoticed } from '../usecases/agency/notice.ts'
import { readTroubles } from '../usecases/escalation/trouble.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

export function agencyLogRoutes({ world }: Site): Pick<Handlers<Callers>, 'agencyLog' | 'troubles'> {
  return {
    troubles: async () => ok({ outlets: await readTroubles(world), now: toTimestamp(world.clock.now()) }),
    agencyLog: async (_input, member) => {
      const isOfficer = member.kind === 'officer'
      return ok({
        notice: await readAgencyNotice(world, isOfficer ? null : member.outlet),
        ...(isOfficer ? { noticed: await readNoticed(world) } : {}),
      })
    },
  }
}
