/**
 * What a client of an older contract is told in place of a word that it does not know: one that it does. Which words an answer or
 * an event can hold its schema says, so that all of them go the same way, whoever made them; a word that is added to the
 * house stops the compiler below until it is said what older clients hear.
 */

import type * as z from 'zod/mini'
import { AGENCY_NOTICES } from '../domain/agency-log.ts'
import { COVERAGES } from '../domain/coverage.ts'
import { DOCUMENT_KINDS, SEALS, VOID_REASONS } from '../domain/document.ts'
import { PAYMENTS_V2, REASONS_V2 } from '../domain/entry-v2.ts'
import { FIRST_STEPS } from '../domain/first-run.ts'
import { GOODS_REASONS, NOTE_KINDS } from '../domain/goods-note.ts'
import { NOTICED } from '../domain/noticed.ts'
import { WEEKDAYS } from '../domain/opening.ts'
import { DECLINE_REASONS, ORDER_STATES } from '../domain/order.ts'
import { OUTLET_KINDS, ROOM_KINDS } from '../domain/outlet.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { TERMS } from '../domain/placement.ts'
import {
  ALLERGENS,
  CARE_MARKS,
  CATEGORIES,
  HALAL_STATUSES,
  NET_UNITS,
  PERMIT_KINDS,
} from '../domain/product.ts'
import { STAGES } from '../domain/reconciliation.ts'
import { CELL_FAULTS } from '../domain/sheets/cell.ts'
import { ROW_STATES } from '../domain/sheets/compare.ts'
import { UNDONE_NOT } from '../domain/sheets/undo.ts'
import { STAFF_ROLES } from '../domain/staff.ts'
import { MOVEMENT_KINDS } from '../domain/stock.ts'
import { ZONES } from '../domain/time.ts'
import { EVALUATION_UNITS } from './evaluation.ts'
import { EVENT_NAMES } from './event-names.ts'
import { PROBLEMS, type ProblemCode } from './problem.ts'
import { CONTRACT_VERSION } from './version.ts'
import type { WORDS_1 } from './words-1.ts'

export const TODAY = {
  payment: [...PAYMENT_METHODS, ...PAYMENTS_V2],
  voidReason: [...VOID_REASONS, ...REASONS_V2],
  orderState: ORDER_STATES,
  declineReason: DECLINE_REASONS,
  documentKind: DOCUMENT_KINDS,
  terms: TERMS,
  seal: SEALS,
  event: EVENT_NAMES,
  outletKind: OUTLET_KINDS,
  roomKind: ROOM_KINDS,
  role: STAFF_ROLES,
  category: CATEGORIES,
  allergen: ALLERGENS,
  permit: PERMIT_KINDS,
  halal: HALAL_STATUSES,
  care: CARE_MARKS,
  netUnit: NET_UNITS,
  zone: ZONES,
  movement: MOVEMENT_KINDS,
  stage: STAGES,
  evaluationUnit: EVALUATION_UNITS,
  problem: Object.keys(PROBLEMS) as ProblemCode[],
} as const satisfies Record<keyof typeof WORDS_1, readonly string[]>

/** Words that stand in answers of later addresses alone: whoever asks there knows them, and nobody else is told one. */
export const OF_LATER_ADDRESSES: readonly (readonly string[])[] = [
  NOTE_KINDS,
  GOODS_REASONS,
  ROW_STATES,
  CELL_FAULTS,
  UNDONE_NOT,
  AGENCY_NOTICES,
  NOTICED,
  FIRST_STEPS,
  WEEKDAYS,
  COVERAGES,
]

export type Family = keyof typeof WORDS_1
type Word<Of extends Family> = (typeof TODAY)[Of][number]
type Known<Of extends Family> = (typeof WORDS_1)[Of][number]

/** A word that came with a contract, and what older clients are told in its place. */
interface Later<Told> {
  readonly since: number
  readonly before: Told
}

