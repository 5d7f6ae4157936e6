import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AS_ISSUED,
  cashMoved,
  decidePayment,
  isExplained,
  isOpenPayment,
  isOwedBack,
  isUnpaid,
  OPEN_REASONS,
  PAYMENT_RULES,
  PAYMENT_STATES,
  PAYMENT_STEPS,
  type Payable,
  type Payment,
  type PaymentCommand,
  paymentOf,
  saidOf,
  sumPayments,
  WAIVE_REASONS,
  whyBeside,
} from '../../src/domain/paying.ts'

const COMMANDS: readonly PaymentCommand[] = [
  { step: 'claim' },
  { step: 'post' },
  { step: 'reopen' },
  { step: 'return' },
  { step: 'pay', means: 'cash' },
  { step: 'pay', means: 'qris' },
  ...WAIVE_REASONS.map(reason => ({ step: 'waive', reason }) as const),
  ...OPEN_REASONS.map(reason => ({ step: 'explain', reason }) as const),
]
const DUE: Payment = { state: 'due', explained: null }
const paper = (payment: Payment, isVoid = false, total = 30_000): Payable => ({ payment, isVoid, total })
/** What each step leads to, from there; those that lead nowhere are left out. */
function ways(from: Payable) {
  return Object.fromEntries(
    COMMANDS.flatMap(command => {
      const decided = decidePayment(from, command)
      return decided.ok && decided.value !== null ? [[command.step, decided.value.state]] : []
    }),
  )
}

describe('a payment', () => {
  test('begins as its kwitansi says: cash was taken at the door, a room is still to be charged', () => {
    expect(isUnpaid(paper(AS_ISSUED.room))).toBe(true)
    expect(isUnpaid(paper(AS_ISSUED.cash))).toBe(false)
    expect(isUnpaid(paper(AS_ISSUED.qris))).toBe(true)
    expect(isUnpaid(paper(AS_ISSUED.none))).toBe(false)
  })

  test('leads on by its table, while its kwitansi stands', () => {
    expect(ways(paper(DUE))).toEqual({
      claim: 'claimed',
      pay: 'paid',
      post: 'posted',
      waive: 'waived',
      explain: 'due',
    })
    expect(ways(paper({ state: 'claimed', explained: null }))).toEqual({
      pay: 'paid',
      post: 'posted',
      waive: 'waived',
      explain: 'claimed',
      reopen: 'due',
    })
    for (const settled of [
      AS_ISSUED.cash,
      { state: 'posted' },
      { state: 'waived', reason: 'courtesy' },
    ] as const)
      expect(ways(paper(settled))).toEqual({ reopen: 'due' })
  })

  test('of a void kwitansi is given back, waits for that with a reason, or was never made, and is nothing else', () => {
    expect(ways(paper(DUE, true))).toEqual({})
    for (const taken of [AS_ISSUED.cash, { state: 'posted' }, { state: 'claimed', explained: null }] as const)
      expect(ways(paper(taken, true))).toEqual({ explain: taken.state, return: 'returned', reopen: 'due' })
    expect(ways(paper({ state: 'returned', means: 'cash' }, true))).toEqual({ reopen: 'paid' })
  })

  test('that is to be given back is kept and read with its reason, and loses it once it was given back', () => {
    for (const taken of [AS_ISSUED.cash, { state: 'posted' }] as const) {
      const explained = { ...taken, explained: 'disputed' } as const
      const open = paper(explained, true)
      expect(decidePayment(paper(taken, true), { step: 'explain', reason: 'disputed' })).toEqual({
        ok: true,
        value: explained,
      })
      expect(isExplained(open)).toBe(true)
      expect(paymentOf(taken.state, saidOf(explained), whyBeside(explained))).toEqual(explained)
      expect(decidePayment(open, { step: 'explain', reason: 'disputed' })).toEqual({ ok: true, value: null })
      expect(decidePayment(open, { step: 'return' })).toMatchObject({ value: { state: 'returned' } })
      // Said once more as it is, it keeps its reason.
      const again: PaymentCommand = taken.state === 'paid' ? { step: 'pay', means: 'cash' } : { step: 'post' }
      expect(decidePayment(open, again)).toEqual({ ok: true, value: null })
    }
  })

  test('that was given back by mistake is owed again, as it was; given back twice, it is no mistake', () => {
    for (const before of [AS_ISSUED.cash, { state: 'posted' }, { state: 'paid', means: 'qris' }] as const) {
      const returned = decidePayment(paper(before, true), { step: 'return' })
      if (!returned.ok || returned.value === null) throw new Error('not given back')
      const now = paper(returned.value, true)
      expect(decidePayment(now, { step: 'return' })).toEqual({ ok: true, value: null })
      expect(decidePayment(now, { step: 'reopen' })).toEqual({ ok: true, value: before })
    }
  })

  test('that its guest says they made for what is void waits for somebody who looks', () => {
    const claimed = paper({ state: 'claimed', explained: null }, true)
    expect(isOpenPayment(claimed)).toBe(true)
    expect(decidePayment(claimed, { step: 'return' })).toMatchObject({
      value: { state: 'returned', means: 'qris' },
    })
  })

  test('of what costs nothing leads nowhere', () => expect(ways(paper(AS_ISSUED.none, false, 0))).toEqual({}))

  test('that stands already as somebody says is no mistake; otherwise they are told how it stands', () => {
    expect(decidePayment(paper({ state: 'posted' }), { step: 'post' })).toEqual({ ok: true, value: null })
    expect(decidePayment(paper({ state: 'posted' }), { step: 'pay', means: 'cash' })).toMatchObject({
      refusal: { code: 'wrong-state', detail: { state: 'posted' } },
    })
  })

  test('reaches every state by a step', () => {
    const reached = new Set(PAYMENT_STEPS.flatMap(step => PAYMENT_RULES[step].to ?? []))
    expect([...reached].sort()).toEqual([...PAYMENT_STATES].sort())
  })

  test('is taken by whoever sells; given up and taken back by whoever may correct', () => {
    const correcting = PAYMENT_STEPS.filter(step => PAYMENT_RULES[step].right === 'correct')
    expect(correcting).toEqual(['waive', 'reopen', 'return'])
    const ofVoid = PAYMENT_STEPS.filter(step => PAYMENT_RULES[step].of.some(of => of === 'void'))
    expect(ofVoid).toEqual(['explain', 'reopen', 'return'])
  })
})

