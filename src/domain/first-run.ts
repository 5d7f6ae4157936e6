/**
 * The first afternoon of an agency and of an outlet: what is done once, from nothing to the first kwitansi, in the order in which
 * each leads to the next. What was done once stays done, so that the list of what is left is never back.
 */
import type { AgencyRight, OutletRight, Right } from './rights.ts'

export const AGENCY_STEPS = ['makers', 'products', 'outlet', 'manager', 'spare-key'] as const
export type AgencyStep = (typeof AGENCY_STEPS)[number]
export const OUTLET_STEPS = [
  'rooms',
  'placements',
  'goods',
  'cards',
  'terminal',
  'clerk',
  'kwitansi',
] as const
export type OutletStep = (typeof OUTLET_STEPS)[number]
export const FIRST_STEPS = [...AGENCY_STEPS, ...OUTLET_STEPS] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

/** Whoever may not do it is not asked to; where it says none, anybody of the place may. */
const RIGHTS_FOR = {
  makers: 'register',
  products: 'register',
  outlet: 'register',
  manager: 'people',
  'spare-key': 'people',
  rooms: 'shelf',
  placements: 'shelf',
  goods: 'shelf',
  cards: 'shelf',
  terminal: 'sell',
  clerk: 'people',
  kwitansi: 'sell',
} as const satisfies Record<AgencyStep, AgencyRight> & Record<OutletStep, OutletRight>

/** A shelf of fewer is none that anybody chooses from. */
export const FIRST_PRODUCTS = 5
/** One lost device shuts nobody out. */
const KEYS_LEAST = 2

/** How many of each there are, or were. */
export type AgencyFacts = Readonly<Record<'keys' | 'makers' | 'products' | 'outlets' | 'managers', number>>
export type OutletFacts = Readonly<
  Record<'rooms' | 'products' | 'received' | 'printed' | 'terminals' | 'clerks' | 'documents', number>
>

export interface LeftStep {
  readonly step: FirstStep
  readonly isDone: boolean
}

export function agencySteps(facts: AgencyFacts, rights: readonly Right[]): LeftStep[] {
  return stepsFor(rights, AGENCY_STEPS, {
    makers: facts.makers > 0,
    products: facts.products >= FIRST_PRODUCTS,
    outlet: facts.outlets > 0,
    manager: facts.managers > 0,
    'spare-key': facts.keys >= KEYS_LEAST,
  })
}

export function outletSteps(facts: OutletFacts, rights: readonly Right[]): LeftStep[] {
  return stepsFor(rights, OUTLET_STEPS, {
    rooms: facts.rooms > 0,
    placements: facts.products >= FIRST_PRODUCTS,
    goods: facts.received > 0,
    cards: facts.printed > 0,
    terminal: facts.terminals > 0,
    clerk: facts.clerks > 0,
    kwitansi: facts.documents > 0,
  })
}

/** Nothing where nothing is left. */
function stepsFor<Step extends FirstStep>(
  rights: readonly Right[],
  steps: readonly Step[],
  done: Readonly<Record<Step, boolean>>,
): LeftStep[] {
  const own = steps.filter(step => rights.includes(RIGHTS_FOR[step]))
  return own.every(step => done[step]) ? [] : own.map(step => ({ step, isDone: done[step] }))
}