/** Where nothing that is known would be true (an allergen), contract 1 is not served any longer: `CONTRACT_OLDEST`. */
export const INSTEAD = {
  // Paid at the door, and not with the room.
  payment: { qris: { since: 2, before: 'cash' } },
  voidReason: { payment: { since: 2, before: 'other' }, correction: { since: 2, before: 'other' } },
  orderState: {},
  declineReason: {},
  documentKind: {},
  terms: {},
  seal: {},
  event: {},
  outletKind: {},
  roomKind: {},
  role: {},
  category: {},
  allergen: {},
  permit: {},
  halal: {},
  care: {},
  netUnit: {},
  zone: {},
  // It left the shelf, and nobody paid for it.
  movement: {
    given: { since: 2, before: 'damaged' },
    // It came back onto the shelf.
    unsold: { since: 2, before: 'in' },
  },
  stage: {},
  evaluationUnit: {},
  problem: {
    'document-lost': { since: 2, before: 'unknown-document' },
    'wrong-passkey': { since: 2, before: 'not-allowed' },
    'unknown-note': { since: 2, before: 'invalid' },
    'note-mismatch': { since: 2, before: 'invalid' },
    'note-known': { since: 2, before: 'invalid' },
    'lines-refused': { since: 2, before: 'invalid' },
    'taken-back': { since: 2, before: 'invalid' },
    'too-many-passkeys': { since: 2, before: 'not-allowed' },
    'weak-pin': { since: 2, before: 'invalid' },
    'desk-locked': { since: 2, before: 'session-required' },
    'prove-again': { since: 2, before: 'not-allowed' },
    'photo-heic': { since: 2, before: 'invalid' },
    'photo-kind': { since: 2, before: 'invalid' },
    'photo-broken': { since: 2, before: 'invalid' },
    'photo-large': { since: 2, before: 'invalid' },
    'photo-small': { since: 2, before: 'invalid' },
    'photo-long': { since: 2, before: 'invalid' },
    'unknown-person': { since: 2, before: 'not-allowed' },
    'person-exists': { since: 2, before: 'not-allowed' },
    'person-ended': { since: 2, before: 'not-allowed' },
    'last-person': { since: 2, before: 'not-allowed' },
    'has-manager': { since: 2, before: 'not-allowed' },
    'room-closed': { since: 2, before: 'room-occupied' },
    'manager-needed': { since: 2, before: 'not-allowed' },
    'stay-used': { since: 2, before: 'invalid' },
    'open-bill': { since: 2, before: 'open-orders' },
    'sheet-refused': { since: 2, before: 'invalid' },
    'sheet-moved': { since: 2, before: 'invalid' },
    'unknown-product': { since: 2, before: 'invalid' },
    'unknown-maker': { since: 2, before: 'invalid' },
    'name-taken': { since: 2, before: 'invalid' },
    'changed-meanwhile': { since: 2, before: 'invalid' },
    incomplete: { since: 2, before: 'invalid' },
    full: { since: 2, before: 'invalid' },
    'agency-log-waits': { since: 2, before: 'busy' },
    'wrong-standing': { since: 2, before: 'invalid' },
  },
} as const satisfies { [Of in Family]: Record<Exclude<Word<Of>, Known<Of>>, Later<Known<Of>>> }

/** What is on offer: a word that is not known is left out of a list, for another in its place would be offered in vain. */
const OFFERED: readonly Family[] = ['payment']

const BY_WORD: { readonly [Of in Family]: Readonly<Record<string, Later<Word<Of>>>> } = INSTEAD

export function told<Of extends Family>(contract: number, family: Of, word: Word<Of>): Word<Of> {
  const later = BY_WORD[family][word]
  return later === undefined || contract >= later.since ? word : later.before
}

