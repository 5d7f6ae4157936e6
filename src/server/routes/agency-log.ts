/** How the agency's log fares: for people who depend on its register. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { readAgencyNotice, readNoticed } from '../usecases/agency/notice.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

export function agencyLogRoutes({ world }: Site): Pick<Handlers<Callers>, 'agencyLog'> {
  return {
    agencyLog: async (_input, member) => {
      const isOfficer = member.kind === 'officer'
      return ok({
        notice: await readAgencyNotice(world, isOfficer ? null : member.outlet),
        ...(isOfficer ? { noticed: await readNoticed(world) } : {}),
      })
    },
  }
}
