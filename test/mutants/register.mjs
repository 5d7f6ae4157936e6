/** Ways in which a product is in front of guests that should not be, is another's, or is counted as what it is not. */
const MISSING = 'src/domain/missing.ts'
const OWN = 'src/domain/own-goods.ts'
const OWN_TEST = 'test/domain/register.test.ts'
const ADDS = 'src/server/usecases/register/outlet-adds.ts'
const PRODUCTS = 'src/server/usecases/register/products.ts'
const OUTLETS = 'src/server/usecases/register/outlets.ts'
const WIRE = 'test/server/register.test.ts'
const NOTICES = 'src/domain/notices.ts'
const NOTICES_TEST = 'test/domain/notices.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const REGISTER_MUTANTS = [
  {
    name: 'allergens of which nobody has said anything are none',
    file: MISSING,
    find: "...lacking('allergens', 'not-said', food && product.allergens === null),",
    replace: '',
    by: OWN_TEST,
  },
  {
    name: 'what guests see may come to lack what it had',
    file: PRODUCTS,
    find: "if (lacks.length > 0) return refuse('incomplete', { missing: lacks })",
    replace: '',
    by: WIRE,
  },
  {
    name: 'a save writes over what another has written in the same field',
    file: PRODUCTS,
    find: 'if (met !== null) return met',
    replace: '',
    by: WIRE,
  },
  {
    name: 'what a hotel adds half said is on its shelf',
    file: ADDS,
    find: "if (missing.length > 0) return refuse('incomplete', { missing })",
    replace: '',
    by: WIRE,
  },
  {
    name: 'a product that is sent again is two',
    file: ADDS,
    find: "one => one.standing === 'own' && one.addedBy === outlet && isSameProduct(one, product)",
    replace: "one => one.standing === 'draft' && one.addedBy === outlet && isSameProduct(one, product)",
    by: WIRE,
  },
  {
    name: 'a hotel mends what the agency has refused',
    file: ADDS,
    find: "if (kept.product.standing !== 'own') return refuse('wrong-standing')",
    replace: '',
    by: WIRE,
  },
  {
    name: 'a hotel writes in what is not its own',
    file: ADDS,
    find: 'return kept?.product.addedBy === outlet ? kept : null',
    replace: 'return kept',
    by: WIRE,
  },
  {
    name: 'a hotel adds what another hotel’s own maker makes',
    file: OWN,
    find: "return standing === undefined || (standing === 'own' && addedBy === outlet)",
    replace: "return standing === undefined || standing === 'own'",
    by: OWN_TEST,
  },
  {
    name: 'a product that stands for another is joined to a third',
    file: 'src/server/usecases/register/own-products.ts',
    find: 'aliases.has(standsFor) ||',
    replace: '',
    by: WIRE,
  },
  {
    name: 'a kwitansi with two joined products is counted twice',
    file: 'src/domain/joined.ts',
    find: 'met.size > 1 ? outlet : []',
    replace: 'met.size > 2 ? outlet : []',
    by: 'test/usecases/evaluation/evaluate.test.ts',
  },
  {
    name: 'a paper’s last day is its first without',
    file: NOTICES,
    find: 'const since = last == null ? null : nextDate(last)',
    replace: 'const since = last == null ? null : last',
    by: NOTICES_TEST,
  },
  {
    name: 'what is seen at one of its placements is told as gone',
    file: NOTICES,
    find: 'const gone = isSeen\n',
    replace: 'const gone = !isSeen && isSeen\n',
    by: NOTICES_TEST,
  },
  {
    name: 'the letters of an ended outlet’s papers are given again',
    file: OUTLETS,
    find: "(['slug', 'mark'] as const)",
    replace: "(['slug'] as const)",
    by: WIRE,
  },
]
