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

/** Of both sets. */
export const RIGHTS = [
  'look',
  'register',
  'decide',
  'sell',
  'correct',
  'shelf',
  'people',
] as const satisfies readonly (OutletRight | AgencyRight)[]
export type Right = (typeof RIGHTS)[number]

/** What comes with a role to whom nothing else was given. */
export const RIGHTS_OF_ROLE = {
  clerk: ['sell'],
  manager: OUTLET_RIGHTS,
} as const satisfies Record<StaffRole, readonly OutletRight[]>

/** What is done at a desk: a PIN lets nobody in to more, where managers come by passkey. */
export const DESK_RIGHTS = ['sell', 'correct'] as const satisfies readonly OutletRight[]

/** As they are kept: words with spaces between. */
export function writeRights(rights: readonly Right[]): string {
  return rights.join(' ')
}

/** Of a closed set; what is none of it is nothing that anybody may. */
export function readRights<Of extends Right>(of: readonly Of[], kept: string): Of[] {
  const words = kept.split(' ')
  return of.filter(right => words.includes(right))
}

/** Without it nobody gets to what a right is for. On screens they are given together, and taken together. */
export const STANDS_ON = { register: 'look', decide: 'look', correct: 'sell' } as const satisfies Partial<
  Record<Right, Right>
>
const standsOn: Readonly<Partial<Record<Right, Right>>> = STANDS_ON

/** A right more comes with what it stands on; one less goes with what stands on it. */
export function withRight(chosen: readonly Right[], right: Right): readonly Right[] {
  return RIGHTS.filter(one => one === right || one === standsOn[right] || chosen.includes(one))
}

export function withoutRight(chosen: readonly Right[], right: Right): readonly Right[] {
  return chosen.filter(one => one !== right && standsOn[one] !== right)
}

/**
 * A place of an office's screens. Whoever has one of `shows` finds the way to it, and where it names none, whoever is in; `does`:
 * what deeds that stand there ask for besides. Who lacks that meets no such deed, and reads what others write.
 */
export interface PlaceRights<Of extends Right = Right> {
  readonly shows: readonly Of[]
  readonly does: readonly Of[]
}

export const AGENCY_PLACES = {
  report: { shows: ['look'], does: [] },
  coverage: { shows: ['look'], does: [] },
  troubles: { shows: ['look'], does: [] },
  register: { shows: ['look'], does: ['register'] },
  makers: { shows: ['look'], does: ['register'] },
  outlets: { shows: ['look'], does: ['register'] },
  import: { shows: ['register'], does: ['look'] },
  books: { shows: ['look'], does: [] },
  people: { shows: [], does: ['people'] },
  acts: { shows: ['people'], does: [] },
} as const satisfies Readonly<Record<string, PlaceRights<AgencyRight>>>
export type AgencyPlace = keyof typeof AGENCY_PLACES

export const OUTLET_PLACES = {
  placements: { shows: ['shelf'], does: [] },
  goods: { shows: ['shelf'], does: [] },
  documents: { shows: ['sell'], does: ['correct'] },
  rooms: { shows: ['shelf'], does: [] },
  sheet: { shows: ['shelf'], does: [] },
  people: { shows: [], does: ['people', 'sell'] },
  duty: { shows: ['people'], does: ['sell'] },
  import: { shows: ['shelf', 'people'], does: ['shelf', 'people'] },
  settings: { shows: ['shelf'], does: [] },
  acts: { shows: ['people'], does: [] },
} as const satisfies Readonly<Record<string, PlaceRights<OutletRight>>>
export type OutletPlace = keyof typeof OUTLET_PLACES

export const DESK_PLACES = {
  board: { shows: ['sell'], does: ['people'] },
  rooms: { shows: ['sell'], does: ['people'] },
  bills: { shows: ['sell'], does: ['correct', 'people'] },
  documents: { shows: ['sell'], does: ['people'] },
  handover: { shows: ['sell'], does: ['people'] },
} as const satisfies Readonly<Record<string, PlaceRights<OutletRight>>>
export type DeskPlace = keyof typeof DESK_PLACES

export function mayFind({ shows }: Pick<PlaceRights, 'shows'>, rights: readonly Right[]): boolean {
  return shows.length === 0 || shows.some(right => rights.includes(right))
}
