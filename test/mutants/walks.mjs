/** Ways in which a walk leaves an order behind, or takes it twice. */
const WALKS = 'src/client/desk/board/walks.ts'
const BY = 'test/client/desk/walks.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const WALKS_MUTANTS = [
  {
    name: 'a floor that is looked at hides what rings on another',
    file: WALKS,
    find: 'calls: roomRows(near.filter(isCalling), floorOf)',
    replace: 'calls: roomRows(near.filter(isCalling).filter(isHere), floorOf)',
    by: BY,
  },
  {
    name: 'what rings stands on a walk as well',
    file: WALKS,
    find: 'near.filter(row => !isCalling(row) && isHere(row))',
    replace: 'near.filter(isHere)',
    by: BY,
  },
  {
    name: 'what is for later and rings is for later',
    file: WALKS,
    find: "row.lateness === 'later' && !isCalling(row)",
    replace: "row.lateness === 'later'",
    by: BY,
  },
  {
    name: 'what is for later on other floors stands among this one’s',
    file: WALKS,
    find: 'later: rows.filter(row => isLater(row) && isHere(row))',
    replace: 'later: rows.filter(isLater)',
    by: BY,
  },
  {
    name: 'orders of one room that take different steps go by one tap',
    file: WALKS,
    find: 'nextStep(order) ?? order.state',
    replace: "''",
    by: BY,
  },
  {
    name: 'a row of a room shows its first order alone',
    file: WALKS,
    find: 'orders: [first.order, ...others.map(({ order }) => order)]',
    replace: 'orders: [first.order, ...others.slice(1).map(({ order }) => order)]',
    by: BY,
  },
  {
    name: 'what is on its way is taken from the shelf once more',
    file: WALKS,
    find: '{isToPick(row)}`',
    replace: "{''}`",
    by: BY,
  },
  {
    name: 'who is on the way stands before what still waits',
    file: WALKS,
    find: 'Number(a.isAway) - Number(b.isAway)',
    replace: 'Number(b.isAway) - Number(a.isAway)',
    by: BY,
  },
  {
    name: 'of what two orders want one takes enough for the first',
    file: WALKS,
    find: 'quantity: all.reduce((sum, { quantity }) => sum + quantity, 0)',
    replace: 'quantity: all[0].quantity',
    by: BY,
  },
  {
    name: 'shelves stand as letters do, the tenth before the second',
    file: WALKS,
    find: "new Intl.Collator('id', { numeric: true })",
    replace: "new Intl.Collator('id')",
    by: BY,
  },
  {
    name: 'at a door that pays in two ways one sum is taken',
    file: WALKS,
    find: 'groupBy(orders, ({ payment }) => payment)',
    replace: "groupBy(orders, () => 'all')",
    by: BY,
  },
  {
    name: 'a slip says fewer pieces than are carried',
    file: WALKS,
    find: 'lines.reduce((all, { quantity }) => all + quantity, sum)',
    replace: 'sum + lines.length',
    by: BY,
  },
  {
    name: 'what was not seen yet lies on no shelf',
    file: WALKS,
    find: "step === 'acknowledge' || step === 'dispatch'",
    replace: "step === 'dispatch'",
    by: BY,
  },
  {
    name: 'guests read where the hotel keeps its goods',
    file: 'src/server/usecases/ordering/view-order.ts',
    find: "...(viewer === 'desk' ? { rack: stocked.placement.rack } : {}),",
    replace: '...{ rack: stocked.placement.rack },',
    by: 'test/server/wire.test.ts',
  },
]
