/** What whoever depends on the agency's register is told of its log. */
import * as z from 'zod/mini'
import { AGENCY_NOTICES } from '../domain/agency-log.ts'
import { NOTICED } from '../domain/noticed.ts'
import { OutletId, Time } from './words.ts'

export const NoticedFault = z.object({
  outlet: OutletId,
  name: z.string(),
  fault: z.enum(NOTICED),
  ever: z.int(),
  /** How many of those stand. */
  open: z.int(),
  /** Since when they stand; where none does, when it was noticed last. */
  since: Time,
})
export type NoticedFault = z.infer<typeof NoticedFault>

export const AgencyLogStanding = z.object({
  /** `null`: the register is whole, or nobody follows one here. */
  notice: z.nullable(
    z.object({
      is: z.enum(AGENCY_NOTICES),
      /** Whole days since it began; `null`: nobody knows. */
      days: z.nullable(z.int()),
    }),
  ),
  /** Where the log is kept, for officers: what outlets have told that they noticed of it. */
  noticed: z.optional(z.array(NoticedFault)),
})
export type AgencyLogStanding = z.infer<typeof AgencyLogStanding>
