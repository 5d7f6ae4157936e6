/** Ways in which a payment code pays somebody else, or what was only said counts as money. */
const QRIS = 'src/domain/qris.ts'
const ORDER_MONEY = 'src/domain/order-money.ts'
const CLAIMS = 'src/server/usecases/payments/order-money.ts'
const BY_CODES = 'test/domain/qris.test.ts'
const BY_MONEY = 'test/usecases/payments/order-money.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const QRIS_MUTANTS = [
  {
    name: 'a code whose checksum is wrong is taken',
    file: QRIS,
    find: "return checksum(code.slice(0, -4)) === code.slice(-4) ? null : 'wrong-checksum'",
    replace: 'return null',
    by: BY_CODES,
  },
  {
    name: 'an order’s code keeps the tip that its merchant’s asks for',
    file: QRIS,
    find: "tag !== '63' && !ADDED.includes(tag))",
    replace: "tag !== '63')",
    by: BY_CODES,
  },
  {
    name: 'an order’s code says that it is for any number of payments',
    file: QRIS,
    find: "written({ tag: '01', value: '12' })",
    replace: 'written(field)',
    by: BY_CODES,
  },
  {
    name: 'a code for one payment is an outlet’s own',
    file: QRIS,
    find: "if (said('01') !== '11') return refuse('one-time')",
    replace: '',
    by: BY_CODES,
  },
  {
    name: 'a code that is not of the national register is taken',
    file: QRIS,
    find: "if (nationalId === null) return refuse('not-national')",
    replace:
      "if (nationalId === null) return ok({ fields, merchant: { name: '', city: '', nationalId: '', asksMore: false } })",
    by: BY_CODES,
  },
  {
    name: 'a code of another country is taken',
    file: QRIS,
    find: "if (said('58') !== 'ID') return refuse('other-country')",
    replace: '',
    by: BY_CODES,
  },
  {
    name: 'what a guest claims is paid',
    file: ORDER_MONEY,
    find: "payment: { state: 'claimed', explained: null }",
    replace: "payment: { state: 'paid', means: 'qris' }",
    by: BY_MONEY,
  },
  {
    name: 'a guest claims what nobody has taken on yet',
    file: ORDER_MONEY,
    find: '!isPaidByCode(order) || !isTaken(order)) return refuse',
    replace: '!isPaidByCode(order)) return refuse',
    by: BY_MONEY,
  },
  {
    name: 'a guest claims another stay’s order',
    file: CLAIMS,
    find: 'order === null || order.stay !== stay.id',
    replace: 'order === null',
    by: BY_MONEY,
  },
  {
    name: 'a guest’s claim takes back what the desk has seen',
    file: CLAIMS,
    find: "if (paper.payment.state === 'paid') return ok(order)",
    replace: '',
    by: BY_MONEY,
  },
  {
    name: 'what was said of an order is forgotten with its kwitansi',
    file: CLAIMS,
    find: '  if (total === 0) return\n',
    replace: '  return\n',
    by: BY_MONEY,
  },
  {
    name: 'what a guest claims is forgotten where it is paid otherwise at the door',
    file: ORDER_MONEY,
    find: '  if (order.claimedAt === undefined) return []\n',
    replace: '  if (order.claimedAt !== null) return []\n',
    by: BY_MONEY,
  },
  {
    name: 'cash for what was claimed is not in the drawer',
    file: ORDER_MONEY,
    find: "...(order.payment === 'cash' ? [cash] : [])",
    replace: '...[cash].slice(1)',
    by: BY_MONEY,
  },
  {
    name: 'a spoilt code is offered all the same',
    file: 'src/domain/settings.ts',
    find: "method !== 'qris' || readQris(qris).ok",
    replace: "method !== 'qris' || qris !== ''",
    by: 'test/domain/settings.test.ts',
  },
]
