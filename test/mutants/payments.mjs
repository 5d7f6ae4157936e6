/** Ways in which money is left behind, or told twice. */
const PAYING = 'src/domain/paying.ts'
const CHECK_OUT = 'src/server/usecases/stays/check-out.ts'
const STEP = 'src/server/usecases/payments/step-payment.ts'
const LIST = 'src/server/usecases/payments/open-list.ts'
const NIGHT = 'src/server/usecases/payments/close-night.ts'
const PAPERS = 'src/server/usecases/payments/papers.ts'
const BY_RULE = 'test/domain/paying.test.ts'
const BY = 'test/usecases/payments/payments.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const PAYMENTS_MUTANTS = [
  {
    name: 'what is claimed counts as paid',
    file: PAYING,
    find: "return !isVoid && total > 0 && (payment.state === 'due' || payment.state === 'claimed')",
    replace: "return !isVoid && total > 0 && payment.state === 'due'",
    by: BY_RULE,
  },
  {
    name: 'nobody is owed what was paid for a void kwitansi',
    file: PAYING,
    find: 'return isUnpaid(paper) || isOwedBack(paper)',
    replace: 'return isUnpaid(paper)',
    by: BY_RULE,
  },
  {
    name: 'a payment that is opened again stays in the drawer',
    file: PAYING,
    find: 'return inCash(now, total) - inCash(before, total)',
    replace: 'return inCash(now, total)',
    by: BY_RULE,
  },
  {
    name: 'a void kwitansi can still be posted',
    file: PAYING,
    find: "|| !of.includes(isVoid ? 'void' : 'standing')",
    replace: '|| of.length === 0',
    by: BY_RULE,
  },
  {
    name: 'a forced check-out leaves nothing on the open list',
    file: CHECK_OUT,
    find: 'untouched.flatMap(paper => leaveOpen(paper, nowMs))',
    replace: 'untouched.flatMap(paper => leaveOpen(paper, nowMs).slice(1))',
    by: BY,
  },
  {
    name: 'a check-out does not mind who has answered meanwhile',
    file: CHECK_OUT,
    find: 'if (!steps.ok || steps.value.length > 0) return',
    replace: 'if (!steps.ok) return',
    by: BY,
  },
  {
    name: 'a check-out that asks goes on without an answer',
    file: CHECK_OUT,
    find: "settled?.unanswered === 'ask' && silent.length > 0",
    replace: "settled?.unanswered === 'ask' && silent.length > 1",
    by: BY,
  },
  {
    name: 'what was said under an id is said again',
    file: STEP,
    find: 'if (known === undefined) {',
    replace: 'if (known !== 0) {',
    by: BY,
  },
  {
    name: 'the open list forgets what was left of days before',
    file: LIST,
    find: '[...before.read, ...fresh]',
    replace: '[...fresh]',
    by: BY,
  },
  {
    name: 'a day is closed, and what is due of it stands nowhere',
    file: NIGHT,
    find: 'ofDay.flatMap(paper => leaveOpen(paper, nowMs))',
    replace: 'ofDay.flatMap(paper => leaveOpen(paper, nowMs).slice(1))',
  },
  {
    name: 'what is settled stays on the open list',
    file: PAPERS,
    find: 'isOpen: isOpenPayment({ ...paper, payment }) ? 1 : 0',
    replace: 'isOpen: isOpenPayment(paper) ? 1 : 0',
  },
  {
    name: 'a drawer that is counted again is closed by what its clerk has read in the book',
    file: 'src/server/usecases/payments/drawers.ts',
    find: 'if (drawer.closedAt !== null) return ok',
    replace: 'if (drawer.closedAt === 0) return ok',
    by: BY,
  },
  {
    name: 'what others took is in a clerk’s drawer too',
    file: 'src/server/usecases/payments/drawers.ts',
    find: 'document.detail?.cashier === staff',
    replace: 'document.detail !== null',
    by: BY,
  },
]
