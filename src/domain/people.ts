/** People of one place, the agency or an outlet: who may what there, how they come in, and what nobody may take away. */
import type { OutletId } from './ids.ts'
import type { ProofWay } from './proof.ts'
import { AGENCY_RIGHTS, DESK_RIGHTS, OUTLET_RIGHTS, type OutletRight, type Right } from './rights.ts'
import type { StaffRole } from './staff.ts'

/** Most characters of a person's name. */
export const PERSON_NAME_MAX = 60
/** People of one place; whoever has more has two places. */
export const PEOPLE_MAX = 1_000

/** How a place is entered just now. */
export interface Doors {
  /** By passkeys of which host; `null` where browsers make none. */
  readonly host: string | null
  /** Does a PIN let in managers, or officers, as such? */
  readonly takesPins: boolean
}

/** By what somebody comes in. */
export interface Ways {
  readonly hasPin: boolean
  /** Hosts of the passkeys that they have. */
  readonly hosts: readonly string[]
}

/** Somebody as far as it matters for who can undo what. */
export interface Holder extends Ways {
  readonly name: string
  readonly rights: readonly Right[]
}

export function comesIn({ hasPin, hosts }: Ways, { host, takesPins }: Doors): boolean {
  return (hasPin && takesPins) || (host !== null && hosts.includes(host))
}

/** Whose screens somebody works at, and what they may there. */
export interface Standing {
  readonly role: StaffRole
  readonly rights: readonly OutletRight[]
}

/** As whom they are in: where a PIN lets in no manager, one who came by PIN is the clerk that they are at the desk, too. */
export function standsAs(
  { role, rights }: Standing,
  by: ProofWay,
  { takesPins }: Pick<Doors, 'takesPins'>,
): Standing {
  if (role === 'clerk' || by === 'passkey' || takesPins) return { role, rights }
  const ofDesks: readonly OutletRight[] = DESK_RIGHTS
  return { role: 'clerk', rights: rights.filter(right => ofDesks.includes(right)) }
}

/** Is there somebody who can give everybody's rights back? A pass that was not used is nobody. */
export function someoneMayUndo(people: readonly Holder[], doors: Doors): boolean {
  return people.some(person => person.rights.includes('people') && comesIn(person, doors))
}

/** Nobody takes away the last one who could undo it; where there was none, nothing is lost. */
export function leavesNobody(before: readonly Holder[], after: readonly Holder[], doors: Doors): boolean {
  return someoneMayUndo(before, doors) && !someoneMayUndo(after, doors)
}

/** The closed set of a place; '' is the agency. */
export function rightsAt(outlet: OutletId): readonly Right[] {
  return outlet === '' ? AGENCY_RIGHTS : OUTLET_RIGHTS
}

/** In the order of their set, each once; `null`: none, or one that is not of this place. */
export function rightsFor(outlet: OutletId, wished: readonly Right[]): readonly Right[] | null {
  const all = rightsAt(outlet)
  if (wished.length === 0 || !wished.every(right => all.includes(right))) return null
  return all.filter(right => wished.includes(right))
}

/** Whose screens somebody works at: who may change what is on offer, or who may what, is a manager. */
export function roleOf(rights: readonly Right[]): StaffRole {
  return rights.includes('shelf') || rights.includes('people') ? 'manager' : 'clerk'
}