/** A message of that schema, as a client of that contract hears it. Where nothing changes it is the same value. */
export function downwards<Value>(contract: number, schema: z.ZodMiniType, message: Value): Value {
  if (contract >= CONTRACT_VERSION) return message
  return (translationOf(schema, contract)?.(message) ?? message) as Value
}

type Translate = (value: unknown) => unknown
/** By schema, then by contract; `null`: it can hold nothing that is told otherwise. */
const translations = new WeakMap<z.core.$ZodType, Map<number, Translate | null>>()

function translationOf(schema: z.core.$ZodType, contract: number): Translate | null {
  const ofSchema = translations.get(schema) ?? new Map<number, Translate | null>()
  const known = ofSchema.get(contract)
  if (known !== undefined) return known
  const made = makeTranslation(schema, contract)
  translations.set(schema, ofSchema.set(contract, made))
  return made
}

function makeTranslation(schema: z.core.$ZodType, contract: number): Translate | null {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'enum':
      return ofWord(wordsOf(schema), contract)
    case 'object':
      return ofParts(def.shape, contract)
    case 'array':
      return isOffer(def.element, contract)
        ? offeredOf(def.element, contract)
        : ofEach(translationOf(def.element, contract))
    case 'record':
      return ofEach(translationOf(def.valueType, contract))
    case 'union':
      return inTurn(def.options.map(option => translationOf(option, contract)))
    case 'optional':
    case 'nullable':
      return translationOf(def.innerType, contract)
    default:
      return null
  }
}

/** The family whose words these are; `undefined` for a set that is nobody's. */
export function familyOf(words: readonly string[]): Family | undefined {
  const families = Object.keys(TODAY) as Family[]
  if (words.length === 0) return undefined
  return families.find(family => words.every(word => (TODAY[family] as readonly string[]).includes(word)))
}

function ofWord(words: readonly string[], contract: number): Translate | null {
  const family = familyOf(words)
  if (family === undefined) return null
  const instead = new Map(words.map(word => [word, told(contract, family, word as Word<Family>)]))
  return words.every(word => instead.get(word) === word) ? null : word => instead.get(String(word)) ?? word
}

function wordsOf(schema: z.core.$ZodType): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return def.type === 'enum' ? Object.values(def.entries).map(String) : []
}

function isOffer(schema: z.core.$ZodType, contract: number): boolean {
  const family = familyOf(wordsOf(schema))
  return family !== undefined && OFFERED.includes(family) && translationOf(schema, contract) !== null
}

function offeredOf(schema: z.core.$ZodType, contract: number): Translate {
  const translate = translationOf(schema, contract)
  return value => {
    if (!Array.isArray(value)) return value
    const known = value.filter(word => translate?.(word) === word)
    return known.length === value.length ? value : known
  }
}

/** Whichever of them the message is: each changes its own words only. */
function inTurn(translations: readonly (Translate | null)[]): Translate | null {
  const some = translations.filter(translate => translate !== null)
  return some.length === 0 ? null : value => some.reduce((told, translate) => translate(told), value)
}

function ofEach(translate: Translate | null): Translate | null {
  if (translate === null) return null
  return value => {
    if (!Array.isArray(value)) return mapped(value, () => translate)
    const heard = value.map(translate)
    return heard.every((part, at) => part === value[at]) ? value : heard
  }
}

function ofParts(shape: Readonly<Record<string, z.core.$ZodType>>, contract: number): Translate | null {
  const parts = new Map<string, Translate>()
  for (const [name, schema] of Object.entries(shape)) {
    const translate = translationOf(schema, contract)
    if (translate !== null) parts.set(name, translate)
  }
  return parts.size === 0 ? null : value => mapped(value, name => parts.get(name))
}

function mapped(value: unknown, by: (name: string) => Translate | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  const heard = Object.entries(value).map(([name, part]) => ({ name, part, as: by(name)?.(part) ?? part }))
  if (heard.every(({ part, as }) => as === part)) return value
  return Object.fromEntries(heard.map(({ name, as }) => [name, as]))
}
