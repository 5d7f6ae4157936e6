/** Ways in which a change at the door is done twice, by whoever may not, or loses money or goods. */
const REPAYING = 'src/domain/repaying.ts'
const REISSUE = 'src/domain/reissue.ts'
const VOIDING = 'src/domain/voiding.ts'
const PAYING = 'src/domain/paying.ts'
const CHANGE = 'src/server/usecases/ordering/change-payment.ts'
const DEED = 'src/server/usecases/documents/reissue-document.ts'
const UNSELL = 'src/server/usecases/documents/unsell.ts'
const BY_REPAYING = 'test/domain/repaying.test.ts'
const BY_REISSUE = 'test/domain/reissue.test.ts'
const BY_VOIDING = 'test/domain/voiding.test.ts'
const BY_CHANGE = 'test/usecases/ordering/change-payment.test.ts'
const BY = 'test/usecases/documents/reissue-document.test.ts'
const BY_SCREENS = 'test/client/desk/money.test.tsx'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const AT_THE_DOOR_MUTANTS = [
  {
    name: 'a change that comes again changes what a colleague has changed since',
    file: REPAYING,
    find: '  if (repaid.some(one => one.deed === deed)) return ok(null)\n',
    replace: '',
    by: BY_REPAYING,
  },
  {
    name: 'how an order is paid changes under its kwitansi',
    file: REPAYING,
    find: 'if (!isOpen(order) || order.confirmedAt',
    replace: 'if (order.confirmedAt',
    by: BY_REPAYING,
  },
  {
    name: 'what the desk has seen at its bank is paid in cash as well',
    file: REPAYING,
    find: 'if (!isOpen(order) || order.confirmedAt !== undefined)',
    replace: 'if (!isOpen(order))',
    by: BY_REPAYING,
  },
  {
    name: 'a bill that is closed takes more',
    file: REPAYING,
    find: 'PAYMENTS[to].isBilled && !isBillOpen',
    replace: 'PAYMENTS[to].isBilled && isBillOpen',
    by: BY_REPAYING,
  },
  {
    name: 'a change that changed nothing may come again later',
    file: REPAYING,
    find: "  if (repaid.length >= REPAID_MAX) return refuse('full')",
    replace: "  if (from === to) return ok(null)\n  if (repaid.length >= REPAID_MAX) return refuse('full')",
    by: BY_CHANGE,
  },
  {
    name: 'nobody reads who changed how an order is paid',
    file: CHANGE,
    find: "    await addAct(sql, outlet.slug, { actor: clerk, what: 'change-payment', on: order.id, changed }, nowMs)\n",
    replace: '',
    by: BY_CHANGE,
  },
  {
    name: 'a clerk takes back a kwitansi of yesterday',
    file: VOIDING,
    find: "  if (nowMs - issuedAt > OWN_VOID_MS) return 'late'\n",
    replace: '',
    by: BY_VOIDING,
  },
  {
    name: 'a clerk takes back another’s kwitansi',
    file: VOIDING,
    find: "return cashier === who.name ? null : 'of-another'",
    replace: 'return null',
    by: BY_VOIDING,
  },
  {
    name: 'more goes back than was sold',
    file: VOIDING,
    find: 'const back = Math.min(left, pieces)',
    replace: 'const back = left',
    by: BY_VOIDING,
  },
  {
    name: 'what is gone stands on the shelf again',
    file: VOIDING,
    find: "if (fate === 'gone') return [movement,",
    replace: "if (fate === 'gone') return [movement]\n    if (fate !== 'shelf') return [movement,",
    by: BY_VOIDING,
  },
  {
    name: 'goods of another order come back',
    file: UNSELL,
    find: 'row => row.orderId === order.id',
    replace: 'row => row.orderId !== order.id',
    by: BY,
  },
  {
    name: 'a kwitansi is replaced by one of more pieces',
    file: REISSUE,
    find: 'quantity >= 0 && fewer >= 0',
    replace: 'quantity >= 0',
    by: BY_REISSUE,
  },
  {
    name: 'a kwitansi does not name the one that it stands in for',
    file: REISSUE,
    find: '    replaces: voided.number,\n',
    replace: '',
    by: BY_REISSUE,
  },
  {
    name: 'cash stays in the drawer for a kwitansi that another replaces',
    file: PAYING,
    find: '{ left: inCash(payment, before) > 0 ? given : payment, begun }',
    replace: '{ left: payment, begun }',
    by: BY_REISSUE,
  },
  {
    name: 'what is on the bill of the room moves to a kwitansi of another sum',
    file: PAYING,
    find: 'total === before && WAY_OF',
    replace: 'WAY_OF',
    by: BY_REISSUE,
  },
  {
    name: 'what was waived is due again on the kwitansi that stands in',
    file: PAYING,
    find: "  if (payment.state === 'waived' && way === was) return { left: payment, begun: payment }\n",
    replace: '',
    by: BY_REISSUE,
  },
  {
    name: 'the page of a void kwitansi leads to another guest’s',
    file: 'src/server/usecases/documents/read-kwitansi.ts',
    find: ' || entry.replaces !== number',
    replace: '',
    by: BY,
  },
  {
    name: 'a kwitansi that now says QRIS has put cash in the drawer, in entries without that word',
    file: DEED,
    find: 'way: PAYMENTS[reissue.payment].onPaper[2], total, was',
    replace: 'way: entry.payment, total, was',
    by: BY,
  },
  {
    name: 'a kwitansi by QRIS cannot be corrected to cash, in entries without that word',
    file: DEED,
    find: "entry.payment === 'cash' && payment === 'qris' ? 'qris' : entry.payment",
    replace: "payment === 'none' ? payment : entry.payment",
    by: BY,
  },
  {
    name: 'the desk asks on how is paid what it has seen at its bank',
    file: 'src/client/desk/order/pays-by.tsx',
    find: " || order.qris?.state === 'paid'",
    replace: '',
    by: BY_SCREENS,
  },
  {
    name: 'a kwitansi whose guest has left is corrected to one that is paid in no way',
    file: 'src/client/desk/documents/reissue-form.tsx',
    find: 'PAYMENT_METHODS.find(way =>',
    replace: 'offer.payments.find(way =>',
    by: BY_SCREENS,
  },
  {
    name: 'a kwitansi is replaced twice when its answer was lost',
    file: DEED,
    find: '    if (known !== undefined) return again(sql, clerk, deed, known)\n',
    replace: '    void [known, again]\n',
    by: BY,
  },
  {
    name: 'another kwitansi is paid in a way that nobody takes',
    file: DEED,
    find: '  if (!paymentFits(payment, total, outlet.payments))',
    replace: '  if (!paymentFits(payment, total, outlet.payments) && payment === null)',
    by: BY,
  },
]
