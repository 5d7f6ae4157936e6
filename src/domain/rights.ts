/**
 * What a person may do: a short closed set for people of the agency, and one for those of an outlet. Routes, screens and the
 * documents are made from it; whoever may add people can give every right of their own set back to somebody.
 */
import type { StaffRole } from './staff.ts'

/** `look`: read; `register`: makers, products, outlets; `decide`: cycles, events, rulings; `people`: who may what. */
export const AGENCY_RIGHTS = ['look', 'register', 'decide', 'people'] as const
export type AgencyRight = (typeof AGENCY_RIGHTS)[number]

/** `sell`: orders and stays; `correct`: voids, stock; `shelf`: placements, goods, rooms; `people`: who may what. */
export const OUTLET_RIGHTS = ['sell', 'correct', 'shelf', 'people'] as const
export type OutletRight = (typeof OUTLET_RIGHTS)[number]

export type Right = OutletRight | AgencyRight

/** What comes with a role to whom nothing else was given. */
export const RIGHTS_OF_ROLE = {
  clerk: ['sell', 'correct'],
  manager: OUTLET_RIGHTS,
} as const satisfies Record<StaffRole, readonly OutletRight[]>

/** As they are kept: words with spaces between. */
export function writeRights(rights: readonly Right[]): string {
  return rights.join(' ')
}

/** Of a closed set; what is none of it is nothing that anybody may. */
export function readRights<Of extends Right>(of: readonly Of[], kept: string): Of[] {
  const words = kept.split(' ')
  return of.filter(right => words.includes(right))
}
