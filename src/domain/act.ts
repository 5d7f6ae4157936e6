/**
 * Acts: what somebody did that is not an order, kept as who, what, when, where and what changed, each for a term of its own.
 * A guest's order and its steps are none: their events say it already.
 */
import type { Actor, ActorKind, ActorOf } from './actor.ts'
import { assertNever } from './result.ts'
import { FORGET_AFTER_MS } from './stay.ts'
import { DAY_MS, HOUR_MS } from './time.ts'

export const ACTS = [
  'check-in',
  'undo-check-in',
  'change-departure',
  'check-out',
  'move',
  'confirm-phone',
  'change-payment',
  'void',
  'reissue',
  'settle',
  'restate-day',
  'open-drawer',
  'count-drawer',
  'explain-drawer',
  'drop-taps',
  'settle-doubt',
  'bring-back',
  'add-placement',
  'change-placement',
  'end-placement',
  'order-shelf',
  'move-goods',
  'receive-goods',
  'counter-note',
  'count-stock',
  'write-off',
  'return-goods',
  'add-room',
  'add-rooms',
  'rename-room',
  'close-room',
  'open-room',
  'rotate-room',
  'print-cards',
  'change-outlet',
  'offer-enrolment',
  'enrol',
  'sign-in',
  'sign-out',
  'wrong-pin',
  'read-evaluation',
  'read-reconciliation',
  'export-log',
  'read-entries',
  'rotate-log-key',
  'accept-loss',
  'adopt-loss',
  'give-pin',
  'choose-pin',
  'change-pin',
  'reset-pin',
  'give-pass',
  'withdraw-pass',
  'add-passkey',
  'rename-passkey',
  'end-passkey',
  'add-person',
  'change-rights',
  'rename-person',
  'end-person',
  'end-session',
  'end-device',
  'give-token',
  'end-tokens',
  'add-recipient',
  'remove-recipient',
  'tell-again',
  'prove-channel',
  'change-duty',
  'take-sheet',
  'undo-sheet',
  'add-maker',
  'change-maker',
  'publish-maker',
  'retire-maker',
  'return-maker',
  'add-product',
  'change-product',
  'publish-product',
  'retire-product',
  'return-product',
  'adopt-product',
  'refuse-product',
  'join-product',
  'add-outlet',
  'correct-outlet',
  'end-outlet',
] as const
export type ActWord = (typeof ACTS)[number]

/** What an act is done to; its id stands beside it. */
export const THINGS = [
  'stay',
  'room',
  'order',
  'document',
  'placement',
  'goods-note',
  'device',
  'person',
  'books',
  'log',
  'recipient',
  'maker',
  'product',
  'outlet',
  'sheet',
] as const
export type Thing = (typeof THINGS)[number]

export interface ActTraits {
  readonly on: Thing
  readonly by: readonly ActorKind[]
  /** Erased so long after it was done. */
  readonly termMs: number
  /** Of one actor at one terminal to one thing, those of an hour are one row with their count: others could fill a disk. */
  readonly isCounted?: true
}

/** What leads from a stay to its room goes no later than the stay is forgotten. */
const GUEST_TERM_MS = FORGET_AFTER_MS
const PRESENCE_TERM_MS = 90 * DAY_MS
const READING_TERM_MS = 365 * DAY_MS
/** Two closings of the books. */
const TRADE_TERM_MS = 730 * DAY_MS

const DESK = ['clerk', 'manager'] as const
const READERS = ['officer', 'link'] as const
const PEOPLE = ['manager', 'officer'] as const
const OFFICERS = ['officer'] as const

