/** Ways in which a paper is not of what was brought, or a link does not show it as it is. The simulation must find each. */
const DELIVER = 'src/server/usecases/ordering/deliver-order.ts'
const DOCUMENT = 'src/domain/document.ts'
const READ = 'src/server/usecases/documents/read-kwitansi.ts'
const VOID = 'src/server/usecases/documents/void-document.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const PAPERS_MUTANTS = [
  {
    name: 'a kwitansi names another way to pay',
    file: DELIVER,
    find: "payment: lines.every(line => line.unitPrice === 0) ? 'none' : order.payment,",
    replace: "payment: lines.every(line => line.unitPrice === 0) ? 'none' : 'cash',",
  },
  {
    name: 'a kwitansi has a line of what was not brought',
    file: DELIVER,
    find: '    .filter(line => line.quantity > 0)\n',
    replace: '',
  },
  {
    name: 'a kwitansi names other terms than the goods were there on',
    file: DELIVER,
    find: '        terms: placement.terms,\n',
    replace: "        terms: 'bought' as const,\n",
  },
  {
    name: 'a void is of a part of its kwitansi',
    file: DOCUMENT,
    find: 'number, lines: voided.lines, total',
    replace: 'number, lines: voided.lines.slice(0, 1), total',
  },
  {
    name: 'a kwitansi is void by two papers',
    file: VOID,
    find: "  if (document.voidedBy !== null) return refuse('already-voided', { number: document.voidedBy })\n",
    replace: '',
  },
  {
    name: 'a link does not say that its paper is void',
    file: READ,
    find: '      document.voidedBy === null\n',
    replace: '      document.number > 0\n',
  },
  {
    name: 'any link opens any paper',
    file: READ,
    find: 'return given.length === expected.length && timingSafeEqual(given, expected)',
    replace: 'return given.length === expected.length',
  },
  {
    name: 'a paper says that it is sealed before it is',
    file: 'src/server/usecases/log/prove.ts',
    find: "seal: 'waiting', proof: null",
    replace: "seal: 'sealed', proof: null",
  },
]
