/** Ways in which money is left behind, or told twice. */
const PAYING = 'src/domain/paying.ts'
const CHECK_OUT = 'src/server/usecases/stays/check-out.ts'
const STEP = 'src/server/usecases/payments/step-payment.ts'
const LIST = 'src/server/usecases/payments/open-list.ts'
const NIGHT = 'src/server/usecases/payments/close-night.ts'
const PAPERS = 'src/server/usecases/payments/papers.ts'
const BY_RULE = 'test/domain/paying.test.ts'
const BY = 'test/usecases/payments/payments.test.ts'
const BY_DAYS = 'test/usecases/payments/days.test.ts'

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
    find: 'document.detail?.cashier === clerk',
    replace: 'document.detail !== null',
    by: BY,
  },
  {
    name: 'what was given back by mistake is owed by nobody',
    file: PAYING,
    find: "return payment.state === 'returned' ? beforeReturn(payment.means) : DUE",
    replace: 'return DUE',
    by: BY_DAYS,
  },
  {
    name: 'QRIS that its guest says they paid is forgotten with its kwitansi',
    file: PAYING,
    find: 'return isVoid && total > 0 && TAKEN.includes(payment.state)',
    replace: "return isVoid && total > 0 && payment.state !== 'claimed' && TAKEN.includes(payment.state)",
    by: BY_RULE,
  },
  {
    name: 'a day that was asleep says what is open of the days after it',
    file: NIGHT,
    find: 'document.day <= date',
    replace: 'document.day !== date || true',
    by: BY_DAYS,
  },
  {
    name: 'a drawer has what its clerk took before it was opened, on the same day',
    file: 'src/server/usecases/payments/drawers.ts',
    find: 'document.issuedAt >= openedAt && ',
    replace: '',
    by: BY_DAYS,
  },
  {
    name: 'of a group that leaves the first one’s answers are noted, and the others’ are not',
    file: CHECK_OUT,
    find: 'for (const one of all) left.push',
    replace: 'for (const one of all.slice(0, 1)) left.push',
    by: BY_DAYS,
  },
  {
    name: 'what is to be given back waits without a reason',
    file: PAYING,
    find: "from: [...OPEN, 'paid', 'posted'], to: null",
    replace: 'from: OPEN, to: null',
    by: BY,
  },
  {
    name: 'what was paid is explained as if it were open',
    file: PAYING,
    find: "  if (isExplaining && !isOpenPayment(paper)) return refuse('wrong-state', { state: payment.state })\n",
    replace: '',
    by: BY,
  },
  {
    name: 'why money was not given back is forgotten on the disk',
    file: PAPERS,
    find: '    why: whyBeside(payment),\n',
    replace: '    why: null,\n',
    by: BY,
  },
  {
    name: 'any clerk counts a colleague’s drawer',
    file: 'src/server/usecases/payments/drawers.ts',
    find: "|| rights.includes('correct')",
    replace: '|| rights.length > 0',
    by: BY,
  },
  {
    name: 'what its clerk says of payments never comes into a drawer',
    file: 'src/server/usecases/payments/drawers.ts',
    find: 'return bookOf(opening, [...atDoors.map(({ total }) => total), said])',
    replace: 'return bookOf(opening, [...atDoors.map(({ total }) => total), 0 * said])',
    by: BY_DAYS,
  },
  {
    name: 'an order that its guest left behind is still charged to the room',
    file: CHECK_OUT,
    find: 'return payment === order.payment ? order : apply',
    replace: 'return payment === order.payment || payment !== null ? order : apply',
    by: BY_DAYS,
  },
  {
    name: 'what is said twice under one id is done twice',
    file: STEP,
    find: 'if (known === undefined) {',
    replace: 'if (known === undefined || known === deed.number) {',
    by: BY_DAYS,
  },
  {
    name: 'in the simulated days a drawer has what others took',
    file: 'src/server/usecases/payments/drawers.ts',
    find: "document.detail?.cashier === clerk && entry.payment === 'cash'",
    replace: "entry.payment === 'cash'",
  },
  {
    name: 'in the simulated days a drawer lacks what its clerk says of payments',
    file: 'src/server/usecases/payments/drawers.ts',
    find: '...atDoors.map(({ total }) => total), said]',
    replace: '...atDoors.map(({ total }) => total)].slice(0, Number.isNaN(said) ? 0 : undefined)',
  },
]
