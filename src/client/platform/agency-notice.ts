/** What is to be told of the agency's log: asked for when a page opens, and whenever somebody comes back to it. */
import { useEffect, useState } from 'preact/hooks'
import type { AgencyLogStanding } from '../../contract/agency-log.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ask } from './api.ts'

const NOTHING: AgencyLogStanding = { notice: null }

/** Without an outlet, as the agency hears it. Where nobody answers, what was heard last stands. */
export function useAgencyLog(outlet?: OutletId): AgencyLogStanding {
  const [standing, setStanding] = useState(NOTHING)
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'hidden') return
      const [address, options] =
        outlet === undefined
          ? (['/api/agency-log', {}] as const)
          : ([`/api/agency-log?outlet=${encodeURIComponent(outlet)}`, { outlet }] as const)
      void ask<'agencyLog'>('GET', address, options).then(reply => {
        if (reply.ok) setStanding(reply.value)
      })
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [outlet])
  return standing
}
