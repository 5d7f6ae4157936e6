/** What a box has noticed of the agency's log, by kind and number alone: its hub is told, and nothing of whatever else is here. */
import { AGENCY_FAULTS, type AgencyFault, daysSince } from './agency-log.ts'

/** `silent`: for a day and longer it was not heard that nothing is missing. */
export const NOTICED = [...AGENCY_FAULTS, 'silent'] as const
export type NoticedKind = (typeof NOTICED)[number]

export interface Noticed {
  readonly fault: NoticedKind
  /** How often it was noticed, and how many of those stand. */
  readonly ever: number
  readonly open: number
  /** Since when it stands; where it does not, when it was noticed last. */
  readonly since: number
}

interface Found {
  readonly fault: AgencyFault
  readonly at: number
  readonly mendedAt: number | null
}

/** Of a log that is followed. */
export function noticedOf(found: readonly Found[], heardAt: number | null, nowMs: number): Noticed[] {
  const faults = AGENCY_FAULTS.flatMap(fault => {
    const all = found.filter(one => one.fault === fault)
    const open = all.filter(({ mendedAt }) => mendedAt === null)
    const times = (open.length > 0 ? open : all).map(({ at }) => at)
    const since = open.length > 0 ? Math.min(...times) : Math.max(...times)
    return all.length === 0 ? [] : [{ fault, ever: all.length, open: open.length, since }]
  })
  const isSilent = heardAt !== null && daysSince(heardAt, nowMs) > 0
  return isSilent ? [...faults, { fault: 'silent', ever: 1, open: 1, since: heardAt }] : faults
}

/** As it is told: the kind, how often, how many stand, and the second since when. */
export function noticedLine({ fault, ever, open, since }: Noticed): string {
  return [fault, ever, open, Math.floor(since / 1_000)].join(' ')
}

const LINE = /^([a-z-]{1,32}) (\d{1,6}) (\d{1,6}) (\d{1,11})$/

/** `null`: it is no such line; `unknown`: of a kind that is newer than the program here. */
export function readNoticed(line: string): Noticed | 'unknown' | null {
  const [, kind, ever, open, seconds] = LINE.exec(line) ?? []
  if (kind === undefined) return null
  const fault = NOTICED.find(one => one === kind)
  return fault === undefined
    ? 'unknown'
    : { fault, ever: Number(ever), open: Number(open), since: Number(seconds) * 1_000 }
}
