/** Ways in which what a restored backup leaves in doubt is forgotten, settled by nobody, or brought twice. */
const RESTORED = 'src/domain/restored.ts'
const DOUBTS = 'src/server/usecases/restored/doubts.ts'
const BRING = 'src/server/usecases/restored/bring-back.ts'
const DELIVER = 'src/server/usecases/ordering/deliver-order.ts'
const SETTLE = 'src/server/usecases/restored/settle-doubts.ts'
const LEAVE = 'src/server/usecases/restored/leave-restored.ts'
const BY = 'test/usecases/restored/restored.test.ts'
const BY_DOMAIN = 'test/domain/restored.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const RESTORED_MUTANTS = [
  {
    name: 'an order that somebody has had in hand since stays in doubt',
    file: RESTORED,
    find: ' && handledAt(order) < sinceMs',
    replace: '',
    by: BY,
  },
  {
    name: 'an order that its guest’s device brings again is in no doubt',
    file: RESTORED,
    find: 'Math.min(toMilliseconds(order.receivedAt), toMilliseconds(order.placedAt))',
    replace: 'toMilliseconds(order.receivedAt)',
    by: BY,
  },
  {
    name: 'a guest who came after the restore is in doubt',
    file: RESTORED,
    find: ' && toMilliseconds(stay.checkedInAt) < sinceMs',
    replace: '',
    by: BY,
  },
  {
    name: 'a kwitansi of another product is taken for the order’s',
    file: RESTORED,
    find: '        one.product === product &&\n',
    replace: '',
    by: BY_DOMAIN,
  },
  {
    name: 'a kwitansi of more than was asked for is taken for the order’s',
    file: RESTORED,
    find: ' &&\n        one.quantity >= quantity',
    replace: '',
    by: BY_DOMAIN,
  },
  {
    name: 'one line of an order stands for two of a kwitansi',
    file: RESTORED,
    find: '        !brought.has(one.placementId) &&\n',
    replace: '',
    by: BY_DOMAIN,
  },
  {
    name: 'a kwitansi of another guest is taken for the order’s',
    file: DOUBTS,
    find: '.filter(({ entry }) => entry.stay === stay)',
    replace: '.filter(() => true)',
    by: BY,
  },
  {
    name: 'goods that were counted since stay in doubt',
    file: DOUBTS,
    find: ' && !counted.has(id)',
    replace: '',
    by: BY,
  },
  {
    name: 'money that somebody has explained stays in doubt',
    file: DOUBTS,
    find: ' && !isExplained(paper)',
    replace: '',
    by: BY,
  },
  {
    name: 'an order that was brought back is refused when it is said again',
    file: BRING,
    find: '    if (isAlready(order, name)) return ok(order)\n',
    replace: '',
    by: BY,
  },
  {
    name: 'goods of an order that was brought back go from a rack that was counted since',
    file: BRING,
    find: 'counted.has(placementId) ? 0 : ',
    replace: '',
    by: BY,
  },
  {
    name: 'a void kwitansi is taken for the order’s',
    file: 'src/server/storage/statements/restored/restorations.ts',
    find: ' AND voided_by IS NULL',
    replace: '',
    by: BY,
  },
  {
    name: 'what is in no doubt is settled, and so is what was settled before',
    file: SETTLE,
    find: '.filter(subject => there.has(subject))',
    replace: '',
    by: BY,
  },
  {
    name: 'what is due of days that came back stated is on no list',
    file: LEAVE,
    find: 'papers.flatMap(paper => leaveOpen(paper, nowMs)),',
    replace: '[],',
    by: BY,
  },
  {
    name: 'what was paid for a kwitansi that came back void is owed by nobody',
    file: LEAVE,
    find: '  await addPayments(sql, outlet.slug, owed)\n',
    replace: '',
    by: BY,
  },
  {
    name: 'an order that was brought back forgets what was said of its money',
    file: BRING,
    find: '  if (isLeft && beginningsOf(order).length > 0)',
    replace: '  if (isLeft && beginningsOf(order).length > 1)',
    by: BY,
  },
  {
    name: 'what was brought before is taken from a rack that was counted without it',
    file: DELIVER,
    find: 'const gone = isEarlier ? await countedWithout(sql, outlet.slug, order) : NONE',
    replace: 'const gone = isEarlier ? NONE : NONE\n    void countedWithout',
    by: BY,
  },
  {
    name: 'what somebody has had in hand since is taken for brought before',
    file: DELIVER,
    find: 'restoration === null || !isOrderInDoubt(order, restoration.foundAt)',
    replace: 'restoration === null || !isOrderInDoubt(order, Number.MAX_SAFE_INTEGER)',
    by: BY,
  },
  {
    name: 'whatever is brought after a restore is taken for brought before',
    file: DELIVER,
    find: 'const gone = isEarlier ?',
    replace: 'const gone = isEarlier || nowMs > 0 ?',
    by: BY,
  },
]
