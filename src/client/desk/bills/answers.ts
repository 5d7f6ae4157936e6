/** What a clerk can say of a kwitansi, and what it then comes to. Pure: the server decides by the same rules. */
import type { BillAnswer, BillPaper } from '../../../contract/payments.ts'
import type { DeedId } from '../../../domain/ids.ts'
import type { Rupiah } from '../../../domain/money.ts'
import {
  type AnswerCommand,
  decidePayment,
  isOwedBack,
  isUnpaid,
  OPEN_REASONS,
  PAYMENT_RULES,
  type Payable,
  type PaymentCommand,
  type PaymentReason,
  type PaymentSums,
  paymentOf,
  sumPayments,
  WAIVE_REASONS,
} from '../../../domain/paying.ts'

export const CHOICES = ['post', 'cash', 'qris', 'claim', 'waive', 'explain', 'return', 'reopen'] as const
export type Choice = (typeof CHOICES)[number]

export interface Answer {
  /** The same again is done once. */
  readonly id: DeedId
  readonly choice: Choice
  readonly reason: PaymentReason | null
}
/** By number. */
export type Answers = Readonly<Record<number, Answer>>

export function payableOf({ state, said, why, total, isVoid }: BillPaper): Payable {
  const payment = paymentOf(state, said, why)
  if (payment === null) throw new Error('a payment that cannot be')
  return { payment, total, isVoid }
}

/** At check-out of who still has to pay; on the open list also why it stays open, and of what is to be given back. */
export function choicesOf(paper: BillPaper, mayCorrect: boolean, isCheckOut: boolean): readonly Choice[] {
  const payable = payableOf(paper)
  if (isOwedBack(payable)) {
    if (isCheckOut) return []
    return mayCorrect ? ['return', 'reopen', 'explain'] : ['explain']
  }
  if (!isUnpaid(payable)) return []
  const ways: Choice[] = paper.state === 'claimed' ? ['qris', 'cash', 'post'] : ['post', 'cash', 'qris']
  if (isCheckOut && paper.state === 'claimed') ways.splice(1, 0, 'claim')
  if (mayCorrect) ways.push('waive')
  return isCheckOut ? ways : [...ways, 'explain']
}

/** Which reasons a choice asks for: nobody pays later what is to be given back. */
export function reasonsOf(choice: Choice, { isVoid }: Pick<BillPaper, 'isVoid'>): readonly PaymentReason[] {
  if (choice === 'waive') return WAIVE_REASONS
  if (choice !== 'explain') return []
  return isVoid ? OPEN_REASONS.filter(reason => reason !== 'pays-later') : OPEN_REASONS
}

/** `null`: it still lacks its reason. */
export function commandOf({ choice, reason }: Omit<Answer, 'id'>): PaymentCommand | null {
  switch (choice) {
    case 'cash':
    case 'qris':
      return { step: 'pay', means: choice }
    case 'waive': {
      const why = WAIVE_REASONS.find(word => word === reason)
      return why === undefined ? null : { step: 'waive', reason: why }
    }
    case 'explain': {
      const why = OPEN_REASONS.find(word => word === reason)
      return why === undefined ? null : { step: 'explain', reason: why }
    }
    default:
      return { step: choice }
  }
}

type Correction = Extract<PaymentCommand, { readonly step: 'waive' | 'reopen' | 'return' }>
/** It is of those who may correct, and has an address of its own. */
export function isCorrection(command: PaymentCommand): command is Correction {
  return PAYMENT_RULES[command.step].right === 'correct'
}

const AT_CHECK_OUT = ['pay', 'post', 'waive', 'claim']
const isOfCheckOut = (command: PaymentCommand): command is AnswerCommand =>
  AT_CHECK_OUT.includes(command.step)

export interface Answered {
  /** Kwitansi that nobody has answered yet. */
  readonly left: readonly BillPaper[]
  /** What to add to the hotel's own bill of the room. */
  readonly toBill: Rupiah
  readonly sums: PaymentSums
  /** As they are sent. */
  readonly answers: readonly BillAnswer[]
}

/** A bill as it will stand with those answers. */
export function answeredBill(papers: readonly BillPaper[], answers: Answers): Answered {
  const told = papers.map(paper => {
    const payable = payableOf(paper)
    const answer = answers[paper.number]
    const command = answer === undefined || !isUnpaid(payable) ? null : commandOf(answer)
    return { paper, payable, answer, command }
  })
  const now = told.map(({ payable, command }) => {
    const decided = command === null ? null : decidePayment(payable, command)
    return decided?.ok === true && decided.value !== null ? { ...payable, payment: decided.value } : payable
  })
  const posted = told.filter(({ command }) => command?.step === 'post')
  return {
    left: told
      .filter(({ payable, command }) => isUnpaid(payable) && command === null)
      .map(({ paper }) => paper),
    toBill: posted.reduce((sum, { paper }) => sum + paper.total, 0),
    sums: sumPayments(now),
    answers: told.flatMap(({ paper: { number, generation }, answer, command }) =>
      answer === undefined || command === null || !isOfCheckOut(command)
        ? []
        : [{ id: answer.id, number, generation, ...command }],
    ),
  }
}
