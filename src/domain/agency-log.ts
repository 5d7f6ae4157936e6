/** How a database stands to a log of the agency, what can be wrong with one that it follows, and what people are told of it. */
import { DAY_MS } from './time.ts'

/** `own`: its entries are written here; `followed`: it is the hub's, and pulled; `past`: neither any more. */
export const AGENCY_STANDINGS = ['own', 'followed', 'past'] as const
export type AgencyStanding = (typeof AGENCY_STANDINGS)[number]

/**
 * `rolled-back`: it has fewer entries than are held here; `forked`: it is of another history; `wrong-key`: it is signed by no
 * key that the hub names; `wrong-entries`: what it hands out is not what it has signed.
 */
export const AGENCY_FAULTS = ['rolled-back', 'forked', 'wrong-key', 'wrong-entries'] as const
export type AgencyFault = (typeof AGENCY_FAULTS)[number]

/**
 * `waits`: a backup was put back where the log is kept, and nothing is entered before it is known to be whole; `silent`: for days
 * nobody has heard that nothing is missing; `passed-over`: it has entries that are newer than the program here; `ended`: it has ended
 * the outlet that asks.
 */
export const AGENCY_NOTICES = [...AGENCY_FAULTS, 'waits', 'silent', 'passed-over', 'ended'] as const

export interface AgencyNotice {
  readonly is: (typeof AGENCY_NOTICES)[number]
  /** Whole days since it began; `null`: nobody knows. */
  readonly days: number | null
}

interface Stood {
  readonly standing: AgencyStanding
  readonly awaits: number
  readonly heardAt: number | null
  readonly passedOver: number | null
}

/** The worst of what is to be told; `null`: nothing is. A line that fails for hours is nobody's worry. */
export function agencyNotice(
  { standing, awaits, heardAt, passedOver }: Stood,
  fault: { readonly fault: AgencyFault; readonly at: number } | null,
  nowMs: number,
): AgencyNotice | null {
  if (standing === 'past') return null
  if (standing === 'own') return awaits > 0 ? { is: 'waits', days: null } : null
  if (fault !== null) return { is: fault.fault, days: daysSince(fault.at, nowMs) }
  const silent = heardAt === null ? 0 : daysSince(heardAt, nowMs)
  if (silent > 0) return { is: 'silent', days: silent }
  return passedOver === null ? null : { is: 'passed-over', days: null }
}

export function daysSince(at: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - at) / DAY_MS))
}

/** Names the log, for ever. Outlets' are named otherwise. */
export function agencyOrigin(host: string): string {
  return `${host}/agency`
}

const NAME = /^(.*\/agency)(?:-(\d+))?$/

/** Of the one that begins where entries of another were lost: `…/agency-2` after `…/agency`. */
export function nextAgencyOrigin(origin: string): string {
  const [, base = origin, nth = '1'] = NAME.exec(origin) ?? []
  return `${base}-${Number(nth) + 1}`
}

/** Did this one begin where entries of that one, or of one after it, were lost? */
export function comesAfter(origin: string, before: string): boolean {
  const [, base, nth = '1'] = NAME.exec(origin) ?? []
  const [, other, earlier = '1'] = NAME.exec(before) ?? []
  return base !== undefined && base === other && Number(earlier) < Number(nth)
}
