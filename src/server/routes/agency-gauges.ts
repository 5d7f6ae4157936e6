/** How the agency's log fares here, for whoever watches machines: where it is kept, and where it is followed. */
import { countAgencyFaults } from '../storage/statements/agency/agency-faults.ts'
import { findAgencyLog } from '../storage/statements/agency/agency-logs.ts'
import type { Site } from './site.ts'

/** Lines of the Prometheus text format. */
export async function agencyGauges({ world }: Site): Promise<string[]> {
  const { log, faults } = await world.storage.read(async sql => ({
    log: await findAgencyLog(sql),
    faults: await countAgencyFaults(sql),
  }))
  if (log === null) return []
  const { standing, size, issued, signedSize, awaits, passedOver, heardAt } = log
  const heard = heardAt === null ? [] : [Math.round((world.clock.now() - heardAt) / 1_000)]
  return [
    '# TYPE etalase_agency_entries gauge',
    `etalase_agency_entries{standing="${standing}"} ${size}`,
    '# TYPE etalase_agency_unsealed gauge',
    `etalase_agency_unsealed ${standing === 'own' ? issued - Math.min(size, signedSize) : 0}`,
    // Signed at the hub, and not here yet.
    '# TYPE etalase_agency_behind gauge',
    `etalase_agency_behind ${standing === 'followed' ? Math.max(0, signedSize - size) : 0}`,
    '# TYPE etalase_agency_waits gauge',
    `etalase_agency_waits ${awaits > 0 ? 1 : 0}`,
    '# TYPE etalase_agency_passed_over gauge',
    `etalase_agency_passed_over ${passedOver ?? 0}`,
    '# TYPE etalase_agency_heard_age_seconds gauge',
    ...heard.map(seconds => `etalase_agency_heard_age_seconds ${seconds}`),
    '# TYPE etalase_agency_faults gauge',
    ...faults.map(({ fault, open }) => `etalase_agency_faults{fault="${fault}"} ${open}`),
    '# TYPE etalase_agency_faults_ever counter',
    ...faults.map(({ fault, ever }) => `etalase_agency_faults_ever{fault="${fault}"} ${ever}`),
  ]
}