const total = fc.integer({ min: 0, max: 5_000_000 })
const issued = fc.constantFrom('room', 'cash', 'qris', 'none' as const)
const happening = fc.oneof(
  fc.record({ kind: fc.constant('issue' as const), total, payment: issued }),
  fc.record({ kind: fc.constant('void' as const), at: fc.nat(30) }),
  // What was wrong on a void one is issued anew, often for less and paid otherwise.
  fc.record({ kind: fc.constant('reissue' as const), at: fc.nat(30), total, payment: issued }),
  fc.record({ kind: fc.constant('say' as const), at: fc.nat(30), command: fc.constantFrom(...COMMANDS) }),
)

interface Day {
  readonly papers: readonly Payable[]
  /** What went into the drawer and out of it, step by step. */
  readonly drawer: number
}

const issue = (day: Day, one: { total: number; payment: keyof typeof AS_ISSUED }): Day => {
  const payment = one.total === 0 ? AS_ISSUED.none : AS_ISSUED[one.payment === 'none' ? 'cash' : one.payment]
  const cash = payment.state === 'paid' && payment.means === 'cash' ? one.total : 0
  return { papers: [...day.papers, paper(payment, false, one.total)], drawer: day.drawer + cash }
}
const changed = (day: Day, at: number, now: Payable, cash = 0): Day => ({
  papers: day.papers.map((one, i) => (i === at ? now : one)),
  drawer: day.drawer + cash,
})

function after(day: Day, what: typeof happening extends fc.Arbitrary<infer What> ? What : never): Day {
  if (what.kind === 'issue') return issue(day, what)
  const at = day.papers.length === 0 ? -1 : what.at % day.papers.length
  const one = day.papers[at]
  if (one === undefined) return day
  if (what.kind === 'say') {
    const decided = decidePayment(one, what.command)
    if (!decided.ok || decided.value === null) return day
    const cash = cashMoved(one.payment, decided.value, one.total)
    return changed(day, at, { ...one, payment: decided.value }, cash)
  }
  const voided = changed(day, at, { ...one, isVoid: true })
  return what.kind === 'reissue' && !one.isVoid ? issue(voided, what) : voided
}

const days = fc.array(happening, { maxLength: 60 }).map(all => all.reduce(after, { papers: [], drawer: 0 }))

describe('on any day', () => {
  test('kwitansi are paid, posted, waived and open to the rupiah', () => {
    fc.assert(
      fc.property(days, ({ papers }) => {
        const { total: sum, cash, qris, posted, waived, open } = sumPayments(papers)
        const standing = papers.filter(({ isVoid }) => !isVoid).reduce((all, one) => all + one.total, 0)
        expect(sum).toBe(standing)
        expect(cash + qris + posted + waived + open).toBe(standing)
      }),
    )
  })

  test('the open list is what is not paid yet and what is not given back yet, and nothing else', () => {
    fc.assert(
      fc.property(days, ({ papers }) => {
        const { open, back } = sumPayments(papers)
        const listed = papers.filter(isOpenPayment)
        expect(listed.reduce((all, one) => all + one.total, 0)).toBe(open + back)
        expect(listed.filter(one => isUnpaid(one) && isOwedBack(one))).toEqual([])
      }),
    )
  })

  test('the drawer holds the cash of kwitansi that stand and of those not given back yet', () => {
    fc.assert(
      fc.property(days, ({ papers, drawer }) => {
        const inCash = papers.filter(({ payment }) => payment.state === 'paid' && payment.means === 'cash')
        expect(drawer).toBe(inCash.reduce((all, one) => all + one.total, 0))
      }),
    )
  })

  test('once all is answered or explained, nothing is open without its reason', () => {
    fc.assert(
      fc.property(days, fc.boolean(), ({ papers }, isExplaining) => {
        const answered = papers.map(one => {
          const command: PaymentCommand = isExplaining
            ? { step: 'explain', reason: 'open-otherwise' }
            : { step: isOwedBack(one) ? 'return' : 'post' }
          const decided = decidePayment(one, command)
          return decided.ok && decided.value !== null ? { ...one, payment: decided.value } : one
        })
        expect(answered.filter(one => isOpenPayment(one) && !isExplained(one))).toEqual([])
      }),
    )
  })

  test('a payment is read back as it was kept', () => {
    fc.assert(
      fc.property(days, ({ papers }) => {
        for (const { payment } of papers)
          expect(paymentOf(payment.state, saidOf(payment), whyBeside(payment))).toEqual(payment)
      }),
    )
  })
})