export const ACT_TRAITS = {
  'check-in': { on: 'stay', by: DESK, termMs: GUEST_TERM_MS },
  'undo-check-in': { on: 'stay', by: DESK, termMs: GUEST_TERM_MS },
  'change-departure': { on: 'stay', by: DESK, termMs: GUEST_TERM_MS },
  'check-out': { on: 'stay', by: DESK, termMs: GUEST_TERM_MS },
  move: { on: 'stay', by: DESK, termMs: GUEST_TERM_MS },
  'confirm-phone': { on: 'room', by: DESK, termMs: GUEST_TERM_MS },
  'change-payment': { on: 'order', by: DESK, termMs: TRADE_TERM_MS },
  void: { on: 'document', by: DESK, termMs: TRADE_TERM_MS },
  reissue: { on: 'document', by: DESK, termMs: TRADE_TERM_MS },
  settle: { on: 'document', by: DESK, termMs: TRADE_TERM_MS },
  'restate-day': { on: 'document', by: ['manager'], termMs: TRADE_TERM_MS },
  'open-drawer': { on: 'person', by: DESK, termMs: TRADE_TERM_MS },
  'count-drawer': { on: 'person', by: DESK, termMs: TRADE_TERM_MS },
  'explain-drawer': { on: 'person', by: DESK, termMs: TRADE_TERM_MS },
  'drop-taps': { on: 'person', by: DESK, termMs: TRADE_TERM_MS },
  'settle-doubt': { on: 'outlet', by: DESK, termMs: TRADE_TERM_MS },
  'bring-back': { on: 'order', by: DESK, termMs: TRADE_TERM_MS },
  'add-placement': { on: 'placement', by: ['manager'], termMs: TRADE_TERM_MS },
  'change-placement': { on: 'placement', by: ['manager'], termMs: TRADE_TERM_MS },
  'end-placement': { on: 'placement', by: ['manager'], termMs: TRADE_TERM_MS },
  'order-shelf': { on: 'placement', by: ['manager'], termMs: TRADE_TERM_MS },
  'move-goods': { on: 'placement', by: ['manager'], termMs: TRADE_TERM_MS },
  'receive-goods': { on: 'goods-note', by: ['manager'], termMs: TRADE_TERM_MS },
  'counter-note': { on: 'goods-note', by: ['manager'], termMs: TRADE_TERM_MS },
  'count-stock': { on: 'goods-note', by: ['manager'], termMs: TRADE_TERM_MS },
  'write-off': { on: 'goods-note', by: ['manager'], termMs: TRADE_TERM_MS },
  'return-goods': { on: 'goods-note', by: ['manager'], termMs: TRADE_TERM_MS },
  'add-room': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'add-rooms': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'rename-room': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'close-room': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'open-room': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'rotate-room': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'print-cards': { on: 'room', by: ['manager'], termMs: TRADE_TERM_MS },
  'change-outlet': { on: 'outlet', by: ['manager'], termMs: TRADE_TERM_MS },
  'offer-enrolment': { on: 'device', by: [...DESK, 'program'], termMs: READING_TERM_MS },
  enrol: { on: 'device', by: [...DESK, 'program'], termMs: READING_TERM_MS },
  'sign-in': { on: 'person', by: [...DESK, 'officer'], termMs: PRESENCE_TERM_MS },
  'sign-out': { on: 'person', by: [...DESK, 'officer'], termMs: PRESENCE_TERM_MS },
  'wrong-pin': { on: 'person', by: ['program'], termMs: PRESENCE_TERM_MS, isCounted: true },
  'read-evaluation': { on: 'books', by: ['officer'], termMs: READING_TERM_MS },
  'read-reconciliation': { on: 'books', by: ['officer'], termMs: READING_TERM_MS },
  'export-log': { on: 'log', by: READERS, termMs: READING_TERM_MS },
  'read-entries': { on: 'log', by: ['link'], termMs: READING_TERM_MS, isCounted: true },
  'rotate-log-key': { on: 'log', by: ['program'], termMs: TRADE_TERM_MS },
  'accept-loss': { on: 'log', by: ['program'], termMs: TRADE_TERM_MS },
  'adopt-loss': { on: 'log', by: ['officer'], termMs: TRADE_TERM_MS },
  'give-pin': { on: 'person', by: ['program'], termMs: READING_TERM_MS },
  'choose-pin': { on: 'person', by: DESK, termMs: READING_TERM_MS },
  'change-pin': { on: 'person', by: DESK, termMs: READING_TERM_MS },
  'reset-pin': { on: 'person', by: ['manager'], termMs: READING_TERM_MS },
  'give-pass': { on: 'person', by: [...PEOPLE, 'program'], termMs: READING_TERM_MS },
  'withdraw-pass': { on: 'person', by: PEOPLE, termMs: READING_TERM_MS },
  'add-passkey': { on: 'person', by: [...DESK, 'officer'], termMs: READING_TERM_MS },
  'rename-passkey': { on: 'person', by: PEOPLE, termMs: READING_TERM_MS },
  'end-passkey': { on: 'person', by: PEOPLE, termMs: READING_TERM_MS },
  'add-person': { on: 'person', by: PEOPLE, termMs: TRADE_TERM_MS },
  'change-rights': { on: 'person', by: PEOPLE, termMs: TRADE_TERM_MS },
  'rename-person': { on: 'person', by: PEOPLE, termMs: TRADE_TERM_MS },
  'end-person': { on: 'person', by: PEOPLE, termMs: TRADE_TERM_MS },
  'end-session': { on: 'person', by: PEOPLE, termMs: READING_TERM_MS },
  'end-device': { on: 'device', by: ['manager'], termMs: READING_TERM_MS },
  'give-token': { on: 'person', by: ['program'], termMs: READING_TERM_MS },
  'end-tokens': { on: 'person', by: ['program'], termMs: READING_TERM_MS },
  'add-recipient': { on: 'recipient', by: ['program'], termMs: READING_TERM_MS },
  'remove-recipient': { on: 'recipient', by: ['program'], termMs: READING_TERM_MS },
  'tell-again': { on: 'recipient', by: ['program', 'manager'], termMs: READING_TERM_MS },
  'prove-channel': { on: 'recipient', by: DESK, termMs: PRESENCE_TERM_MS },
  'change-duty': { on: 'outlet', by: ['manager'], termMs: TRADE_TERM_MS },
  'take-sheet': { on: 'sheet', by: ['manager', 'officer'], termMs: TRADE_TERM_MS },
  'undo-sheet': { on: 'sheet', by: ['manager', 'officer'], termMs: TRADE_TERM_MS },
  'add-maker': { on: 'maker', by: PEOPLE, termMs: TRADE_TERM_MS },
  'change-maker': { on: 'maker', by: OFFICERS, termMs: TRADE_TERM_MS },
  'publish-maker': { on: 'maker', by: OFFICERS, termMs: TRADE_TERM_MS },
  'retire-maker': { on: 'maker', by: OFFICERS, termMs: TRADE_TERM_MS },
  'return-maker': { on: 'maker', by: OFFICERS, termMs: TRADE_TERM_MS },
  'add-product': { on: 'product', by: PEOPLE, termMs: TRADE_TERM_MS },
  'change-product': { on: 'product', by: PEOPLE, termMs: TRADE_TERM_MS },
  'publish-product': { on: 'product', by: OFFICERS, termMs: TRADE_TERM_MS },
  'retire-product': { on: 'product', by: OFFICERS, termMs: TRADE_TERM_MS },
  'return-product': { on: 'product', by: OFFICERS, termMs: TRADE_TERM_MS },
  'adopt-product': { on: 'product', by: OFFICERS, termMs: TRADE_TERM_MS },
  'refuse-product': { on: 'product', by: OFFICERS, termMs: TRADE_TERM_MS },
  'join-product': { on: 'product', by: OFFICERS, termMs: TRADE_TERM_MS },
  'add-outlet': { on: 'outlet', by: OFFICERS, termMs: TRADE_TERM_MS },
  'correct-outlet': { on: 'outlet', by: OFFICERS, termMs: TRADE_TERM_MS },
  'end-outlet': { on: 'outlet', by: OFFICERS, termMs: TRADE_TERM_MS },
} as const satisfies Record<ActWord, ActTraits>

/** Those who may do it. */
export type ActorFor<Word extends ActWord> = ActorOf<(typeof ACT_TRAITS)[Word]['by'][number]>

/** When the counting of what happens in that hour began. */
export function hourOf(atMs: number): number {
  return atMs - (atMs % HOUR_MS)
}

/** Who it was, as an act names them: a promoted clerk is the same person. */
export function nameOfActor(actor: Actor): string {
  switch (actor.kind) {
    case 'guest':
      return actor.stay.id
    case 'clerk':
    case 'manager':
      return actor.staff
    case 'officer':
    case 'link':
      return actor.name
    case 'program':
      return actor.part
    default:
      return assertNever(actor)
  }
}

/** At which terminal; '' where there is none. */
export function terminalOf(actor: Actor): string {
  return 'terminal' in actor ? actor.terminal : ''
}
