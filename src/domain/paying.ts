/**
 * A payment's life, beside its order's: it begins with the kwitansi and is no part of it. Its steps stand in one table, as an
 * order's do: from which states each leads where, what it says, whose right it is. `decidePayment` says what a step leads to; what
 * of the kwitansi is paid, posted, waived and open adds up to them, to the rupiah (`sumPayments`). Pure; knows of no screen.
 */
import type { Paid } from './document.ts'
import { type Rupiah, sumRupiah } from './money.ts'
import { assertNever, ok, type Result, refuse } from './result.ts'
import type { OutletRight } from './rights.ts'

/** `claimed`: its guest says that it is paid, and nobody has seen the money. `posted`: it stands on the hotel's own bill of the room. */
export const PAYMENT_STATES = ['due', 'claimed', 'paid', 'posted', 'waived', 'returned'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

/** As what money comes. */
export const MONEYS = ['cash', 'qris'] as const
export type Money = (typeof MONEYS)[number]
/** `none`: it cost nothing. */
export const PAID_IN = [...MONEYS, 'none'] as const
export type PaidIn = (typeof PAID_IN)[number]

/** Why nobody has to pay. */
export const WAIVE_REASONS = [
  'wrong-goods',
  'complaint',
  'courtesy',
  'unpaid-gone',
  'waived-otherwise',
] as const
export type WaiveReason = (typeof WAIVE_REASONS)[number]
/** Why it still stands open at the end of the day. */
export const OPEN_REASONS = ['pays-later', 'bank-silent', 'disputed', 'guest-gone', 'open-otherwise'] as const
export type OpenReason = (typeof OPEN_REASONS)[number]
export const PAYMENT_REASONS = [...WAIVE_REASONS, ...OPEN_REASONS] as const
export type PaymentReason = (typeof PAYMENT_REASONS)[number]

/** How a kwitansi stands. */
export type Payment =
  /** `explained`: why it is open, where somebody has said so. */
  | { readonly state: 'due' | 'claimed'; readonly explained: OpenReason | null }
  /** `explained`: of a void one, why the money was not given back yet, where somebody has said so. */
  | { readonly state: 'paid'; readonly means: PaidIn; readonly explained?: OpenReason }
  | { readonly state: 'posted'; readonly explained?: OpenReason }
  | { readonly state: 'waived'; readonly reason: WaiveReason }
  /** Of a void kwitansi: given back, or (`null`) taken off the room's bill. */
  | { readonly state: 'returned'; readonly means: PaidIn | null }

/** What of a kwitansi its payment goes by. */
export interface Payable {
  readonly total: Rupiah
  readonly isVoid: boolean
  readonly payment: Payment
}

const DUE: Payment = { state: 'due', explained: null }

/** As a kwitansi is issued: cash was taken at the door by whoever brought it, and so says the paper. Of QRIS, nobody has said yet. */
export const AS_ISSUED = {
  room: DUE,
  cash: { state: 'paid', means: 'cash' },
  qris: DUE,
  none: { state: 'paid', means: 'none' },
} as const satisfies Record<Paid, Payment>

export const PAYMENT_STEPS = ['claim', 'pay', 'post', 'waive', 'explain', 'reopen', 'return'] as const
export type PaymentStep = (typeof PAYMENT_STEPS)[number]

export interface PaymentRule {
  readonly from: readonly PaymentState[]
  /** `null`: it stays what it is. */
  readonly to: PaymentState | null
  /** Of kwitansi that stand, of those that are void, or of both. */
  readonly of: readonly ('standing' | 'void')[]
  readonly says: 'money' | 'why-waived' | 'why-open' | null
  readonly right: OutletRight
}

const OPEN = ['due', 'claimed'] as const
const STANDING = ['standing'] as const
const BOTH = ['standing', 'void'] as const

/** Taking money is selling; giving it up, or taking back what was said, is correcting: of a return, that it is owed again. */
export const PAYMENT_RULES = {
  claim: { from: ['due'], to: 'claimed', of: STANDING, says: null, right: 'sell' },
  pay: { from: OPEN, to: 'paid', of: STANDING, says: 'money', right: 'sell' },
  post: { from: OPEN, to: 'posted', of: STANDING, says: null, right: 'sell' },
  waive: { from: OPEN, to: 'waived', of: STANDING, says: 'why-waived', right: 'correct' },
  // Of what is open: of a void one, what was paid or posted, or may have been.
  explain: { from: [...OPEN, 'paid', 'posted'], to: null, of: BOTH, says: 'why-open', right: 'sell' },
  reopen: {
    from: ['claimed', 'paid', 'posted', 'waived', 'returned'],
    to: 'due',
    of: BOTH,
    says: null,
    right: 'correct',
  },
  return: { from: ['claimed', 'paid', 'posted'], to: 'returned', of: ['void'], says: null, right: 'correct' },
} as const satisfies Record<PaymentStep, PaymentRule>

/** By which a check-out can answer for a kwitansi. */
export const ANSWERS = ['pay', 'post', 'waive', 'claim'] as const satisfies readonly PaymentStep[]
export type Answering = (typeof ANSWERS)[number]

export type PaymentCommand =
  | { readonly step: 'claim' }
  | { readonly step: 'post' }
  | { readonly step: 'reopen' }
  | { readonly step: 'return' }
  | { readonly step: 'pay'; readonly means: Money }
  | { readonly step: 'waive'; readonly reason: WaiveReason }
  | { readonly step: 'explain'; readonly reason: OpenReason }
export type AnswerCommand = Extract<PaymentCommand, { readonly step: Answering }>

/** What a step leads to; `null`: it is so already, and that is no mistake. */
export function decidePayment(
  paper: Payable,
  command: PaymentCommand,
): Result<Payment | null, 'wrong-state'> {
  const { payment, isVoid } = paper
  const next = after(payment, command)
  const { from, of }: PaymentRule = PAYMENT_RULES[command.step]
  const isExplaining = command.step === 'explain'
  if (isSame(next, payment) && !(isExplaining && explainedOf(next) !== explainedOf(payment))) return ok(null)
  if (!from.includes(payment.state) || !of.includes(isVoid ? 'void' : 'standing') || paper.total === 0)
    return refuse('wrong-state', { state: payment.state })
  if (isExplaining && !isOpenPayment(paper)) return refuse('wrong-state', { state: payment.state })
  return ok(next)
}

function after(payment: Payment, command: PaymentCommand): Payment {
  switch (command.step) {
    case 'pay':
      return { state: 'paid', means: command.means }
    case 'waive':
      return { state: 'waived', reason: command.reason }
    case 'explain':
      return explainedBy(payment, command.reason)
    case 'claim':
      return { state: 'claimed', explained: null }
    case 'return':
      return givenBack(payment)
    case 'post':
      return { state: 'posted' }
    default:
      return payment.state === 'returned' ? beforeReturn(payment.means) : DUE
  }
}

function explainedBy(payment: Payment, explained: OpenReason): Payment {
  const { state } = payment
  return state === 'waived' || state === 'returned' ? { state: 'due', explained } : { ...payment, explained }
}

/** What its guest said that they paid came to the bank. */
function givenBack(payment: Payment): Payment {
  switch (payment.state) {
    case 'returned':
      return payment
    case 'claimed':
      return { state: 'returned', means: 'qris' }
    default:
      return { state: 'returned', means: payment.state === 'paid' ? payment.means : null }
  }
}

/** It was not given back after all, and is owed again. */
function beforeReturn(means: PaidIn | null): Payment {
  return means === null ? { state: 'posted' } : { state: 'paid', means }
}

/**
 * How a void kwitansi and the one that stands in for it are paid. What was paid or posted in the very way and sum that the new one says
 * moves to it; cash is handed back over the desk at once; what a bank or the room's bill has is to be given back, on the open list.
 * What nobody has to pay stays waived, unless somebody says that it is paid otherwise now. `was`: how the void one said it was paid.
 */
export function movePayment(
  { payment, total: before, was }: Pick<Payable, 'payment' | 'total'> & { readonly was: Paid },
  way: Paid,
  total: Rupiah,
): { readonly left: Payment; readonly begun: Payment } {
  const begun = AS_ISSUED[way]
  const given = after(payment, { step: 'return' })
  if (total === before && WAY_OF[wayKey(payment)] === way) return { left: given, begun: payment }
  if (payment.state === 'waived' && way === was) return { left: payment, begun: payment }
  return { left: inCash(payment, before) > 0 ? given : payment, begun }
}

/** Under which way to pay something has ended so. */
const WAY_OF: { readonly [ended: string]: Paid } = {
  cash: 'cash',
  qris: 'qris',
  claimed: 'qris',
  posted: 'room',
}

function wayKey(payment: Payment): string {
  return payment.state === 'paid' ? payment.means : payment.state
}

/** What it says beside its state. */
export function saidOf(payment: Payment): PaidIn | PaymentReason | null {
  switch (payment.state) {
    case 'due':
    case 'claimed':
      return payment.explained
    case 'paid':
    case 'returned':
      return payment.means
    case 'waived':
      return payment.reason
    default:
      return null
  }
}

/** As it was kept; `null`: nothing that can be. `why`: of what is to be given back, the reason beside what it says. */
export function paymentOf(
  state: PaymentState,
  said: string | null,
  why: string | null | undefined = null,
): Payment | null {
  const reason = OPEN_REASONS.find(word => word === why)
  const told = reason === undefined ? {} : { explained: reason }
  switch (state) {
    case 'due':
    case 'claimed':
      return { state, explained: OPEN_REASONS.find(word => word === said) ?? null }
    case 'paid': {
      const means = PAID_IN.find(word => word === said)
      return means === undefined ? null : { state, means, ...told }
    }
    case 'waived': {
      const reason = WAIVE_REASONS.find(word => word === said)
      return reason === undefined ? null : { state, reason }
    }
    case 'returned':
      return { state, means: PAID_IN.find(word => word === said) ?? null }
    case 'posted':
      return { state, ...told }
    default:
      return assertNever(state)
  }
}

function isSame(a: Payment, b: Payment): boolean {
  return a.state === b.state && saidOf(a) === saidOf(b)
}

/** Somebody still has to pay, or to say what became of it. */
export function isUnpaid({ total, isVoid, payment }: Payable): boolean {
  return !isVoid && total > 0 && (payment.state === 'due' || payment.state === 'claimed')
}

const TAKEN: readonly PaymentState[] = PAYMENT_RULES.return.from

/** It is void, and the guest has not been given back what was paid or posted for it, or what they say that they paid. */
export function isOwedBack({ total, isVoid, payment }: Payable): boolean {
  return isVoid && total > 0 && TAKEN.includes(payment.state)
}

/** It stands on the open list. */
export function isOpenPayment(paper: Payable): boolean {
  return isUnpaid(paper) || isOwedBack(paper)
}

/** Somebody has said why. */
export function isExplained({ payment }: Payable): boolean {
  return explainedOf(payment) !== null
}

function explainedOf(payment: Payment): OpenReason | null {
  return 'explained' in payment ? (payment.explained ?? null) : null
}

/** The reason that stands beside what it says (`saidOf`): of money that is to be given back. */
export function whyBeside(payment: Payment): OpenReason | null {
  return payment.state === 'paid' || payment.state === 'posted' ? explainedOf(payment) : null
}

/** What a step put into the drawer, or (below 0) took out of it. */
export function cashMoved(before: Payment, now: Payment, total: Rupiah): number {
  return inCash(now, total) - inCash(before, total)
}

function inCash(payment: Payment, total: Rupiah): Rupiah {
  return payment.state === 'paid' && payment.means === 'cash' ? total : 0
}

/** What kwitansi come to, and how they end: `total` is the sum of all but `back`. */
export interface PaymentSums {
  readonly total: Rupiah
  readonly cash: Rupiah
  readonly qris: Rupiah
  readonly posted: Rupiah
  readonly waived: Rupiah
  readonly open: Rupiah
  /** Of void ones, what is still to be given back. */
  readonly back: Rupiah
}

export function sumPayments(papers: readonly Payable[]): PaymentSums {
  const standing = papers.filter(({ isVoid }) => !isVoid)
  const sumOf = (some: readonly Payable[]) => sumRupiah(some.map(({ total }) => total))
  const ending = (state: PaymentState) => standing.filter(({ payment }) => payment.state === state)
  const paidIn = (means: Money) =>
    ending('paid').filter(({ payment }) => payment.state === 'paid' && payment.means === means)
  return {
    total: sumOf(standing),
    cash: sumOf(paidIn('cash')),
    qris: sumOf(paidIn('qris')),
    posted: sumOf(ending('posted')),
    waived: sumOf(ending('waived')),
    open: sumOf(standing.filter(isUnpaid)),
    back: sumOf(papers.filter(isOwedBack)),
  }
}
